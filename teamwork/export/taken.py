"""
What a spreadsheet takes for something else than the text it is, when it opens a CSV file by a double-click.

Danish and English Excel and LibreOffice together, and rather too much than too little: an apostrophe too many is seen
and does no harm, a name that became the first of February is lost. Taken back by removing one apostrophe from what
would be taken without it.
"""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
YES_AND_NO = frozenset({"sand", "falsk", "true", "false"})
"""*Sand* is a name, and in Danish Excel it is what is true."""
MONTHS = (
    "jan(?:uary?|uar)?|feb(?:ruary?|ruar)?|mar(?:ch|ts)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:ust)?|"
    "sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DAYS = (
    "man(?:dag)?|tirs?(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lør(?:dag)?|søn(?:dag)?|"
    "mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_NUMBER_OR_MOMENT = re.compile(
    rf"(?:[\s\d.,:/\\()%$€£¥'’+\u2212-]|kr\b|dkk\b|eur\b|(?<=\d)[et](?=[-+\d])|(?<=\d)z|(?<=[\d\s])[ap]m?\b"
    rf"|\b(?:{MONTHS}|{DAYS})(?![^\W\d_]))+",
    re.IGNORECASE,
)
"""Digits with what stands between them in numbers, days, hours and amounts."""
_ERROR = re.compile(r"#[A-ZÆØÅ0-9/]+[!?]?")


def is_taken(text: str) -> bool:
    """Whether a spreadsheet would not leave this text a text."""
    shown = text.strip(" \u00a0\u202f\ufeff")
    if shown.startswith(FORMULA_STARTS):
        return True
    if shown.casefold() in YES_AND_NO or _ERROR.fullmatch(shown):
        return True
    return any(sign.isdigit() for sign in shown) and _NUMBER_OR_MOMENT.fullmatch(shown) is not None


def harmless(text: str) -> str:
    """A text that stays one in every spreadsheet."""
    return f"'{text}" if is_taken(text) else text
