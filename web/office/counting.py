"""»Sådan tæller vi«: the status table, open to all who read figures; the office may adopt a new one (rule 8.1)."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.edition import StatusRow
from web.language import t
from web.office.desk import Desk, bp, desk, obey, page
from web.office.forms import OfficeForm, day_field
from web.office.forms import t as later
from web.office.words import named


class CountingForm(OfficeForm):
    """A new version of the table, from a day on; the rows come beside it."""

    valid_from = day_field(later("Gælder fra"))


@bp.get("/games/<game_id>/counting")
def counting(game_id: str) -> str:
    """The table as it is."""
    found = desk(game_id)
    return _page(found, CountingForm(formdata=None, data={"valid_from": found.game.today.isoformat()}))


@bp.post("/games/<game_id>/counting")
def adopt_counting(game_id: str) -> AnyResponse | tuple[str, int]:
    """The table with the changes that were ticked holds from a day on, one version higher."""
    found, form = desk(game_id), CountingForm()
    rows = [_changed(row) for row in found.game.counting.rows]
    if form.validate_on_submit() and obey(found, form, "adopt_counting_rules", rows=rows):
        return redirect(url_for("office.counting", game_id=game_id, done="adopt_counting_rules"), 303)
    return _page(found, form), 422


def _changed(row: StatusRow) -> dict[str, Any]:
    """A row as the form has it; ways out and what a row is called are the edition's."""
    plain = row.model_dump(mode="json")
    if row.counts in ("yes", "no"):
        plain["counts"] = "yes" if request.form.get(f"counts-{row.code}") else "no"
        plain["on_the_way"] = bool(request.form.get(f"way-{row.code}"))
    return plain


def _page(found: Desk, form: CountingForm) -> str:
    return page(
        "counting", found, form=form, rows=found.game.counting.rows, condition=_condition(found), self_word=_self
    )


def _condition(found: Desk) -> Any:
    limits = found.game.edition.limits

    def said(row: StatusRow) -> str:
        match row.condition:
            case "starts_soon":
                return t("når starten ligger inden {weeks} uger", weeks=limits.signed_weeks_ahead)
            case "lasts":
                return t("når det varer mindst {weeks} uger", weeks=limits.fixed_term_weeks_least)
            case "enough_hours":
                bands = list(found.game.edition.hours_bands)
                return t("i båndet »{band}« eller over", band=_band(found, bands[len(bands) // 2]))
            case "none":
                return ""

    return said


def _band(found: Desk, band: str) -> str:
    return named(found.game.edition.hours_bands[band]).lower()


def _self(row: StatusRow) -> str:
    match row.self_supporting:
        case "yes":
            return t("ja")
        case "no":
            return t("nej")
        case "confirmed":
            return t("det afgør bekræftelsen")
        case "not_asked":
            return t("spørges ikke")
        case "unknown":
            return t("ukendt")
