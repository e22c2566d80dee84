"""Programs that read for the municipality (journey O6): which may, for what, until when; made and ended here."""

from typing import NamedTuple

import structlog
from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.keeping import staff_tokens
from teamwork.store import Credential
from web.callers import Caller
from web.house import house
from web.language import t
from web.office.desk import bp, game_ids, office_caller, page
from web.office.forms import Tap, TokenForm

log = structlog.get_logger()
Page = AnyResponse | str | tuple[str, int]


class Listed(NamedTuple):
    """A secret that opens something, without the secret."""

    credential: Credential
    game: str
    kind: str
    made_by: str
    """The account's name; nothing where it was made on the server, or with an office's link."""


@bp.get("/tokens")
def tokens() -> Page:
    """Every secret of the caller's games that is no person's own."""
    return _page(office_caller())


@bp.post("/tokens")
def make_token() -> Page:
    """A program may read one game until a day; its secret is shown this once."""
    caller, form = office_caller(), TokenForm()
    if not form.validate_on_submit():
        return _page(caller, form), 422
    given = form.fields_given()
    game_id = str(given.get("game_id", ""))
    if game_id not in game_ids(caller):
        form.refuse(TeamworkError("not_found", field="game_id"))
        return _page(caller, form), 422
    days = str(given.get("days", ""))
    wish = {
        "game_id": game_id,
        "who": staff_tokens.REPORTING,
        "purpose": given.get("purpose", ""),
        "made_by": caller.account_id,
    }
    try:
        made = staff_tokens.add_token(house().service, {**wish, "days": int(days) if days.isdecimal() else -1})
    except TeamworkError as error:
        form.refuse(error)
        return _page(caller, form), 422
    log.info("token_made", credential_id=made["credential_id"], account_id=caller.account_id)
    address = f"{house().config.base_urls[0]}/api/v1/games/{game_id}/progress"
    return page("token_made", caller=caller, secret=made["token"], purpose=given["purpose"], address=address)


@bp.post("/tokens/<credential_id>/end")
def end_token(credential_id: str) -> Page:
    """The secret opens nothing more."""
    caller, form = office_caller(), Tap()
    if credential_id not in {each.credential.credential_id for each in _listed(caller)}:
        raise NotFoundError(field="credential_id")
    if not form.validate_on_submit():
        return _page(caller), 422
    staff_tokens.revoke_token(house().service, {"credential_id": credential_id})
    house().broadcast.end(lambda other: other.source_id == credential_id, "signed_out")
    log.info("token_ended", credential_id=credential_id, account_id=caller.account_id)
    return redirect(url_for("office.tokens", done="ended"), 303)


def _page(caller: Caller, form: TokenForm | None = None) -> str:
    shown = form or TokenForm(formdata=None)
    shown.game_id.choices = {game_id: _names()[game_id] for game_id in game_ids(caller)}
    shown.days.data = shown.days.data or str(staff_tokens.REPORTING_DAYS)
    return page("tokens", caller=caller, form=shown, listed=_listed(caller), tap=Tap(formdata=None))


def _listed(caller: Caller) -> list[Listed]:
    names = _names()
    found = staff_tokens.tokens_of(house().service, game_ids(caller))
    return [Listed(each, names[each.game_id or ""], _kind_name(each.kind), _maker_name(each)) for each in found]


def _maker_name(credential: Credential) -> str:
    account = house().service.store.accounts.find(credential.made_by) if credential.made_by else None
    return account.name if account else ""


def _names() -> dict[str, str]:
    return {row.game_id: row.name for row in house().service.store.games()}


def _kind_name(kind: str) -> str:
    match kind:
        case "screen":
            return t("Salens skærm")
        case "office":
            return t("Kontoret")
        case _:
            return t("Et program, der læser")
