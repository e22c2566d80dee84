"""The routes of an invitation."""

from web.sign_in.begin import begin, look_at_ticket, ticket_page
from web.sign_in.forms import BeginForm, TicketForm
from web.sign_in.pages import Page, bp


@bp.get("/begin")
def invitation() -> str:
    """Where an invitation leads."""
    return ticket_page(TicketForm(formdata=None))


@bp.post("/begin")
def look() -> Page:
    """Password and second factor are asked for; nothing is used up yet."""
    return look_at_ticket(TicketForm())


@bp.post("/begin/done")
def finish() -> Page:
    """They hold, and the account comes in."""
    return begin(BeginForm())
