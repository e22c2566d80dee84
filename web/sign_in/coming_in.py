"""Opening the door for an account that has proven itself: a new session of a working day, and the old one over."""

from datetime import timedelta

import structlog
from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.keeping.staff import Chair, chairs_of
from teamwork.store import Account, Holder
from web.callers import NotSignedInError
from web.house import house
from web.joining import wake

STAFF_LASTS = timedelta(hours=12)

log = structlog.get_logger()


def come_in(account: Account) -> AnyResponse:
    """To the office, to one's one chair, or to the choice between several."""
    chairs = chairs_of(house().service, account.account_id) if account.role == "coach" else ()
    log.info("signed_in", account_id=account.account_id)
    if len(chairs) == 1:
        return sit_down(account, chairs[0])
    answer = redirect(url_for("office.overview" if account.role != "coach" else "sign_in.chairs"), 303)
    house().callers.go_out(answer, request, "staff")
    house().callers.come_in(answer, "staff", Holder(account_id=account.account_id), lasts=STAFF_LASTS)
    return answer


def sit_down(account: Account, chair: Chair) -> AnyResponse:
    """The coach is on a seat of a game; what proved the account is over."""
    answer = redirect(url_for("pages.coach"), 303)
    house().callers.go_out(answer, request, "staff")
    house().callers.go_out(answer, request, "person")
    holder = Holder(game_id=chair.game_id, person_id=chair.person_id, account_id=account.account_id)
    wake(house().service, holder)
    house().callers.come_in(answer, "person", holder, lasts=STAFF_LASTS)
    return answer


def coach_of_session() -> Account:
    """
    The account of a coach who has signed in and sits nowhere yet.

    Raises:
        NotSignedInError: nobody such.
    """
    service = house().service
    secret = request.cookies.get(house().callers.cookie_name("staff"), "")
    session = service.store.sessions.find(secret, service.clock()) if secret else None
    account = service.store.accounts.find(session.account_id) if session and session.account_id else None
    if account is None or account.is_disabled or account.role != "coach":
        raise NotSignedInError
    return account
