"""The office's pages: every game at a glance, never a ranking (journey O1)."""

from flask import Blueprint, render_template, request

from teamwork.seats import Role
from web.callers import NotSignedInError, require_role
from web.house import house

bp = Blueprint("office", __name__, url_prefix="/office")


@bp.get("")
def overview() -> str:
    """All games of the caller; without a session the page takes the key from its address's fragment."""
    try:
        caller = require_role(house().callers.of_request(request, "staff"), Role.OFFICE, Role.ADMIN)
    except NotSignedInError:
        return render_template("office/key.html")
    service = house().service
    rows = [row for row in service.store.games() if caller.game_id in (None, row.game_id)]
    return render_template("office/overview.html", games=[(row, service.game(row.game_id)) for row in rows])
