"""What each profile holds, and what none but `intern` may (journey O2, programme 3.4)."""

import json

import pytest

from teamwork.export.csv_file import csv_bytes
from teamwork.export.json_file import as_json
from teamwork.progress.typed import Typed
from tests.export.desk import export, rows
from tests.rules.job_tables import confirm
from tests.rules.playing_tables import play
from tests.world import World, world_in


@pytest.fixture
def world() -> World:
    """A game a day after camp 2, in which cards were played and pulses given."""
    world = world_in("second_half")
    play(world, "ana", "challenge", what="Hemmeligt ansigt", ask="Hemmelig hjælp")
    play(world, "bo", "dream", work="Hemmelig drøm", workplaces=["Hemmeligt sted"])
    world.do("ana", "give_pulse", spark=7, clarity=3)
    world.do("kim", "set_contact", email="kim@example.org")
    world.do("bo", "set_contact", phone="12345678")
    confirm(world, "ana", "permanent")
    world.wait(days=8)
    return world


@pytest.mark.parametrize("profile", ["intern", "ledelse", "offentlig"])
def test_no_profile_holds_a_card_a_pulse_or_contact_data(world: World, profile: str) -> None:
    """visibility.md: the office sees none of them, so they must not appear anywhere."""
    text = json.dumps(as_json(export(world, profile)), ensure_ascii=False)
    for secret in ("Hemmelig", "example.org", "12345678", "pulse", "stage"):
        assert secret not in text


@pytest.mark.parametrize("profile", ["ledelse", "offentlig"])
def test_only_intern_names_people_or_teams(world: World, profile: str) -> None:
    text = json.dumps(as_json(export(world, profile)), ensure_ascii=False)
    for name in ("Ana", "Kim", "Nord", "Syd"):
        assert name not in text
        assert name in json.dumps(as_json(export(world)), ensure_ascii=False)


def test_intern_says_in_every_row_that_it_is_personal_data(world: World) -> None:
    found = export(world)
    for table in found.tables[:-1]:
        assert all(str(row["contains"]).startswith("Personoplysninger") for row in table.rows)


@pytest.mark.parametrize("profile", ["intern", "ledelse", "offentlig"])
def test_a_game_with_a_bot_says_so_in_every_row(profile: str) -> None:
    """Rule 11."""
    world = World().set_board()
    world.sit("bot", "graduate", "north", is_bot=True)
    for name, role, team in (
        ("ana", "graduate", "north"), ("kim", "coach", "north"), ("omar", "helper", "north"),
        ("frode", "graduate", "south"), ("gry", "graduate", "south"), ("lone", "coach", "south"),
        ("tina", "helper", "south"),
    ):  # fmt: skip
        world.sit(name, role, team)
    world.play_to("second_half").wait(days=1)
    found = export(world, profile)
    assert found.tables[0].rows
    assert all(row["has_bots"] is True for row in found.tables[0].rows)
    assert "bots" in found.notes[0]


def test_every_row_carries_the_version_it_was_counted_by(world: World) -> None:
    for profile in ("intern", "ledelse", "offentlig"):
        assert {row["counting_version"] for row in export(world, profile).tables[0].rows} == {1}


def test_the_public_table_of_six_people_tells_nothing(world: World) -> None:
    """None of fewer than ten people."""
    told = rows(export(world, "offentlig"), "measures", measure_id="people")
    assert [row["value"] for row in told] == ["færre end 10"]
    assert {row["shown"] for row in export(world, "offentlig").tables[0].rows} == {"under", "hidden"}


def test_management_reads_fewer_than_three_in_words(world: World) -> None:
    [row] = rows(export(world, "ledelse"), "measures", measure_id="in_job")
    assert (row["value"], row["of"], row.get("share")) == ("færre end 3", 6, None)
    [row] = rows(export(world, "ledelse", "en"), "measures", measure_id="in_job")
    assert row["value"] == "fewer than 3"


def test_json_has_no_words_where_a_number_stands(world: World) -> None:
    plain = as_json(export(world, "ledelse"))
    [row] = [row for row in plain["tables"]["measures"]["rows"] if row["measure_id"] == "in_job"]
    assert (row["value"], row["shown"], row["date"]) == (None, "under", "2026-03-17")


def test_a_cost_a_job_hides_with_the_jobs_it_would_give_away(world: World) -> None:
    """Decision 26: the cost in all and a cost a job are the number of jobs."""
    typed = Typed(coach_hours=100, coach_rate=500, camps=4000, comparison=58.9, comparison_of="Dimittender i regionen")
    found = export(world, "ledelse", typed=typed)
    costs = {row["measure_id"]: row["value"] for row in found.tables[0].rows if "cost" in str(row["measure_id"])}
    assert costs == {"cost_total": 54000, "cost_per_person": 9000}
    assert any("58,9 % (Dimittender i regionen)" in note for note in found.notes)
    assert ";58,9;" in csv_bytes(found).decode()


def test_an_erased_person_is_a_former_participant_and_the_figures_stay(world: World) -> None:
    """Programme 7.12."""
    before = export(world, "ledelse").tables[0].rows
    world.do("office", "erase_person", person_id="ana")
    world.words = {key: body for key, body in world.words.items() if not key.startswith("ana/")}
    after = export(world)
    assert {row["person"] for row in rows(after, "person_weeks", team_number=1, seat_number=1, role="dimittend")} == {
        "tidligere deltager"
    }
    assert export(world, "ledelse").tables[0].rows == before
