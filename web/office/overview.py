"""All games at a glance: where each is, what comes next, what waits. Oldest first, never a ranking (journey O1)."""

from flask import render_template

from teamwork.errors import NotFoundError
from teamwork.export import PROFILES
from web.callers import NotSignedInError
from web.house import house
from web.office.desk import bp, game_ids, office_caller, page
from web.office.file_jobs import file_jobs
from web.office.forms import AllFilesForm
from web.office.words import profile_name


@bp.get("")
def overview() -> str:
    """All games of the caller; without a session the page takes the key from its address's fragment."""
    try:
        caller = office_caller()
    except (NotSignedInError, NotFoundError):
        return render_template("office/key.html")
    form = AllFilesForm(formdata=None)
    form.profile.choices = {name: profile_name(name) for name in reversed(PROFILES)}
    form.format.choices = {name: name.upper() for name in ("xlsx", "csv", "pdf", "json")}
    service, theirs = house().service, frozenset(game_ids(caller))
    games = [service.glance(row) for row in service.store.games() if row.game_id in theirs]
    return page("overview", caller=caller, games=games, form=form, files=file_jobs().of(caller))
