"""
Given what happened, when somebody asks, then this follows, or it is refused.

    given(*events).when("take_key", by="ana", key_id="key-1").then(KeyTaken(key_id="key-1", holder_id="ana"))
    given(on=world).when("take_key", by="ana", key_id="key-1").refused("hand_full")
"""

from typing import Any, NamedTuple

from teamwork.decision import Decision
from teamwork.errors import TeamworkError
from teamwork.events import Event
from teamwork.seats import Seat
from tests.world import World


class Outcome(NamedTuple):
    """What came of asking: a decision or a refusal."""

    world: World
    decision: Decision | None
    refusal: TeamworkError | None

    def then(self, *events: Event) -> "Outcome":
        """Exactly these events follow, in this order."""
        assert self.refusal is None, f"refused by {self.refusal}"
        assert self.decision is not None
        assert self.decision.events == events
        return self

    def then_among_others(self, *events: Event) -> "Outcome":
        """These events follow, beside others."""
        assert self.decision is not None, f"refused by {self.refusal}"
        assert [event for event in events if event not in self.decision.events] == []
        return self

    def then_words(self, **bodies: str | None) -> "Outcome":
        """These words are written or forgotten, by field."""
        assert self.decision is not None, f"refused by {self.refusal}"
        assert {w.key.split("/", 1)[1]: w.body for w in self.decision.words} == bodies
        return self

    def refused(self, code: str) -> TeamworkError:
        """It is refused with this code."""
        assert self.refusal is not None, f"accepted: {self.decision}"
        assert self.refusal.code == code, f"refused by {self.refusal.code}"
        return self.refusal


class Given(NamedTuple):
    """A game in which something happened."""

    world: World

    def when(self, kind: str, *, by: str | Seat, **fields: Any) -> Outcome:
        """Somebody asks this of a copy of the game, so that one given serves many questions."""
        world = self.world.copy()
        try:
            return Outcome(world, world.do(by, kind=kind, **fields), None)
        except TeamworkError as refusal:
            return Outcome(world, None, refusal)


def given(*events: Event, on: World | None = None) -> Given:
    """A game after these events, from nothing or going on from another world."""
    world = World() if on is None else on.copy()
    if events:
        world.happened("system", *events)
    return Given(world)
