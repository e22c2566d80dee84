"""What a phone keeps of the program, so that its page opens without a network: the worker and its list of files."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, jsonify, request

from teamwork.store import secret_hash
from web import language
from web.eviction import why_ended
from web.house import house

bp = Blueprint("phone_shell", __name__)

STATIC = Path(__file__).parent / "static"
SHEETS = ("tokens", "base", "controls", "pieces", "phone")
PICTURES = ("icon.svg", "icon-192.png", "manifest.webmanifest")
FONTS = ("IBMPlexSans-Regular-Latin1.woff2", "IBMPlexSans-SemiBold-Latin1.woff2")
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


@cache
def files() -> tuple[Path, ...]:
    """Everything of the program that a phone's pages are made of, whichever of them is opened."""
    waiting, found = sorted((STATIC / "app" / "phone").glob("*.js")), set[Path]()
    while waiting:
        module = waiting.pop().resolve()
        if module not in found:
            found.add(module)
            waiting += [module.parent / name for name in _IMPORT.findall(module.read_text(encoding="utf-8"))]
    found |= {STATIC / "style" / f"{sheet}.css" for sheet in SHEETS}
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
