"""A game kept in memory by the process that plays it: newest state, today's words, the latest steps."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import NamedTuple

from teamwork.affected import Place
from teamwork.model import Game
from teamwork.orders import Order
from teamwork.seats import Seat
from teamwork.sights import Sights
from teamwork.views import Frame, View, frame, view
from teamwork.words import WordChange, keep

STEPS_KEPT = 500
"""Versions that a returning viewer can be led over; older ones get a whole view."""


class Step(NamedTuple):
    """
    One version, or several that are told as one: the game before and after, the words that were overwritten as they
    were, and the places that were touched.
    """

    before: Game
    after: Game
    former: Mapping[str, str | None]
    touched: tuple[Place, ...]


class Version(NamedTuple):
    """What is taken: the game as it stands by it, and the words it changes."""

    game: Game
    words: Iterable[WordChange]


def as_one(steps: Sequence[Step]) -> Step:
    """The way from before the first of them to after the last."""
    former: dict[str, str | None] = {}
    for step in steps:
        for key, body in step.former.items():
            former.setdefault(key, body)
    touched = dict.fromkeys(place for step in steps for place in step.touched)
    return Step(steps[0].before, steps[-1].after, former, tuple(touched))


class NumberedFrame(NamedTuple):
    """What one viewer gets of one version."""

    v: int
    at: str
    frame: Frame


@dataclass
class LiveGame:
    """
    Everything a process knows of one game.

    Whoever writes has the ``turn`` from deciding to telling, and waits for the store meanwhile; ``lock`` is held only
    while the game is read or exchanged for a newer one, so that a store that is slow makes nobody wait who looks.
    Who needs both takes the turn first.
    """

    game: Game
    words: dict[str, str]
    read_only: str | None = None
    """Why the game takes no commands, if it does not."""
    written_v: int = 0
    """The version at which it is written down beside its record, 0 if it is not known to be."""
    steps: deque[Step] = field(default_factory=lambda: deque(maxlen=STEPS_KEPT))
    turn: RLock = field(default_factory=RLock)
    lock: RLock = field(default_factory=RLock)
    waiting: deque[Order] = field(default_factory=deque)
    """Commands that came during another's turn, the oldest first; whoever has the next turn serves them too."""
    sights: Sights = field(init=False)

    def __post_init__(self) -> None:
        self.sights = Sights(self.game, self.words)

    def take(self, *versions: Version) -> Step:
        """The last of the versions is now the newest, and the words of all of them hold."""
        steps = [self._keep(version) for version in versions]
        for step in steps[1:]:
            step.before.worked_out.clear()
        told = as_one(steps)
        self.sights.take(told.before, told.after, self.words, told.former, told.touched)
        return told

    def _keep(self, version: Version) -> Step:
        step = Step(self.game, version.game, keep(self.words, version.words), version.game.touched)
        self.game = version.game
        self.steps.append(step)
        return step

    def change_words(self, changes: Iterable[WordChange]) -> None:
        """The words hold without a version (decision 4); who looks from now on sees them, and no frame is told."""
        self.sights.take(self.game, self.game, self.words, keep(self.words, changes), ())
        self.sights.news()  # which is told to nobody: they have been shown it

    def forget(self, kept: Collection[str]) -> None:
        """No word but those under the kept keys is left, nor what any was before; who comes back gets a whole view."""
        self.words = {key: body for key, body in self.words.items() if key in kept}
        self.steps.clear()
        self.sights.take(self.game, self.game, self.words, {}, ())

    def view(self, viewer: Seat) -> View:
        """All that the viewer sees now."""
        return view(self.game, self.words, viewer)

    def watch(self, viewer: Seat) -> View:
        """All that the viewer sees now; from here on `news` knows what it was shown."""
        return self.sights.watch(viewer)

    def look(self, viewer: Seat) -> View:
        """The same as `view`, for next to nothing where others have looked before."""
        return self.sights.look(viewer)

    def unwatch(self, viewer: Seat) -> None:
        """Nobody looks from that seat any more."""
        self.sights.unwatch(viewer)

    def news(self, step: Step, viewers: Iterable[Seat]) -> Mapping[Seat, Frame]:
        """What the newest step changed for those of the viewers for whom it changed something."""
        watched = self.sights.news()
        others = [viewer for viewer in viewers if not self.sights.is_watching(viewer)]
        return {**watched, **{viewer: self._frame_of(step, viewer) for viewer in others}} if others else watched

    def can_bridge(self, since: int) -> bool:
        """Whether the steps kept reach back to a viewer who stands at version ``since``."""
        if since == self.game.v:
            return True
        return since < self.game.v and bool(self.steps) and self.steps[0].before.v <= since

    def bridge(self, since: int, viewer: Seat) -> Frame:
        """What a viewer at version ``since`` must put and drop to stand at the newest (decision 1)."""
        missed = [step for step in self.steps if step.after.v > since]
        return self._frame_of(as_one(missed), viewer) if missed else Frame()

    def _frame_of(self, step: Step, viewer: Seat) -> Frame:
        """From a version that is kept to the newest; what was worked out for the old one is not kept with it."""
        told = frame(step.before, self.game, self.words, viewer, step.former, step.touched)
        step.before.worked_out.clear()
        return told
