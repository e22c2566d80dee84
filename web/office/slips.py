"""Join slips on paper: one a person, with a QR and an address to type (journey C1). Made by a post, shown once."""

from typing import Any

from flask import request, url_for

from teamwork.errors import InvalidCommandError, NotFoundError
from web.doorstep import end_devices, qr
from web.house import house
from web.links import mint_link
from web.office.desk import Desk, bp, desk, page
from web.office.forms import OfficeForm


class SlipsForm(OfficeForm):
    """For whom; the list of people comes beside it."""


@bp.get("/games/<game_id>/slips")
def slips(game_id: str) -> str:
    """Whose slips shall be printed."""
    return _choose(_desk(game_id), SlipsForm(formdata=None))


@bp.post("/games/<game_id>/slips")
def print_slips(game_id: str) -> str | tuple[str, int]:
    """New links for those chosen; with ``ends_devices`` what opened their seats so far opens nothing more."""
    found, form = _desk(game_id), SlipsForm()
    chosen = [found.one("person", person_id) for person_id in request.form.getlist("person_id")]
    if not chosen and not form.errors:
        form.refuse(InvalidCommandError("missing_field", field="person_id"))
    if not form.validate_on_submit() or not chosen:
        return _choose(found, form), 422
    return page("slips", found, slips=[_slip(found, person) for person in chosen], address=_address())


def _desk(game_id: str) -> Desk:
    """
    Raises:
        NotFoundError: an administrator, who looks on: a link opens what its person alone may see.
    """
    found = desk(game_id)
    if not found.may_act:
        raise NotFoundError
    return found


def _choose(found: Desk, form: SlipsForm) -> str:
    return page("choose_slips", found, form=form, here="people")


def _address() -> str:
    """What one types into a browser, without the scheme."""
    return f"{house().config.base_urls[0]}{url_for('joining.join')}".partition("://")[2]


def _slip(found: Desk, person: Any) -> dict[str, Any]:
    if request.form.get("ends_devices"):
        end_devices(found.game.id, found.game.people[person["id"]])
    url = mint_link(house(), found.game.id, person["id"])
    return {
        "person": person,
        "team": found.one("team", person["team_id"]),
        "url": url,
        "svg": qr(url, person.get("name", "")),
    }
