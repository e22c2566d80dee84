"""A backup's way back: nothing of it is served before its chain, its counts and the erasure ledger were held to it."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import make_url, select

from teamwork.commands import ErasePerson
from teamwork.errors import TeamworkError
from teamwork.keeping.backup import Contents, unpack
from teamwork.keeping.copying import copy_in
from teamwork.keeping.retention import Terms, is_kept, let_go
from teamwork.seats import OFFICE_SEAT
from teamwork.service import GameService
from teamwork.store import Erasure, Store, StoreError, open_database, open_store
from teamwork.store.tables import credentials, sessions


class Restored(NamedTuple):
    """What came back, and who was forgotten again on the way."""

    contents: Contents
    forgotten: int


def restore(
    path: Path,
    url: str,
    *,
    secret_key: str | None = None,
    ledgers: Iterable[Erasure] = (),
    replaces: bool = False,
    at: datetime | None = None,
) -> Restored:
    """
    The database at ``url`` is what the backup holds, without anyone whom a ledger says to be forgotten since.

    The ledgers are the backup's, that of the database it replaces, and those given. What had passed its term of
    keeping goes too. What was revoked or used up in the replaced database stays so.

    :raises StoreError: as `unpack`; ``restore_occupied`` when games are there and it does not replace them;
        ``backup_damaged`` when chain, head or count are not what was written. Nothing was changed then.
    """
    former = _open_former(url)
    try:
        if former is not None and former.games() and not replaces:
            raise StoreError("restore_occupied")
        with tempfile.TemporaryDirectory(prefix=".teamwork-", dir=_folder(url)) as made:
            unpacked = unpack(path, Path(made), secret_key)
            store = open_store(f"sqlite:///{unpacked.file}")
            try:
                _require_whole(store, unpacked.contents)
                lines = (*(former.erasures() if former else ()), *ledgers)
                forgotten = _forget_again(store, lines)
                if former is not None:
                    _keep_revoked(url, store)
                    _keep_stopped(former, store)
                let_go(GameService(store), Terms.of(store), at)
            finally:
                store.close()
            if former is not None:
                former.close()
            copy_in(unpacked.file, url)
    finally:
        if former is not None:
            former.close()
    return Restored(unpacked.contents, forgotten)


def _open_former(url: str) -> Store | None:
    """The database that is there already; one that cannot be read has no ledger to offer."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return None
    try:
        return open_store(url)
    except TeamworkError:
        return None


def _folder(url: str) -> Path | None:
    """Where the copy is laid open: beside its future place, so that it can be put there in one step."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return None
    folder = Path(address.database or "").parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _require_whole(store: Store, contents: Contents) -> None:
    found = {row.game_id: (row.v, row.chain) for row in store.games()}
    written = {head.game_id: (head.v, head.chain) for head in contents.games}
    if found != written or len(store.erasures()) != contents.erasures:
        raise StoreError("backup_damaged", problem="its games are not those that were copied")
    for game_id in found:
        faults = store.verify(game_id)
        # a game that was damaged already when it was copied comes back as it was: read-only, beside the others
        if faults and store.game(game_id).read_only_reason is None:
            raise StoreError("backup_damaged", problem=f"{game_id}: {faults[0].code}")


def _forget_again(store: Store, lines: Iterable[Erasure]) -> int:
    known = {(line.game_id, line.person_id): line for line in store.erasures()}
    service, forgotten = GameService(store), 0
    for line in lines:
        done = known.get((line.game_id, line.person_id))
        if done is not None and done.erased_at >= line.erased_at and (done.is_all or not line.is_all):
            continue
        _forget(service, line)
        forgotten += 1
    return forgotten


def _forget(service: GameService, line: Erasure) -> None:
    """By the rules where the game can be played, which ends doors and cards too; by the store's own hand anyway."""
    if line.game_id in {row.game_id for row in service.store.games()}:
        try:
            seat = OFFICE_SEAT if line.is_all else service.seat_of(line.game_id, line.person_id)
            service.order(line.game_id, ErasePerson(person_id=line.person_id), seat)
        except TeamworkError:
            pass
    owners = service.store.word_owners(line.game_id)
    keys = {key for key, owner in owners.items() if owner == line.person_id and not is_kept(key, owners.values())}
    service.store.erase(line.game_id, line.person_id, line.erased_at, keys=keys, is_all=line.is_all)


def _keep_revoked(url: str, store: Store) -> None:
    database = open_database(url)
    try:
        with database.read() as connection:
            ended = select(sessions.c.session_id, sessions.c.revoked_at).where(sessions.c.revoked_at.is_not(None))
            for session_id, at in connection.execute(ended):
                store.sessions.revoke(session_id, at)
            over = select(credentials.c.credential_id, credentials.c.revoked_at, credentials.c.used_at)
            for credential_id, revoked_at, used_at in connection.execute(over):
                if revoked_at or used_at:
                    store.credentials.revoke(credential_id, revoked_at or used_at)
    finally:
        database.close()


def _keep_stopped(former: Store, store: Store) -> None:
    """Who has stopped reminders since, or has them sent elsewhere, is not written to at the address of then."""
    games = {row.game_id for row in former.games()}
    wishes = {(wish.game_id, wish.person_id, wish.asked_at) for wish in former.reminders.everybodys()}
    for wish in store.reminders.everybodys():
        if wish.game_id in games and (wish.game_id, wish.person_id, wish.asked_at) not in wishes:
            store.reminders.forget(wish.game_id, wish.person_id)
