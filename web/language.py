"""
One catalogue for Python, Jinja and the browser: Danish sentences are the keys, English lies in ``.po`` files.

Read at start by Babel's own parser; nothing is compiled and nothing is committed twice.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from flask import Request, g, request

from teamwork.errors import TeamworkError
from teamwork.sentences import SENTENCES

FOLDER = Path(__file__).parent / "translations"
DANISH = "da"
COOKIE = "tw_lang"


@cache
def catalogue(lang: str) -> Mapping[str, str | tuple[str, ...]]:
    """Sentence by Danish sentence; plurals as a tuple of singular and plural. Danish is its own."""
    found: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((FOLDER / lang).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=lang):
                if not message.id or not message.string or "fuzzy" in message.flags:
                    continue
                if isinstance(message.id, (tuple, list)):
                    found[message.id[0]] = tuple(message.string)
                else:
                    found[message.id] = str(message.string)
    return found


@cache
def browser_module(lang: str, keys: frozenset[str] | None = None) -> str:
    """The catalogue as an ES module; only some of its sentences when they are named."""
    chosen = {key: said for key, said in catalogue(lang).items() if keys is None or key in keys}
    texts = json.dumps(chosen, ensure_ascii=False, sort_keys=True)
    return f"export const lang = {json.dumps(lang)};\nexport const sentences = {texts};\n"


def choose(asked: Request, languages: tuple[str, ...]) -> str:
    """The reader's language: asked for in the address, chosen before, the browser's, or Danish."""
    for wish in (asked.args.get("lang"), asked.cookies.get(COOKIE)):
        if wish in languages:
            return str(wish)
    if asked.headers.get("Accept-Language", "").lower().startswith(languages):
        return asked.accept_languages.best_match(languages) or DANISH
    return DANISH


def lang() -> str:
    """The language of the answer being made."""
    return str(getattr(g, "lang", DANISH))


def t(sentence: str, /, **params: Any) -> str:
    """The Danish ``sentence`` in the reader's language, filled in."""
    return translate(sentence, lang(), params)


def translate(sentence: str, to: str, params: Mapping[str, Any] | None = None) -> str:
    """The Danish ``sentence`` in a language, filled in; a gap in the catalogue stays Danish."""
    said = sentence if to == DANISH else catalogue(to).get(sentence, sentence)
    template = said if isinstance(said, str) else said[0]
    return template.format(**params) if params else template


def tn(one: str, many: str, count: int, **params: Any) -> str:
    """The sentence for a count, in the reader's language."""
    said = (one, many) if lang() == DANISH else catalogue(lang()).get(one, (one, many))
    forms = said if isinstance(said, tuple) else (said, said)
    return (forms[0] if count == 1 else forms[-1]).format(count=count, **params)


def explain(error: TeamworkError, to: str | None = None) -> str:
    """The refusal as a sentence in the reader's language, what fills it too where the catalogue has it."""
    reads = to or lang()
    template = translate(SENTENCES.get(error.code, SENTENCES["internal_error"]), reads)
    params = {
        name: translate(value, reads) if isinstance(value, str) else value for name, value in error.params.items()
    }
    try:
        return template.format(**params)
    except (KeyError, IndexError):
        return template


def refusal(error: TeamworkError, to: str | None = None) -> dict[str, Any]:
    """The refusal as the wire has it."""
    return {"code": error.code, "message": explain(error, to), "params": dict(error.params)}


def day(value: date, form: str = "d. MMMM") -> str:
    """A date as people say it."""
    return format_date(value, form, locale=lang())


def clock(value: datetime, zone: str) -> str:
    """A time of day where the game is played."""
    return format_time(value, "HH.mm" if lang() == DANISH else "HH:mm", tzinfo=ZoneInfo(zone), locale=lang())


def remember_choice() -> str | None:
    """The language asked for in the address, to be kept in a cookie."""
    return request.args.get("lang")
