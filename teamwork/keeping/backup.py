"""
One file that holds everything, made while the games go on.

The file is a line that names the format, then a line that says whether it is sealed and to whom, then the body: a line
of JSON about the contents (`Contents`) and the SQLite copy, compressed with zlib. Sealed, the whole body is one
`sealing` stream. Beside the body nothing tells anything about a game.
"""

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from teamwork.frozen import Frozen
from teamwork.keeping.copying import copy_out
from teamwork.keeping.sealing import seal, unseal
from teamwork.store import Store, StoreError, open_store
from teamwork.store.migrate import HEAD
from teamwork.store.moments import Moment, now

FORMAT = b"TEAMWORK-BACKUP 1\n"
PLAIN, SEALED = b"plain\n", b"sealed\n"
CHUNK = 1024 * 1024


class Head(Frozen):
    """Where a game stood when it was copied."""

    game_id: str
    v: int
    chain: str


class Contents(Frozen):
    """What a backup says of itself; held against the copy before anything of it is used."""

    made_at: Moment
    revision: str
    sha256: str
    size: int
    games: tuple[Head, ...]
    erasures: int


class Unpacked(NamedTuple):
    """A backup laid open beside its future place."""

    file: Path
    contents: Contents


def back_up(url: str, path: Path, public_key: str | None = None, at: datetime | None = None) -> Contents:
    """
    ``path`` is a backup of the database at ``url``, whole or not there at all; only its owner can read it.

    Whoever plays meanwhile waits for nothing.

    :raises StoreError: ``key_unreadable``, ``backup_failed`` when the disk does not take it.
    """
    with _workshop(path.parent) as folder:
        copy = folder / "copy.sqlite"
        try:
            copy_out(url, copy)
            contents = _contents_of(copy, at or now())
            packed = folder / "packed"
            _pack(copy, contents, public_key, packed)
            os.replace(packed, path)
        except OSError as error:
            raise StoreError("backup_failed", problem=error.strerror or "") from error
    return contents


def unpack(path: Path, folder: Path, secret_key: str | None = None) -> Unpacked:
    """
    The copy in a backup, laid into ``folder`` and found to be the one that was made.

    :raises StoreError: ``backup_unreadable``, ``backup_key_missing``, ``backup_unopened``, ``backup_damaged``.
    """
    body = folder / "body"
    with _opened(path) as packed, body.open("wb") as opened:
        match packed.readline(64), packed.readline(64):
            case b"TEAMWORK-BACKUP 1\n", b"plain\n":
                _pour(packed, opened)
            case b"TEAMWORK-BACKUP 1\n", b"sealed\n":
                if secret_key is None:
                    raise StoreError("backup_key_missing")
                unseal(packed, secret_key, opened)
            case _:
                raise StoreError("backup_unreadable")
    file = folder / "unpacked.sqlite"
    contents = _unpack_body(body, file)
    body.unlink()
    return Unpacked(file, contents)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise StoreError("backup_unreadable") from error


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".teamwork-", dir=folder) as made:
        yield Path(made)


def _contents_of(copy: Path, at: datetime) -> Contents:
    digest = hashlib.sha256()
    with copy.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    store = _look_at(copy)
    try:
        return Contents(
            made_at=at,
            revision=HEAD,
            sha256=digest.hexdigest(),
            size=copy.stat().st_size,
            games=tuple(Head(game_id=row.game_id, v=row.v, chain=row.chain) for row in store.games()),
            erasures=len(store.erasures()),
        )
    finally:
        store.close()


def _look_at(copy: Path) -> Store:
    """A store over a second copy: opening a database changes its bytes."""
    looked_at = copy.with_name("looked-at.sqlite")
    with copy.open("rb") as source, looked_at.open("wb") as target:
        _pour(source, target)
    return open_store(f"sqlite:///{looked_at}")


def _pack(copy: Path, contents: Contents, public_key: str | None, to: Path) -> None:
    body = to.with_name("body")
    with copy.open("rb") as source, body.open("wb") as target:
        target.write(contents.model_dump_json().encode() + b"\n")
        squeeze = zlib.compressobj(6)
        while chunk := source.read(CHUNK):
            target.write(squeeze.compress(chunk))
        target.write(squeeze.flush())
    with body.open("rb") as plain, os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as packed:
        packed.write(FORMAT + (PLAIN if public_key is None else SEALED))
        if public_key is None:
            _pour(plain, packed)
        else:
            seal(plain, public_key, packed)
        packed.flush()
        os.fsync(packed.fileno())


def _unpack_body(body: Path, file: Path) -> Contents:
    digest, size = hashlib.sha256(), 0
    with body.open("rb") as packed, os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as to:
        try:
            contents = Contents.model_validate_json(packed.readline(16 * CHUNK))
            widen = zlib.decompressobj()
            while (chunk := packed.read(CHUNK)) and size <= contents.size:
                size += _write(widen.decompress(chunk, contents.size + 1), digest, to)
            size += _write(widen.flush(), digest, to)
        except (ValueError, zlib.error) as error:
            raise StoreError("backup_damaged", problem="it cannot be unpacked") from error
    if (size, digest.hexdigest()) != (contents.size, contents.sha256):
        raise StoreError("backup_damaged", problem="its bytes are not those that were written")
    return contents


def _write(data: bytes, digest: "hashlib._Hash", to: BinaryIO) -> int:
    digest.update(data)
    to.write(data)
    return len(data)


def _pour(source: BinaryIO, target: BinaryIO) -> None:
    while chunk := source.read(CHUNK):
        target.write(chunk)
