"""What anybody may write: cleaned, not too long, and never a personal number (rules 4.2 and 4.8)."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from teamwork.errors import InvalidCommandError
from teamwork.model import Game

_NUMBER = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[- ]?\d{4}(?!\d)")
_KEPT_CONTROLS = frozenset("\n\t")


def clean(text: str) -> str:
    """The text as NFC, without control and direction characters, without blanks around it."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if normal.isprintable():
        return normal.strip()
    return "".join(sign for sign in normal if _is_kept(sign)).strip()


def _is_kept(sign: str) -> bool:
    return (
        sign in _KEPT_CONTROLS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn") or sign == "\u200d"
    )


def has_personal_number(text: str) -> bool:
    """
    Whether six digits that can be a date and then four stand in the text (rule 4.8).

    An eight-digit phone number passes; so does a number inside a longer one.
    """
    return any(_can_be_date(match) for match in _NUMBER.finditer(text))


def _can_be_date(match: re.Match[str]) -> bool:
    day, month, year = (int(group) for group in match.groups())
    try:
        date(2000 + year, month, day)
    except ValueError:
        return (day, month) == (29, 2)
    return True


def require_text(game: Game, field: str, text: str | None, *, limit_name: str | None = None) -> str:
    """
    The cleaned text of a field that must be answered.

    Raises:
        InvalidCommandError: ``text_empty``, ``text_too_long`` with ``length`` and ``limit``,
            ``personal_number``; each with ``field``.
    """
    body = clean(text or "")
    if not body:
        raise InvalidCommandError("text_empty", field=field)
    limits = game.edition.limits.text_lengths
    limit = limits.get(limit_name or field, limits["other"])
    if len(body) > limit:
        raise InvalidCommandError("text_too_long", field=field, length=len(body), limit=limit)
    if has_personal_number(body):
        raise InvalidCommandError("personal_number", field=field)
    return body


def optional_text(game: Game, field: str, text: str | None, *, limit_name: str | None = None) -> str | None:
    """The cleaned text of a field that may be left out; blanks alone are left out too."""
    return require_text(game, field, text, limit_name=limit_name) if text and clean(text) else None


def require_texts(game: Game, fields: Mapping[str, str | None], optional: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Every field cleaned, optional ones only if written; the first fault is told."""
    bodies = {
        field: optional_text(game, field, text) if field in optional else require_text(game, field, text)
        for field, text in fields.items()
    }
    return {field: body for field, body in bodies.items() if body is not None}
