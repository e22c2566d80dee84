"""What must always hold is told when it does not: each line breaks one thing of a game that had no problem."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from teamwork.invariants import problems
from teamwork.model import Celebration, Game, Spotlight, Told
from tests.rules.helping_tables import ask, claim, draw_missions, hang_key, release_door
from tests.rules.job_tables import interview, report
from tests.rules.playing_tables import play, tables
from tests.world import World

Broken = Callable[[Game], Game]


@cache
def played() -> World:
    """A game with something of everything and no problem."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="action")
    door_id = release_door(world, "ana")
    key_id = hang_key(world, "omar", door_id)
    world.do("ana", "take_key", key_id=key_id)
    claim(world, "frode", ask(world, "ana"))
    play(world, "ana", "action")
    interview(world, "ana")
    report(world, "bo")
    draw_missions(world)
    assert problems(world.game) == ()
    return world


def only(things: Mapping[str, Any]) -> str:
    """The id of the first of some things."""
    return next(iter(things))


def changed(name: str, **fields: Any) -> Broken:
    """The first thing of a map with other fields."""

    def broken(game: Game) -> Game:
        things = getattr(game, name)
        thing = things[only(things)].model_copy(update=fields)
        return game.model_copy(update={name: {**things, only(things): thing}})

    return broken


def another_open_claim(game: Game) -> Game:
    first = game.claims[only(game.claims)]
    return game.model_copy(
        update={"claims": {**game.claims, "c2": first.model_copy(update={"id": "c2", "claimer_id": "gry"})}}
    )


def two_keys_more(game: Game) -> Game:
    key = game.keys[only(game.keys)]
    more = {key_id: key.model_copy(update={"id": key_id}) for key_id in ("k2", "k3")}
    return game.model_copy(update={"keys": {**game.keys, **more}})


def three_dreams_more(game: Game) -> Game:
    dream = next(card for card in game.cards.values() if card.kind == "dream")
    more = {card_id: dream.model_copy(update={"id": card_id}) for card_id in ("x1", "x2", "x3")}
    return game.model_copy(update={"cards": {**game.cards, **more}})


def status_of(name: str, **fields: Any) -> Broken:
    def broken(game: Game) -> Game:
        person = game.people[name]
        assert person.status is not None
        after = person.model_copy(update={"status": person.status.model_copy(update=fields)})
        return game.model_copy(update={"people": {**game.people, name: after}})

    return broken


def person_with(name: str, **fields: Any) -> Broken:
    def broken(game: Game) -> Game:
        after = game.people[name].model_copy(update=fields)
        return game.model_copy(update={"people": {**game.people, name: after}})

    return broken


def doubled_card(game: Game) -> Game:
    team = game.teams["north"]
    discards = {**team.discards, "dream": (team.piles["dream"][0],)}
    return game.model_copy(update={"teams": {**game.teams, "north": team.model_copy(update={"discards": discards})}})


def offered_four(game: Game) -> Game:
    return game.model_copy(update={"offers": {"ana": {"action": ("A01", "A02", "A03", "A04")}}})


def offered_a_dream(game: Game) -> Game:
    return game.model_copy(update={"offers": {"ana": {"action": ("D01",)}}})


def celebrated(game: Game) -> Game:
    return game.model_copy(update={"celebration": Celebration(kind="whole_team", at=game.at, team_id="north")})


def turned_undo(game: Game) -> Game:
    stack = only(game.undo)
    point = game.undo[stack][0]._replace(v=game.v + 1)
    return game.model_copy(update={"undo": {**game.undo, stack: (point,)}})


def uneven_undo(game: Game) -> Game:
    point = game.undo["ana"][0]._replace(before=())
    return game.model_copy(update={"undo": {**game.undo, "ana": (point,)}})


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (lambda game: game.model_copy(update={"phase": "halftime"}), "is not of its edition"),
        (changed("cards", id="other"), "filed under another id"),
        (changed("cards", owner_id="nobody"), "card card-1: no people nobody"),
        (changed("cards", parts={}), "parts of another kind"),
        (changed("cards", author_id="bo"), "played for somebody else"),
        (changed("cards", state="closed"), "state and end do not agree"),
        (changed("cards", state="face_down"), "face down"),
        (changed("cards", ref="Z99"), "printed in no deck"),
        (three_dreams_more, "more open dreams than 3"),
        (changed("teams", seat_no=2), "gaps or doubles"),
        (changed("teams", success_agreed_by=("nobody",)), "agreed by somebody unknown"),
        (celebrated, "without having won"),
        (person_with("bo", seat_no=1), "two on graduate chair 1"),
        (person_with("frode", team_id="north", seat_no=4), "more graduates than chairs"),
        (person_with("bo", seat_no=0), "sits on no chair"),
        (status_of("bo", code="rich"), "status that the table does not have"),
        (status_of("bo", told=Told(celebrate=True)), "hall that was not told"),
        (doubled_card, "lies in two places"),
        (offered_four, "more than 3 of action"),
        (offered_a_dream, "that is none"),
        (changed("doors", card_id="gone"), "no cards gone"),
        (changed("keys", state="used", holder_id=None, used_by="ana"), "it is dark"),
        (changed("keys", holder_id=None), "hand and holder"),
        (changed("keys", used_by="ana"), "use and user"),
        (changed("keys", holder_id="frode"), "held by one who does not sit"),
        (changed("keys", holder_id="kim"), "at that table as a graduate"),
        (two_keys_more, "more keys in hand than 2"),
        (changed("claims", claimer_id="ana"), "taken by the asker"),
        (changed("claims", asker_id="bo"), "does not own the ask"),
        (changed("claims", state="helped"), "helped and not helped"),
        (another_open_claim, "taken more than once"),
        (changed("chances", person_id="nobody"), "no people nobody"),
        (changed("missions", chosen="M99"), "what was not drawn"),
        (changed("missions", is_held=True), "judged and not judged"),
        (turned_undo, "out of order"),
        (uneven_undo, "do not speak of the same"),
    ],
)
def test_each_problem_is_told(broken: Broken, problem: str) -> None:
    found = problems(broken(played().game))
    assert any(problem in one for one in found), found


def test_two_meetings_at_once_are_a_problem() -> None:
    """Rule 6.2: a team has one open meeting at a time."""
    world = World().start().open_camp(1)
    camp = world.meeting("camp", 1)
    own = world.meeting("check_in").model_copy(update={"state": "open", "opened_at": world.at})
    second = world.meeting("mentor_meeting").model_copy(update={"state": "open", "opened_at": world.at})
    during = world.game.model_copy(update={"meetings": {**world.game.meetings, own.id: own}})
    assert any("meets during a camp" in one for one in problems(during))
    both = world.game.meetings | {camp.id: world.meeting("camp", 2), own.id: own, second.id: second}
    assert any("two open meetings" in one for one in problems(world.game.model_copy(update={"meetings": both})))


def test_a_light_in_a_meeting_that_is_over_is_a_problem() -> None:
    world = World().start().open_camp(1)
    camp = world.meeting("camp", 1)
    lit = camp.model_copy(update={"spotlight": Spotlight(card_id="gone", asked_by="kim"), "state": "held"})
    found = problems(world.game.model_copy(update={"meetings": {**world.game.meetings, camp.id: lit}}))
    assert {one.partition(": ")[2] for one in found} == {
        "no cards gone",
        "state and times do not agree",
        "a card in the light of a meeting that is not open",
    }
