"""The only ways in which a fold changes a game; each notes what it touched."""

from typing import Any

from teamwork.model import Game


def put(game: Game, name: str, thing_id: str, thing: Any) -> Game:
    """The game with ``thing`` under ``thing_id`` in one of its maps."""
    return game.model_copy(
        update={name: {**getattr(game, name), thing_id: thing}, "touched": (*game.touched, (name, thing_id))}
    )


def change(game: Game, name: str, thing_id: str, **fields: Any) -> Game:
    """The game with some fields of one thing replaced."""
    return put(game, name, thing_id, getattr(game, name)[thing_id].model_copy(update=fields))


def touch(game: Game, name: str, thing_id: str) -> Game:
    """The game as it is; one thing is to be looked at anew, as its words are others."""
    return game.model_copy(update={"touched": (*game.touched, (name, thing_id))})


def drop(game: Game, name: str, thing_id: str) -> Game:
    """The game without one thing."""
    rest = {key: thing for key, thing in getattr(game, name).items() if key != thing_id}
    return game.model_copy(update={name: rest, "touched": (*game.touched, (name, thing_id))})


def set_fields(game: Game, **fields: Any) -> Game:
    """The game with fields of its own replaced; never one of `MAPS`."""
    return game.model_copy(update={**fields, "touched": (*game.touched, ("game", ""))})
