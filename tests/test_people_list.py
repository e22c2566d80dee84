"""A list of people: read from whatever a spreadsheet saves, judged all at once, used whole or not at all."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from openpyxl import Workbook

from teamwork.errors import TeamworkError
from teamwork.people_list import Mistake, PeopleListError, PersonLine, new_game, read_people
from teamwork.people_list.mistake import SENTENCES
from teamwork.service import GameService
from teamwork.store import MemoryStore
from tests.engine.seasons import storable_edition

HEADINGS = ("Navn", "Hold", "Rolle", "Hjælpertype", "E-mail", "Telefon")
ROWS: tuple[tuple[str, ...], ...] = (
    ("Åse Øster", "Nord", "Dimittend", "", "aase@eksempel.dk", "12 34 56 78"),
    ("Yusuf", "Nord", "dimittend", "", "", ""),
    ("Ø", "Nord", "DIMITTEND", "", "", ""),
    ("Kim", "Nord", "Coach", "", "", ""),
    ("Omar", "Nord", "Hjælper", "Mentor", "", ""),
    ("=1+1", "Syd", "graduate", "", "", ""),
    ("Søren", "Syd", "dimittend", "", "", ""),
    ("Søren", "Syd", "dimittend", "", "", ""),
    ("Lone", "Syd", "teamcoach", "", "", ""),
    ("Vera", "Syd", "netværkshjælper", "", "", ""),
)


def csv_of(rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS, sign: str = ";") -> str:
    return "\r\n".join(sign.join(row) for row in (headings, *rows)) + "\r\n"


def xlsx_of(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> bytes:
    book = Workbook()
    for row in (headings, *rows):
        book.worksheets[0].append(list(row))
    for cell in (cell for line in book.worksheets[0].iter_rows() for cell in line if cell.data_type == "f"):
        cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def people(content: bytes) -> tuple[PersonLine, ...]:
    return read_people(content, storable_edition())


def mistakes(content: str | bytes) -> tuple[Mistake, ...]:
    with pytest.raises(PeopleListError) as caught:
        people(content.encode() if isinstance(content, str) else content)
    assert caught.value.code == "people_list_unfit"
    return caught.value.mistakes


def codes(content: str | bytes) -> list[tuple[int | None, str | None, str]]:
    return [(mistake.row, mistake.column, mistake.code) for mistake in mistakes(content)]


def with_row(number: int, *row: str) -> str:
    """The list with one line written otherwise; lines count from 1 and the headings are the first."""
    rows = list(ROWS)
    rows[number - 2] = row
    return csv_of(rows)


# ---- what can be read -----------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_csv_of_any_habit_gives_the_same_people(encoding: str, sign: str) -> None:
    found = people(csv_of(sign=sign).encode(encoding))
    assert [person.name for person in found] == [row[0] for row in ROWS]
    assert found[0] == PersonLine(
        row=2, name="Åse Øster", team="Nord", role="graduate", email="aase@eksempel.dk", phone="12 34 56 78"
    )
    assert found[4].helper_kind == "mentor"


def test_a_workbook_gives_the_same_people_as_the_csv() -> None:
    assert people(xlsx_of(ROWS)) == people(csv_of().encode())


def test_a_phone_number_stored_as_a_number_keeps_its_digits() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][5] = 12345678.0  # type: ignore[call-overload]
    assert people(xlsx_of(rows))[0].phone == "12345678"


def test_english_headings_do_as_well() -> None:
    english = csv_of(headings=("Name", "team", "ROLE", "helper kind", "email", "Phone"))
    assert people(english.encode()) == people(csv_of().encode())


def test_columns_may_stand_in_any_order_and_optional_ones_may_lack() -> None:
    turned = [(row[2], row[0], row[1]) for row in ROWS]
    found = people(csv_of(turned, headings=("rolle", "navn", "hold")).encode())
    assert [(person.name, person.team) for person in found] == [(row[0], row[1]) for row in ROWS]


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    found = people(csv_of((*ROWS[:1], ("",) * 6, *ROWS[1:])).encode())
    assert [person.row for person in found][:3] == [2, 4, 5]


def test_a_name_that_a_mac_wrote_in_two_signs_is_the_same_name() -> None:
    decomposed = csv_of().replace("Åse", "A\u030ase")
    assert people(decomposed.encode())[0].name == "Åse Øster"


def test_a_team_is_the_same_however_it_is_spelt() -> None:
    found = people(with_row(3, "Yusuf", "  nord ", "dimittend").encode())
    assert {person.team for person in found} == {"Nord", "Syd"}


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    assert people(csv_of().encode())[5].name == "=1+1"


# ---- what is told ---------------------------------------------------------------------------------


def test_every_mistake_is_told_at_once_with_line_and_column() -> None:
    rows = list(ROWS)
    rows[0] = ("", "Nord", "dimittend", "", "ikke en adresse", "12")
    rows[1] = ("Yusuf", "", "chef", "", "", "")
    rows[4] = ("Omar", "Nord", "hjælper", "troldmand", "", "")
    rows[5] = ("x" * 61, "Syd", "dimittend", "mentor", "", "")
    assert codes(csv_of(rows)) == [
        (2, "Navn", "name_missing"),
        (2, "E-mail", "email_unreadable"),
        (2, "Telefon", "phone_unreadable"),
        (3, "Rolle", "role_unknown"),
        (3, "Hold", "team_missing"),
        (6, "Hjælpertype", "helper_kind_unknown"),
        (7, "Hjælpertype", "helper_kind_for_helpers"),
        (7, "Navn", "text_too_long"),
    ]


@pytest.mark.parametrize("number", ["010190-1234", "010190 1234", "0101901234"])
def test_a_personal_number_is_refused_wherever_it_stands_and_never_repeated(number: str) -> None:
    """Rule 4.8."""
    for row in (("Ana " + number, "Nord", "dimittend", "", "", ""), ("Ana", "Nord", "dimittend", "", "", number)):
        told = mistakes(with_row(2, *row))
        assert "personal_number" in [mistake.code for mistake in told]
        assert not any(number in mistake.line(lang) for mistake in told for lang in ("da", "en"))


def test_a_column_of_personal_numbers_is_told_although_nobody_knows_the_column() -> None:
    rows = [(*row[:3], "0101901234") for row in ROWS]
    told = codes(csv_of(rows, headings=("navn", "hold", "rolle", "cpr")))
    assert (1, "cpr", "column_unknown") in told
    assert (2, "cpr", "personal_number") in told


def test_an_eight_digit_phone_number_passes() -> None:
    assert people(with_row(2, "Ana", "Nord", "dimittend", "", "", "12345678").encode())[0].phone == "12345678"


def test_missing_columns_are_named_in_the_readers_language() -> None:
    told = mistakes(csv_of([("Ana", "Nord")], headings=("navn", "hold")))
    assert [mistake.code for mistake in told] == ["column_missing"]
    assert "rolle" in told[0].line("da")
    assert "role" in told[0].line("en")


def test_more_people_than_chairs_are_told_by_their_lines() -> None:
    """Rule 2.1: the small edition has three graduates and one coach a table."""
    rows = (*ROWS, ("Ida", "Nord", "dimittend", "", "", ""), ("Finn", "Nord", "coach", "", "", ""))
    assert codes(csv_of(rows)) == [(12, "Rolle", "table_full"), (13, "Rolle", "table_full")]


def test_too_few_or_too_many_teams_are_told_by_number() -> None:
    told = mistakes(csv_of(ROWS[:5]))
    assert [(mistake.code, dict(mistake.params)) for mistake in told] == [("teams_differ", {"given": 1, "wanted": 2})]


def test_two_may_share_a_name_but_not_an_address_too() -> None:
    twin = ("Åse Øster", "Nord", "Dimittend", "", "aase@eksempel.dk", "12 34 56 78")
    assert codes(with_row(3, *twin)) == [(3, None, "person_twice")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf", "list_empty"),
        (b"navn;hold;rolle\r\n", "list_empty"),
        (b"PK\x03\x04 no workbook at all", "file_unreadable"),
        (b"\x00\x01\x02;\x00\r\n\x00", "file_unreadable"),
        (b"x" * (2 * 1024 * 1024 + 1), "file_too_large"),
        ("navn;hold;rolle\n" + "Ana;Nord;dimittend\n" * 2500, "list_too_long"),
    ],
    ids=["empty", "mark", "headings", "zip", "nul", "large", "long"],
)
def test_what_is_no_list_is_told_in_one_sentence(content: bytes | str, code: str) -> None:
    assert [mistake.code for mistake in mistakes(content)] == [code]


def test_a_workbook_that_unpacks_to_a_flood_is_not_unpacked() -> None:

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (41 * 1024 * 1024))
    assert [mistake.code for mistake in mistakes(out.getvalue())] == ["file_too_large"]


def test_every_code_is_told_in_both_languages_with_a_remedy() -> None:
    assert SENTENCES["da"].keys() == SENTENCES["en"].keys()
    for sentences in SENTENCES.values():
        assert all(problem and remedy for problem, remedy in sentences.values())


# ---- a game of it ---------------------------------------------------------------------------------


def test_a_list_becomes_a_game_with_everyone_on_a_chair() -> None:
    service = GameService(MemoryStore())

    game_id = new_game(service, storable_edition(), "Forår", date(2027, 1, 18), people(csv_of().encode()))
    game, words = service.game(game_id), service.live(game_id).words
    assert [words[f"{person_id}/name"] for person_id in game.people] == [row[0] for row in ROWS]
    assert [words[f"{team_id}/name"] for team_id in game.teams] == ["Nord", "Syd"]
    assert not any(person.is_bot for person in game.people.values())
    assert words[f"{next(iter(game.people))}/email"] == "aase@eksempel.dk"


def test_a_game_that_is_refused_half_way_leaves_nothing_behind() -> None:

    store = MemoryStore()
    one_too_many = (*people(csv_of().encode()), PersonLine(row=99, name="Ida", team="Nord", role="coach"))
    with pytest.raises(TeamworkError):
        new_game(GameService(store), storable_edition(), "Forår", date(2027, 1, 18), one_too_many)
    assert store.games() == ()
