"""Our own second factor, for somebody whom another house has named."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.keeping.staff_proof import step_proven
from teamwork.store import Account
from web.house import house
from web.language import t
from web.pace import TooManyRequestsError
from web.sign_in.begin import SECOND_FACTOR_LASTS, begin_page, holder_of, is_used_up
from web.sign_in.coming_in import come_in, log
from web.sign_in.elsewhere import provider_elsewhere
from web.sign_in.forms import CodeForm
from web.sign_in.leaving import held, hold, let_go
from web.sign_in.pages import Page, bp, brake, ticket_of

CODE_ASKED, CODE_SET_UP = "code_asked", "second_factor"
"""What the ticket is for that they get: to show a code, or to begin with one."""
PROVEN = "proven"


def let_in(account: Account) -> AnyResponse:
    """The account comes in, or shows a code of its app first; who has no app yet begins with one."""
    log.info("proven_elsewhere", account_id=account.account_id)
    settings = house().config.oidc
    if settings is not None and settings.second_factor == "provider":
        return come_in(account)
    answer = redirect(url_for("sign_in.ask_code"), 303)
    ticket = ticket_of(account, CODE_ASKED if account.totp_secret else CODE_SET_UP)
    hold(answer, PROVEN, ticket, SECOND_FACTOR_LASTS)
    return answer


@bp.get("/elsewhere/code")
def ask_code() -> Page:
    """The one thing that is still missing."""
    provider_elsewhere()
    ticket = held(PROVEN)
    beginner = holder_of(ticket, (CODE_SET_UP,))
    if beginner is not None:
        return begin_page(ticket, beginner)
    account = holder_of(ticket, (CODE_ASKED,))
    return redirect(url_for("sign_in.ask"), 303) if account is None else _code_page(account, CodeForm(formdata=None))


@bp.post("/elsewhere/code")
def show_code() -> Page:
    """The account comes in; a code is tried as often as at the door, and is good once."""
    provider_elsewhere()
    form, ticket = CodeForm(), held(PROVEN)
    account = holder_of(ticket, (CODE_ASKED,))
    if account is None:
        return redirect(url_for("sign_in.ask"), 303)
    try:
        brake(account.name)
    except TooManyRequestsError as error:
        form.refuse(error)
        return _code_page(account, form), error.status
    if form.validate_on_submit() and _is_shown(account, form.code.data or "") and is_used_up(ticket):
        answer = come_in(account)
        let_go(answer, PROVEN)
        return answer
    log.info("sign_in_refused", code="second_factor")
    form.told = t("Koden passer ikke. Vent på den næste, og prøv igen.")
    return _code_page(account, form), 403


def _is_shown(account: Account, code: str) -> bool:
    step = step_proven(account.totp_secret, code, house().service.clock())
    return step is not None and house().service.store.accounts.use_totp_step(account.account_id, step)


def _code_page(account: Account, form: CodeForm) -> str:
    return render_template("sign_in/code.html", account=account, form=form)
