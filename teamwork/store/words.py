"""The table of words, and beside it for a quarter of an hour what was overwritten."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, Insert, Text, bindparam, delete, func, insert, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from teamwork.store.moments import UtcText
from teamwork.store.prepared import Prepared
from teamwork.store.tables import former_words, words
from teamwork.store.values import Append
from teamwork.words import WordChange

_ALL = Prepared(select(words.c.key, words.c.body).where(words.c.game_id == bindparam("g")))
_FORGET = Prepared(delete(words).where(words.c.game_id == bindparam("g"), words.c.key == bindparam("k")))


def _keep() -> dict[str, Insert]:
    """Writing a word that may be there already, in each database's dialect."""
    on_sqlite, on_postgres = sqlite.insert(words), postgresql.insert(words)
    return {
        "sqlite": on_sqlite.on_conflict_do_update(
            index_elements=["game_id", "key"],
            set_={"person_id": on_sqlite.excluded.person_id, "body": on_sqlite.excluded.body},
        ),
        "postgresql": on_postgres.on_conflict_do_update(
            index_elements=["game_id", "key"],
            set_={"person_id": on_postgres.excluded.person_id, "body": on_postgres.excluded.body},
        ),
    }


def _keep_former() -> Insert:
    """Copying a word aside before it changes; a word that was not there leaves a row without a body."""
    game_id, key = bindparam("g", type_=Text), bindparam("k", type_=Text)
    once = select(literal_column("1").label("one")).subquery()
    found = once.outerjoin(words, (words.c.game_id == game_id) & (words.c.key == key))
    owner = func.coalesce(words.c.person_id, bindparam("p", type_=Text))
    until = bindparam("until", type_=UtcText)
    row = select(game_id, bindparam("version", type_=former_words.c.v.type), key, owner, words.c.body, until)
    return insert(former_words).from_select(
        ["game_id", "v", "key", "person_id", "body", "kept_until"], row.select_from(found)
    )


_KEEP = {database: Prepared(kept) for database, kept in _keep().items()}
_KEEP_FORMER = Prepared(_keep_former())


def write_words(connection: Connection, game_id: str, changes: Iterable[WordChange]) -> None:
    """Each key holds its new body, or is gone; of two changes of one key the last one holds."""
    last = {change.key: change for change in changes}.values()
    forgotten = [{"g": game_id, "k": change.key} for change in last if change.body is None]
    kept = [{"game_id": game_id, **change.model_dump()} for change in last if change.body is not None]
    if forgotten:
        _FORGET.run_on(connection, forgotten)
    if kept:
        _KEEP[connection.dialect.name].run_on(connection, kept)


def replace_words(connection: Connection, appends: Iterable[tuple[Append, int]]) -> None:
    """The words of each append and its version hold; what they overwrote, an absence too, is kept for undo."""
    for together in _without_a_key_twice(appends):
        aside = [
            {
                "g": append.game_id, "version": v, "k": change.key, "p": change.person_id,
                "until": append.at + append.former_words_kept,
            }
            for append, v in together
            for change in append.last_words
        ]  # fmt: skip
        _KEEP_FORMER.run_on(connection, aside)
        write_words(connection, together[0][0].game_id, [word for append, _ in together for word in append.words])


def _without_a_key_twice(appends: Iterable[tuple[Append, int]]) -> Iterator[list[tuple[Append, int]]]:
    """Those that have words, as many at a time as overwrite none of each other's: what was before is read first."""
    together: list[tuple[Append, int]] = []
    keys: set[str] = set()
    for append, v in appends:
        own = {change.key for change in append.words}
        if together and own & keys:
            yield together
            together, keys = [], set()
        if own:
            together.append((append, v))
            keys |= own
    if together:
        yield together


def words_of(connection: Connection, game_id: str) -> dict[str, str]:
    """Every word of the game, by key."""
    return dict(_ALL.rows_on(connection, {"g": game_id}))


def word_owners(connection: Connection, game_id: str) -> dict[str, str]:
    """Whose each word is, by key."""
    rows = connection.execute(select(words.c.key, words.c.person_id).where(words.c.game_id == game_id))
    return {key: person_id for key, person_id in rows}


def former_words_of(connection: Connection, game_id: str, v: int) -> tuple[WordChange, ...]:
    """The changes that take version ``v``'s words back, as far as they are still kept."""
    rows = connection.execute(
        select(former_words.c.key, former_words.c.person_id, former_words.c.body).where(
            former_words.c.game_id == game_id, former_words.c.v == v
        )
    )
    found = (WordChange(key=row.key, person_id=row.person_id, body=row.body) for row in rows)
    return tuple(sorted(found, key=lambda change: change.key))


def purge_former_words(connection: Connection, before: datetime) -> int:
    """Former words kept until ``before`` are gone; answers how many."""
    return connection.execute(delete(former_words).where(former_words.c.kept_until <= before)).rowcount


def forget_person(connection: Connection, game_id: str, person_id: str, keys: Collection[str], is_all: bool) -> None:
    """Nothing under these keys is left, nor what is kept of the person for undo; with ``is_all`` nothing they own."""
    for table in (words, former_words):
        mine = table.c.person_id == person_id
        if is_all or table is former_words:
            connection.execute(delete(table).where(table.c.game_id == game_id, mine))
        named = table.c.key == bindparam("named")
        if keys:
            connection.execute(delete(table).where(table.c.game_id == game_id, named), [{"named": key} for key in keys])
