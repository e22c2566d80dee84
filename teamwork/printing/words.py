"""The sentences of printed pages by language; they lie in TOML beside this file, as those of an edition do."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from teamwork.printing.errors import PrintingError

FOLDER = Path(__file__).parent / "words"


class Words:
    """The words of one language."""

    def __init__(self, lang: str, parts: Mapping[str, Mapping[str, Any]]) -> None:
        self.lang = lang
        self._parts = parts

    def part(self, name: str) -> dict[str, Any]:
        """The sentences of one kind of page, to be handed to its template."""
        return dict(self._parts[name])

    def say(self, part: str, name: str, /, **params: Any) -> str:
        """One sentence, filled."""
        return str(self._parts[part][name]).format(**params)

    def day(self, day: date) -> str:
        """A date as people write it."""
        month = self._parts["dates"]["months"][day.month - 1]
        return self.say("dates", "day", day=day.day, month=month, year=day.year)

    def clock(self, minutes: int) -> str:
        """A time of day, in minutes since midnight."""
        return self.say("dates", "clock", hour=minutes // 60 % 24, minute=minutes % 60)


@cache
def words_of(lang: str) -> Words:
    """
    The words of a language.

    Raises:
        PrintingError: ``words_missing`` with ``lang`` and ``known``.
    """
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    if lang not in known:
        raise PrintingError("words_missing", lang=lang[:10], known=", ".join(known))
    return Words(lang, tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8")))
