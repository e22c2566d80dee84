"""The calendar's secret address: given out, asked by a calendar, taken back on the phone or by a link and a tap."""

from flask import Blueprint, Response, g, jsonify, render_template, request, url_for

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.store import Credential, Holder
from web import language
from web.callers import Caller
from web.house import house
from web.reminders.calendar import calendar_of

bp = Blueprint("reminders", __name__)

CALENDAR_COST = 20.0
ADDRESS_COST = 4.0
"""A calendar asks every few hours, and has one address: whoever got hold of it can hold nobody up with it."""


@bp.get("/me/calendar")
def has_one() -> Response:
    """Whether the caller has given an address out; the address itself is not kept."""
    at = house().service.clock()
    held = house().service.store.credentials.held(holder_of(caller_here()))
    ids = {one.credential_id for one in held if one.kind == "calendar"}
    return jsonify(has_address=bool(house().service.store.credentials.open_of(ids, at)))


@bp.post("/me/calendar")
def give_out() -> Response:
    """A new address, shown this once; the one before holds no longer."""
    caller, at = caller_here(), house().service.clock()
    house().allowances.require(caller.source_id, ADDRESS_COST)
    holder, credentials = holder_of(caller), house().service.store.credentials
    credentials.revoke_held(holder, at, "calendar")
    minted = credentials.mint("calendar", holder, purpose=language.lang(), at=at, expires_at=None)
    base = house().config.base_urls[0]
    return jsonify(
        address=f"{base}{url_for('reminders.calendar', secret=minted.secret)}",
        stop=f"{base}{url_for('reminders.ask_stop', secret=minted.secret)}",
    )


@bp.post("/me/calendar/stop")
def take_back() -> Response:
    """The caller's address holds no longer."""
    house().service.store.credentials.revoke_held(holder_of(caller_here()), house().service.clock(), "calendar")
    return jsonify(has_address=False)


@bp.get("/calendar/<secret>.ics")
def calendar(secret: str) -> Response:
    """The calendar behind an address; whatever is wrong with it, the same words."""
    known = _known(secret)
    house().allowances.require(known.credential_id, CALENDAR_COST)
    service = house().service
    try:
        seat = service.seat_of(known.game_id or "", known.person_id or "")
        live = service.live(known.game_id or "")
    except TeamworkError:
        raise NotFoundError(field="address") from None
    with live.lock:
        view = live.view(seat)
    g.lang = known.purpose  # of whoever made the address; a calendar has none
    written = calendar_of(view, live.game.edition, service.clock())
    return Response(written, content_type="text/calendar; charset=utf-8")


@bp.get("/calendar/<secret>/stop")
def ask_stop(secret: str) -> str:
    """A page with one button; looking at it stops nothing."""
    return render_template("calendar_stop.html", secret=secret, is_over=False)


@bp.post("/calendar/<secret>/stop")
def stop(secret: str) -> str:
    """The address holds no longer, without any login; whoever it was, the page is the same."""
    found = house().service.store.credentials.find(secret, house().service.clock())
    if found is not None and found.kind == "calendar":
        house().service.store.credentials.revoke(found.credential_id, house().service.clock())
    return render_template("calendar_stop.html", secret=secret, is_over=True)


def caller_here() -> Caller:
    """The person whose session or token asks."""
    return house().callers.of_request(request, "person")


def holder_of(caller: Caller) -> Holder:
    """
    Whom what is given out belongs to.

    Raises:
        NotFoundError: the caller is no person of a game.
    """
    if caller.seat.person_id is None:
        raise NotFoundError(field="person_id")
    return Holder(game_id=caller.game_id, person_id=caller.seat.person_id)


def _known(secret: str) -> Credential:
    found = house().service.store.credentials.find(secret, house().service.clock())
    if found is None or found.kind != "calendar":
        raise NotFoundError(field="address")
    return found
