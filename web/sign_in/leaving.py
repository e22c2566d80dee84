"""Setting out for another house's sign-in: the trip that a browser keeps, and where it leads."""

from datetime import timedelta

from flask import request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web.house import house
from web.language import t
from web.sign_in.coming_in import log
from web.sign_in.elsewhere import ProviderAwayError, name_elsewhere, provider_elsewhere
from web.sign_in.trip import LASTS, Trip, begin_trip, trip_from

TRIP = "trip"


def hold(answer: AnyResponse, what: str, text: str, lasts: timedelta) -> None:
    """This browser keeps it for a while, and shows it to nobody but us; it comes along from the other house."""
    is_secure = house().config.is_secure
    answer.set_cookie(
        _cookie(what), text, int(lasts.total_seconds()), secure=is_secure, httponly=True, samesite="Lax", path="/"
    )


def held(what: str) -> str:
    """What this browser keeps."""
    return request.cookies.get(_cookie(what), "")


def let_go(answer: AnyResponse, what: str) -> None:
    """It keeps that no more."""
    answer.delete_cookie(_cookie(what), path="/", secure=house().config.is_secure, httponly=True, samesite="Lax")


def _cookie(what: str) -> str:
    return f"__Host-tw_{what}" if house().config.is_secure else f"tw_{what}"


def back_address() -> str:
    """Where the other house sends people back to: one of our own addresses, the one by which they came."""
    urls = house().config.base_urls
    own = next((url for url in urls if url.partition("://")[2].rstrip("/") == request.host), urls[0])
    return f"{own.rstrip('/')}{url_for('sign_in.come_back')}"


def set_out(ticket: str = "") -> tuple[Trip, str]:
    """
    A trip, and where it leads; to bind what the ticket is for, or to sign in.

    Raises:
        NotFoundError: there is no other house.
        ProviderAwayError: it does not answer.
    """
    trip = begin_trip(house().service.clock(), ticket)
    return trip, provider_elsewhere().address(trip, back_address(), asks_anew=bool(ticket))


def hold_trip(answer: AnyResponse, trip: Trip) -> None:
    """Only this browser can come back from it."""
    hold(answer, TRIP, trip.kept, LASTS)


def held_trip() -> Trip | None:
    """The trip from which this browser comes back."""
    return trip_from(held(TRIP), house().service.clock())


def away_words(error: ProviderAwayError) -> str:
    """What to do while the other house does not answer; the log is told why."""
    log.warning("provider_away", code=error.why)
    return t(
        "{name} svarer ikke lige nu. Prøv igen om lidt, eller log ind med navn og adgangskode, hvis du har en.",
        name=name_elsewhere(),
    )
