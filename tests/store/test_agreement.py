"""The store in memory and the one in SQLite answer alike, whatever is asked of them in whatever order."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from teamwork.errors import TeamworkError
from teamwork.store import Appended, MemoryStore, NewGame, Store, WordChange, open_store
from tests.store.examples import MONDAY, append_of

GAME = "g1"
PEOPLE = ("mette", "jonas")

people = st.sampled_from(PEOPLE)
changes = st.lists(
    st.builds(
        WordChange,
        key=st.sampled_from(("c1/why", "c2/why", "person:mette/name")),
        person_id=people,
        body=st.sampled_from(("a", "æøå", "", None)),
    ),
    max_size=4,
).map(tuple)
bodies = st.sampled_from((b"one", b"two", None))
command_ids = st.sampled_from(("id1", "id2", "id3", None))
minutes = st.integers(min_value=0, max_value=30)


class Agreement(RuleBasedStateMachine):
    """Both stores are asked the same, step after step."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="teamwork-agreement-")
        sqlite = open_store(f"sqlite:///{Path(self._folder.name) / 'teamwork.db'}")
        self._stores: tuple[Store, ...] = (MemoryStore(), sqlite)
        for store in self._stores:
            store.create_game(NewGame(game_id=GAME, name="Spil", edition_hash="e1", created_at=MONDAY))
        self._v = 0

    def teardown(self) -> None:
        for store in self._stores:
            store.close()
        self._folder.cleanup()

    @rule(
        actor=people,
        command_id=command_ids,
        body=bodies,
        words=changes,
        behind=st.sampled_from((0, 0, 0, 1)),
        minute=minutes,
    )
    def append(
        self,
        actor: str,
        command_id: str | None,
        body: bytes | None,
        words: tuple[WordChange, ...],
        behind: int,
        minute: int,
    ) -> None:
        asked = append_of(
            GAME,
            max(self._v - behind, 0),
            actor=actor,
            command_id=command_id,
            body=body,
            words=words,
            at=MONDAY + timedelta(minutes=minute),
        )
        answer = self._same(lambda store: store.append(asked))
        if isinstance(answer, Appended) and not answer.is_repeat:
            self._v = answer.v

    @rule(words=changes)
    def write_words(self, words: tuple[WordChange, ...]) -> None:
        self._same(lambda store: store.write_words(GAME, words))

    @rule(actor=people, command_id=st.sampled_from(("id1", "id2", "id3")), body=st.sampled_from((b"one", b"two")))
    def find_command(self, actor: str, command_id: str, body: bytes) -> None:
        self._same(lambda store: store.find_command(GAME, actor, command_id, body))

    @rule(minute=minutes)
    def purge(self, minute: int) -> None:
        self._same(lambda store: store.purge_former_words(MONDAY + timedelta(minutes=15 + minute)))

    @precondition(lambda self: self._v > 0)
    @rule(person_id=people)
    def erase(self, person_id: str) -> None:
        self._same(lambda store: store.erase(GAME, person_id, MONDAY))

    @rule(reason=st.sampled_from(("kæden passer ikke", None)))
    def set_read_only(self, reason: str | None) -> None:
        self._same(lambda store: store.set_read_only(GAME, reason))

    @rule(after=st.integers(min_value=0, max_value=5), until=st.sampled_from((None, 2, 4)))
    def records(self, after: int, until: int | None) -> None:
        self._same(lambda store: list(store.records(GAME, after, until)))

    @invariant()
    def both_hold_the_same(self) -> None:
        self._same(lambda store: store.game(GAME))
        self._same(lambda store: store.words(GAME))
        self._same(lambda store: store.word_owners(GAME))
        self._same(lambda store: store.erasures())
        for v in range(max(1, self._v - 2), self._v + 1):
            self._same(partial(_former_words, v))

    @invariant()
    def both_records_are_whole(self) -> None:
        assert [store.verify(GAME) for store in self._stores] == [(), ()]
        kept = self._same(lambda store: [record.v for record in store.records(GAME)])
        assert kept == list(range(1, self._v + 1))

    def _same(self, ask: Callable[[Store], object]) -> object:
        in_memory, in_sqlite = (_answer(ask, store) for store in self._stores)
        assert in_memory == in_sqlite
        return in_sqlite


def _former_words(v: int, store: Store) -> tuple[WordChange, ...]:
    return store.former_words(GAME, v)


def _answer(ask: Callable[[Store], object], store: Store) -> object:
    try:
        return ask(store)
    except TeamworkError as refusal:
        return refusal.code, dict(refusal.params)


TestAgreement = Agreement.TestCase
# each example opens a database: a sixth of what the profile asks for elsewhere
TestAgreement.settings = settings(max_examples=settings().max_examples // 6, stateful_step_count=20)
