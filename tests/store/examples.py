"""A small game's worth of things to put into a store."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from teamwork.store import Append, NewGame, Store, WordChange

MONDAY = datetime(2026, 11, 23, 8, 0, 0, 123000, tzinfo=UTC)


def begin_game(store: Store, **changes: Any) -> str:
    """A new game in the store; answers its id."""
    game_id = f"g{uuid.uuid4().hex}"
    given = {"game_id": game_id, "name": "Efterår", "edition_hash": "e1", "created_at": MONDAY, **changes}
    store.create_game(NewGame(**given))
    return str(given["game_id"])


def append_of(game_id: str, expected_v: int, **changes: Any) -> Append:
    """A command ready to be appended, every field filled."""
    given = {
        "game_id": game_id,
        "expected_v": expected_v,
        "at": MONDAY,
        "actor": "mette",
        "command_kind": "finish_action",
        "command_id": uuid.uuid4().hex,
        "body": b'{"kind":"finish_action","card_id":"c1"}',
        "events": events(f"c{expected_v}"),
        **changes,
    }
    return Append(**given)


def events(card_id: str) -> str:
    return json.dumps([{"kind": "ActionFinished", "card_id": card_id, "result": "partly"}])


def word(key: str, body: str | None, person_id: str = "mette") -> WordChange:
    return WordChange(key=key, person_id=person_id, body=body)


def play(store: Store, game_id: str, commands: int) -> None:
    """So many commands more, each with a word."""
    v = store.game(game_id).v
    for step in range(v, v + commands):
        store.append(append_of(game_id, step, words=(word(f"c{step}/learnt", f"lært {step}"),)))
