"""What a phone keeps of the program, so that its page opens without a network: the worker and its list of files."""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, jsonify, request

from teamwork.errors import NotFoundError
from teamwork.store import secret_hash
from web import language
from web.editions import edition_for_browser
from web.eviction import why_ended
from web.house import house

bp = Blueprint("phone_shell", __name__)

STATIC = Path(__file__).parent / "static"
SHEETS = ("tokens", "base", "controls", "pieces", "phone")
"""Before the first page; the heavier letters come after it."""
LATER_SHEETS = ("semibold",)
PICTURES = ("icon.svg", "icon-192.png", "manifest.webmanifest")
FIRST_FONT = "IBMPlexSans-Regular-Latin1.woff2"
FONTS = (FIRST_FONT, "IBMPlexSans-SemiBold-Latin1.woff2")
FIRST_MODULES = ("main", "my_page", "table_page")
LATER_PRINTED = frozenset({"cards", "agendas", "twists", "counting"})
"""Of an edition, what no first page shows; nine tenths of its bytes."""
_IMPORT = re.compile(r"""\bfrom\s*["'](\.{1,2}/[^"']+)["']""")


@bp.get("/worker.js")
def worker() -> Response:
    """The service worker; its first lines change with any file that it keeps, so that a browser takes the new ones."""
    about = f"const VERSION = {json.dumps(version())};\nconst FILES = {json.dumps(_addresses())};\n"
    source = (STATIC / "app" / "worker.js").read_text(encoding="utf-8")
    answer = Response(about + source, mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@bp.get("/me/why")
def why() -> Response:
    """Why this browser's session opens nothing: its time is over, or the seat is another device's; null if it opens."""
    secret = request.cookies.get(house().callers.cookie_name("person"))
    store, at = house().service.store, house().service.clock()
    if secret and store.sessions.find(secret, at) is not None:
        return jsonify(code=None)
    return jsonify(code=why_ended(house().service, secret_hash(secret)) if secret else "not_signed_in")


@bp.get("/language/<lang>/<part>.js")
def words(lang: str, part: str) -> Response:
    """The sentences of the phone's pages as a module: of the first page, or of all the others."""
    if lang not in house().config.languages or part not in ("first", "rest"):
        raise NotFoundError(field="lang")
    first = _sentences(lang, frozenset(first_modules()))
    keys = first if part == "first" else _sentences(lang, frozenset(files())) - first
    answer = Response(language.browser_module(lang, keys), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


@bp.get("/printed/<edition_hash>/<lang>/<part>.json")
def printed(edition_hash: str, lang: str, part: str) -> Response:
    """The printed side of an edition in one language, in two parts: what a first page shows, and the rest."""
    found = edition_for_browser(edition_hash, lang)
    if found is None or part not in ("first", "rest"):
        raise NotFoundError(field="edition")
    answer = jsonify({name: value for name, value in found.items() if (name in LATER_PRINTED) == (part == "rest")})
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


@cache
def _sentences(lang: str, modules: frozenset[Path]) -> frozenset[str]:
    """Those of the catalogue that stand in the modules, as they are written there."""
    text = "".join(module.read_text(encoding="utf-8") for module in modules if module.suffix == ".js")
    return frozenset(key for key in language.catalogue(lang) if json.dumps(key, ensure_ascii=False) in text)


@cache
def first_modules() -> tuple[Path, ...]:
    """The modules that stand before the first page of a graduate or a helper does."""
    return tuple(sorted(imported([STATIC / "app" / "phone" / f"{name}.js" for name in FIRST_MODULES])))


def imported(modules: Iterable[Path]) -> set[Path]:
    """The modules and whatever they import."""
    waiting, found = list(modules), set[Path]()
    while waiting:
        module = waiting.pop().resolve()
        if module not in found:
            found.add(module)
            waiting += [module.parent / name for name in _IMPORT.findall(module.read_text(encoding="utf-8"))]
    return found


@cache
def files() -> tuple[Path, ...]:
    """Everything of the program that a phone's pages are made of, whichever of them is opened."""
    found = imported(sorted((STATIC / "app" / "phone").glob("*.js")))
    found |= {STATIC / "style" / f"{sheet}.css" for sheet in (*SHEETS, *LATER_SHEETS)}
    found |= {STATIC / "vendor" / "fonts" / font for font in FONTS}
    found |= {STATIC / picture for picture in PICTURES}
    return tuple(sorted(found))


@cache
def version() -> str:
    """A name for exactly these files and these sentences."""
    together = hashlib.sha256((STATIC / "app" / "worker.js").read_bytes())
    for file in files():
        together.update(file.read_bytes())
    for lang in house().config.languages:
        together.update(language.browser_module(lang).encode())
    return together.hexdigest()[:16]


def _addresses() -> list[str]:
    return [f"/static/{file.relative_to(STATIC).as_posix()}" for file in files()]
