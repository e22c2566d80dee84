"""The pages people open: shells for the live screens, and documents that need no script."""

import time

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError
from teamwork.keeping.retention import Terms
from teamwork.looking_back.film import film as film_of
from teamwork.seats import SCREEN_SEAT, Role
from web import language
from web.callers import NotSignedInError, require_role
from web.house import house

bp = Blueprint("pages", __name__)

FILM_COST = 20.0
"""A whole season is played for it."""


@bp.get("/")
def front() -> str:
    """What this is, and the ways in."""
    return render_template("front.html")


@bp.get("/me")
def me() -> AnyResponse | str:
    """The phone page of a graduate or a helper."""
    caller = house().callers.of_request(request, "person")
    if caller.seat.role is Role.COACH:
        return redirect(url_for("pages.coach"))
    return _live("phone", caller.game_id or "", "person", role=caller.seat.role.value)


@bp.get("/coach")
def coach() -> AnyResponse | str:
    """The coach's remote and check-in."""
    caller = house().callers.of_request(request, "person")
    if caller.seat.role is not Role.COACH:
        return redirect(url_for("pages.me"))
    return _live("coach", caller.game_id or "", "person", role="coach", has_account=caller.account_id is not None)


@bp.get("/screen/<game_id>")
def screen(game_id: str) -> str:
    """The hall screen; without its session the page asks for the token in its own address's fragment."""
    try:
        caller = house().callers.of_request(request, "screen")
        caller.require_game(game_id)
    except (NotSignedInError, NotFoundError):
        return render_template("screen_key.html", game_id=game_id)
    return _live("screen", game_id, "screen", role="screen")


@bp.get("/screen/<game_id>/film")
def film(game_id: str) -> Response:
    """The season as pictures, a day each, as the hall may see them (rule 10.3)."""
    caller = house().callers.of_request(request, "screen")
    caller.require_game(game_id)
    require_role(caller, Role.SCREEN)
    house().allowances.require(caller.source_id, FILM_COST)
    return jsonify(film_of(house().service, game_id, caller.seat, breathe=lambda: time.sleep(0)))


@bp.get("/coach/film")
def days_of_film() -> dict[str, object]:
    """The film's days and chapters without its pictures, for a coach who sets it on the shared screen."""
    caller = house().callers.of_request(request, "person")
    require_role(caller, Role.COACH)
    house().allowances.require(caller.source_id, FILM_COST)
    found = film_of(house().service, caller.game_id or "", SCREEN_SEAT, breathe=lambda: time.sleep(0))
    return {"days": [{"date": day["date"]} for day in found["days"]], "chapters": found["chapters"]}


@bp.get("/was")
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("was.html")


@bp.get("/privacy")
def privacy() -> str:
    """Who sees what, until when, and one's rights."""
    promise = house().service.store.settings.get("promise_signed")
    return render_template("privacy.html", promise=promise)


@bp.get("/privacy/municipality")
def data_protection() -> str:
    """For whoever answers for the municipality's data: purposes, this house's terms, rights, what it must decide."""
    terms = Terms.of(house().service.store)
    return render_template("data_protection.html", days={name: term.days for name, term in terms})


@bp.get("/language/<lang>.js")
def sentences(lang: str) -> Response:
    """The catalogue of a language as a module; the same for everybody."""
    if lang not in house().config.languages:
        raise NotFoundError(field="lang")
    answer = Response(language.browser_module(lang), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def _live(name: str, game_id: str, purpose: str, role: str, has_account: bool = False) -> str:
    game = house().service.game(game_id)
    return render_template(
        "live.html",
        name=name,
        game_id=game_id,
        purpose=purpose,
        role=role,
        has_account=has_account,
        edition=game.edition.hash,
    )
