"""Coming in by the room's code: from the wall to one's name, and by the coach's tap to one's own page."""

from typing import Any

import segno
from flask import Blueprint, Response, jsonify, request, url_for

from teamwork.errors import NotFoundError
from teamwork.model import Game, Person
from teamwork.seats import PLAYING_ROLES, Role
from teamwork.store import Holder
from web.callers import Caller, NotSignedInError, require_role
from web.house import house
from web.joining import HOME, wake
from web.links import mint_link
from web.rooms import Knock, Room, hosts_camp

bp = Blueprint("doorstep", __name__)


def qr(text: str, title: str) -> str:
    """A QR code as inline SVG that scales with its box."""
    return segno.make(text, error="m").svg_inline(
        border=2, omitsize=True, title=title, svgclass="qr", lineclass=None, dark="#0b1020", light="#ffffff"
    )


@bp.get("/screen/<game_id>/code")
def code(game_id: str) -> Response:
    """What the hall screen shows on its way-in page: code, address and QR of the open meeting."""
    caller = house().callers.of_request(request, "screen")
    caller.require_game(game_id)
    room = house().rooms.of(house().service.game(game_id))
    if room is None:
        raise NotFoundError(field="meeting_id")
    address = f"{house().config.base_urls[0]}{url_for('joining.join')}"
    return jsonify(code=room.code, url=address, svg=qr(f"{address}#room={room.ticket}", room.code))


@bp.post("/join/room")
def enter_room() -> Response:
    """Who sits in the room, table by table, for one to find one's own name; at a team's own meeting that team."""
    room = _room_of_body()
    live = house().service.live(room.game_id)
    return jsonify(name=live.words.get(f"{live.game.id}/name", ""), tables=_tables(room, live.game, live.words))


def _tables(room: Room, game: Game, words: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": words.get(f"{team.id}/name", ""),
            "people": [
                {"person_id": person.id, "name": words.get(f"{person.id}/name", "")}
                for person in _at_table(game, team.id)
            ],
        }
        for team in sorted(game.teams.values(), key=lambda team: team.seat_no)
        if _is_room_of(room, game, team.id)
    ]


def _is_room_of(room: Room, game: Game, team_id: str) -> bool:
    return game.meetings[room.meeting_id].team_id in (None, team_id)


def _at_table(game: Game, team_id: str) -> list[Person]:
    """In seat order within each role, as everything that lists people."""
    table = [person for person in game.people.values() if person.team_id == team_id and person.is_seated]
    return sorted(table, key=lambda person: (PLAYING_ROLES.index(person.role), person.seat_no))


@bp.post("/join/knock")
def knock() -> Response:
    """The phone says whose it is and waits for that table's coach."""
    room = _room_of_body()
    game = house().service.game(room.game_id)
    person = game.people.get(_text("person_id"))
    if person is None or not person.is_seated or not _is_room_of(room, game, person.team_id):
        raise NotFoundError(field="person_id")
    waiting = house().rooms.knock(room, person.id)
    _tell_coaches(room.game_id)
    return jsonify(secret=waiting.secret, sign=waiting.sign)


@bp.post("/join/wait")
def wait() -> tuple[Response, int] | Response:
    """202 while the coach has not answered; then the session, once."""
    secret = _text("secret")
    admitted = house().rooms.collect(secret)
    if admitted is None:
        if not house().rooms.is_waiting(secret):
            raise NotSignedInError
        return jsonify(waiting=True), 202
    holder = Holder(game_id=admitted.game_id, person_id=admitted.person_id)
    wake(house().service, holder)
    seat = house().service.seat_of(admitted.game_id, admitted.person_id)
    answer = jsonify(to=url_for(HOME[seat.role]))
    house().callers.come_in(answer, "person", holder)
    return answer


# ---- the coach's side -------------------------------------------------------------------------------


@bp.get("/coach/knocks")
def knocks() -> Response:
    """Who waits for this coach's yes: the own table, for a camp's host all."""
    caller = _coach()
    live = house().service.live(caller.game_id or "")
    return jsonify(
        knocks=[
            {
                "id": waiting.id,
                "person_id": waiting.person_id,
                "name": live.words.get(f"{waiting.person_id}/name", ""),
                "sign": waiting.sign,
            }
            for waiting in house().rooms.knocks(live.game.id)
            if _is_theirs(live.game, caller, waiting)
        ]
    )


@bp.post("/coach/knocks/<knock_id>")
def answer_knock(knock_id: str) -> Response:
    """ "Yes, that is Mette", or no."""
    caller = _coach()
    game = house().service.game(caller.game_id or "")
    waiting = next((k for k in house().rooms.knocks(game.id) if k.id == knock_id), None)
    if waiting is None or not _is_theirs(game, caller, waiting):
        raise NotFoundError(field="knock_id")
    body = request.get_json(silent=True) or {}
    house().rooms.answer(knock_id, body.get("is_admitted") is True)
    _tell_coaches(game.id)
    return jsonify(ok=True)


@bp.post("/coach/slips/<person_id>")
def new_slip(person_id: str) -> Response:
    """A new personal link for one at the own table; every device of theirs is out at once (journey G1)."""
    caller = _coach()
    game_id = caller.game_id or ""
    person = house().service.game(game_id).people.get(person_id)
    if person is None or not person.is_seated or person.team_id != caller.seat.team_id:
        raise NotFoundError(field="person_id")
    end_devices(game_id, person)
    url = mint_link(house(), game_id, person_id)
    return jsonify(url=url, svg=qr(url, ""))


def end_devices(game_id: str, person: Person) -> None:
    """Whatever opened this person's seat so far opens nothing more, open pages included."""
    holder, at = Holder(game_id=game_id, person_id=person.id), house().service.clock()
    house().service.store.sessions.revoke_held(holder, at)
    house().service.store.credentials.revoke_held(holder, at)
    house().broadcast.end(lambda caller: caller.seat.person_id == person.id, "seat_taken_away")


def _coach() -> Caller:
    return require_role(house().callers.of_request(request, "person"), Role.COACH)


def _is_theirs(game: Game, caller: Caller, waiting: Knock) -> bool:
    person = game.people.get(waiting.person_id)
    is_host = hosts_camp(game, caller.seat.person_id)
    return person is not None and (is_host or person.team_id == caller.seat.team_id)


def _tell_coaches(game_id: str) -> None:
    house().signal(game_id, Role.COACH, "knock")


def _room_of_body() -> Room:
    room = house().rooms.find(_text("way"))
    if room is None:
        raise NotFoundError(field="way")
    return room


def _text(name: str) -> str:
    body = request.get_json(silent=True)
    value = body.get(name) if isinstance(body, dict) else None
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise NotFoundError(field=name)
    return value
