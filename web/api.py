"""The HTTP interface for programs: the same seats, views and commands as the live line."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, jsonify, request

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.seats import PLAYING_ROLES, Role
from teamwork.store import StoreDamagedError
from web.broadcast import now_on_wire
from web.callers import Caller, require_role
from web.editions import edition_for_browser
from web.house import house
from web.sockets import command_of, shown_in, synced

bp = Blueprint("api", __name__, url_prefix="/api/v1")


def caller_of(game_id: str | None = None) -> Caller:
    """Who asks, known by token or by any of the house's cookies."""
    caller = house().callers.of_request(request)
    if game_id is not None:
        caller.require_game(game_id)
    return caller


@bp.get("/games")
def games() -> Response:
    """The games the caller has business in, oldest first."""
    return jsonify(games=list(_games(caller_of())))


def _games(caller: Caller) -> Iterator[dict[str, Any]]:
    for row in house().service.store.games():
        if caller.game_id not in (None, row.game_id):
            continue
        try:
            live = house().service.live(row.game_id)
        except StoreDamagedError:  # one game's damage hides no other
            yield {"game_id": row.game_id, "name": row.name, "v": row.v, "read_only": "record_damaged"}
            continue
        game = live.game
        yield {
            "game_id": game.id,
            "name": row.name,
            "read_only": live.read_only,
            "phase": game.phase,
            "v": game.v,
            "is_rehearsal": game.is_rehearsal,
            "has_bots": any(person.is_bot and person.is_seated for person in game.people.values()),
        }


@bp.get("/games/<game_id>")
def game(game_id: str) -> Response:
    """The whole view of the caller, with its version."""
    return _synced(caller_of(game_id), game_id, None)


@bp.get("/games/<game_id>/frames")
def frames(game_id: str) -> Response:
    """The frames since a version, or a whole view when they reach too far back."""
    since = request.args.get("since", "")
    if not since.isdecimal() or len(since) > 12:
        raise InvalidCommandError("invalid_field", field="since", problem="int")
    return _synced(caller_of(game_id), game_id, int(since))


def _synced(caller: Caller, game_id: str, since: int | None) -> Response:
    live = house().service.live(game_id)
    with live.lock:
        answer = synced(live, caller.seat, since, now_on_wire(house().service))
    house().access_book.note(game_id, caller.seat, shown_in(answer))
    return jsonify(game_id=game_id, **answer)


@bp.post("/games/<game_id>/commands")
def commands(game_id: str) -> Response:
    """One command, the same body as on the live line."""
    caller = caller_of(game_id)
    house().allowances.require(caller.source_id)
    payload = request.get_json()
    if not isinstance(payload, dict):
        raise InvalidCommandError("invalid_field", field="body", problem="dict_type")
    accepted = house().service.handle(game_id, caller.seat, *command_of(payload))
    return jsonify(ok=True, v=accepted.v, now=now_on_wire(house().service))


@bp.get("/people/me/data")
def my_data() -> Response:
    """Everything about the caller and nothing of others, with who has seen it (journey G10)."""
    caller = require_role(caller_of(), *PLAYING_ROLES)
    person_id, game_id = caller.seat.person_id or "", caller.game_id or ""
    live = house().service.live(game_id)
    with live.lock:
        mine = {key: body for key, body in live.words.items() if key in _own_keys(game_id, person_id)}
        view = live.view(caller.seat)
    house().access_book.write()
    seen = [entry.model_dump(mode="json") for entry in house().service.store.access_log(game_id, person_id)]
    own = {key: entity for key, entity in view.items() if _is_own(entity, key, person_id)}
    return jsonify(person_id=person_id, words=mine, entities=own, seen_by=seen)


def _own_keys(game_id: str, person_id: str) -> set[str]:
    owners = house().service.store.word_owners(game_id)
    return {key for key, owner in owners.items() if owner == person_id}


def _is_own(entity: dict[str, Any], key: str, person_id: str) -> bool:
    names = ("owner_id", "person_id", "author_id", "giver_id", "from_id", "asker_id", "claimer_id", "holder_id")
    return key == f"person:{person_id}" or any(entity.get(name) == person_id for name in names)


@bp.get("/editions/<edition_hash>")
def edition(edition_hash: str) -> Response:
    """The printed side of an edition in one language; holds nothing of any game."""
    found = edition_for_browser(edition_hash, request.args.get("lang", "da"))
    if found is None:
        raise NotFoundError(field="edition")
    answer = jsonify(found)
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


__all__ = ["Role", "bp", "caller_of"]
