"""
One writer at a time (decision 22): the running server holds a lock, and takes the command line's wishes by a hatch.

Both lie in the data folder under a name made from the database's address; only their owner can reach them. A wish and
its answer are one line of JSON each and hold ids, never words. Where there are no local sockets the lock alone stands.
"""

import contextlib
import hashlib
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from teamwork.errors import TeamworkError
from teamwork.store import StoreError

Wish: TypeAlias = Mapping[str, Any]
Answer: TypeAlias = dict[str, Any]

LINE_MOST = 64 * 1024
PATIENCE_SECONDS = 120.0
PATH_MOST = 100
"""Bytes that the address of a local socket may have, everywhere."""


def _place(folder: Path, database: str, suffix: str) -> Path:
    return folder / f"{hashlib.sha256(database.encode()).hexdigest()[:16]}.{suffix}"


@contextlib.contextmanager
def only_writer(folder: Path, database: str) -> Iterator[None]:
    """
    Within, no other program that asks writes to this database.

    :raises StoreError: ``server_running`` while another holds it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(_place(folder, database, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(opened)
        yield
    finally:
        os.close(opened)


def _lock(opened: int) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: the database's own are all there is
        return
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StoreError("server_running") from error


@contextlib.contextmanager
def open_hatch(folder: Path, database: str, grants: Mapping[str, Callable[[Wish], Answer]]) -> Iterator[None]:
    """Within, wishes of the command line are granted, each by the function of its name, one after another."""
    place = _place(folder, database, "socket")
    if not _has_local_sockets() or len(os.fsencode(place)) > PATH_MOST:
        yield
        return
    place.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(place))
    place.chmod(0o600)
    listening.listen(4)
    threading.Thread(target=_grant_all, args=(listening, grants), daemon=True).start()
    try:
        yield
    finally:
        place.unlink(missing_ok=True)
        listening.close()


def ask_server(folder: Path, database: str, name: str, **wish: Any) -> Answer | None:
    """
    The running server's answer; nothing when none runs here.

    :raises StoreError: what the server refused, by its code.
    """
    place = _place(folder, database, "socket")
    if not _has_local_sockets() or not place.exists():
        return None
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE_SECONDS)
        try:
            line.connect(str(place))
        except OSError:
            return None
        line.sendall(json.dumps({"name": name, **wish}).encode() + b"\n")
        answer = json.loads(_one_line(line) or b'{"code": "hatch_failed"}')
    if "code" in answer:
        raise StoreError(answer["code"], **answer.get("params", {}))
    return dict(answer)


def _has_local_sockets() -> bool:
    return hasattr(socket, "AF_UNIX")


def _grant_all(listening: socket.socket, grants: Mapping[str, Callable[[Wish], Answer]]) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line, contextlib.suppress(OSError):
            line.settimeout(PATIENCE_SECONDS)
            line.sendall(json.dumps(_granted(_one_line(line), grants)).encode() + b"\n")


def _granted(asked: bytes, grants: Mapping[str, Callable[[Wish], Answer]]) -> Answer:
    try:
        wish = json.loads(asked)
        return grants[wish["name"]](wish)
    except TeamworkError as error:
        return {"code": error.code, "params": dict(error.params)}
    except Exception:
        return {"code": "hatch_failed"}


def _one_line(line: socket.socket) -> bytes:
    read = b""
    while not read.endswith(b"\n") and len(read) < LINE_MOST:
        more = line.recv(4096)
        if not more:
            break
        read += more
    return read
