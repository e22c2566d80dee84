"""The way to another house's sign-in and back."""

import hmac

from flask import make_response, redirect, request, url_for

from web import language
from web.house import house
from web.language import t
from web.pace import TooManyRequestsError
from web.sign_in.begin import holder_of
from web.sign_in.coming_in import log
from web.sign_in.elsewhere import BINDING, NotProvenError, ProviderAwayError, issuer_elsewhere, provider_elsewhere
from web.sign_in.leaving import TRIP, away_words, back_address, held_trip, hold_trip, let_go, set_out
from web.sign_in.oidc_binding import bind
from web.sign_in.pages import Page, bp, brake, refused_page
from web.sign_in.second_step import let_in
from web.sign_in.trip import Trip

CODE_MOST = 2048
AWAY = ("server_error", "temporarily_unavailable")


@bp.get("/elsewhere")
def go_elsewhere() -> Page:
    """To the other house; a link, since no form of ours may lead to another site, and it consumes nothing."""
    try:
        trip, address = set_out()
    except ProviderAwayError as error:
        return _away(error)
    answer = redirect(address, 303)
    hold_trip(answer, trip)
    return answer


@bp.get("/elsewhere/back")
def come_back() -> Page:
    """Whoever the other house sends, with a code for this very browser; the trip is over, however it ends."""
    provider_elsewhere()
    if not request.args.keys() & {"state", "code", "error"}:
        return redirect(url_for("sign_in.ask"), 303)
    answer = make_response(_come_back())
    let_go(answer, TRIP)
    return answer


def _come_back() -> Page:
    trip = held_trip()
    try:
        subject = _subject(trip)
        return bind(trip.ticket, subject) if trip and trip.ticket else _known(subject)
    except TooManyRequestsError as error:
        log.info("sign_in_braked")
        return refused_page(language.explain(error)), error.status
    except NotProvenError as error:
        log.info("sign_in_refused", code=error.why)
        return _refused(trip)
    except ProviderAwayError as error:
        return _away(error, trip)


def _subject(trip: Trip | None) -> str:
    """Who has come, by the other house's word."""
    given = request.args
    if trip is None:
        raise NotProvenError("no_trip")
    if not hmac.compare_digest(given.get("state", "").encode(), trip.state.encode()):
        raise NotProvenError("state")
    if given.get("iss", issuer_elsewhere()) != issuer_elsewhere():
        raise NotProvenError("issuer")
    if given.get("error") in AWAY:
        raise ProviderAwayError("says_so")
    code = given.get("code", "")
    if "error" in given or not 0 < len(code) <= CODE_MOST:
        raise NotProvenError("no_code")
    brake(None)  # only here: before, a picture on another site could spend the tries of everybody at this address
    return provider_elsewhere().subject(trip, code, back_address())


def _known(subject: str) -> Page:
    accounts = house().service.store.accounts
    binding = accounts.bindings.find(issuer_elsewhere(), subject)
    account = accounts.find(binding.account_id) if binding else None
    if account is None or account.is_disabled:
        raise NotProvenError("nobody_of_ours")
    return let_in(account)


def _refused(trip: Trip | None) -> Page:
    """Every reason sounds the same."""
    if _is_from_mine(trip):
        return redirect(url_for("sign_in.mine", failed="not_bound"), 303)
    told = t("Det passede ikke. Prøv igen, eller log ind med navn og adgangskode.")
    first = t("Er det første gang, så åbn din invitation, eller spørg din administrator.")
    return refused_page(f"{told} {first}"), 403


def _away(error: ProviderAwayError, trip: Trip | None = None) -> Page:
    told = away_words(error)
    if _is_from_mine(trip):
        return redirect(url_for("sign_in.mine", failed="away"), 303)
    return refused_page(told), 503


def _is_from_mine(trip: Trip | None) -> bool:
    """Whether somebody who is in set out to bind."""
    return trip is not None and holder_of(trip.ticket, (BINDING,)) is not None
