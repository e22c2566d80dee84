"""One person: status confirmed, ways out, the seat given on, a name put right, a new link (journey O5, rule 2.3)."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError
from web.language import t
from web.office.desk import Desk, bp, desk, obey, page
from web.office.forms import ExitForm, LeftForm, NameForm, OfficeForm, StatusForm, SubstituteForm, Tap
from web.office.people import code_name, helper_kinds
from web.office.words import named


class Deed(NamedTuple):
    """Something the office may do about a person, and the form for it."""

    kind: str
    form: type[OfficeForm]


DEEDS: Mapping[str, Deed] = {
    deed.kind: deed
    for deed in (
        Deed("confirm_status", StatusForm),
        Deed("confirm_exit", ExitForm),
        Deed("end_pause", Tap),
        Deed("decide_left", LeftForm),
        Deed("rename_person", NameForm),
        Deed("substitute_person", SubstituteForm),
    )
}


@bp.get("/games/<game_id>/people/<person_id>")
def person(game_id: str, person_id: str) -> str:
    """What the office knows of a person, and what it may do."""
    found = desk(game_id)
    return _page(found, found.one("person", person_id), {})


@bp.post("/games/<game_id>/people/<person_id>/<kind>")
def change_person(game_id: str, person_id: str, kind: str) -> AnyResponse | tuple[str, int]:
    """One of the deeds; a refused form keeps what was typed."""
    found = desk(game_id)
    about = found.one("person", person_id)
    deed = DEEDS.get(kind)
    if deed is None:
        raise NotFoundError(field="kind")
    form = deed.form()
    if form.validate_on_submit() and obey(found, form, deed.kind, person_id=person_id):
        if kind == "substitute_person":
            return redirect(url_for("office.people", game_id=game_id, done=kind), 303)
        return redirect(url_for("office.person", game_id=game_id, person_id=person_id, done=kind), 303)
    return _page(found, about, {kind: form}), 422


def _page(found: Desk, about: Mapping[str, Any], refused: Mapping[str, OfficeForm]) -> str:
    forms = {kind: refused.get(kind) or deed.form(formdata=None) for kind, deed in DEEDS.items()}
    for kind, prepare in _PREPARE.items():
        prepare(found, about, forms[kind], kind not in refused)
    return page(
        "person",
        found,
        person=about,
        team=found.one("team", about["team_id"]),
        forms=forms,
        refused=set(refused),
        code_name=lambda code: code_name(found, code),
        bands=found.game.edition.hours_bands,
        kinds=helper_kinds(found),
    )


def _prepare_status(found: Desk, about: Mapping[str, Any], form: Any, is_fresh: bool) -> None:
    rows = [row for row in found.game.counting.rows if row.counts in ("yes", "no")]
    form.code.choices = {row.code: named(row.names) for row in rows}
    form.hours_band.choices = {"": "", **{band: named(names) for band, names in found.game.edition.hours_bands.items()}}
    form.is_self_supporting.choices = {"": "", "yes": t("Ja"), "no": t("Nej")}
    status = about.get("status")
    if is_fresh:
        form.code.data = status["code"] if status else "searching"
        form.from_date.data = status["from_date"] if status else found.game.today.isoformat()
        form.to_date.data = (status or {}).get("to_date")
        form.hours_band.data = (status or {}).get("hours_band")


def _prepare_exit(found: Desk, about: Mapping[str, Any], form: Any, is_fresh: bool) -> None:
    asked = (about.get("exit") or {}).get("code")
    rows = [r for r in found.game.counting.rows if r.code == asked or r.counts == "denominator"]
    form.code.choices = {row.code: named(row.names) for row in rows}
    if is_fresh:
        form.code.data = asked
        form.from_date.data = (about.get("exit") or {}).get("from_date") or found.game.today.isoformat()


def _prepare_name(found: Desk, about: Mapping[str, Any], form: Any, is_fresh: bool) -> None:
    if is_fresh:
        form.name.data = about.get("name")


def _prepare_substitute(found: Desk, about: Mapping[str, Any], form: Any, is_fresh: bool) -> None:
    form.helper_kind.choices = {"": "", **helper_kinds(found)}
    if is_fresh:
        form.helper_kind.data = about.get("helper_kind")


_PREPARE: Mapping[str, Callable[[Desk, Mapping[str, Any], Any, bool], None]] = {
    "confirm_status": _prepare_status,
    "confirm_exit": _prepare_exit,
    "rename_person": _prepare_name,
    "substitute_person": _prepare_substitute,
}
"""What fills a form's lists, and on a fresh page its fields."""
