"""
What the server writes about itself: one JSON line an event on standard error, and nothing anybody wrote.

A message's template is kept and what filled it is not; of an exception its kind and the places it passed, never its
words, which may quote a body. So a log can be read by whoever runs the machine.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

import structlog

PLACES_MOST = 12
HARMLESS = frozenset({"account_id", "code", "count", "limit", "port", "game_id", "v", "ms"})
"""Fields that may be written with an event: codes, counts and ids, never texts."""


class WithoutContent(logging.Formatter):
    """The standard library's records as JSON lines."""

    def format(self, record: logging.LogRecord) -> str:
        """Template, level, place and kind of exception; never the arguments."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg).splitlines()[0][:200] if record.msg else "",
        }
        if record.exc_info and record.exc_info[0] is not None:
            line |= failure(record.exc_info[0], record.exc_info[2])
        return json.dumps(line)


def failure(kind: type[BaseException], passed: TracebackType | None) -> dict[str, Any]:
    """An exception by its kind and the places it passed, innermost last."""
    places = traceback.extract_tb(passed)[-PLACES_MOST:]
    return {
        "error": f"{kind.__module__}.{kind.__qualname__}",
        "places": [f"{place.filename.rsplit('/', 2)[-1]}:{place.lineno} {place.name}" for place in places],
    }


def _without_content(_: Any, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    told = event.pop("exc_info", None)
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": method, "event": event.pop("event")}
    line |= {name: value for name, value in event.items() if name in HARMLESS}
    if told:
        kind, _value, passed = sys.exc_info() if told is True else (type(told), told, told.__traceback__)
        if kind is not None:
            line |= failure(kind, passed)
    return line


def write_without_content(to: TextIO | None = None) -> None:
    """From now on everything this process logs goes out so; called once, by the server's start."""
    stream = to or sys.stderr
    structlog.configure(
        processors=[_without_content, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutContent())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
