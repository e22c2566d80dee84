"""Settings, read once from the environment; whatever is dangerous to guess has no default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


def default_folder() -> Path:
    """Where the data lies when nothing was said: a folder of the user's own."""
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/share"
    return Path(base).expanduser() / "teamwork"


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
    websocket_bytes: int = 64 * 1024
    body_bytes: int = 256 * 1024
    upload_bytes: int = 2 * 1024 * 1024
    ping_seconds: tuple[int, int] = (4, 4)
    """Interval and patience, so that a dead line is known within 8 seconds."""
    proxies: int = 0
    """How many proxies in front are trusted to say who asks."""
    settings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.base_urls or any("*" in url or not urlsplit(url).netloc for url in self.base_urls):
            raise ValueError("base_urls: name each address in full, such as https://teamwork.example.dk; * is refused")

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
    }
    values |= {name: value for name, value in given.items() if value is not None}
    return Config(**values)  # type: ignore[arg-type]
