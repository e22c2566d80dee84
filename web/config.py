"""Settings, read once from the environment; whatever is dangerous to guess has no default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from web.transport import TRANSPORTS, Transport


def default_folder() -> Path:
    """Where the data lies when nothing was said: a folder of the user's own."""
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/share"
    return Path(base).expanduser() / "teamwork"


@dataclass(frozen=True)
class Mail:
    """The mail server that reminders leave by, and the address they come from."""

    host: str
    sender: str
    port: int = 587
    security: str = "starttls"
    """``starttls``, ``tls`` from the first byte, or ``none`` for a server on the same machine."""
    user: str = ""
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.security not in ("starttls", "tls", "none"):
            raise ValueError(f"TEAMWORK_SMTP_SECURITY: starttls, tls or none, not {self.security}")
        if self.user and self.security == "none":
            raise ValueError("TEAMWORK_SMTP_USER: a password is sent under TLS alone; TEAMWORK_SMTP_SECURITY is none")
        if not f"{self.user}{self.password}".isascii():
            raise ValueError("TEAMWORK_SMTP_USER, TEAMWORK_SMTP_PASSWORD: no æ, ø, å; mail servers need not take them")
        if "@" not in self.sender or not self.sender.isascii() or "teamwork" in self.sender.lower():
            raise ValueError(
                "TEAMWORK_SMTP_FROM: an address that does not say what it is about, such as post@example.dk"
            )


@dataclass(frozen=True)
class Oidc:
    """The sign-in of another house (OpenID Connect) by which staff may come in too; ``name`` is what people call it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    second_factor: str = "ours"
    """``ours`` asks for the code of the own app afterwards too; ``provider`` trusts what the issuer has asked for."""

    def __post_init__(self) -> None:
        if not is_private(self.issuer):
            raise ValueError(f"TEAMWORK_OIDC_ISSUER: an address that begins with https://, not {self.issuer}")
        if self.second_factor not in ("ours", "provider"):
            raise ValueError(f"TEAMWORK_OIDC_SECOND_FACTOR: ours or provider, not {self.second_factor}")
        if any(find_spec(package) is None for package in ("authlib", "joserfc", "requests")):
            raise ValueError("TEAMWORK_OIDC_ISSUER: sign-in by OpenID Connect is an extra; pip install teamwork[oidc]")


def is_private(address: str) -> bool:
    """Whether nobody on the way can read what goes there: TLS, or this very machine."""
    parts = urlsplit(address)
    is_here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    return bool(parts.netloc) and (parts.scheme == "https" or is_here)


@dataclass(frozen=True)
class Config:
    """Everything that can be set; ``TEAMWORK_…`` in the environment, or an option of `serve`."""

    database: str
    base_urls: tuple[str, ...]
    """The addresses people use, scheme and host and port; the first stands in links. Never empty, never ``*``."""
    languages: tuple[str, ...] = ("da", "en")
    session_days: int = 120
    screen_hours: int = 14
    redis: str | None = None
    async_mode: str = "threading"
    transport: Transport = "own"
    """Our own WebSocket endpoint, or python-engineio's made safe; see `web.transport`."""
    max_lines: int = 6000
    """Clients of the live line at a time; who comes after is asked to try again. A hall is one address, so not each."""
    lines_a_session: int = 8
    """Live lines of one person's browser session; with one more the oldest gives way."""
    requests_per_s: float = 30.0
    requests_burst: float = 120.0
    """What one live line, or one program over HTTP, may ask; a phone sends what it kept offline within the burst."""
    lines_waiting_most: int = 1000
    """Live lines of one address that have not yet said who they are; a hall is one address."""
    websocket_bytes: int = 64 * 1024
    body_bytes: int = 256 * 1024
    upload_bytes: int = 2 * 1024 * 1024
    ping_seconds: tuple[int, int] = (4, 4)
    """Interval and patience, so that a dead line is known within 8 seconds."""
    mail: Mail | None = None
    """How reminders leave by e-mail; without it nobody is offered any."""
    oidc: Oidc | None = None
    """Another house's sign-in for staff; without it they have their own name, password and code."""
    proxies: int = 0
    """How many proxies in front are trusted to say who asks."""
    settings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.base_urls or any("*" in url or not urlsplit(url).netloc for url in self.base_urls):
            raise ValueError("base_urls: name each address in full, such as https://teamwork.example.dk; * is refused")
        if self.transport not in TRANSPORTS:
            raise ValueError(f"transport: one of {', '.join(TRANSPORTS)}, not {self.transport}")

    @property
    def is_secure(self) -> bool:
        """Whether people come over TLS, so that cookies may insist on it."""
        return self.base_urls[0].startswith("https:")

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that are answered."""
        return frozenset(urlsplit(url).netloc for url in self.base_urls)


def from_environment(**given: object) -> Config:
    """The configuration from ``TEAMWORK_…`` with what the command line said on top."""
    env = os.environ
    values: dict[str, object] = {
        "database": env.get("TEAMWORK_DATABASE") or f"sqlite:///{default_folder() / 'teamwork.sqlite'}",
        "base_urls": tuple(url for url in env.get("TEAMWORK_BASE_URLS", "").split() if url),
        "redis": env.get("TEAMWORK_REDIS") or None,
        "proxies": int(env.get("TEAMWORK_PROXIES", "0")),
        "transport": env.get("TEAMWORK_TRANSPORT", "own"),
        "max_lines": int(env.get("TEAMWORK_MAX_LINES", "6000")),
    }
    if env.get("TEAMWORK_SMTP_HOST"):
        values["mail"] = _mail(env)
    values["oidc"] = _oidc(env)
    values |= {name: value for name, value in given.items() if value is not None}
    return Config(**values)  # type: ignore[arg-type]


def _mail(env: Mapping[str, str]) -> Mail:
    security = env.get("TEAMWORK_SMTP_SECURITY", "starttls")
    return Mail(
        host=env["TEAMWORK_SMTP_HOST"],
        sender=env.get("TEAMWORK_SMTP_FROM", ""),
        port=int(env.get("TEAMWORK_SMTP_PORT") or {"tls": 465, "none": 25}.get(security, 587)),
        security=security,
        user=env.get("TEAMWORK_SMTP_USER", ""),
        password=env.get("TEAMWORK_SMTP_PASSWORD", ""),
    )


OIDC = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME")
OIDC_OPTIONS = ("CLIENT_SECRET_FILE", "SECOND_FACTOR")


def _oidc(env: Mapping[str, str]) -> Oidc | None:
    """All of it or nothing: half a sign-in would be one that nobody understands."""
    given = {name: env.get(f"TEAMWORK_OIDC_{name}", "").strip() for name in (*OIDC, *OIDC_OPTIONS)}
    if not any(given.values()):
        return None
    if given["CLIENT_SECRET"] and given["CLIENT_SECRET_FILE"]:
        raise ValueError("TEAMWORK_OIDC_CLIENT_SECRET and TEAMWORK_OIDC_CLIENT_SECRET_FILE: give one of them")
    secret = given["CLIENT_SECRET"] or _read(given["CLIENT_SECRET_FILE"])
    missing = [f"TEAMWORK_OIDC_{name}" for name in OIDC if not {**given, "CLIENT_SECRET": secret}[name]]
    if missing:
        raise ValueError(
            f"Sign-in by OpenID Connect lacks {', '.join(missing)}: "
            f"give all of {', '.join(f'TEAMWORK_OIDC_{name}' for name in OIDC)}, or none"
        )
    return Oidc(given["ISSUER"], given["CLIENT_ID"], secret, given["NAME"], given["SECOND_FACTOR"] or "ours")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip() if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"TEAMWORK_OIDC_CLIENT_SECRET_FILE: {path} cannot be read") from error
