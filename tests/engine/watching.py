"""Somebody who watches a game by its frames alone, as a phone does, and is held to what a newcomer would see."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamwork.live_game import LiveGame, Step, Version
from teamwork.seats import Seat
from teamwork.views import Frame, View, frame
from teamwork.words import WordChange
from tests.engine.walking import Walk


class Watched:
    """A walk mirrored in a server's memory, with viewers who got one view each and then only frames."""

    def __init__(self, walk: Walk, together: int = 1) -> None:
        self.walk = walk
        self._together = together
        self.live = LiveGame(game=walk.game, words=dict(walk.words))
        self.views: dict[Seat, View] = {}
        self._taken = len(walk.steps)
        self._bookmarks: list[tuple[int, Seat, View]] = []

    def watch(self, viewer: Seat) -> None:
        """From here on this viewer gets frames."""
        if viewer not in self.views:
            self.views[viewer] = self.live.watch(viewer)

    def follow(self) -> None:
        """Takes what happened since; fails when a frame leads anywhere else than to the view."""
        steps = self.walk.steps[self._taken :]
        for place in range(0, len(steps), self._together):
            self._take(steps[place : place + self._together])
        self._taken = len(self.walk.steps)
        self._unversioned(self.walk.words)

    def _take(self, steps: Sequence[Step]) -> None:
        """The steps are taken, and told as one; pulses that were given before them are there already."""
        first = {**self.walk.words_at[steps[0].after.v], **steps[0].former}
        self._unversioned({key: body for key, body in first.items() if body is not None})
        held, versions = dict(self.live.words), []
        for step in steps:
            words = self.walk.words_at[step.after.v]
            versions.append(Version(step.after, changes(held, words)))
            held = dict(words)
        taken = self.live.take(*versions)
        news = self.live.news(taken, self.views)
        for viewer, shown in self.views.items():
            told = news.get(viewer, Frame())
            whole = frame(taken.before, taken.after, held, viewer, taken.former, taken.touched)
            assert told == whole, f"v{taken.after.v}: {viewer.actor} is told otherwise when watching"
            now = self.live.view(viewer)
            assert applied(shown, told) == now, difference(taken, viewer, applied(shown, told), now)
            self.views[viewer] = now

    def _unversioned(self, words: Mapping[str, str]) -> None:
        """Own pulses come with no version (decision 4); nobody else's view changes by them."""
        pulses = changes(self.live.words, words)
        if not pulses:
            return
        assert all("/pulse/" in change.key for change in pulses)
        self.live.change_words(pulses)
        for viewer in self.views:
            now = self.live.view(viewer)
            assert without_pulse(now) == without_pulse(self.views[viewer])
            assert self.live.watch(viewer) == now
            self.views[viewer] = now

    # ---- coming back --------------------------------------------------------------------------------------------

    def go_away(self, viewer: Seat) -> None:
        """The viewer's line drops here."""
        self._bookmarks.append((self.live.game.v, viewer, self.live.view(viewer)))

    def come_back(self) -> int:
        """Everyone who went away is led to the newest version (decision 1); answers how many came."""
        for v, viewer, view in self._bookmarks:
            assert self.live.can_bridge(v)
            there, now = applied(view, self.live.bridge(v, viewer)), self.live.view(viewer)
            assert without_pulse(there) == without_pulse(now), difference_of(f"bridged from {v}", viewer, there, now)
        came, self._bookmarks = len(self._bookmarks), []
        return came


def changes(now: Mapping[str, str], then: Mapping[str, str]) -> tuple[WordChange, ...]:
    """What must be kept or forgotten to go from some words to others."""
    keys = sorted(key for key in {*now, *then} if now.get(key) != then.get(key))
    return tuple(WordChange(key=key, person_id="", body=then.get(key)) for key in keys)


def applied(view: View, change: Frame) -> View:
    """The view with a frame put and dropped, as a client does it."""
    assert set(change.drop) <= set(view), "dropped what was never there"
    kept = {key: entity for key, entity in view.items() if key not in change.drop}
    return {**kept, **{key: dict(entity) for key, entity in change.put.items()}}


def without_pulse(view: View) -> View:
    """The view without the own pulses."""
    return {key: {name: value for name, value in entity.items() if name != "pulse"} for key, entity in view.items()}


def difference(step: Step, viewer: Seat, there: View, now: View) -> str:
    """Where a frame went wrong."""
    return difference_of(f"v{step.after.v} {step.touched}", viewer, there, now)


def difference_of(what: str, viewer: Seat, there: View, now: View) -> str:
    keys = sorted(key for key in {*there, *now} if there.get(key) != now.get(key))
    pairs: list[Any] = [(key, there.get(key), now.get(key)) for key in keys]
    return f"{what}, {viewer.role} {viewer.actor}: {pairs}"
