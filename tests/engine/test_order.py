"""Rule 3.4: teams and people stand in their fixed order; no view and no frame orders anybody by what they reached."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from teamwork.model import Game, Level, Status, Told
from teamwork.seats import PLAYING_ROLES
from teamwork.views import frame, view
from tests.engine.seeds import seeds
from tests.engine.walking import Walk, walk_in

Sequence = tuple[str, tuple[str, ...]]


def sequences(value: Any, known: frozenset[str], path: str = "") -> Iterator[Sequence]:
    """Every row of people or of teams in a view, wherever it stands, as ids."""
    if isinstance(value, Mapping):
        if ids := tuple(key for key in value if key in known):
            yield path, ids
        for key, item in value.items():
            yield from sequences(item, known, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        if ids := tuple(item for item in value if isinstance(item, str) and item in known):
            yield path, ids
        for place, item in enumerate(value):
            yield from sequences(item, known, f"{path}/{place}")


def of_kind(seen: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    return tuple(key for key in seen if key.startswith(f"{kind}:"))


def with_jobs(game: Game, names: tuple[str, ...]) -> Game:
    """The game in which these and nobody else have a job that everybody was told of."""
    told = Told(level=Level.HALL, coach=True)
    job = Status(code="permanent", from_date=game.today, is_confirmed=True, told=told, reported_at=game.at)
    people = {
        name: person.model_copy(update={"status": job if name in names else None, "shows_late_stages": True})
        for name, person in game.people.items()
    }
    return game.model_copy(update={"people": people})


def team_by_team(game: Game, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda team_id: game.teams[team_id].seat_no))


@pytest.fixture(params=seeds(2))
def played(request: pytest.FixtureRequest) -> Walk:
    """A game at a camp in which a good deal has happened."""
    walk = walk_in("camp_2", request.param)
    for _ in walk.wander(60):
        pass
    return walk


JOBS = [(), ("ana",), ("carl", "hans"), ("bo", "frode", "gry"), ("hans", "carl", "ana"), ("ana", "bo", "carl")]


def test_who_has_a_job_moves_nobody_in_any_view(played: Walk) -> None:
    """The same rows of people and teams, whoever has reached what."""
    people = frozenset(played.game.people)
    for name, seat in played.seats().items():
        before = None
        for jobs in JOBS:
            seen = view(with_jobs(played.game, jobs), played.words, seat)
            rows = (
                *((kind, of_kind(seen, kind)) for kind in ("person", "team", "card", "door", "key", "mission")),
                *sequences({k: v for k, v in seen.items() if not k.startswith("options:")}, people),
                *sequences({k: v for k, v in seen.items() if k.startswith("options:")}, people),
            )
            others = tuple(row for row in rows if "confirm" not in row[0])
            assert before in (None, others), f"{name} sees another order when {jobs} have jobs"
            before = others


def test_teams_stand_in_their_fixed_order_everywhere(played: Walk) -> None:
    """In maps and in rows, in every view."""
    teams = frozenset(played.game.teams)
    for name in played.seats():
        seen = played.view(name)
        in_view = tuple(key.removeprefix("team:") for key in of_kind(seen, "team"))
        assert in_view == team_by_team(played.game, in_view)
        whole = {key: entity for key, entity in seen.items() if not key.startswith("options:")}
        for path, ids in sequences(whole, teams):
            assert ids == team_by_team(played.game, ids), f"{name}: {path}"


def test_people_stand_in_the_order_of_their_chairs() -> None:
    """A table seated in order is listed in order, role by role, whatever its people have done since."""
    walk = walk_in("camp_2", 4)
    for _ in walk.wander(60, _PLAYED_KINDS):
        pass
    for name in ("ana", "kim", "tina", "office", "screen"):
        seen = walk.view(name)
        rows = [walk.person(key.removeprefix("person:")) for key in of_kind(seen, "person")]
        places = [(walk.game.teams[p.team_id].seat_no, PLAYING_ROLES.index(p.role), p.seat_no) for p in rows]
        assert places == sorted(places)


_PLAYED_KINDS = ("play_dream", "play_action", "finish_action", "report_status", "report_interview", "give_key")


def test_a_frame_carries_no_order_of_results(played: Walk) -> None:
    """When everything is put anew, as on a new day, it is put in the order of the maps."""
    for jobs in JOBS:
        before = with_jobs(played.game, ())
        after = with_jobs(played.game, jobs).model_copy(update={"touched": (("game", ""),), "phase": "second_half"})
        for name in ("bo", "kim", "lone", "screen"):
            put = frame(before, after, played.words, played.seat(name)).put
            for kind, things in (("team", after.teams), ("person", after.people)):
                ids = [key.removeprefix(f"{kind}:") for key in of_kind(put, kind)]
                assert ids == [thing_id for thing_id in things if thing_id in ids]


def test_no_team_is_told_where_another_stands() -> None:
    """None ranks teams: a team's marker, lights and count are its own."""
    walk = walk_in("camp_2", 5)
    for name in ("frode", "lone", "tina", "screen"):
        assert not {"marker", "lights", "in_job", "holds_now", "helped"} & set(walk.view(name)["team:north"])
