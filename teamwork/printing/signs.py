"""Names in any script survive: what the fonts cannot draw is replaced where it stands, so that it is seen."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from teamwork.printing.font_files import covered

REPLACEMENT = "\ufffd"
_RUN_OF_PICTURES = re.compile("\0[\0\u200d]*")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """
    The text with one `REPLACEMENT` for each letter, and for each run of pictures, that no font of ours has.

    Composed letters stay whole; signs without a shape of their own go when the fonts do not know them.
    """
    signs = (_printed(sign) for sign in unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)))
    return _RUN_OF_PICTURES.sub(REPLACEMENT, "".join(signs))


def typographic(text: str) -> str:
    """A text of ours as a printer sets it: curved apostrophes and quotes, and three dots on the line of their word."""
    curved = re.sub(r"(?<=\w)'", "’", text)
    return re.sub(r'"([^"]*)"', r"“\1”", curved).replace(" …", "\u00a0…")


def has_replaced(text: str) -> bool:
    """Whether paper shows less than what was written."""
    return REPLACEMENT in printable(text)


def printable_throughout(content: Any) -> Any:
    """The same content with every text in it made printable, however deep it lies."""
    match content:
        case str():
            return printable(content)
        case Mapping():
            return {key: printable_throughout(value) for key, value in content.items()}
        case Sequence():
            return [printable_throughout(value) for value in content]
        case _:
            return content


@cache
def _printed(sign: str) -> str:
    """The sign, its replacement, ``\\0`` for a picture (so that a run of them counts once), or nothing."""
    if sign == "\n" or (ord(sign) in covered() and unicodedata.category(sign) != "Cc"):
        return sign
    category = unicodedata.category(sign)
    if category in ("Cc", "Zs"):
        return " "
    if category == "Cf" or unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
        return ""
    return "\0" if category[0] == "S" else REPLACEMENT
