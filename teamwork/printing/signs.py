"""Names in any script survive: what the fonts cannot draw is replaced where it stands, so that it is seen."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from teamwork.printing.font_files import covered

REPLACEMENT = "\ufffd"
_SHAPING = frozenset("\u00ad\u200b\u200c\u200d")
"""Signs without a shape of their own that say where a line may break and which letters join."""
_RUN_OF_PICTURES = re.compile("\0[\0\u200d]*")
SOFT_HYPHEN = "\u00ad"
PIECE = 10
_LONG_RUN = re.compile(r"[^\s\u00ad-]{22,}")
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


def breakable(text: str) -> str:
    """A name or a word of any length with places where its line may end, so that it never leaves its paper."""
    return _LONG_RUN.sub(lambda run: SOFT_HYPHEN.join(_pieces(run.group())), text)


def _pieces(run: str) -> list[str]:
    return [run[at : at + PIECE] for at in range(0, len(run), PIECE)]


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
    category = unicodedata.category(sign)
    match category:
        case "Cc":
            return sign if sign == "\n" else " "
        case "Cf":
            return sign if sign in _SHAPING and ord(sign) in covered() else ""
        case "Co" | "Cs" | "Cn":  # signs without an agreed meaning cannot be kept
            return REPLACEMENT
        case _:
            return _drawn(sign, category)


def _drawn(sign: str, category: str) -> str:
    if ord(sign) in covered():
        return sign
    if category == "Zs":
        return " "
    if unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
        return ""
    return "\0" if category[0] == "S" else REPLACEMENT
