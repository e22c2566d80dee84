"""What is offered is accepted, what is not offered is refused, and a refusal tells nobody of what they may not see."""

import json
import random
from collections.abc import Mapping
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from teamwork.commands import COMMANDS, SYSTEM_COMMANDS, parse_command
from teamwork.errors import InvalidCommandError, TeamworkError
from teamwork.invariants import problems
from teamwork.rules.permissions import PERMISSIONS
from teamwork.seats import PLAYING_ROLES, Role
from teamwork.views import options_key, view
from tests.engine.foreign import NOWHERE, a_command, filled_somehow, unseen_ids
from tests.engine.plausible import filled
from tests.engine.walking import Walk, walk_in

KINDS = sorted(COMMANDS)
PHASES = ("setup", "camp_1", "first_half", "camp_2", "second_half", "camp_3", "extra_time")
is_thorough = hypothesis.settings.get_current_profile_name() == "thorough"
chances = st.integers(0, 100_000).map(random.Random)


def test_every_kind_of_command_is_offered_and_accepted_in_a_season() -> None:
    """Rulebook 2 to 10, played by chance from an empty board to the end; rare things may take another season."""
    missing = set(COMMANDS) - SYSTEM_COMMANDS
    for seed in range(1, 6):
        walk = Walk(seed).set_board()
        for _ in walk.season(90):
            pass
        missing -= set(walk.accepted) & set(walk.offered)
        if not missing:
            break
    assert missing == set()


def test_what_options_list_has_a_permission_and_the_other_way_round() -> None:
    assert set(PERMISSIONS) == set(COMMANDS)


class Asking(RuleBasedStateMachine):
    """A game in which people do what they are offered, and are asked for everything else besides."""

    @initialize(phase=st.sampled_from(PHASES), seed=st.integers(1, 1000))
    def begin(self, phase: str, seed: int) -> None:
        self.walk = walk_in(phase, seed)
        for _ in self.walk.wander(25):
            pass

    @rule(moves=st.integers(1, 8))
    def people_play(self, moves: int) -> None:
        for _ in self.walk.wander(moves):
            pass

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.walk.wait(days=days)

    @rule(dice=chances)
    def a_seat_asks_for_all_that_it_is_offered(self, dice: random.Random) -> None:
        """Decision 20: some values of the free fields are accepted now."""
        name = dice.choice(self.walk.actors())
        self.walk._begin_day_if_due()
        offered = self.walk.offers(name)
        for option in dice.sample(offered, min(12, len(offered))):
            self.walk.copy().take(name, option)

    @rule(dice=chances)
    def a_seat_asks_for_what_it_is_not_offered(self, dice: random.Random) -> None:
        """Refused with a code and a sentence, or it would change nothing anyway (a second arrival)."""
        self.walk._begin_day_if_due()
        name = dice.choice(sorted(self.walk.seats()))
        offered = [dict(option) for option in self.walk.options(name)]
        for _ in range(15):
            command = a_command(self.walk.game, dice.choice(KINDS), dice)
            if command not in offered:
                body = filled_somehow(self.walk, name, command, dice)
                answer = self._refused(name, body)
                self._tells_nothing(name, command, body, answer)

    def _refused(self, name: str, body: Mapping[str, Any]) -> tuple[Any, ...]:
        """Nothing changes; answers what a client would learn of it."""
        walk = self.walk
        game, words = walk.game, dict(walk.words)
        answer: tuple[Any, ...] = ("accepted",)
        try:
            walk.do(name, **body)
        except TeamworkError as refusal:
            answer = (refusal.code, dict(refusal.params), refusal.message)
        assert "{" not in str(answer[-1]), "a sentence that is not filled"
        assert (walk.game, walk.words) == (game, words), f"{name} was not offered {body}"
        return answer

    def _tells_nothing(
        self, name: str, command: Mapping[str, str], body: Mapping[str, Any], answer: tuple[Any, ...]
    ) -> None:
        """Decision 15: what a seat may not see is refused as what does not exist."""
        seen = view(self.walk.game, self.walk.words, self.walk.seat(name))
        for field, thing_id in unseen_ids(self.walk.game, seen, command):
            hand = self.walk.game.hands.get(thing_id) if field == "hand_id" else None
            if hand is not None and hand.told_id == name:
                continue  # lowered meanwhile: who was told knew of it
            nowhere = self._refused(name, {**body, field: NOWHERE})
            assert answer == nowhere, f"{name} learns from {body} that {thing_id} exists"

    @invariant()
    def what_must_always_hold_holds(self) -> None:
        if hasattr(self, "walk"):
            assert problems(self.walk.game) == ()


TestAsking = Asking.TestCase
TestAsking.settings = hypothesis.settings(
    max_examples=120 if is_thorough else 14,
    stateful_step_count=25 if is_thorough else 12,
    suppress_health_check=list(hypothesis.HealthCheck),
)


@pytest.mark.parametrize("role", [Role.SCREEN, Role.ADMIN, Role.SYSTEM])
def test_who_plays_nothing_is_offered_nothing(role: Role) -> None:
    """Decision 17: the screen's token sends nothing."""
    walk = walk_in("camp_1", 1)
    seat = walk.seat(role.value)
    assert options_key(seat) is None
    if role is not Role.SYSTEM:
        for kind in KINDS:
            assert role not in PERMISSIONS[kind].roles


@pytest.mark.parametrize("leaver", ["carl", "kim", "omar"])
def test_one_who_left_is_offered_nothing_a_helper_neither(leaver: str) -> None:
    """Not even the promise of silence."""
    walk = walk_in("first_half", 1)
    walk.do("office", "substitute_person", person_id=leaver)
    assert walk.options(leaver) == ()


@pytest.mark.parametrize("kind", sorted(SYSTEM_COMMANDS))
def test_what_the_program_does_by_itself_nobody_may_ask_for(kind: str) -> None:
    walk = walk_in("camp_1", 1)
    body = {"begin_day": {"date": walk.today}, "wake_seat": {"person_id": "ana"}}.get(
        kind, {"name": "Spil", "started_on": walk.today, "team_names": ["A", "B"]}
    )
    for name in walk.seats():
        walk.refused(name, "not_your_role", kind=kind, **body)


FORGED: Mapping[str, Any] = {
    "actor": "kim", "at": "2026-02-03T08:00:00Z", "v": 1, "visibility": "hall", "seat": {"role": "office"},
    "owner_id": "bo", "author_id": "bo", "is_confirmed": True, "game_id": "game", "command_id": "x", "__class__": "x",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(KINDS) - SYSTEM_COMMANDS))
def test_nobody_says_who_they_are_or_when_it_is(kind: str) -> None:
    """trust.md attack 19: who asks and when comes from the seat and the server, never from the message."""
    walk = walk_in("first_half", 1)
    body = filled_somehow(walk, "ana", a_command(walk.game, kind, random.Random(kind)), random.Random(1))
    for field, value in FORGED.items():
        with pytest.raises(InvalidCommandError) as caught:
            parse_command(json.dumps({**body, field: value}, default=str))
        assert caught.value.params["field"] == field


def test_no_option_names_what_its_seat_may_not_see() -> None:
    """The list of what one may do is a view too."""
    walk = walk_in("camp_1", 3)
    for place, _ in enumerate(walk.wander(120)):
        if place % 6:
            continue
        for name, seat in walk.seats().items():
            if seat.role in PLAYING_ROLES:
                seen = view(walk.game, walk.words, seat)
                for option in walk.options(name):
                    assert list(unseen_ids(walk.game, seen, {**dict.fromkeys(_FIELDS, ""), **option})) == []


_FIELDS = ("person_id", "team_id", "meeting_id", "step_id", "card_kind", "role", "choice", "meeting_kind")


def test_filling_in_an_offer_twice_writes_other_words() -> None:
    """The pen of these tests: unique words, so that a test that looks for them cannot find others'."""
    walk = walk_in("first_half", 1)
    option = {"kind": "give_key", "team_id": "south"}
    texts = {filled(walk, "ana", option, walk.dice)["text"] for _ in range(50)}
    assert len(texts) == 50
