"""Binding an account to somebody of another house's sign-in, by that house's own id, never by a name or an address."""

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.keeping.staff import INVITATION, end_ways_in
from teamwork.store import Account
from web.callers import NotSignedInError
from web.house import house
from web.language import t
from web.sign_in.begin import begin_page, holder_of, is_used_up, look_at_ticket
from web.sign_in.coming_in import log
from web.sign_in.elsewhere import (
    BINDING,
    NotProvenError,
    ProviderAwayError,
    issuer_elsewhere,
    name_elsewhere,
    provider_elsewhere,
)
from web.sign_in.forms import BeginForm, BindForm, TicketForm
from web.sign_in.leaving import away_words, hold_trip, set_out
from web.sign_in.mine import end_other_ways_in, is_proven, mine_of_request, mine_page
from web.sign_in.pages import Page, bp, refused_page, ticket_of
from web.sign_in.second_step import let_in


@bp.post("/begin/elsewhere")
def bind_by_invitation() -> Page:
    """Instead of a password: the last page before the other house. The invitation is used up on the way back."""
    provider_elsewhere()
    form = TicketForm()
    ticket = (form.ticket.data or "").strip()
    account = holder_of(ticket, (INVITATION,))
    if account is None or not form.validate_on_submit():
        return look_at_ticket(form)
    try:
        return _leave(ticket, account)
    except ProviderAwayError as error:
        told = BeginForm(formdata=None)
        told.told = away_words(error)
        return begin_page(ticket, account, told), 503


@bp.post("/mine/bind")
def bind_mine() -> Page:
    """Who is in and has proven it once more goes to the other house, and comes back bound."""
    provider_elsewhere()
    found, form = mine_of_request(), BindForm()
    if not form.validate_on_submit() or not is_proven(form, found.account):
        return mine_page(found.account, bind_form=form), 422
    try:
        return _leave(ticket_of(found.account, BINDING), found.account)
    except ProviderAwayError as error:
        form.told = away_words(error)
        return mine_page(found.account, bind_form=form), 503


@bp.post("/mine/unbind")
def unbind_mine() -> Page:
    """Name and password alone from now on; who has no password keeps the one way in there is."""
    provider_elsewhere()
    found, form = mine_of_request(), BindForm()
    if not form.validate_on_submit() or not is_proven(form, found.account):
        return mine_page(found.account, bind_form=form), 422
    house().service.store.accounts.bindings.unbind(found.account.account_id)
    end_other_ways_in(found)
    log.info("oidc_unbound", account_id=found.account.account_id)
    return redirect(url_for("sign_in.mine", done="unbound"), 303)


def _leave(ticket: str, account: Account) -> AnyResponse:
    """A page with a link, since a form of ours may lead to no other site."""
    trip, address = set_out(ticket)
    page = render_template("sign_in/leave.html", account=account, address=address, elsewhere=name_elsewhere())
    answer = make_response(page)
    hold_trip(answer, trip)
    return answer


def bind(ticket: str, subject: str) -> Page:
    """
    The account that the ticket is for comes in by this subject.

    Raises:
        NotProvenError: the ticket is over, or is another's than who is in.
    """
    invited = holder_of(ticket, (INVITATION,))
    return _begin_bound(ticket, invited, subject) if invited else _bind_mine(ticket, subject)


def _begin_bound(ticket: str, account: Account, subject: str) -> Page:
    """By an invitation: whatever was before is over, password and second factor too."""
    if _is_anothers(account, subject):
        told = t("Du har allerede en anden adgang, der bruger {name}.", name=name_elsewhere())
        instead = t("Åbn invitationen igen, og vælg en adgangskode, eller spørg din administrator.")
        return refused_page(f"{told} {instead}"), 409
    _use_and_bind(ticket, account, subject)
    accounts = house().service.store.accounts
    accounts.set_password_hash(account.account_id, None)
    accounts.set_totp_secret(account.account_id, None)
    end_ways_in(house().service, account.account_id)
    return let_in(account.model_copy(update={"password_hash": None, "totp_secret": None}))


def _bind_mine(ticket: str, subject: str) -> Page:
    account = holder_of(ticket, (BINDING,))
    if account is None or account.account_id != _who_is_in():
        raise NotProvenError("ticket")
    if _is_anothers(account, subject):
        return redirect(url_for("sign_in.mine", failed="taken"), 303)
    _use_and_bind(ticket, account, subject)
    return redirect(url_for("sign_in.mine", done="bound"), 303)


def _who_is_in() -> str:
    try:
        return mine_of_request().account.account_id
    except NotSignedInError:
        return ""


def _is_anothers(account: Account, subject: str) -> bool:
    binding = house().service.store.accounts.bindings.find(issuer_elsewhere(), subject)
    return binding is not None and binding.account_id != account.account_id


def _use_and_bind(ticket: str, account: Account, subject: str) -> None:
    service = house().service
    bindings, at = service.store.accounts.bindings, service.clock()
    if not is_used_up(ticket) or not bindings.bind(account.account_id, issuer_elsewhere(), subject, at):
        raise NotProvenError("late")
    log.info("oidc_bound", account_id=account.account_id)
