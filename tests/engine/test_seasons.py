"""Bots play whole seasons, and every version of them keeps the rules (rulebook 11)."""

import json
import os
import subprocess
import sys

import pytest

from teamwork.invariants import problems
from teamwork.live_game import Step
from teamwork.rules.tables import seated
from teamwork.season.result import result_of
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, Seat
from teamwork.service import GameService
from tests.engine.season_rules import hold
from tests.engine.seasons import Played, house_edition, played
from tests.missing import is_ci

LONG_CHUNKS, LONG_CHUNK = 20, 10
"""Two hundred seasons, ten to a test, so that workers share them evenly."""


def nothing_is_broken(step: Step) -> None:
    assert problems(step.after) == ()


def nothing_is_broken_now_and_then(step: Step) -> None:
    if step.after.v % 20 == 0:
        nothing_is_broken(step)


@pytest.mark.parametrize("seed", range(1, 21))
def test_a_season_of_mixed_bots_keeps_every_rule_in_every_version(seed: int) -> None:
    one = played(seed, None, nothing_is_broken, hold)
    ends_by_the_rules(one)
    is_replayed_to_the_same_views(one)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_season_of_the_house_does_too(seed: int) -> None:
    """Rulebook 1: four teams of eleven."""
    one = played(seed, house_edition(), nothing_is_broken_now_and_then, hold)
    ends_by_the_rules(one)
    is_replayed_to_the_same_views(one)


@pytest.mark.long
@pytest.mark.skipif(not is_ci(), reason="two hundred seasons are played where CI is set")
@pytest.mark.parametrize("chunk", range(LONG_CHUNKS))
def test_two_hundred_seasons_do_too(chunk: int) -> None:
    for seed in range(1000 + chunk * LONG_CHUNK, 1000 + (chunk + 1) * LONG_CHUNK):
        one = played(seed, None, nothing_is_broken_now_and_then, hold)
        ends_by_the_rules(one)
        is_replayed_to_the_same_views(one)


def ends_by_the_rules(one: Played) -> None:
    """Rules 2.1, 6.1 and 8.5: every camp was held, every team has its ending, every follow-up its answer."""
    game = one.season.table.game
    assert game.edition.phase(game.phase).kind == "closed"
    camps = [meeting for meeting in game.meetings.values() if meeting.kind == "camp"]
    assert [camp.state for camp in camps] == ["held"] * len(game.edition.season.camp_weeks)
    assert all(team.endings for team in game.teams.values())
    assert game.follow_ups
    assert all(follow_up.state != "due" for follow_up in game.follow_ups.values())
    assert problems(game) == ()


def is_replayed_to_the_same_views(one: Played) -> None:
    """Rule 10.1: what the record says is what people were shown, byte for byte."""
    again = GameService(one.service.store)
    assert again.game(one.game_id) == one.service.game(one.game_id)
    for seat in some_seats(one):
        assert as_bytes(again, one.game_id, seat) == as_bytes(one.service, one.game_id, seat)


def some_seats(one: Played) -> tuple[Seat, ...]:
    people = seated(one.season.table.game)
    chosen = (people[0], people[len(people) // 2], people[-1])
    return (SCREEN_SEAT, OFFICE_SEAT, *(Seat(role=p.role, person_id=p.id, team_id=p.team_id) for p in chosen))


def as_bytes(service: GameService, game_id: str, seat: Seat) -> bytes:
    return json.dumps(service.live(game_id).view(seat), ensure_ascii=False).encode()


# ---- the same seed ------------------------------------------------------------------------------


def test_the_same_seed_leaves_the_same_record_and_the_same_words() -> None:
    """Decision 16: a seed fixes ids too."""
    first, second = played(3), played(3)
    assert first.game_id == second.game_id
    assert list(first.service.store.records(first.game_id)) == list(second.service.store.records(second.game_id))
    assert first.service.store.words(first.game_id) == second.service.store.words(second.game_id)


def test_another_seed_leaves_another_season() -> None:
    first, second = played(4), played(5)
    assert first.game_id != second.game_id
    assert result_of(first.season.table.game, 0) != result_of(second.season.table.game, 0)


def test_the_same_seed_prints_the_same_bytes_whatever_order_python_hashes_in() -> None:
    first, second = (simulated(hash_seed) for hash_seed in ("1", "4711"))
    assert first == second
    lines = [json.loads(line) for line in first.splitlines()]
    assert [line["seed"] for line in lines] == [11, 12]
    assert {"game_id", "seed", "result", "versions", "in_job", "of"} <= lines[0].keys()


def simulated(hash_seed: str) -> bytes:
    words = [sys.executable, "-m", "teamwork.cli", "simulate", "--json", "--games", "2", "--seed", "11"]
    edition = ["--edition", "tests/cards/editions/lille"]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run([*words, *edition], env=environment, check=True, capture_output=True).stdout


# ---- what seasons are like ----------------------------------------------------------------------


def test_seasons_are_full_of_what_people_do() -> None:
    """So that a demonstration, an export and the film have something to show."""
    one = played(2, house_edition())
    game = one.season.table.game
    kinds = {record.command_kind for record in one.service.records(one.game_id)}
    assert {"hang_key", "use_key", "claim_ask", "mark_helped", "say_thanks", "vote_mission", "report_status"} <= kinds
    assert {"confirm_status", "write_learning", "rest_until_next", "move_action", "undo", "plan_meeting"} <= kinds
    assert any(team.spark_bands for team in game.teams.values())
    assert any(door.lit_at for door in game.doors.values())
    assert sum(person.status is not None for person in game.people.values()) > 0
