"""Words beside the record: written with their version, kept a while when overwritten (visibility, rule 10.2)."""

from datetime import timedelta

import pytest

from teamwork.store import Store
from teamwork.store.sql_store import SqlStore
from tests.store.examples import MONDAY, append_of, begin_game, play, word


def test_words_are_kept_with_whose_they_are(store: Store) -> None:
    game_id, other_game = begin_game(store), begin_game(store)
    store.append(append_of(game_id, 0, words=(word("c1/why", "fordi"), word("c2/claim", "rolig", "jonas"))))
    assert store.words(game_id) == {"c1/why": "fordi", "c2/claim": "rolig"}
    assert store.word_owners(game_id) == {"c1/why": "mette", "c2/claim": "jonas"}
    assert store.words(other_game) == {}


def test_a_word_without_a_body_is_forgotten(store: Store) -> None:
    game_id = begin_game(store)
    store.append(append_of(game_id, 0, words=(word("c1/why", "fordi"), word("c1/sign", "et svar"))))
    store.append(append_of(game_id, 1, words=(word("c1/why", None), word("never/there", None))))
    assert store.words(game_id) == {"c1/sign": "et svar"}


def test_of_two_changes_of_one_word_the_last_holds(store: Store) -> None:
    game_id = begin_game(store)
    store.append(append_of(game_id, 0, words=(word("c1/why", "først"), word("c1/why", "siden"))))
    store.write_words(game_id, (word("c2/why", "er der"), word("c2/why", None)))
    store.write_words(game_id, (word("c3/why", None), word("c3/why", "er der")))
    assert store.words(game_id) == {"c1/why": "siden", "c3/why": "er der"}


def test_words_without_a_version_leave_the_record_alone(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 1)
    store.write_words(game_id, (word("person:mette/pulse/2026-W48", "7"), word("c0/learnt", None)))
    assert store.words(game_id) == {"person:mette/pulse/2026-W48": "7"}
    assert store.game(game_id).v == 1
    assert store.former_words(game_id, 1) == (word("c0/learnt", None),)


def test_what_a_version_overwrote_takes_it_back(store: Store) -> None:
    game_id = begin_game(store)
    store.append(append_of(game_id, 0, words=(word("c1/why", "før", "jonas"), word("c1/sign", "et svar"))))
    before = store.words(game_id), store.word_owners(game_id)
    changes = (word("c1/why", "efter"), word("c1/sign", None), word("c1/new", "ny"))
    v = store.append(append_of(game_id, 1, words=changes)).v
    former = store.former_words(game_id, v)
    assert former == (word("c1/new", None), word("c1/sign", "et svar"), word("c1/why", "før", "jonas"))
    store.append(append_of(game_id, 2, words=former))
    assert (store.words(game_id), store.word_owners(game_id)) == before


def test_a_version_without_words_overwrote_none(store: Store) -> None:
    game_id = begin_game(store)
    store.append(append_of(game_id, 0))
    assert store.former_words(game_id, 1) == ()
    assert store.former_words(game_id, 2) == ()


def test_former_words_are_kept_for_fifteen_minutes(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 1)
    v = store.append(append_of(game_id, 1, words=(word("c0/learnt", "nyt"),))).v
    store.purge_former_words(MONDAY + timedelta(minutes=15) - timedelta(milliseconds=1))
    assert store.former_words(game_id, v) == (word("c0/learnt", "lært 0"),)
    assert store.purge_former_words(MONDAY + timedelta(minutes=15)) >= 2
    assert store.former_words(game_id, v) == ()
    assert store.words(game_id) == {"c0/learnt": "nyt"}


def test_a_version_and_its_words_are_written_both_or_neither(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 1)
    asked = append_of(game_id, 1, command_id="id1", words=(word("c0/learnt", "nyt"), word("c9/why", "ny")))

    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("teamwork.store.append.move_head", fail)
        with pytest.raises(RuntimeError, match="power"):
            sql_store.append(asked)
    assert sql_store.words(game_id) == {"c0/learnt": "lært 0"}
    assert sql_store.former_words(game_id, 2) == ()
    assert [record.v for record in sql_store.records(game_id)] == [1]
    assert sql_store.find_command(game_id, "mette", "id1", b"") is None
    assert sql_store.append(asked).v == 2
    assert sql_store.words(game_id) == {"c0/learnt": "nyt", "c9/why": "ny"}
    assert sql_store.verify(game_id) == ()
