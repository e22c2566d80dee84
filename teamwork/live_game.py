"""A game kept in memory by the process that plays it: newest state, today's words, the latest steps."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import NamedTuple

from teamwork.events import PersonErased, Record
from teamwork.evolve import apply
from teamwork.forgetting import erasures_in
from teamwork.model import Game
from teamwork.seats import Seat
from teamwork.sights import Sights
from teamwork.store import StoreUnavailableError
from teamwork.views import Frame, View, frame, view
from teamwork.words import WordChange

STEPS_KEPT = 500
"""Versions that a returning viewer can be led over; older ones get a whole view."""


class Step(NamedTuple):
    """One version: the game before and after it, and the words it overwrote as they were."""

    before: Game
    after: Game
    former: Mapping[str, str | None]


class NumberedFrame(NamedTuple):
    """What one viewer gets of one version."""

    v: int
    at: str
    frame: Frame


class ReadBack(NamedTuple):
    """A game out of its record: as far as it could be read, whom it erased and when, and whether reading failed."""

    game: Game
    erased: Mapping[str, tuple[datetime, PersonErased]]
    is_damaged: bool


def read_back(empty: Game, records: Iterable[Record]) -> ReadBack:
    """
    The game that the records make of an empty one; whatever is wrong with one of them ends it there.

    Raises:
        StoreUnavailableError: the records are out of reach just now, which says nothing about them.
    """
    game, erased = empty, dict[str, tuple[datetime, PersonErased]]()
    try:
        for record in records:
            game = apply(game, record)
            erased.update({event.person_id: (record.at, event) for event in erasures_in(record)})
    except StoreUnavailableError:
        raise
    except Exception:  # a poison event may fail in any way, and must not take other games along
        return ReadBack(game, erased, is_damaged=True)
    return ReadBack(game, erased, is_damaged=False)


@dataclass
class LiveGame:
    """Everything a process knows of one game; all reading and writing happens under ``lock``."""

    game: Game
    words: dict[str, str]
    read_only: str | None = None
    """Why the game takes no commands, if it does not."""
    steps: deque[Step] = field(default_factory=lambda: deque(maxlen=STEPS_KEPT))
    lock: RLock = field(default_factory=RLock)
    sights: Sights = field(init=False)

    def __post_init__(self) -> None:
        self.sights = Sights(self.game, self.words)

    def take(self, after: Game, changes: Iterable[WordChange]) -> Step:
        """The version is now the newest, its words hold."""
        step = Step(self.game, after, self._keep_words(changes))
        self.game = after
        self.steps.append(step)
        self.sights.take(step.before, after, self.words, step.former)
        return step

    def change_words(self, changes: Iterable[WordChange]) -> None:
        """The words hold without a version (decision 4); who looks from now on sees them, and no frame is told."""
        self.sights.take(self.game, self.game, self.words, self._keep_words(changes))
        self.sights.show_all()

    def _keep_words(self, changes: Iterable[WordChange]) -> Mapping[str, str | None]:
        former: dict[str, str | None] = {}
        for change in changes:
            former.setdefault(change.key, self.words.get(change.key))
            if change.body is None:
                self.words.pop(change.key, None)
            else:
                self.words[change.key] = change.body
        return former

    def forget(self, kept: Collection[str]) -> None:
        """No word but those under the kept keys is left, nor what any was before; who comes back gets a whole view."""
        self.words = {key: body for key, body in self.words.items() if key in kept}
        self.steps.clear()
        self.sights.take(self.game, self.game, self.words, {})

    def view(self, viewer: Seat) -> View:
        """All that the viewer sees now."""
        return view(self.game, self.words, viewer)

    def watch(self, viewer: Seat) -> View:
        """All that the viewer sees now; from here on `step_frame` knows what it was shown."""
        return self.sights.watch(viewer)

    def look(self, viewer: Seat) -> View:
        """The same as `view`, for next to nothing where others have looked before."""
        return self.sights.look(viewer)

    def unwatch(self, viewer: Seat) -> None:
        """Nobody looks from that seat any more."""
        self.sights.unwatch(viewer)

    def step_frame(self, step: Step, viewer: Seat) -> Frame:
        """What the newest step changed for the viewer; to be asked of every step by one who watches."""
        if self.sights.is_watching(viewer):
            return self.sights.frame(viewer)
        return self._frame_from(step.before, viewer, step.former, step.after.touched)

    def can_bridge(self, since: int) -> bool:
        """Whether the steps kept reach back to a viewer who stands at version ``since``."""
        if since == self.game.v:
            return True
        return since < self.game.v and bool(self.steps) and self.steps[0].before.v <= since

    def bridge(self, since: int, viewer: Seat) -> Frame:
        """What a viewer at version ``since`` must put and drop to stand at the newest (decision 1)."""
        missed = [step for step in self.steps if step.after.v > since]
        if not missed:
            return Frame()
        former: dict[str, str | None] = {}
        for step in missed:
            for key, body in step.former.items():
                former.setdefault(key, body)
        touched = dict.fromkeys(place for step in missed for place in step.after.touched)
        return self._frame_from(missed[0].before, viewer, former, touched)

    def _frame_from(
        self, before: Game, viewer: Seat, former: Mapping[str, str | None], touched: Iterable[tuple[str, str]]
    ) -> Frame:
        """From a version that is kept to the newest; what was worked out for the old one is not kept with it."""
        told = frame(before, self.game, self.words, viewer, former, touched)
        before.worked_out.clear()
        return told
