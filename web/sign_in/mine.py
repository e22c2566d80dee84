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
from web.sign_in.elsewhere import issuer_elsewhere, name_elsewhere
from web.sign_in.forms import BindForm, PasswordForm, ProofForm
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
    return mine_page(mine_of_request().account)


@bp.post("/mine/password")
def change_password() -> Page:
    """The new password holds, and whatever else came in by this account is out."""
    found, form = mine_of_request(), PasswordForm()
    if not _is_fit(form, found.account) or not is_proven(form, found.account):
        return mine_page(found.account, password_form=form), 422
    new = form.new_password.data or ""
    account_id = found.account.account_id
    house().service.store.accounts.set_password_hash(account_id, aside(hash_of, new))
    end_other_ways_in(found)
    log.info("password_changed", account_id=account_id)
    return redirect(url_for("sign_in.mine", done="password"), 303)


@bp.post("/mine/second-factor")
def change_second_factor() -> Page:
    """The page on which a new app is scanned; the old one holds until the new one has shown a code."""
    found, form = mine_of_request(), ProofForm()
    if not form.validate_on_submit() or not is_proven(form, found.account):
        return mine_page(found.account, proof_form=form), 422
    log.info("second_factor_asked_for", account_id=found.account.account_id)
    return begin_page(ticket_of(found.account), found.account)


def end_other_ways_in(found: Mine) -> None:
    """Whatever else came in by this account is out."""
    service, holder = house().service, Holder(account_id=found.account.account_id)
    at = service.clock()
    service.store.sessions.revoke_held(holder, at, but_not=found.session.session_id)
    service.store.credentials.revoke_held(holder, at)


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


def is_proven(form: ProofForm, account: Account) -> bool:
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


def mine_page(
    account: Account,
    password_form: PasswordForm | None = None,
    proof_form: ProofForm | None = None,
    bind_form: BindForm | None = None,
) -> str:
    """One's own access, with what is wrong in the form that was sent."""
    binding = house().service.store.accounts.bindings.of(account.account_id)
    return render_template(
        "sign_in/mine.html",
        account=account,
        password_form=password_form or PasswordForm(formdata=None),
        proof_form=proof_form or ProofForm(formdata=None),
        bind_form=bind_form or BindForm(formdata=None),
        elsewhere=name_elsewhere(),
        binding=binding if binding and binding.issuer == issuer_elsewhere() else None,
        done=_said(request.args.get("done", "")),
        failed=_said(request.args.get("failed", "")),
        back=url_for("pages.coach" if account.role == "coach" else "office.overview"),
    )


def _said(word: str) -> str:
    """What the page says at its head, by a word in its address."""
    name = name_elsewhere()
    match word:
        case "password":
            return t("Din nye adgangskode gælder nu. Alle andre steder er du logget ud.")
        case "bound":
            return t("Fra nu af kan du logge ind med {name}.", name=name)
        case "unbound":
            return t("Du logger ikke mere ind med {name}. Alle andre steder er du logget ud.", name=name)
        case "taken":
            return t("Du har allerede en anden adgang, der bruger {name}. Fjern den dér først.", name=name)
        case "not_bound":
            return t("Det lykkedes ikke. Du logger ind, som du plejer. Prøv igen, hvis du vil.")
        case "away":
            return t("{name} svarer ikke lige nu. Prøv igen om lidt. Du logger ind, som du plejer.", name=name)
        case _:
            return ""
