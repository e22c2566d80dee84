"""
What everybody who watches a game has been shown, kept from version to version.

Each entity is built once for all who see it alike (`audiences.py`), and again only when a change may concern it.
`views.py` says what is right; a test holds every frame from here to the one that it gives.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from teamwork.affected import Place, is_structural
from teamwork.audiences import Audience, audience
from teamwork.concerns import places_concern, reach_of, undo_concerns
from teamwork.entities.base import Entity, EntityKey, Look
from teamwork.model import Game
from teamwork.options import Offers, options
from teamwork.seats import Role, Seat
from teamwork.seen import Change, Seen, read, thing_of
from teamwork.views import (
    Frame,
    View,
    all_keys,
    keys_of,
    options_entity,
    options_key,
    places_of,
)
from teamwork.visibility import has_access, is_camp_open
from teamwork.words import Words, subject_of
from teamwork.worked_out import Answer, inherit, read_from

Shared = dict[Audience, Seen]
Row = list[Entity | None]
"""What a viewer has been shown, each thing in its place of all that there are; a tenth of what a map of names takes."""
MOVED_BY_EVERY_COMMAND = frozenset({"v", "at", "actor", "touched", "undo"})
"""Fields of the game that change each time; of those that offers are read from, `undo_concerns` says when."""
MOVED_FOR_UNDO = frozenset({"undo", "at"})
NO_FIELDS: frozenset[str] = frozenset()


def _put(row: Row, place: int, entity: Entity | None) -> None:
    if place >= len(row):
        row.extend([None] * (place + 1 - len(row)))
    row[place] = entity


class Sights:
    """One game as its watchers see it; used under the game's lock, but for `unwatch`: a line may break at any time."""

    def __init__(self, game: Game, words: Words) -> None:
        self._words = words
        self._change = self._change_of(game, game, {}, ())
        self._shared: dict[EntityKey, Shared] = {}
        self._former: dict[EntityKey, Shared] = {}
        self._moved: list[tuple[int, EntityKey]] = []
        """What somebody may see otherwise than before the newest version, and the place it has in a row."""
        self._news: Mapping[Seat, Frame] | None = None
        """What the newest version changed for each who watches, once the first of them has asked."""
        self._divided: dict[EntityKey, dict[Audience, list[Seat]]] = {}
        """Who of those who watch sees a thing alike, kept while that stays so: most of a hall is one audience."""
        self._shown: dict[Seat, Row] = {}
        self._offers: dict[Seat, Offers] = {}
        self._kept: dict[Any, Any] = {}
        """One of each option and answer for all who are offered it."""
        self._places: dict[EntityKey, int] = {}
        self._names: list[str] = []
        """By place, as they are on the wire."""
        self._access: dict[Seat, Answer] = {}
        """Who may look at all: asked once of each, and of all anew when something changed that this was read from."""

    def take(
        self, before: Game, after: Game, words: Words, former: Mapping[str, str | None], touched: Iterable[Place]
    ) -> None:
        """``after`` is the newest version and ``words`` hold; `news` tells each watcher what that changed."""
        self._words = words
        self._change = self._change_of(before, after, former, touched)
        self._former, self._moved, self._news = {}, [], None
        self._divide_anew()
        for key in self._change.keys:
            if not self._is_left(key):
                self._moved.append((self._place(key), key))

    def _divide_anew(self) -> None:
        """Nothing is left of who saw what alike where that may be otherwise now."""
        change = self._change
        if not all(answer.holds(change.after, change.fields) for answer in set(self._access.values())):
            self._access.clear()
            self._divided.clear()
        anew = change.divided_anew
        for key in [key for key in self._divided if key[0] in anew] if anew else ():
            del self._divided[key]

    def _is_left(self, key: EntityKey) -> bool:
        """Whether everybody sees the thing as before; of one that somebody may not, what no longer holds is put by."""
        shared = self._shared.get(key, {})
        left = {who: seen for who, seen in shared.items() if self._change.leaves(seen)}
        is_divided_alike = self._change.divides_alike(key)
        if shared and len(left) == len(shared) and is_divided_alike:
            return True
        if not is_divided_alike:
            self._divided.pop(key, None)
        self._former[key], self._shared[key] = shared, left
        return False

    def _change_of(
        self, before: Game, after: Game, former: Mapping[str, str | None], touched: Iterable[Place]
    ) -> Change:
        places = places_of(before, after, former, touched)
        return Change(
            before, after, reach_of(before, after, places), keys_of(before, after, places), inherit(before, after),
            frozenset(map(subject_of, former)), is_structural(before, after, places),
        )  # fmt: skip

    # ---- watching -------------------------------------------------------------------------------

    def watch(self, viewer: Seat) -> View:
        """All that the viewer sees now; from here on `news` is to be asked of every version."""
        if viewer not in self._shown:
            self._divided.clear()
            self._shown[viewer] = self._row_for(viewer)
            if options_key(viewer) is not None:
                self._offers[viewer] = Offers(self._change.after, viewer, self._kept)
        return self._view_of(viewer, self._shown[viewer])

    def look(self, viewer: Seat) -> View:
        """All that the viewer sees now, whether they watch or not."""
        return self._view_of(viewer, self._shown.get(viewer) or self._row_for(viewer))

    def is_watching(self, viewer: Seat) -> bool:
        """Whether somebody looks from that seat."""
        return viewer in self._shown

    def unwatch(self, viewer: Seat) -> None:
        """Nobody looks from that seat any more."""
        self._divided.clear()
        self._shown.pop(viewer, None)
        self._access.pop(viewer, None)
        self._offers.pop(viewer, None)

    def forget(self) -> None:
        """Nothing that anybody was ever shown is left; all who watch must be shown everything anew."""
        self._news = None
        for kept in (self._shared, self._former, self._divided, self._shown, self._offers, self._access):
            kept.clear()

    def shown(self) -> tuple[View, ...]:
        """Everything that lies here of what was shown."""
        shared = {f"{key}": seen.entity for key, by in self._shared.items() for seen in by.values() if seen.entity}
        return (*(self._view_of(viewer, row) for viewer, row in self._shown.items()), shared)

    def _row_for(self, viewer: Seat) -> Row:
        look = self._look(viewer)
        row: Row = []
        for key in all_keys(look.game):
            _put(row, self._place(key), self._seen(look, key))
        return row

    def _look(self, viewer: Seat) -> Look:
        """As `look_at`, for less: most versions change nothing of who may look."""
        game = self._change.after
        access = self._access.get(viewer)
        if access is None:
            access = self._access[viewer] = read_from(game, has_access, viewer)
        return Look(game, self._words, viewer, access.value, is_camp_open(game))

    def _view_of(self, viewer: Seat, row: Row) -> View:
        seen = {self._names[place]: entity for place, entity in enumerate(row) if entity is not None}
        own = options_key(viewer)
        if own is not None:
            seen[own] = options_entity(self._offers.get(viewer) or options(self._change.after, viewer))
        return seen

    def _place(self, key: EntityKey) -> int:
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._names)
            self._names.append(f"{key[0]}:{key[1]}")
        return place

    # ---- frames ---------------------------------------------------------------------------------

    def news(self) -> Mapping[Seat, Frame]:
        """What the newest version changed for those of all who watch for whom it changed something."""
        if self._news is None:
            self._news = self._tell()
        return self._news

    def _tell(self) -> Mapping[Seat, Frame]:
        """All who watch have been shown the newest version: the frames of those for whom it changed something."""
        puts: dict[Seat, View] = defaultdict(dict)
        drops: dict[Seat, list[str]] = defaultdict(list)
        for place, key in self._moved:
            for who, viewers in self._division(key).items():
                self._show(place, self._seen_by(who, key, viewers[0]), viewers, puts, drops)
        for viewer, offers in tuple(self._offers.items()):
            changed = self._fields_that_concern(viewer)
            if changed and offers.bring_to(self._change.after, changed):
                puts[viewer][f"{options_key(viewer)}"] = options_entity(offers)
        return {viewer: Frame(puts.get(viewer, {}), tuple(drops.get(viewer, ()))) for viewer in {**puts, **drops}}

    def _division(self, key: EntityKey) -> Mapping[Audience, Sequence[Seat]]:
        """All who watch, by who sees the thing alike."""
        found = self._divided.get(key)
        if found is None:
            found = self._divided[key] = {}
            thing = thing_of(self._change.after, key)
            for viewer in tuple(self._shown):
                found.setdefault(audience(self._look(viewer), key[0], thing), []).append(viewer)
        return found

    def _show(
        self, place: int, now: Entity | None, viewers: Iterable[Seat], puts: dict[Seat, View],
        drops: dict[Seat, list[str]],
    ) -> None:  # fmt: skip
        """Those who are shown a thing otherwise than before have it as it is now."""
        judged: Entity | None = now
        is_other = False
        for viewer in viewers:
            row = self._shown.get(viewer)
            if row is None:
                continue  # has left since
            then = row[place] if place < len(row) else None
            if then is not judged:
                judged, is_other = then, now != then
            if then is now or not is_other:
                continue  # equal, and not the same: what was shown stays, as all who were shown it know it by its id
            if now is None:
                drops[viewer].append(self._names[place])
            else:
                puts[viewer][self._names[place]] = now
            _put(row, place, now)

    def _seen(self, look: Look, key: EntityKey) -> Entity | None:
        who = audience(look, key[0], thing_of(look.game, key))
        return self._seen_by(who, key, look.viewer)

    def _seen_by(self, who: Audience, key: EntityKey, viewer: Seat) -> Entity | None:
        """The thing as an audience sees it, which the viewer is one of."""
        shared = self._shared.setdefault(key, {})
        seen = shared.get(who)
        if seen is None:
            former = self._former.get(key, {}).get(who)
            seen = shared[who] = read(self._look(viewer), self._words, key, former)
        return seen.entity

    def _fields_that_concern(self, viewer: Seat) -> frozenset[str]:
        """The fields by whose change this seat may do otherwise than before."""
        change = self._change
        if change.is_structural or viewer.role is Role.OFFICE:
            return change.fields
        reach = change.reach
        is_concerned = bool(reach.places) and places_concern(change.before, change.after, viewer, reach)
        fields = change.fields - MOVED_BY_EVERY_COMMAND if is_concerned else NO_FIELDS
        return fields | MOVED_FOR_UNDO if undo_concerns(change.before, change.after, viewer, reach) else fields
