"""What may stand on a key: a role and a workplace, never how to reach a third person (rule 5.2)."""

import re
import unicodedata

from teamwork.errors import InvalidCommandError
from teamwork.model import Game
from teamwork.rules.texts import require_text

_PHONE = re.compile(r"(?:\d[\s.\-/()]*){8}")
"""Eight digits or more, with what people write between them."""


def has_contact(text: str) -> bool:
    """Whether an e-mail address or a phone number stands in the text."""
    plain = unicodedata.normalize("NFKC", text)
    return "@" in plain or _PHONE.search(plain) is not None


def require_key_text(game: Game, text: str) -> str:
    """
    The cleaned sentence of a key.

    Raises:
        InvalidCommandError: as `require_text`, and ``contact_in_key``: names and numbers of others are
            given face to face.
    """
    body = require_text(game, "text", text)
    if has_contact(body):
        raise InvalidCommandError("contact_in_key", field="text")
    return body
