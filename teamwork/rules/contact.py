"""How a person can be reached: light checks, because a wrong digit cannot be seen from here anyway."""

import re

from teamwork.errors import InvalidCommandError
from teamwork.model import Game
from teamwork.rules.texts import optional_text
from teamwork.words import WordChange, word_key

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\+?[\d ()-]+")
_PHONE_DIGITS = range(6, 16)


def contact_changes(game: Game, person_id: str, email: str | None, phone: str | None) -> tuple[WordChange, ...]:
    """
    The words of a person's contact as they are to be; an absent field stays, an empty one is forgotten.

    Raises:
        InvalidCommandError: ``email_unreadable``, ``phone_unreadable``, or by the texts, with ``field``.
    """
    bodies = {
        field: optional_text(game, field, text)
        for field, text in (("email", email), ("phone", phone))
        if text is not None
    }
    if (written := bodies.get("email")) and not is_email(written):
        raise InvalidCommandError("email_unreadable", field="email")
    if (written := bodies.get("phone")) and not is_phone(written):
        raise InvalidCommandError("phone_unreadable", field="phone")
    return tuple(
        WordChange(key=word_key(person_id, field), person_id=person_id, body=body) for field, body in bodies.items()
    )


def is_email(text: str) -> bool:
    """Whether a letter could be sent there: something, an at sign, and a domain with a point."""
    return bool(_EMAIL.fullmatch(text))


def is_phone(text: str) -> bool:
    """Whether it can be dialled: digits with blanks, hyphens and brackets, perhaps a plus before them."""
    return bool(_PHONE.fullmatch(text)) and sum(sign.isdigit() for sign in text) in _PHONE_DIGITS
