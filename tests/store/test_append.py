"""One accepted command is one version, once, in order (decisions 1 and 3)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone
from typing import TypeVar

import pytest

from teamwork.errors import NotFoundError
from teamwork.store import (
    Append,
    Appended,
    CommandIdReusedError,
    GameExistsError,
    GameReadOnlyError,
    Store,
    StoreError,
    VersionConflictError,
)
from tests.store.examples import MONDAY, append_of, begin_game, play, word

THREADS = 8
Answer = TypeVar("Answer")


def test_versions_count_the_accepted_commands_from_one_without_a_gap(store: Store) -> None:
    game_id = begin_game(store)
    appended = [store.append(append_of(game_id, v)) for v in range(5)]
    assert [answer.v for answer in appended] == [1, 2, 3, 4, 5]
    assert [record.v for record in store.records(game_id)] == [1, 2, 3, 4, 5]
    assert store.game(game_id).v == 5


def test_a_record_comes_back_as_it_was_appended(store: Store) -> None:
    game_id = begin_game(store)
    asked = append_of(game_id, 0, actor="office:jens", events='[{"æ":"\\u0000"}]', schema_version=3)
    chain = store.append(asked).chain
    (record,) = store.records(game_id)
    assert (record.game_id, record.v, record.at, record.actor) == (game_id, 1, MONDAY, "office:jens")
    assert (record.command_kind, record.command_id) == ("finish_action", asked.command_id)
    assert (record.events, record.schema_version, record.chain) == ('[{"æ":"\\u0000"}]', 3, chain)


def test_moments_are_kept_in_utc_to_the_millisecond(store: Store) -> None:
    game_id = begin_game(store)
    danish = MONDAY.astimezone(timezone(timedelta(hours=1))) + timedelta(microseconds=456)
    store.append(append_of(game_id, 0, at=danish))
    (record,) = store.records(game_id)
    assert record.at == MONDAY
    assert record.at.utcoffset() == timedelta(0)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        append_of("g", 0, at=MONDAY.replace(tzinfo=None))


def test_records_are_read_after_and_until_a_version(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 6)
    assert [record.v for record in store.records(game_id, after=2, until=4)] == [3, 4]
    assert [record.v for record in store.records(game_id, after=5)] == [6]
    assert list(store.records(game_id, after=6)) == []


def test_records_longer_than_a_batch_come_in_order(sql_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamwork.store.sql_store.BATCH", 3)
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 9)
    assert [record.v for record in sql_store.records(game_id)] == list(range(1, 10))
    assert [record.v for record in sql_store.records(game_id, until=7)] == list(range(1, 8))


def test_the_same_command_again_gets_its_first_version(store: Store) -> None:
    game_id = begin_game(store)
    asked = append_of(game_id, 0, words=(word("c0/learnt", "først"),))
    first = store.append(asked)
    store.append(append_of(game_id, 1, words=(word("c0/learnt", "siden"),)))
    again = store.append(asked)
    assert again == Appended(v=first.v, chain=first.chain, is_repeat=True)
    assert store.game(game_id).v == 2
    assert store.words(game_id) == {"c0/learnt": "siden"}


def test_the_same_command_id_with_another_body_is_refused(store: Store) -> None:
    game_id = begin_game(store)
    store.append(append_of(game_id, 0, command_id="id1", body=b"one"))
    with pytest.raises(CommandIdReusedError):
        store.append(append_of(game_id, 1, command_id="id1", body=b"two"))
    with pytest.raises(CommandIdReusedError):
        store.find_command(game_id, "mette", "id1", b"two")
    assert store.game(game_id).v == 1


def test_command_ids_are_unique_for_a_game_and_an_actor_only(store: Store) -> None:
    game_id, other_game = begin_game(store), begin_game(store)
    store.append(append_of(game_id, 0, command_id="id1", body=b"one"))
    assert store.append(append_of(game_id, 1, command_id="id1", body=b"two", actor="jonas")).v == 2
    assert store.append(append_of(other_game, 0, command_id="id1", body=b"three")).v == 1


def test_an_accepted_command_is_found_by_its_id(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 1)
    store.append(append_of(game_id, 1, command_id="id1", body=b"one"))
    assert store.find_command(game_id, "mette", "id1", b"one") == 2
    assert store.find_command(game_id, "jonas", "id1", b"one") is None
    assert store.find_command(game_id, "mette", "id2", b"one") is None


def test_a_refused_command_may_try_again_with_the_same_id(store: Store) -> None:
    game_id = begin_game(store)
    with pytest.raises(VersionConflictError):
        store.append(append_of(game_id, 7, command_id="id1"))
    assert store.append(append_of(game_id, 0, command_id="id1")).is_repeat is False


def test_commands_without_an_id_are_never_repeats(store: Store) -> None:
    game_id = begin_game(store)
    for v in range(2):
        day = append_of(game_id, v, actor="system", command_kind="begin_day", command_id=None, body=None)
        assert store.append(day).is_repeat is False
    assert [record.command_id for record in store.records(game_id)] == [None, None]


def test_an_unexpected_version_is_a_conflict_that_names_both(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 2)
    for expected in (0, 1, 3):
        with pytest.raises(VersionConflictError) as refusal:
            store.append(append_of(game_id, expected))
        assert refusal.value.params == {"expected": expected, "actual": 2}
    assert store.game(game_id).v == 2


def test_a_game_that_is_not_there_is_not_found(store: Store) -> None:
    for ask in (
        lambda: store.append(append_of("nowhere", 0)),
        lambda: store.game("nowhere"),
        lambda: store.verify("nowhere"),
        lambda: store.write_words("nowhere", (word("a/b", "c"),)),
        lambda: store.set_read_only("nowhere", "reason"),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_game_begins_once(store: Store) -> None:
    game_id = begin_game(store)
    with pytest.raises(GameExistsError):
        begin_game(store, game_id=game_id)


def test_games_are_listed_oldest_first_with_what_was_said_of_them(store: Store) -> None:
    younger = begin_game(store, created_at=MONDAY + timedelta(days=1))
    older = begin_game(store, name="Generalprøve", is_rehearsal=True)
    play(store, older, 2)
    store.close_game(older, MONDAY + timedelta(days=2))
    listed = [row for row in store.games() if row.game_id in {older, younger}]
    assert [row.game_id for row in listed] == [older, younger]
    assert (listed[0].name, listed[0].v, listed[0].is_rehearsal) == ("Generalprøve", 2, True)
    assert listed[0].closed_at == MONDAY + timedelta(days=2)
    assert (listed[1].edition_hash, listed[1].is_read_only, listed[1].closed_at) == ("e1", False, None)


def test_a_read_only_game_takes_nothing_new_but_answers_what_it_took(store: Store) -> None:
    game_id = begin_game(store)
    accepted = append_of(game_id, 0)
    store.append(accepted)
    store.set_read_only(game_id, "kæden passer ikke")
    for refused in (
        lambda: store.append(append_of(game_id, 1)),
        lambda: store.write_words(game_id, (word("a/b", "c"),)),
    ):
        with pytest.raises(GameReadOnlyError) as refusal:
            refused()
        assert refusal.value.params["reason"] == "kæden passer ikke"
    assert store.append(accepted).is_repeat
    store.set_read_only(game_id, None)
    assert store.append(append_of(game_id, 1)).v == 2


@pytest.mark.parametrize("unstorable", ["\x00", "\ud800"])
def test_text_that_no_database_gives_back_is_refused_everywhere(store: Store, unstorable: str) -> None:
    game_id = begin_game(store)
    for ask in (
        lambda: append_of(game_id, 0, events=unstorable),
        lambda: store.append(append_of(game_id, 0, words=(word("a/b", unstorable),))),
        lambda: store.write_words(game_id, (word("a/b", unstorable),)),
    ):
        with pytest.raises(StoreError, match="tegn"):
            ask()
    assert store.game(game_id).v == 0


def test_several_commands_are_stored_one_upon_the_other(store: Store) -> None:
    game_id = begin_game(store)
    asked = [append_of(game_id, v, words=(word("c0/learnt", f"ord {v}"),)) for v in range(3)]
    answers = store.append_all(asked)
    assert [(answer.v, answer.is_repeat) for answer in answers] == [(1, False), (2, False), (3, False)]
    assert answers[-1].chain == store.game(game_id).chain
    assert store.words(game_id) == {"c0/learnt": "ord 2"}
    assert not store.verify(game_id)
    assert store.append(asked[1]).is_repeat


def test_of_several_commands_all_are_stored_or_none(store: Store) -> None:
    game_id = begin_game(store)
    known = append_of(game_id, 0, words=(word("c0/learnt", "først"),))
    store.append(known)
    ahead = append_of(game_id, 7, command_id="ahead")
    again = known.model_copy(update={"expected_v": 2})
    for last in (ahead, again):
        with pytest.raises(VersionConflictError):
            store.append_all([append_of(game_id, 1, command_id="new", words=(word("c0/learnt", "siden"),)), last])
        assert store.game(game_id).v == 1
        assert store.words(game_id) == {"c0/learnt": "først"}
        assert store.find_command(game_id, known.actor, "new", known.body or b"") is None
    assert store.append_all([]) == ()


def test_who_is_alone_with_a_game_reads_the_newest_of_it_and_the_others_wait(store: Store) -> None:
    game_id, order = begin_game(store), list[str]()
    store.append(append_of(game_id, 0))

    def append_too() -> None:
        waits.set()
        with pytest.raises(VersionConflictError):
            store.append(append_of(game_id, 1, command_id="another's"))
        order.append("the other")

    waits = threading.Event()
    with ThreadPoolExecutor(1) as other:
        with store.alone_with(game_id) as append:
            appended = append(append_of(game_id, store.game(game_id).v, words=(word("c0/learnt", "alene"),)))
            waiting = other.submit(append_too)
            waits.wait()
            order.append("alone")
        waiting.result()
    assert (appended.v, order) == (2, ["alone", "the other"])
    assert store.words(game_id) == {"c0/learnt": "alene"}
    assert not store.verify(game_id)


def test_what_is_refused_alone_with_a_game_leaves_it_as_it_was(store: Store) -> None:
    game_id = begin_game(store)
    with pytest.raises(VersionConflictError), store.alone_with(game_id) as append:
        assert [append(append_of(game_id, 0, words=(word("c0/learnt", "aldrig"),))) for _ in range(2)] == []
    assert store.game(game_id).v == 0
    assert store.words(game_id) == {}
    assert store.append(append_of(game_id, 0)).v == 1
    with pytest.raises(NotFoundError), store.alone_with("nowhere"):
        pass


def test_eight_threads_append_without_losing_a_command(store: Store) -> None:
    game_id, each = begin_game(store), 12

    def insist(thread: int) -> list[int]:
        return [_append_until_accepted(store, game_id, f"t{thread}-{step}") for step in range(each)]

    versions = _in_threads(insist)
    assert sorted(v for mine in versions for v in mine) == list(range(1, THREADS * each + 1))
    assert [record.v for record in store.records(game_id)] == list(range(1, THREADS * each + 1))
    assert store.verify(game_id) == ()


def test_eight_phones_sending_one_command_have_it_accepted_once(store: Store) -> None:
    game_id = begin_game(store)
    asked = append_of(game_id, 0)
    answers = _in_threads(lambda _: store.append(asked))
    assert {answer.v for answer in answers} == {1}
    assert sum(not answer.is_repeat for answer in answers) == 1


def _append_until_accepted(store: Store, game_id: str, command_id: str) -> int:
    while True:
        asked: Append = append_of(game_id, store.game(game_id).v, command_id=command_id)
        try:
            return store.append(asked).v
        except VersionConflictError:
            continue


def _in_threads(work: Callable[[int], Answer]) -> list[Answer]:
    start = threading.Barrier(THREADS)

    def begin(thread: int) -> Answer:
        start.wait()
        return work(thread)

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(begin, range(THREADS)))
