"""Whether a game's record is as it was written: every link, every version, every command."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Text, and_, select, type_coerce

from teamwork.errors import NotFoundError
from teamwork.store.chain import StoredRow, first_link, next_link
from teamwork.store.tables import commands, games, records
from teamwork.store.values import Fault

BATCH = 500

_RAW = select(
    records.c.game_id,
    records.c.v,
    type_coerce(records.c.at, Text),
    records.c.actor,
    records.c.command_kind,
    records.c.command_id,
    records.c.events,
    records.c.schema_version,
    records.c.chain,
).order_by(records.c.v)

_HEAD = select(
    games.c.v,
    games.c.chain,
    games.c.edition_hash,
    type_coerce(games.c.created_at, Text).label("created_at"),
    games.c.is_rehearsal,
)


class Walk:
    """One walk along a game's chain, from its first link to its head."""

    def __init__(self, game_id: str, first: str) -> None:
        self._game_id = game_id
        self.v = 0
        self.chain = first

    def step(self, row: StoredRow) -> Iterator[Fault]:
        """The faults that one stored row (its link last) shows."""
        *content, link = row
        v = content[1]
        if v != self.v + 1:
            yield self.fault("version_missing", self.v + 1)
        if next_link(self.chain, tuple(content)) != link:
            yield self.fault("chain_broken", v if isinstance(v, int) else None)
        self.v = v if isinstance(v, int) else self.v + 1
        # go on from what is stored, so that one damaged row is one fault and not all that follow
        self.chain = str(link)

    def arrive(self, v: object, chain: object) -> Iterator[Fault]:
        """The fault of a head that is not where the chain ends."""
        if (self.v, self.chain) != (v, chain):
            yield self.fault("head_differs", self.v)

    def fault(self, code: str, v: int | None) -> Fault:
        """A fault of this game."""
        return Fault(game_id=self._game_id, v=v, code=code)


def walked(game_id: str, first: str, rows: Iterable[StoredRow], head: tuple[object, object]) -> Iterator[Fault]:
    """Every fault between the first link and the head."""
    walk = Walk(game_id, first)
    for row in rows:
        yield from walk.step(row)
    yield from walk.arrive(*head)


def faults_of(connection: Connection, game_id: str) -> Iterator[Fault]:
    """
    Every fault of the game's record as stored.

    :raises NotFoundError: when there is no such game.
    """
    head = connection.execute(_HEAD.where(games.c.game_id == game_id)).first()
    if head is None:
        raise NotFoundError(game_id=game_id)
    first = first_link(game_id, head.edition_hash, head.created_at, bool(head.is_rehearsal))
    asked = _RAW.where(records.c.game_id == game_id).execution_options(yield_per=BATCH)
    rows = connection.execute(asked)
    yield from walked(game_id, first, (tuple(row) for row in rows), (head.v, head.chain))
    yield from lost_commands(connection, game_id)


def lost_commands(connection: Connection, game_id: str) -> Iterator[Fault]:
    """Versions whose command id is not remembered, and remembered ids without their version."""
    same = and_(
        commands.c.game_id == records.c.game_id,
        commands.c.v == records.c.v,
        commands.c.actor == records.c.actor,
        commands.c.command_id == records.c.command_id,
    )
    unremembered = (
        select(records.c.v)
        .select_from(records.outerjoin(commands, same))
        .where(records.c.game_id == game_id, records.c.command_id.is_not(None), commands.c.v.is_(None))
    )
    unrecorded = (
        select(commands.c.v)
        .select_from(commands.outerjoin(records, same))
        .where(commands.c.game_id == game_id, records.c.v.is_(None))
    )
    found = connection.execute(unremembered.union(unrecorded)).scalars()
    return (Fault(game_id=game_id, v=v, code="command_lost") for v in sorted(found))
