"""Who of the staff may come in: accounts, invitations, the chairs of coaches. For administrators alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.keeping import staff
from teamwork.seats import Role
from teamwork.store import Account
from web.callers import Caller
from web.doorstep import qr
from web.house import house
from web.language import t
from web.office.desk import bp, office_caller, page
from web.office.forms import OfficeForm
from web.sign_in.elsewhere import issuer_elsewhere, name_elsewhere
from web.sign_in.forms import AccountForm, AccountTap, GiveChairForm

Page = AnyResponse | str | tuple[str, int]


class Listed(NamedTuple):
    """An account as its administrator sees it."""

    account: Account
    chairs: tuple[str, ...]
    is_bound: bool
    """Whether its owner comes in by another house's sign-in."""

    @property
    def has_begun(self) -> bool:
        """Whether its owner has chosen a way to come in."""
        return self.is_bound or (self.account.password_hash is not None and self.account.totp_secret is not None)


def admin_caller() -> Caller:
    """
    Raises:
        NotSignedInError: nobody known.
        NotFoundError: no administrator.
    """
    caller = office_caller()
    if caller.seat.role is not Role.ADMIN:
        raise NotFoundError
    return caller


@bp.get("/accounts")
def accounts() -> Page:
    """Every account, by name."""
    return _page(admin_caller())


@bp.post("/accounts")
def add_account() -> Page:
    """A new account, and the invitation that is shown once."""
    caller, form = admin_caller(), AccountForm()
    form.role.choices = _roles()
    role = form.role.data if form.role.data in _roles() else ""
    if not role or not form.validate_on_submit():
        return _page(caller, form), 422
    wish = {"account": form.name.data or "", "role": role}
    try:
        made = staff.add_account(house().service, wish)
    except TeamworkError as error:
        form.refuse(error)
        return _page(caller, form), 422
    return _invitation(caller, str(made["ticket"]), form.name.data or "")


@bp.post("/accounts/<account_id>/<kind>")
def change_account(account_id: str, kind: str) -> Page:
    """A new invitation, the door shut or open again, a coach's chair."""
    caller = admin_caller()
    account = house().service.store.accounts.find(account_id)
    if account is None or kind not in ("invite", "disable", "enable", "chair"):
        raise NotFoundError(field="account_id")
    form: OfficeForm = GiveChairForm() if kind == "chair" else AccountTap()
    if not form.validate_on_submit():
        return _page(caller), 422
    service, wish = house().service, {"account": account.name}
    if kind == "invite":
        return _invitation(caller, staff.invite(service, account), account.name)
    if kind == "disable" and account.account_id != caller.account_id:
        staff.disable_account(service, wish)
        house().broadcast.end(lambda other: other.account_id == account_id, "signed_out")
    if kind == "enable":
        staff.enable_account(service, wish)
    if kind == "chair":
        game_id, _, person_id = str(form["chair"].data or "").partition("/")
        staff.give_chair(service, {**wish, "game_id": game_id, "person_id": person_id})
    return redirect(url_for("office.accounts", done=kind), 303)


def _page(caller: Caller, form: AccountForm | None = None) -> str:
    shown = form or AccountForm(formdata=None)
    shown.role.choices = _roles()
    coaches = dict(_coaches())
    chair_form = GiveChairForm(formdata=None)
    chair_form.chair.choices = {"": "", **coaches}
    store = house().service.store.accounts
    bound = store.bindings.bound(issuer_elsewhere())
    listed = [
        Listed(
            account,
            tuple(coaches.get("/".join(chair), "") for chair in _chairs(account)),
            account.account_id in bound,
        )
        for account in store.all()
    ]
    more: dict[str, Any] = {
        "form": shown,
        "tap": AccountTap(formdata=None),
        "chair_form": chair_form,
        "roles": _roles(),
        "elsewhere": name_elsewhere(),
    }
    return page("accounts", caller=caller, listed=listed, **more)


def _chairs(account: Account) -> tuple[staff.Chair, ...]:
    return staff.chairs_of(house().service, account.account_id) if account.role == "coach" else ()


def _coaches() -> Iterator[tuple[str, Any]]:
    """Every coach's chair of every game: its key, and what it is called."""
    for row in house().service.store.games():
        live = house().service.live(row.game_id)
        for person in live.game.people.values():
            if person.role is Role.COACH and person.is_seated:
                name = live.words.get(f"{person.id}/name", "")
                yield f"{row.game_id}/{person.id}", f"{row.name}: {name}"


def _roles() -> dict[str, str]:
    return {"office": t("Kontoret"), "coach": t("Coach"), "admin": t("Administrator")}


def _invitation(caller: Caller, ticket: str, name: str) -> str:
    url = f"{house().config.base_urls[0]}{url_for('sign_in.invitation')}#{ticket}"
    return page("invitation", caller=caller, url=url, svg=qr(url, name), invited=name, days=staff.INVITATION_DAYS)
