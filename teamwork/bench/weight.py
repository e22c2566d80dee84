"""What a phone fetches before its first page stands, compressed as a proxy in front would: no wire, only bytes."""

import gzip
import json
import re
from pathlib import Path

from teamwork.edition import Edition
from teamwork.library import edition_to_json

STATIC = Path(__file__).parents[2] / "web" / "static"
FIRST_MODULES = ("app/phone/main.js", "app/phone/my_page.js")
LATER_PRINTED = ("cards", "agendas", "twists", "counting")
SHEETS = ("tokens", "base", "controls", "pieces", "phone")
FONTS = ("IBMPlexSans-Regular-Latin1.woff2", "IBMPlexSans-SemiBold-Latin1.woff2")
_IMPORT = re.compile(r"""\bfrom\s*["'](\.{1,2}/[^"']+)["']""")


def first_load_kb(edition: Edition, lang: str) -> float:
    """Modules that the first page imports, sheets, the two fonts and the edition's texts, in kB of 1,000 bytes."""
    files = {*_modules(), *(STATIC / "style" / f"{sheet}.css" for sheet in SHEETS)}
    texts = [file.read_bytes() for file in sorted(files)] + [_printed(edition, lang)]
    fonts = sum((STATIC / "vendor" / "fonts" / font).stat().st_size for font in FONTS)
    return round((sum(len(gzip.compress(text, 9, mtime=0)) for text in texts) + fonts) / 1000, 1)


def _modules() -> set[Path]:
    """Everything that the first modules import at once; what they import when it is needed comes later."""
    found: set[Path] = set()
    waiting = [STATIC / name for name in FIRST_MODULES]
    while waiting:
        module = waiting.pop().resolve()
        if module in found:
            continue
        found.add(module)
        waiting.extend(module.parent / name for name in _IMPORT.findall(module.read_text(encoding="utf-8")))
    return found


def _printed(edition: Edition, lang: str) -> bytes:
    """The edition as the browser gets it first: one language, without what no first page shows."""
    first = {name: value for name, value in json.loads(edition_to_json(edition)).items() if name not in LATER_PRINTED}
    return json.dumps(_spoken(first, lang, set(edition.languages))).encode()


def _spoken(value: object, lang: str, languages: set[str]) -> object:
    match value:
        case dict() if value and set(value) == languages:
            return value[lang]
        case dict():
            return {name: _spoken(inner, lang, languages) for name, inner in value.items()}
        case list():
            return [_spoken(inner, lang, languages) for inner in value]
        case _:
            return value
