"""
A file of many games takes a while: it is made behind the page that asked for it, and waits to be fetched.

Whoever asked sees how far it is, also after having left and come back, and nobody else knows that it is there. It has
no name on the disk, is forgotten after half an hour or with anybody who stands in it, and ends with its process.
"""

import logging
import os
import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from flask import Flask, current_app

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.export.copyist import Copyist
from web.callers import Caller
from web.downloads import Wish, file_name, laid_at
from web.house import House, house

KEPT_SECONDS = 30 * 60.0
WAITING_MOST = 20
"""Files that are being made or wait to be fetched."""
OF_ONE_MOST = 5
"""Of those, what one desk may have; its oldest gives way to a new one, so that no desk takes the others' room."""
PIECE = 2**16

State: TypeAlias = Literal["waiting", "working", "ready", "failed"]
log = logging.getLogger("web.office")


class TooManyFilesError(TeamworkError):
    """Nothing was begun; later there is room again."""

    status = 429

    def __init__(self) -> None:
        super().__init__("files_waiting")


@dataclass
class FileJob:
    """A file on its way; ``caller`` alone may know of it."""

    job_id: str
    caller: Caller
    who: str
    game_ids: tuple[str, ...]
    format: str
    wish: Wish
    name: str
    begun_at: datetime
    state: State = "waiting"
    done: int = 0
    refusal: TeamworkError | None = None
    over_at: float | None = None
    size: int = 0
    _file: BinaryIO | None = field(default=None, repr=False)
    _is_forgotten: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def owner(self) -> str:
        """The account, from whichever browser; without one what they came in by."""
        return owner_of(self.caller)

    @property
    def of(self) -> int:
        """How many games there are."""
        return len(self.game_ids)

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in ("ready", "failed")

    def hear(self, done: int, of: int) -> None:
        """So many games are counted."""
        self.done = done

    def keep(self, path: Path) -> None:
        """The file is held open; where the system allows it, it has no name from now on. Not if it was forgotten."""
        with self._lock:
            if not self._is_forgotten:
                self._file = path.open("rb")
                self.size = path.stat().st_size
        with suppress(PermissionError):
            path.unlink()

    def pieces(self) -> Iterator[bytes]:
        """
        What is in it, from the beginning.

        Raises:
            NotFoundError: it is not ready, or forgotten.
        """
        if self._file is None:
            raise NotFoundError(field="job_id")
        return self._read()

    def _read(self) -> Iterator[bytes]:
        place = 0
        while piece := self._piece(place):
            place += len(piece)
            yield piece

    def _piece(self, place: int = 0) -> bytes:
        with self._lock:
            if self._file is None:
                return b""
            self._file.seek(place)
            return self._file.read(PIECE)

    def forget(self) -> None:
        """Nothing is held of it."""
        with self._lock:
            self._is_forgotten = True
            file, self._file = self._file, None
        if file is not None:
            file.close()
            Path(file.name).unlink(missing_ok=True)


def owner_of(caller: Caller) -> str:
    """Whose the files are that this caller asks for."""
    return caller.account_id or caller.source_id


class FileJobs:
    """Every file on its way in this process; one is made at a time."""

    def __init__(self, app: Flask, house: House, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._house, self._clock = app, house, clock
        self._jobs: dict[str, FileJob] = {}
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._copyist: Copyist | None = None
        self._is_open = True

    def begin(self, caller: Caller, who: str, game_ids: Sequence[str], format: str, wish: Wish) -> FileJob:
        """
        The file is on its way; the same wish again while it is answers the same one.

        Raises:
            TooManyFilesError: so many are kept already, or so many of this desk's are still being made.
        """
        with self._lock:
            self._let_go()
            own = [job for job in self._jobs.values() if job.owner == owner_of(caller)]
            for job in own:
                if not job.is_over and (job.game_ids, job.format, job.wish) == (tuple(game_ids), format, wish):
                    return job
            self._make_room_among(own)
            if len(self._jobs) >= WAITING_MOST:
                raise TooManyFilesError
            name = file_name(game_ids, wish.profile, format)
            at = self._house.service.clock()
            job = FileJob(secrets.token_urlsafe(16), caller, who, tuple(game_ids), format, wish, name, at)
            self._jobs[job.job_id] = job
        threading.Thread(target=self._make, args=(job,), daemon=True).start()
        return job

    def _make_room_among(self, own: Sequence[FileJob]) -> None:
        if len(own) < OF_ONE_MOST:
            return
        oldest = next((job for job in own if job.is_over), None)
        if oldest is None:
            raise TooManyFilesError
        self._jobs.pop(oldest.job_id).forget()

    def of(self, caller: Caller) -> list[FileJob]:
        """The caller's files, newest first."""
        with self._lock:
            self._let_go()
            return [job for job in reversed(self._jobs.values()) if job.owner == owner_of(caller)]

    def find(self, job_id: str, caller: Caller) -> FileJob:
        """
        Raises:
            NotFoundError: there is no such file, or it is somebody else's.
        """
        with self._lock:
            self._let_go()
            job = self._jobs.get(job_id)
        if job is None or job.owner != owner_of(caller):
            raise NotFoundError(field="job_id")
        if self._has_forgotten_somebody_of(job):
            job.forget()
            raise NotFoundError(field="job_id")
        return job

    def _has_forgotten_somebody_of(self, job: FileJob) -> bool:
        erasures = self._house.service.store.erasures()
        return any(gone.game_id in job.game_ids and gone.erased_at >= job.begun_at for gone in erasures)

    def close(self) -> None:
        """Nothing more is made, and nothing is held."""
        self._is_open = False
        if self._copyist is not None:
            self._copyist.close()
        for job in self._jobs.values():
            job.forget()

    def _let_go(self) -> None:
        now = self._clock()
        for job in tuple(self._jobs.values()):
            if job.over_at is not None and now - job.over_at > KEPT_SECONDS:
                self._jobs.pop(job.job_id).forget()

    def _make(self, job: FileJob) -> None:
        with self._turn, self._app.app_context():
            if not self._is_open:
                return
            job.state = "working"
            try:
                self._write(job)
                job.state = "ready"
            except TeamworkError as refusal:
                job.refusal, job.state = refusal, "failed"
            except Exception:
                log.exception("file_job_failed")
                job.refusal, job.state = TeamworkError("internal_error"), "failed"
            job.over_at = self._clock()

    def _write(self, job: FileJob) -> None:
        """By a copyist of its own, so that nobody at a desk waits for it."""
        handle, name = tempfile.mkstemp(prefix="teamwork-")
        os.close(handle)
        self._copyist = Copyist(self._house.config.database, self._house.service)
        try:
            laid_at(Path(name), self._copyist, job.caller, job.who, job.game_ids, job.format, job.wish, job.hear)
            job.keep(Path(name))
        finally:
            self._copyist.close()
            with suppress(FileNotFoundError):
                Path(name).unlink()


def file_jobs() -> FileJobs:
    """Those of the application that answers."""
    kept = current_app.extensions
    if "file_jobs" not in kept:
        kept["file_jobs"] = FileJobs(current_app._get_current_object(), house())  # type: ignore[attr-defined]
    found: FileJobs = kept["file_jobs"]
    return found
