"""What is kept how long, what goes when, and everything that left the house (journey O7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError
from teamwork.export.scheduled import newest_lines
from teamwork.keeping.retention import Due, Terms, due_of, let_go
from teamwork.store import ExportEntry
from web.callers import Caller
from web.downloads import scheduled_folder
from web.house import house
from web.language import t
from web.office.desk import bp, office_caller, page
from web.office.files import who_said
from web.office.forms import OfficeForm

LINES_MOST = 200


class LetGoForm(OfficeForm):
    """What has passed its time goes now."""


class Ending(NamedTuple):
    """A game that has ended, by its name, and when what is kept of it goes."""

    game_id: str
    name: str
    ended_on: date
    texts_go_on: date
    game_goes_on: date


class Left(NamedTuple):
    """A line of the log of exports, with the name of its game."""

    name: str
    entry: ExportEntry


def _caller() -> Caller:
    """
    Raises:
        NotFoundError: one whose business is a single game.
    """
    caller = office_caller()
    if caller.game_id is not None:
        raise NotFoundError(field="game_id")
    return caller


@bp.get("/keeping")
def keeping() -> str:
    """The terms, what goes when, what would go now, and who took what."""
    return _page(_caller(), LetGoForm(formdata=None))


@bp.post("/keeping")
def let_go_now() -> AnyResponse | tuple[str, int]:
    """What has passed its time is gone, as it would be tonight by itself."""
    caller, form = _caller(), LetGoForm()
    if not form.validate_on_submit():
        return _page(caller, form), 422
    let_go(house().service, Terms.of(house().service.store))
    return redirect(url_for("office.keeping", done="let_go"), 303)


def _page(caller: Caller, form: LetGoForm) -> str:
    service = house().service
    names = {row.game_id: row.name for row in service.store.games()}
    terms = Terms.of(service.store)
    would_go = [
        (_kind_name(gone.kind), names.get(gone.game_id or "", ""), gone.number)
        for gone in let_go(service, terms, is_dry_run=True)
    ]
    lines = [Left(name, entry) for game_id, name in names.items() for entry in service.store.exports.of(game_id)]
    folder = scheduled_folder()
    more: dict[str, Any] = {
        "terms": [(_kind_name(kind), term.days) for kind, term in terms],
        "endings": [_ending(due, names) for due in due_of(service, terms)],
        "would_go": would_go,
        "left": sorted(lines, key=lambda line: line.entry.at, reverse=True)[:LINES_MOST],
        "has_folder": folder is not None,
        "weekly": newest_lines(folder) if folder else (),
    }
    return page("keeping", caller=caller, form=form, who_said=who_said, **more)


def _ending(due: Due, names: Mapping[str, str]) -> Ending:
    days = (due.ended_at.date(), due.texts_go_at.date(), due.game_goes_at.date())
    return Ending(due.game_id, names[due.game_id], *days)


def _kind_name(kind: str) -> str:
    match kind:
        case "texts":
            return t("Det, folk har skrevet")
        case "game":
            return t("Spillet med navne og statusser")
        case "access_log":
            return t("Loggen over, hvem der har set hvad")
        case _:
            return t("Adgange, der er slut")
