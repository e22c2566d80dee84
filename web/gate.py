"""
The gate: the WSGI layer before everything else, Flask and the live line alike.

Flask's own checks do not reach the Socket.IO path, so Host, Origin and size are judged here. Headers
that every answer needs are put on here too, errors included.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from teamwork.errors import TeamworkError
from web.config import Config
from web.contract.problems import PROBLEM_TYPE, problem
from web.crowd import Crowd

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'{sockets}; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Gate:
    """Lets in what comes from an address of ours and is not too big; everything else stops here."""

    def __init__(
        self, app: Callable[[Environ, StartResponse], Iterable[bytes]], config: Config, crowd: Crowd | None = None
    ) -> None:
        self._app = app
        self._crowd = crowd
        self._config = config
        sockets = "".join(f" {_socket_address(url)}" for url in config.base_urls)
        self._headers = [
            ("Content-Security-Policy", CONTENT_POLICY.format(sockets=sockets)),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            # Not no-referrer, under which a browser sends `Origin: null` with our own forms. Other hosts learn nothing.
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
        ]
        if config.is_secure:
            self._headers.append(("Strict-Transport-Security", "max-age=31536000"))

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        refused = self._refusal(environ)
        if refused is not None:
            return self._refuse(start_response, refused, environ.get("PATH_INFO", ""))
        # permessage-deflate would cost a compression per client and frame, and lets a bomb in.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, self._dressed(headers), *more)

        return self._app(environ, start)

    def _refusal(self, environ: Environ) -> str | None:
        if environ.get("HTTP_HOST", "") not in self._config.hosts:
            return "400 Bad Request"
        if not self._is_own_origin(environ):
            return "403 Forbidden"
        if _length(environ) > body_limit(environ.get("PATH_INFO", ""), self._config):
            return "413 Content Too Large"
        if self._crowd is not None and _is_new_line(environ) and not self._crowd.may_come(address_of(environ)):
            return "503 Service Unavailable"
        return None

    def _is_own_origin(self, environ: Environ) -> bool:
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None:
            return origin in self._config.base_urls
        if environ["REQUEST_METHOD"] in SAFE_METHODS:
            return True
        return environ.get("HTTP_SEC_FETCH_SITE", "same-origin") in ("same-origin", "none")

    def _refuse(self, start_response: StartResponse, status: str, path: str) -> Iterable[bytes]:
        body, kind = status.encode(), "text/plain; charset=utf-8"
        if path.startswith("/api/"):
            refused = TeamworkError("bad_request")
            body, kind = json.dumps(problem(int(status[:3]), refused.code, refused.message)).encode(), PROBLEM_TYPE
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        # The server would wait for this one's next request, and a thousand of them for nothing.
        start_response(status, self._dressed([*headers, ("Connection", "close")]))
        return [body]

    def _dressed(self, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
        named = {name.lower() for name, _ in headers}
        extra = [(name, value) for name, value in self._headers if name.lower() not in named]
        if "cache-control" not in named:
            extra.append(("Cache-Control", "no-store"))
        return [*headers, *extra]


def _socket_address(url: str) -> str:
    parts = urlsplit(url)
    return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"


def address_of(environ: Environ) -> str:
    """Where a request comes from: the client's own address, or what a trusted proxy said of it."""
    return str(environ.get("REMOTE_ADDR", ""))


def _is_new_line(environ: Environ) -> bool:
    """Whether a client of the live line begins; what it sends later names the line by ``sid``."""
    return environ.get("PATH_INFO", "").startswith("/socket.io") and "sid=" not in environ.get("QUERY_STRING", "")


def body_limit(path: str, config: Config) -> int:
    """How many bytes a request to ``path`` may bring."""
    if path.startswith("/socket.io"):
        return config.websocket_bytes
    return config.upload_bytes if path.startswith("/office/") else config.body_bytes


def _length(environ: Environ) -> int:
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 1 << 62
