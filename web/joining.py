"""Coming in: personal links, the room code of a screen, the screen's and the office's own links, going out."""

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.commands import WakeSeat
from teamwork.seats import Role
from teamwork.service import GameService
from teamwork.store import Credential, Holder
from web.callers import Caller, NotSignedInError, Purpose
from web.house import house

bp = Blueprint("joining", __name__)

HOME: dict[Role, str] = {Role.COACH: "pages.coach", Role.GRADUATE: "pages.me", Role.HELPER: "pages.me"}


@bp.get("/join")
def join() -> str:
    """The page behind a personal link; opening it consumes nothing (the secret is in the fragment)."""
    return render_template("join.html")


@bp.post("/join")
def consume_link() -> Response:
    """
    A personal link is used up, and this device remembers who it is.

    A device that already belongs to the same person comes in by its cookie when the link is used up.
    """
    secret = _secret_of_body()
    used = _used_up(secret)
    if used is None:
        caller = house().callers.of_request(request, "person")
        return jsonify(to=_home(caller))
    holder = Holder(game_id=used.game_id, person_id=used.person_id)
    wake(house().service, holder)
    seat = house().service.seat_of(holder.game_id or "", holder.person_id or "")
    answer = jsonify(to=url_for(HOME[seat.role]))
    house().callers.come_in(answer, "person", holder)
    return answer


def _used_up(secret: str) -> Credential | None:
    """A person's link that nobody has used; whatever else was given out is left as it is."""
    credentials, at = house().service.store.credentials, house().service.clock()
    found = credentials.find(secret, at)
    is_link = found is not None and found.kind == "join" and found.person_id is not None
    return credentials.consume(secret, at) if is_link else None


@bp.post("/screen/<game_id>/open")
def open_screen(game_id: str) -> Response:
    """The hall screen comes in by its token, which sends nothing and sees what the hall may see."""
    return _open("screen", url_for("pages.screen", game_id=game_id), game_id)


@bp.post("/office/open")
def open_office() -> Response:
    """The office comes in by its token."""
    return _open("staff", url_for("office.overview"), None)


def _open(purpose: Purpose, to: str, game_id: str | None) -> Response:
    found = house().service.store.credentials.find(_secret_of_body(), house().service.clock())
    kind = "screen" if purpose == "screen" else "office"
    if found is None or found.kind != kind or (game_id is not None and found.game_id != game_id):
        raise NotSignedInError
    answer = jsonify(to=to)
    house().callers.come_in(answer, purpose, found.holder)
    return answer


@bp.post("/out")
def go_out() -> AnyResponse:
    """The session ends here and on every open page of it; the browser forgets what it kept."""
    answer = redirect(url_for("pages.front"))
    purpose = request.form.get("purpose", "person")
    if purpose in ("person", "screen", "staff"):
        ended = house().callers.go_out(answer, request, purpose)  # type: ignore[arg-type]
        if ended:
            house().broadcast.end(lambda caller: caller.source_id == ended, "signed_out")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def _secret_of_body() -> str:
    body = request.get_json(silent=True)
    secret = body.get("secret") if isinstance(body, dict) else None
    if not isinstance(secret, str) or not 0 < len(secret) <= 200:
        raise NotSignedInError
    return secret


def _home(caller: Caller) -> str:
    return url_for(HOME[caller.seat.role])


def wake(service: GameService, holder: Holder) -> None:
    """A bot leaves its seat at the first use of that seat by a person (decision 16)."""
    game = service.game(holder.game_id or "")
    person = game.people.get(holder.person_id or "")
    if person is not None and person.is_bot and not current_app.config.get("KEEP_BOTS"):
        service.order(game.id, WakeSeat(person_id=person.id))
