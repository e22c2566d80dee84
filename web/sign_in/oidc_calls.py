"""Calls to another house's server: a few seconds, an answer of bounded size, no redirect, not too many at a time."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from io import BytesIO
from threading import BoundedSemaphore, Thread
from typing import Any, TypeVar

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from web.sign_in.elsewhere import ProviderAwayError

SECONDS = 5.0
BYTES_MOST = 256 * 1024
AT_A_TIME_MOST = 16
"""A server that never comes to an end may hold so many of ours, and no more."""

Answer = TypeVar("Answer")
_under_way = BoundedSemaphore(AT_A_TIME_MOST)


class Bounded(HTTPAdapter):
    """Reads an answer itself, so that one without end is cut."""

    def send(self, request: PreparedRequest, *given: Any, **named: Any) -> Response:
        until, answer = time.monotonic() + SECONDS, super().send(request, *given, **named)
        try:
            answer.raw = BytesIO(_read(answer.raw, until))
        except HTTPError as error:
            raise ProviderAwayError(type(error).__name__) from error
        return answer


def _read(raw: Any, until: float) -> bytes:
    body = b""
    for part in raw.stream(8192, decode_content=True):
        body += part
        if len(body) > BYTES_MOST or time.monotonic() > until:
            raw.close()
            raise ProviderAwayError("endless" if len(body) > BYTES_MOST else "slow")
    return body


def bound(session: Session) -> Session:
    """The session asks so from now on."""
    session.max_redirects = 0
    session.headers["Accept-Encoding"] = "identity"
    for scheme in ("https://", "http://"):
        session.mount(scheme, Bounded())
    return session


def in_time(do: Callable[[], Answer]) -> Answer:
    """
    What ``do`` answers; a thread of its own waits for it, since a socket's patience begins anew with every byte.

    Raises:
        ProviderAwayError: it took too long, or too many are waiting already.
    """
    under_way, future = _under_way, Future[Answer]()
    if not under_way.acquire(blocking=False):
        raise ProviderAwayError("crowded")
    Thread(target=_fulfil, args=(future, do, under_way), daemon=True).start()
    try:
        return future.result(SECONDS)
    except TimeoutError:
        raise ProviderAwayError("slow") from None


def _fulfil(future: "Future[Answer]", do: Callable[[], Answer], under_way: BoundedSemaphore) -> None:
    try:
        future.set_result(do())
    except Exception as error:
        future.set_exception(error)
    finally:
        under_way.release()
