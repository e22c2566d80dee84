"""Whether a game's record is as it was written: every link, every version, every command."""

from sqlalchemy import Connection, Text, and_, bindparam, select, type_coerce

from teamwork.errors import NotFoundError
from teamwork.store.chain import StoredRow, first_link, next_link
from teamwork.store.errors import StoreDamagedError
from teamwork.store.prepared import Prepared
from teamwork.store.rows import ROWS, record_of
from teamwork.store.tables import commands, games, records
from teamwork.store.values import Fault, StoredRecord, WholeRecord

_ALL_ROWS = Prepared(ROWS.where(records.c.game_id == bindparam("game_id")))
_HEAD = select(
    games.c.v,
    games.c.chain,
    games.c.edition_hash,
    type_coerce(games.c.created_at, Text).label("created_at"),
    games.c.is_rehearsal,
)


class Walk:
    """One walk along a game's chain, from its first link to its head, which reads every record that it passes."""

    def __init__(self, game_id: str) -> None:
        self.game_id = game_id
        self._v, self._chain = 0, ""
        self._records: list[StoredRecord] = []
        self._is_readable = True
        self._faults: list[Fault] = []

    @property
    def whole(self) -> WholeRecord:
        """What was passed so far."""
        return WholeRecord(tuple(self._records), tuple(self._faults))

    def set_out(self, first: str) -> None:
        """The walk begins at the game's first link."""
        self._chain = first

    def pass_by(self, row: StoredRow) -> None:
        """One more row as stored, its link last."""
        content, link = row[:-1], row[-1]
        v = _version(content[1])
        if v != self._v + 1:
            self.note("version_missing", self._v + 1)
        if next_link(self._chain, content) != link:
            self.note("chain_broken", v)
        self._read(row, v)
        self._v = self._v + 1 if v is None else v
        # go on from what is stored, so that one damaged row is one fault and not all that follow
        self._chain = str(link)

    def _read(self, row: StoredRow, v: int | None) -> None:
        if not self._is_readable:
            return
        try:
            self._records.append(record_of(row))
        except StoreDamagedError:
            self._is_readable = False
            self.note("unreadable", v)

    def arrive(self, v: object, chain: object) -> None:
        """The game's head is where the chain ends, or that is a fault."""
        if (self._v, self._chain) != (v, chain):
            self.note("head_differs", self._v)

    def note(self, code: str, v: int | None) -> None:
        """A fault was met."""
        self._faults.append(Fault(game_id=self.game_id, v=v, code=code))


def walk_along(walk: Walk, connection: Connection) -> None:
    """
    The walk has passed every row that is stored of its game.

    :raises NotFoundError: when there is no such game.
    """
    head = connection.execute(_HEAD.where(games.c.game_id == walk.game_id)).first()
    if head is None:
        raise NotFoundError(game_id=walk.game_id)
    walk.set_out(first_link(walk.game_id, head.edition_hash, head.created_at, bool(head.is_rehearsal)))
    for row in _ALL_ROWS.rows_on(connection, {"game_id": walk.game_id}):
        walk.pass_by(row)
    walk.arrive(head.v, head.chain)
    for v in lost_commands(connection, walk.game_id):
        walk.note("command_lost", _version(v))


def lost_commands(connection: Connection, game_id: str) -> tuple[object, ...]:
    """Versions whose command id is not remembered, and remembered ids without their version."""
    same = and_(
        commands.c.game_id == records.c.game_id,
        commands.c.v == records.c.v,
        commands.c.actor == records.c.actor,
        commands.c.command_id == records.c.command_id,
    )
    unremembered = (
        select(records.c.v.label("v"))
        .select_from(records.outerjoin(commands, same))
        .where(records.c.game_id == game_id, records.c.command_id.is_not(None), commands.c.v.is_(None))
    )
    unrecorded = (
        select(commands.c.v.label("v"))
        .select_from(commands.outerjoin(records, same))
        .where(commands.c.game_id == game_id, records.c.v.is_(None))
    )
    return tuple(connection.execute(unremembered.union(unrecorded).order_by("v")).scalars())


def _version(stored: object) -> int | None:
    """A version as it lies in the table, or none where something else does."""
    return stored if isinstance(stored, int) else None
