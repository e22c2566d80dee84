"""
A game written down as it stands, so that whoever loads it next need not fold again what was folded before.

The record alone is the truth: what is written here was made of it, by a program that folds as this one does, and
whatever does not prove that by its seal is passed over. Words are not in it, as they are not in the game.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

from pydantic import VERSION, TypeAdapter, create_model

from teamwork.frozen import Frozen
from teamwork.model import MAPS, Game, UndoPoint
from teamwork.store.values import WrittenGame

FOLDING = ("changes/*.py", "edition.py", "events.py", "evolve.py", "frozen.py", "ids.py", "model.py", "seats.py",
           "written_game.py", "upcasts.py")  # fmt: skip
"""All that a fold goes through: what another program wrote is another game, whatever it is called."""


def _program() -> str:
    here = Path(__file__).parent
    sources = sorted(path for pattern in FOLDING for path in here.glob(pattern))
    return hashlib.sha256(b"\0".join((VERSION.encode(), *(path.read_bytes() for path in sources)))).hexdigest()


_THIS_PROGRAM = _program()
"""
The hash of what folds here, and of the library that reads and writes its values. Taken as the program begins: its
files may be another's before it ends.
"""

_BESIDE = frozenset({"edition", "undo"})
"""What a game holds that is kept elsewhere, or whose things are of as many kinds as there are maps."""


class _Point(Frozen):
    """An undo point, each thing as JSON of its own: what it is follows from the map that it lay in."""

    v: int
    at: datetime
    kind: str
    meeting_id: str | None
    before: tuple[tuple[str, str, str | None], ...]
    after: tuple[tuple[str, str, str | None], ...]


_FIELDS: dict[str, Any] = {
    name: (field.annotation, field) for name, field in Game.model_fields.items() if name not in _BESIDE
}
_POINTS = Mapping[str, tuple[_Point, ...]]
_Written = cast(Any, create_model("_Written", __base__=Frozen, points=(_POINTS, ...), **_FIELDS))
_THINGS: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(get_args(Game.model_fields[name].annotation)[1]) for name in MAPS
}


def written_game_of(game: Game, link: str) -> WrittenGame:
    """The game written down; ``link`` is that of the record's chain at its version."""
    values = {name: getattr(game, name) for name in _FIELDS}
    points = {stack: tuple(map(_written_point, points)) for stack, points in game.undo.items()}
    text = _Written.model_construct(**values, points=points).model_dump_json(exclude_defaults=True)
    return WrittenGame(v=game.v, seal=_seal(link, text), text=text)


def game_of(written: WrittenGame, empty: Game, link: str) -> Game | None:
    """
    The game that was written down, as the same fold of the same record would make it of the empty one.

    None when the seal does not prove that: another program's, another record's, or no longer as it was written.
    """
    if written.seal != _seal(link, written.text):
        return None
    values = dict(vars(_Written.model_validate_json(written.text)))
    undo = {stack: tuple(map(_point, points)) for stack, points in values.pop("points").items()}
    return empty.model_copy(update={**values, "undo": undo})


def _written_point(point: UndoPoint) -> _Point:
    return _Point(**point._replace(before=_dumped(point.before), after=_dumped(point.after))._asdict())


def _dumped(things: tuple[tuple[str, str, Any], ...]) -> tuple[tuple[str, str, Any], ...]:
    return tuple(
        (name, key, None if thing is None else _THINGS[name].dump_json(thing).decode()) for name, key, thing in things
    )


def _point(written: _Point) -> UndoPoint:
    return UndoPoint(**{**vars(written), "before": _read(written.before), "after": _read(written.after)})


def _read(things: tuple[tuple[str, str, str | None], ...]) -> tuple[tuple[str, str, Any], ...]:
    return tuple((name, key, None if text is None else _THINGS[name].validate_json(text)) for name, key, text in things)


def _seal(link: str, text: str) -> str:
    return hashlib.sha256(f"{_THIS_PROGRAM}\n{link}\n{text}".encode()).hexdigest()
