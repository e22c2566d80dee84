"""Whoever asks for a file waits for it; everybody else goes on playing: it is made in a process of its own."""

import contextlib
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from teamwork.errors import TeamworkError
from teamwork.export.copying import Copy, Told, copy
from teamwork.progress.report import Report
from teamwork.service import GameService

IN_MEMORY = "memory://"


def nobody_told(done: int, of: int) -> None:
    """Nobody wants to know how far it is."""


class Copyist:
    """Makes one thing after another; a database in memory has no other process, and is copied from here."""

    def __init__(self, database: str, service: GameService) -> None:
        self._database = database
        self._service = service
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def file(
        self,
        game_ids: Sequence[str],
        format: str,
        profile: str,
        lang: str,
        first: date | None,
        last: date | None,
        told: Told = nobody_told,
        path: Path | None = None,
    ) -> Copy:
        """
        An export, in memory or with an empty body at ``path``; it has no line in the log yet.

        Raises:
            TeamworkError: as `teamwork.export.write`; ``internal_error`` when the process was lost.
        """
        days = {name: day.isoformat() if day else None for name, day in (("first", first), ("last", last))}
        wish = {"task": "file", "game_ids": list(game_ids), "format": format, "profile": profile, "lang": lang, **days}
        return self._copy(wish | {"path": str(path) if path else None}, told)

    def report(self, game_id: str) -> Report:
        """
        The figures of a game, counted now.

        Raises:
            NotFoundError: there is no such game.
        """
        body = self._copy({"task": "report", "game_ids": [game_id]}, nobody_told).body
        found: Report = pickle.loads(body)  # noqa: S301 - written a moment ago by a process of our own
        return found

    def close(self) -> None:
        """The process is gone."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _copy(self, wish: dict[str, Any], told: Told) -> Copy:
        if self._database.startswith(IN_MEMORY):
            found = copy(self._service, wish, told)
            if wish.get("path"):
                Path(wish["path"]).write_bytes(found.body)
                return found._replace(body=b"")
            return found
        with self._lock, self._one_answer() as process:
            return self._asked(process, wish | {"database": self._database}, told)

    @contextlib.contextmanager
    def _one_answer(self) -> Iterator[subprocess.Popen[bytes]]:
        """A process that waits for a wish; whatever breaks off in between leaves none behind."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "teamwork.export.copying"]
            # the address of the database holds a password, and so it goes in by the pipe
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        try:
            yield self._process
        except TeamworkError:
            raise
        except BaseException:
            self.close()
            raise

    def _asked(self, process: subprocess.Popen[bytes], wish: dict[str, Any], told: Told) -> Copy:
        into, out = process.stdin, process.stdout
        if into is None or out is None:
            raise TeamworkError("internal_error")
        into.write(json.dumps(wish).encode() + b"\n")
        into.flush()
        while True:
            line = out.readline()
            if not line:
                raise ConnectionError("the copyist is gone")
            head = json.loads(line)
            if "of" in head:
                told(head["done"], head["of"])
            elif "code" in head:
                raise _refusal(head)
            else:
                return Copy(out.read(head["bytes"]), head["pool"], head["read"])


def _refusal(head: dict[str, Any]) -> TeamworkError:
    error = TeamworkError(head["code"], **head["params"])
    error.status = head["status"]
    return error
