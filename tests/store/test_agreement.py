"""The store in memory and those in SQLite and PostgreSQL answer alike, whatever is asked of them in whatever order."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from teamwork.errors import TeamworkError
from teamwork.store import Append, Appended, MemoryStore, NewGame, Store, WordChange, open_store
from teamwork.store.sql_store import SqlStore
from tests.store.examples import MONDAY, append_of

PEOPLE = ("mette", "jonas")
GAMES = (0, 1)


class Draft(NamedTuple):
    """A command not yet put to a store."""

    game: int
    actor: str
    command_id: str | None
    body: bytes | None
    words: tuple[WordChange, ...]
    behind: int
    minute: int


people, games = st.sampled_from(PEOPLE), st.sampled_from(GAMES)
changes = st.lists(
    st.builds(
        WordChange,
        key=st.sampled_from(("c1/why", "c2/why", "person:mette/name")),
        person_id=people,
        body=st.sampled_from(("a", "æøå", "", None)),
    ),
    max_size=4,
).map(tuple)
minutes = st.integers(min_value=0, max_value=30)
drafts = st.builds(
    Draft,
    game=games,
    actor=people,
    command_id=st.sampled_from(("id1", "id2", "id3", None)),
    body=st.sampled_from((b"one", b"two", None)),
    words=changes,
    behind=st.sampled_from((0, 0, 0, 1)),
    minute=minutes,
)
new_drafts = drafts.map(lambda draft: draft._replace(command_id=None, behind=0))


class Agreement(RuleBasedStateMachine):
    """Both stores are asked the same, step after step, of two games."""

    def __init__(self, database: SqlStore) -> None:
        super().__init__()
        self._stores: tuple[Store, ...] = (MemoryStore(), database)
        self._games = tuple(f"g{uuid.uuid4().hex}" for _ in GAMES)
        for game_id in self._games:
            game = NewGame(game_id=game_id, name="Spil", edition_hash="e1", created_at=MONDAY)
            self._same(lambda store, game=game: store.create_game(game))
        self._v = [0 for _ in GAMES]

    def teardown(self) -> None:
        for game_id in self._games:
            self._same(lambda store, game_id=game_id: store.delete_game(game_id))
        self._stores[0].close()

    @rule(draft=drafts)
    def append(self, draft: Draft) -> None:
        [asked] = self._asked([draft])
        answer = self._same(lambda store: store.append(asked))
        self._keep([draft], (answer,))

    @rule(drafted=st.lists(drafts, max_size=4) | st.lists(new_drafts, max_size=4))
    def append_all(self, drafted: list[Draft]) -> None:
        """With what was known before, or comes too late, among them, none is stored."""
        asked = self._asked(drafted)
        answer = self._same(lambda store: store.append_all(asked))
        if all(isinstance(one, Appended) for one in answer):
            self._keep(drafted, answer)

    @rule(game=games, words=changes)
    def write_words(self, game: int, words: tuple[WordChange, ...]) -> None:
        self._same(lambda store: store.write_words(self._games[game], words))

    @rule(
        game=games,
        actor=people,
        command_id=st.sampled_from(("id1", "id2", "id3")),
        body=st.sampled_from((b"one", b"two")),
    )
    def find_command(self, game: int, actor: str, command_id: str, body: bytes) -> None:
        self._same(lambda store: store.find_command(self._games[game], actor, command_id, body))

    @rule(minute=minutes)
    def purge(self, minute: int) -> None:
        self._same(lambda store: store.purge_former_words(MONDAY + timedelta(minutes=15 + minute)))

    @precondition(lambda self: any(self._v))
    @rule(game=games, person_id=people)
    def erase(self, game: int, person_id: str) -> None:
        self._same(lambda store: store.erase(self._games[game], person_id, MONDAY))

    @precondition(lambda self: any(self._v))
    @rule(game=games, persons=st.lists(people, unique=True), keys=st.frozensets(st.sampled_from(("c1/why", "c2/why"))))
    def erase_texts(self, game: int, persons: list[str], keys: frozenset[str]) -> None:
        self._same(lambda store: store.erase_texts(self._games[game], persons, MONDAY, keys))

    @rule(game=games, reason=st.sampled_from(("kæden passer ikke", None)))
    def set_read_only(self, game: int, reason: str | None) -> None:
        self._same(lambda store: store.set_read_only(self._games[game], reason))

    @rule(game=games, after=st.integers(min_value=0, max_value=5), until=st.sampled_from((None, 2, 4)))
    def records(self, game: int, after: int, until: int | None) -> None:
        self._same(lambda store: list(store.records(self._games[game], after, until)))

    @invariant()
    def both_hold_the_same(self) -> None:
        self._same(lambda store: [line for line in store.erasures() if line.game_id in self._games])
        for game_id, v in zip(self._games, self._v, strict=True):
            self._same(partial(_held, game_id, range(max(1, v - 2), v + 1)))

    @invariant()
    def both_records_are_whole(self) -> None:
        for game_id, v in zip(self._games, self._v, strict=True):
            assert [store.verify(game_id) for store in self._stores] == [(), ()]
            assert self._same(partial(_versions, game_id)) == list(range(1, v + 1))

    def _asked(self, drafted: list[Draft]) -> list[Append]:
        """Each upon those before it in the same game."""
        v = list(self._v)
        asked = []
        for draft in drafted:
            fields = draft._asdict()
            game, behind, minute = (fields.pop(name) for name in ("game", "behind", "minute"))
            at = MONDAY + timedelta(minutes=minute)
            asked.append(append_of(self._games[game], max(v[game] - behind, 0), at=at, **fields))
            v[game] += 1
        return asked

    def _keep(self, drafted: list[Draft], answers: Any) -> None:
        for draft, answer in zip(drafted, answers, strict=True):
            if isinstance(answer, Appended) and not answer.is_repeat:
                self._v[draft.game] = answer.v

    def _same(self, ask: Callable[[Store], object]) -> Any:
        in_memory, in_database = (_answer(ask, store) for store in self._stores)
        assert in_memory == in_database
        return in_database


def _held(game_id: str, versions: range, store: Store) -> object:
    former = [store.former_words(game_id, v) for v in versions]
    return store.game(game_id), store.words(game_id), store.word_owners(game_id), former


def _versions(game_id: str, store: Store) -> list[int]:
    return [record.v for record in store.records(game_id)]


def _answer(ask: Callable[[Store], object], store: Store) -> object:
    try:
        return ask(store)
    except TeamworkError as refusal:
        return refusal.code, dict(refusal.params)


def _agree(url: str, share: int) -> None:
    """Each example deletes its games and leaves but the ledger; a step asks a dozen things, so a share is tried."""
    database = open_store(url)
    assert isinstance(database, SqlStore)
    few = settings(max_examples=settings().max_examples // share, stateful_step_count=20)
    run_state_machine_as_test(partial(Agreement, database), settings=few)
    database.close()


def test_whatever_is_asked_memory_and_sqlite_answer_alike(sqlite_url: str) -> None:
    _agree(sqlite_url, 6)


def test_whatever_is_asked_memory_and_postgresql_answer_alike(new_postgres_database: Callable[[], str]) -> None:
    _agree(new_postgres_database(), 12)
