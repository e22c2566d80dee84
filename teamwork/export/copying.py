"""
The copyist's own process: exports are made here, so that no camp waits while a report is set.

    python -m teamwork.export.copying

A wish is a line of JSON on standard input; the answer is a line of JSON and, where it says ``bytes``, so many of them.
It leaves by itself when nobody has wished for anything in a while, and when its server is gone.
"""

import json
import os
import pickle
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from teamwork.errors import TeamworkError
from teamwork.export import gather, made
from teamwork.export.many import collect_seldom
from teamwork.service import GameService
from teamwork.store import open_store

IDLE_SECONDS = 180
POLITE = 10
"""Whoever plays comes first."""


class Copy(NamedTuple):
    """What was wished for: an export as `teamwork.export.Made`, or something else by its body alone."""

    body: bytes
    pool: str = ""
    read: Mapping[str, Sequence[str]] = MappingProxyType({})


Told = Callable[[int, int], None]
"""How many games of how many are done."""


def copy(service: GameService, wish: Mapping[str, Any], told: Told) -> Copy:
    """
    What a wish asks for: a ``file``, or the ``report`` of one game as a pickle for its own server.

    Raises:
        TeamworkError: as `teamwork.export.write`.
    """
    if wish["task"] == "report":
        return Copy(pickle.dumps(gather(service, wish["game_ids"][0]).report, protocol=5))
    first, last = (date.fromisoformat(day) if day else None for day in (wish["first"], wish["last"]))
    found = made(
        service,
        wish["game_ids"],
        wish["format"],
        wish["profile"],
        wish["lang"],
        first,
        last,
        told,
        wish.get("database"),
    )
    return Copy(*found)


def main() -> None:
    """Answers until standard input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between the answers
    if hasattr(os, "nice"):
        os.nice(POLITE)
    collect_seldom()
    services: dict[str, GameService] = {}
    _wait_at_most(IDLE_SECONDS)
    for line in sys.stdin.buffer:
        _wait_at_most(0)
        wish = json.loads(line)
        _answer(wish, out, partial(_service_of, services, wish["database"]))
        _wait_at_most(IDLE_SECONDS)


def _service_of(services: dict[str, GameService], database: str) -> GameService:
    if database not in services:
        services[database] = GameService(open_store(database))
    return services[database]


def _answer(wish: Mapping[str, Any], out: BinaryIO, service: Callable[[], GameService]) -> None:
    def told(done: int, of: int) -> None:
        _say(out, {"done": done, "of": of})

    try:
        found = copy(service(), wish, told)
    except TeamworkError as error:
        _say(out, {"code": error.code, "status": error.status, "params": dict(error.params)})
        return
    head = {"pool": found.pool, "read": {game_id: list(ids) for game_id, ids in found.read.items()}}
    if wish.get("path"):
        Path(wish["path"]).write_bytes(found.body)
        _say(out, {"bytes": 0, **head})
        return
    _say(out, {"bytes": len(found.body), **head}, found.body)


def _say(out: BinaryIO, head: Mapping[str, Any], body: bytes = b"") -> None:
    out.write(json.dumps(head).encode() + b"\n" + body)
    out.flush()


def _wait_at_most(seconds: int) -> None:
    """The process ends when this much time passes; 0 is as long as it takes."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
