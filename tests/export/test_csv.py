"""CSV that Danish Excel opens by a double-click (programme 4.3): tested by bytes, not by eye."""

import csv
import io

import pytest

from teamwork.events import SparkWeekClosed
from teamwork.export.csv_file import csv_bytes
from teamwork.export.taken import harmless
from teamwork.model import SparkBand
from tests.export.desk import export
from tests.rules.job_tables import confirm
from tests.world import World, world_in

MARK = b"\xef\xbb\xbf"
NAMES = ["=1+1", "@x", "+45 12", "-nu", 'Åse; "Ær"', "Ø", "\t=2", "=cmd|' /C calc'!A0"]


@pytest.fixture
def world() -> World:
    """A game in the first half in which some have names that spreadsheets stumble over."""
    world = world_in("first_half")
    for person_id, name in zip(["ana", "bo", "carl", "frode", "gry", "hans", "omar", "pia"], NAMES, strict=True):
        world.words[f"{person_id}/name"] = name
    confirm(world, "ana", "fixed_term", to_date=world.today.replace(month=12, day=9))
    return world


def read(body: bytes, separator: str) -> list[dict[str, str]]:
    """A file as another program reads it."""
    text = body.removeprefix(MARK).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_it_begins_with_the_mark_and_parts_by_semicolon_and_crlf(world: World) -> None:
    body = csv_bytes(export(world))
    assert body.startswith(MARK + b"Indhold;Spil;Hold nr.;Hold;Navn;Rolle;Plads;Uge;")
    assert body.count(b"\r\n") == body.count(b"\n") > 10
    assert b"sep=" not in body


def test_days_are_danish_and_yes_is_ja(world: World) -> None:
    ana = [row for row in read(csv_bytes(export(world)), ";") if row["Navn"] == "'=1+1"][-1]
    assert (ana["Status fra"], ana["Status til"]) == (world.today.strftime("%d-%m-%Y"), "09-12-2026")
    assert (ana["I job"], ana["Spil med bots"], ana["Status"]) == ("ja", "nej", "fixed_term")


def test_the_decimal_mark_is_a_comma() -> None:
    """Three of six in a job at camp 2 and five weeks with spark out of twelve: 50,0 and 41,7 per cent."""
    world = world_in("first_half")
    for name in ("ana", "bo", "frode"):
        confirm(world, name, "permanent")
    bands = [f"2026-W{week:02}" for week in (6, 7, 8, 9, 10)]
    band = SparkBand(band="middle", arrow="level")
    world.happened("system", *(SparkWeekClosed(team_id="north", week=week, band=band) for week in bands))
    world.play_to("second_half").wait(days=1)
    shares = {row["Mål-id"]: row["Andel i procent"] for row in read(csv_bytes(export(world, "ledelse")), ";")}
    assert (shares["in_job"], shares["spark_weeks"]) == ("50,0", "41,7")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_looks_like_a_formula_stays_a_name(world: World, name: str) -> None:
    """Cells that begin with = + - @, tab or CR are made harmless; the name is still there to read."""
    rows = read(csv_bytes(export(world)), ";")
    assert {row["Navn"].removeprefix("'") for row in rows} >= {name}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_harmless_puts_an_apostrophe_before_what_could_run(text: str) -> None:
    assert harmless(text) == f"'{text}"


LIKE_OTHERS = (
    "1-2", "3/4", "1.2", "1-2-26", "2026-02-03", "2026-02-03T10:00:00Z", "1. maj", "maj 5", "3. feb. 2026", "12-Mar",
    "april 2026", "fre 6-2", "12:30", "10.30", "3 pm", "1e5", "1E-5", "0045", "45", "12,5", "1.234,5", "50 %", "50%",
    "1 1/2", "(5)", "kr 45", "45 kr", "€ 3", "$3", "Sand", "FALSK", "true", "False", "#N/A", "#I/T", "#DIVISION/0!",
    " 1-2 ", "\u00a01-2", "１-２", "٣", "−5",
)  # fmt: skip


@pytest.mark.parametrize("text", LIKE_OTHERS)
def test_a_text_that_would_become_a_number_a_day_or_a_yes_stays_a_text(text: str) -> None:
    """A name is a name: `1-2` would become the first of February, *Sand* would become TRUE."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["Ana", "", "1=1", "a-b", "æ", "Maj", "May", "Jan", "Fri", "Mon", "Hold 1", "2026-W07", "13 uger efter", "Camp 2",
     "Sand Andersen", "fixed_term", "Ana 2", "7 små hunde", "#metoo", "mandagsholdet", "1. hold", "O'Hara", "e5",
     "færre end 5"],
)  # fmt: skip
def test_harmless_leaves_the_rest_alone(text: str) -> None:
    assert harmless(text) == text


def test_a_long_text_is_judged_at_once() -> None:
    """No pattern may take longer than the text is long: anybody can write one."""
    for text in ("1 " * 5_000 + "!", "mar" * 5_000 + "1!", "1e" * 5_000, "man1 " * 4_000 + "x"):
        assert harmless(text) == text


def test_numbers_days_and_shares_themselves_stand_bare(world: World) -> None:
    rows = read(csv_bytes(export(world)), ";")
    assert {row["Uge i spillet"][0] for row in rows} <= set("123456789")
    assert not any(row["Ugen begynder"].startswith("'") for row in rows)
    assert not any(cell.startswith("'") for row in rows for name, cell in row.items() if name != "Navn")


def test_in_english_it_is_plain(world: World) -> None:
    """`--lang en`: comma, point, ISO dates, no mark."""
    body = csv_bytes(export(world, lang="en"))
    assert body.startswith(b"Contains,Game,Team no.,Team,Name,")
    ana = [row for row in read(body, ",") if row["Name"] == "'=1+1"][-1]
    assert (ana["Status to"], ana["In a job"], ana["Role"]) == ("2026-12-09", "yes", "graduate")


def test_one_row_a_person_and_week(world: World) -> None:
    rows = read(csv_bytes(export(world)), ";")
    weeks = {row["Uge"] for row in rows}
    assert len(rows) == len(weeks) * len(world.game.people)
    assert len({(row["Hold"], row["Rolle"], row["Plads"], row["Uge"]) for row in rows}) == len(rows)
