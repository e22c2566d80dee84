"""The first time: an invitation, a password of one's own, and an app that makes codes."""

from collections.abc import Collection
from datetime import timedelta

from flask import render_template
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.keeping.staff import INVITATION, end_ways_in
from teamwork.keeping.staff_proof import address_of_secret, hash_of, require_password, secret_from, step_proven
from teamwork.store import Account
from web.aside import aside
from web.doorstep import qr
from web.house import house
from web.language import t
from web.sign_in.coming_in import come_in
from web.sign_in.elsewhere import name_elsewhere
from web.sign_in.forms import BeginForm, TicketForm

SECOND_FACTOR_LASTS = timedelta(minutes=15)
ISSUER = "Teamwork"
PURPOSES = (INVITATION, "second_factor")


def ticket_page(form: TicketForm) -> str:
    """Where an invitation leads; its secret is in the fragment, and opening it consumes nothing."""
    return render_template("sign_in/ticket.html", form=form)


def look_at_ticket(form: TicketForm) -> str | tuple[str, int]:
    """The page behind an invitation, or the same words for whatever is none."""
    ticket = (form.ticket.data or "").strip()
    account = holder_of(ticket)
    if account is None or not form.validate_on_submit():
        form.told = t("Invitationen gælder ikke mere. Bed om en ny.")
        return ticket_page(form), 403
    return begin_page(ticket, account)


def begin_page(ticket: str, account: Account, form: BeginForm | None = None) -> str:
    """A password, where the ticket is an invitation, and the second factor to be scanned."""
    shown = form or BeginForm(formdata=None)
    shown.ticket.data = ticket
    secret = _secret_behind(ticket)
    return render_template(
        "sign_in/begin.html",
        form=shown,
        account=account,
        asks_password=_asks_password(ticket),
        elsewhere=name_elsewhere() if _asks_password(ticket) else "",
        secret=" ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        svg=qr(address_of_secret(secret, account.name, ISSUER), t("Kode til din app")),
    )


def begin(form: BeginForm) -> AnyResponse | str | tuple[str, int]:
    """
    Password and second factor hold from now on, everything before is over, and the account comes in.

    Raises:
        NotFoundError: the ticket opens nothing.
    """
    ticket = (form.ticket.data or "").strip()
    account = holder_of(ticket)
    if account is None:
        raise NotFoundError(field="ticket")
    asks_password, password = _asks_password(ticket), form.password.data or ""
    secret = _secret_behind(ticket)
    step = step_proven(secret, form.code.data or "", house().service.clock())
    is_fit = form.validate_on_submit()
    if asks_password:
        try:
            require_password(password, account.name)
        except InvalidCommandError as error:
            form.refuse(error)
            is_fit = False
    if step is None:
        form.code.errors = [t("Koden passer ikke. Vent på den næste, og prøv igen.")]
    if step is None or not is_fit or not is_used_up(ticket):
        return begin_page(ticket, account, form), 422
    _keep(account, aside(hash_of, password) if asks_password else None, secret, step)
    return come_in(account)


def _keep(account: Account, password_hash: str | None, secret: str, step: int) -> None:
    accounts = house().service.store.accounts
    if password_hash is not None:
        accounts.set_password_hash(account.account_id, password_hash)
        accounts.bindings.unbind(account.account_id)
    accounts.set_totp_secret(account.account_id, secret)
    accounts.use_totp_step(account.account_id, step)
    end_ways_in(house().service, account.account_id)


def is_used_up(ticket: str) -> bool:
    """Of two who come at once with a ticket one gets in."""
    return house().service.store.credentials.consume(ticket, house().service.clock()) is not None


def _secret_behind(ticket: str) -> str:
    found = house().service.store.credentials.find(ticket, house().service.clock())
    return secret_from(ticket, found.credential_id if found else "")


def _asks_password(ticket: str) -> bool:
    found = house().service.store.credentials.find(ticket, house().service.clock())
    return found is not None and found.purpose == INVITATION


def holder_of(ticket: str, purposes: Collection[str] = PURPOSES) -> Account | None:
    """Whose ticket it is, if it is one for these purposes and the account is open."""
    found = house().service.store.credentials.find(ticket, house().service.clock()) if ticket else None
    if found is None or found.kind != "join" or found.purpose not in purposes or found.account_id is None:
        return None
    account = house().service.store.accounts.find(found.account_id)
    return None if account is None or account.is_disabled else account
