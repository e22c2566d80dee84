"""The HTTP interface for programs: the same seats, views and commands as the live line."""

from collections.abc import Iterator
from typing import Any, Literal

from flask import Blueprint, Response, current_app, jsonify, request
from pydantic import Field

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.seats import PLAYING_ROLES
from teamwork.store import StoreDamagedError
from web.broadcast import now_on_wire
from web.callers import Caller, require_role
from web.contract import Query, operation, shapes
from web.contract.envelopes import commands_on_wire
from web.contract.openapi import PREFIX, openapi
from web.contract.queries import Version
from web.editions import edition_for_browser
from web.house import house
from web.sockets import COSTS, command_of, shown_in, synced

bp = Blueprint("api", __name__, url_prefix=PREFIX)

VIEW_COST = COSTS["sync"]
MY_DATA_COST = 12.0
"""Asked once in a while, of a whole view and two tables."""


class FramesQuery(Query):
    """From where to go on."""

    since: Version = Field(description="The newest version that is known.")


class EditionQuery(Query):
    """In which language."""

    lang: Literal["da", "en"] = "da"


def caller_of(game_id: str | None = None) -> Caller:
    """Who asks, known by token or by any of the house's cookies."""
    caller = house().callers.of_request(request)
    if game_id is not None:
        caller.require_game(game_id)
    return caller


def player_of(_: str | None = None) -> Caller:
    """Who asks, a person of a game; for others there is nothing here."""
    return require_role(caller_of(), *PLAYING_ROLES)


@bp.get("/openapi.json")
@operation("What can be asked here, as OpenAPI 3.1", answers=shapes.Document)
def document() -> Response:
    """The same for everybody, and nothing of anybody's."""
    kept: dict[str, Any] = current_app.extensions.setdefault("openapi", {})
    if not kept:
        kept.update(openapi(current_app._get_current_object()))  # type: ignore[attr-defined]
    answer = jsonify(kept)
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


@bp.get("/games")
@operation("The games that the caller has business in", admit=caller_of, answers=shapes.Games)
def games(caller: Caller) -> Response:
    """The games the caller has business in, oldest first."""
    return jsonify(games=list(_games(caller)))


def _games(caller: Caller) -> Iterator[dict[str, Any]]:
    for row in house().service.store.games():
        if caller.game_id not in (None, row.game_id):
            continue
        try:
            glance = house().service.glance(row)
        except StoreDamagedError:  # one game's damage hides no other
            yield {"game_id": row.game_id, "name": row.name, "v": row.v, "read_only": "record_damaged"}
            continue
        yield {
            "game_id": row.game_id,
            "name": row.name,
            "read_only": row.read_only_reason or glance.read_only,
            "phase": glance.phase,
            "v": glance.v,
            "is_rehearsal": glance.is_rehearsal,
            "has_bots": glance.has_bots,
        }


@bp.get("/games/<game_id>")
@operation("The game as the caller may see it", admit=caller_of, answers=shapes.Synced)
def game(game_id: str, caller: Caller) -> Response:
    """The whole view of the caller, with its version."""
    return _synced(caller, game_id, None)


@bp.get("/games/<game_id>/frames")
@operation("What has changed since a version", admit=caller_of, query=FramesQuery, answers=shapes.Synced)
def frames(game_id: str, caller: Caller, query: FramesQuery) -> Response:
    """The frames since a version, or a whole view when they reach too far back."""
    return _synced(caller, game_id, query.since)


def _synced(caller: Caller, game_id: str, since: int | None) -> Response:
    house().allowances.require(caller.source_id, VIEW_COST)
    live = house().service.live(game_id)
    with live.lock:
        answer = synced(live, caller.seat, since, now_on_wire(house().service))
    house().access_book.note(game_id, caller.seat, shown_in(answer))
    return jsonify(game_id=game_id, **answer)


@bp.post("/games/<game_id>/commands")
@operation("One command, as on the live line", admit=caller_of, body=commands_on_wire(), answers=shapes.Accepted)
def commands(game_id: str, caller: Caller) -> Response:
    """The command is stored before it is answered."""
    caller.require_writing()
    house().allowances.require(caller.source_id)
    payload = request.get_json()
    if not isinstance(payload, dict):
        raise InvalidCommandError("invalid_field", field="body", problem="dict_type")
    if payload.get("game_id") not in (None, game_id):
        raise NotFoundError(field="game_id")
    accepted = house().service.handle(game_id, caller.seat, *command_of(payload))
    return jsonify(ok=True, v=accepted.v, now=now_on_wire(house().service))


@bp.get("/people/me/data")
@operation("Everything about the caller, and who has seen it", admit=player_of, answers=shapes.MyData)
def my_data(caller: Caller) -> Response:
    """Everything about the caller and nothing of others, with who has seen it (journey G10)."""
    house().allowances.require(caller.source_id, MY_DATA_COST)
    person_id, game_id = caller.seat.person_id or "", caller.game_id or ""
    live = house().service.live(game_id)
    with live.lock:
        mine = {key: body for key, body in live.words.items() if key in _own_keys(game_id, person_id)}
        view = live.view(caller.seat)
    house().access_book.write()
    seen = [entry.model_dump(mode="json") for entry in house().service.store.access_log(game_id, person_id)]
    own = {key: entity for key, entity in view.items() if _is_own(entity, key, person_id)}
    reminder = house().service.store.reminders.find(game_id, person_id)
    by_mail = reminder and reminder.model_dump(mode="json", include={"email", "lang", "asked_at", "confirmed_at"})
    return jsonify(person_id=person_id, words=mine, entities=own, reminded_by_mail=by_mail, seen_by=seen)


def _own_keys(game_id: str, person_id: str) -> set[str]:
    owners = house().service.store.word_owners(game_id)
    return {key for key, owner in owners.items() if owner == person_id}


def _is_own(entity: dict[str, Any], key: str, person_id: str) -> bool:
    names = ("owner_id", "person_id", "author_id", "giver_id", "from_id", "asker_id", "claimer_id", "holder_id")
    return key == f"person:{person_id}" or any(entity.get(name) == person_id for name in names)


@bp.get("/editions/<edition_hash>")
@operation("The printed side of an edition", query=EditionQuery, answers=shapes.EditionInLanguage)
def edition(edition_hash: str, query: EditionQuery) -> Response:
    """In one language; holds nothing of any game."""
    found = edition_for_browser(edition_hash, query.lang)
    if found is None:
        raise NotFoundError(field="edition")
    answer = jsonify(found)
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer
