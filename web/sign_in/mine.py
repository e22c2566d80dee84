"""One's own access: another password, another second factor. Both are asked for again, also of who is in already."""

from typing import NamedTuple

from flask import redirect, render_template, request, url_for

from teamwork.errors import InvalidCommandError, TeamworkError
from teamwork.keeping.staff_proof import hash_of, is_password, require_password, step_proven
from teamwork.store import Account, Holder, Session
from web.aside import aside
from web.callers import NotSignedInError, Purpose
from web.house import house
from web.language import t
from web.sign_in.begin import begin_page
from web.sign_in.coming_in import log
from web.sign_in.forms import PasswordForm, ProofForm
from web.sign_in.pages import Page, bp, brake, ticket_of

WAYS_IN: tuple[Purpose, ...] = ("staff", "person")
"""A coach who sits at a table is a person of the game, and came in by an account."""


class Mine(NamedTuple):
    """The account that asks, and the session it asks by."""

    account: Account
    session: Session


def mine_of_request() -> Mine:
    """
    Raises:
        NotSignedInError: nobody who signed in with an account.
    """
    service = house().service
    for purpose in WAYS_IN:
        secret = request.cookies.get(house().callers.cookie_name(purpose), "")
        session = service.store.sessions.find(secret, service.clock()) if secret else None
        account = service.store.accounts.find(session.account_id) if session and session.account_id else None
        if session is not None and account is not None and not account.is_disabled:
            return Mine(account, session)
    raise NotSignedInError


@bp.get("/mine")
def mine() -> Page:
    """What can be changed."""
    return _page(mine_of_request().account)


@bp.post("/mine/password")
def change_password() -> Page:
    """The new password holds, and whatever else came in by this account is out."""
    found, form = mine_of_request(), PasswordForm()
    if not _is_fit(form, found.account) or not _is_proven(form, found.account):
        return _page(found.account, password_form=form), 422
    new = form.new_password.data or ""
    service, account_id = house().service, found.account.account_id
    service.store.accounts.set_password_hash(account_id, aside(hash_of, new))
    holder, at = Holder(account_id=account_id), service.clock()
    service.store.sessions.revoke_held(holder, at, but_not=found.session.session_id)
    service.store.credentials.revoke_held(holder, at)
    log.info("password_changed", account_id=account_id)
    return redirect(url_for("sign_in.mine", done="password"), 303)


@bp.post("/mine/second-factor")
def change_second_factor() -> Page:
    """The page on which a new app is scanned; the old one holds until the new one has shown a code."""
    found, form = mine_of_request(), ProofForm()
    if not form.validate_on_submit() or not _is_proven(form, found.account):
        return _page(found.account, proof_form=form), 422
    log.info("second_factor_asked_for", account_id=found.account.account_id)
    return begin_page(ticket_of(found.account), found.account)


def _is_fit(form: PasswordForm, account: Account) -> bool:
    if not form.validate_on_submit():
        return False
    try:
        require_password(form.new_password.data or "", account.name)
        if form.new_password.data == form.password.data:
            raise InvalidCommandError("password_same", field="new_password")
    except InvalidCommandError as error:
        form.refuse(TeamworkError(error.code, **{**error.params, "field": "new_password"}))
        return False
    return True


def _is_proven(form: ProofForm, account: Account) -> bool:
    """Password and code together, as at the door, and braked as there."""
    try:
        brake(account.name)
    except TeamworkError as error:
        form.refuse(error)
        return False
    is_known = aside(is_password, account.password_hash, form.password.data or "")
    step = step_proven(account.totp_secret, form.code.data or "", house().service.clock())
    if is_known and step is not None and house().service.store.accounts.use_totp_step(account.account_id, step):
        return True
    log.info("proof_refused", account_id=account.account_id)
    form.refuse(TeamworkError("proof_wrong"))
    return False


def _page(account: Account, password_form: PasswordForm | None = None, proof_form: ProofForm | None = None) -> str:
    return render_template(
        "sign_in/mine.html",
        account=account,
        password_form=password_form or PasswordForm(formdata=None),
        proof_form=proof_form or ProofForm(formdata=None),
        done=t("Din nye adgangskode gælder nu. Alle andre steder er du logget ud.") if request.args.get("done") else "",
        back=url_for("pages.coach" if account.role == "coach" else "office.overview"),
    )
