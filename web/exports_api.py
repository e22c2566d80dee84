"""The office's read-only interface for the municipality's own reporting: figures and files by token (journey O6)."""

from flask import Blueprint, Response, jsonify, request

from teamwork.errors import NotFoundError
from teamwork.export import Profile, as_json, export_of
from teamwork.seats import Role
from web import language
from web.api import caller_of
from web.callers import Caller
from web.downloads import download, note_statuses, period_of_request
from web.house import house

bp = Blueprint("exports_api", __name__, url_prefix="/api/v1")


def office_of(game_id: str) -> Caller:
    """
    The office's caller.

    Raises:
        NotSignedInError: nobody known.
        NotFoundError: no such game, or it is not this caller's to report of.
    """
    caller = caller_of(game_id)
    if caller.seat.role not in (Role.OFFICE, Role.ADMIN):
        raise NotFoundError(field="game_id")
    house().service.live(game_id)
    return caller


def _who(caller: Caller) -> str:
    return f"{caller.seat.role.value}:{caller.account_id or 'token'}"


@bp.get("/games/<game_id>/progress")
def progress(game_id: str) -> Response:
    """The tables of a profile (``intern`` unless asked otherwise), as in the JSON file."""
    caller = office_of(game_id)
    profile = request.args.get("profile") or Profile.INTERN.value
    lang = request.args.get("lang") or language.lang()
    export = export_of(house().service, [game_id], profile, lang, *period_of_request(), who=_who(caller))
    if profile == Profile.INTERN:
        note_statuses(caller.seat, [game_id])
    return jsonify(game_id=game_id, **as_json(export))


@bp.get("/games/<game_id>/exports/<format>")
def exports(game_id: str, format: str) -> Response:
    """The file itself: ``csv``, ``xlsx``, ``json``; ``profile``, ``lang``, ``from`` and ``to`` in the query."""
    caller = office_of(game_id)
    return download(caller, _who(caller), [game_id], format)
