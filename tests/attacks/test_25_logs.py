"""Attacks 10 and 25 while it runs, and extra attack 3: markup, logs, caches, and what is installed."""

import io
import json
import logging
import re
from pathlib import Path

import pytest
import structlog

from tests.web.rooms import ADDRESS, Rooms

CANARY = "kanariefugl"
ROOT = Path(__file__).parents[2]


def test_25_no_log_holds_a_word_a_name_or_a_secret_not_even_of_a_failure(
    rooms: Rooms, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = rooms.line("Ana")
    body = {"game_id": rooms.game_id, "command_id": "0" * 32, "kind": "play_dream", "work": CANARY, "why": CANARY}

    def fail(*_: object) -> None:
        raise RuntimeError(f"cannot store {CANARY} of Ana Jensen with {rooms.tokens['Ana']}")

    monkeypatch.setattr(rooms.service, "handle", fail)
    answer = ana.emit("command", body, callback=True)
    assert answer["error"]["code"] == "internal_error"
    rooms.app.testing = False
    over_http = rooms.browser().post(
        f"/api/v1/games/{rooms.game_id}/commands?why={CANARY}", json=body, headers=rooms.bearer("Ana"), base_url=ADDRESS
    )
    assert over_http.status_code == 500
    assert CANARY not in over_http.text
    assert "Traceback" not in over_http.text
    logging.getLogger("anything").error("%s said %s\nand more", "Ana Jensen", CANARY)
    structlog.get_logger().warning("told", text=CANARY, code="x")
    said = written.getvalue()
    assert "RuntimeError" in said
    for secret in (CANARY, "Ana Jensen", *rooms.tokens.values()):
        assert secret not in said
    assert all(json.loads(line) for line in said.splitlines())


def test_25_metrics_and_health_name_nobody(rooms: Rooms) -> None:
    for path in ("/metrics", "/healthz", "/readyz"):
        told = rooms.browser().get(path, base_url=ADDRESS).text
        for name in (*rooms.people, *rooms.people.values(), rooms.game_id):
            assert not re.search(rf"\b{re.escape(name)}\b", told), (path, name)


def test_25_what_is_personal_is_kept_by_no_cache_and_forgotten_at_going_out(rooms: Rooms) -> None:
    for path in ("/me", "/coach", "/api/v1/games", "/api/v1/people/me/data", f"/api/v1/games/{rooms.game_id}"):
        for name in ("Ana", "Kim"):
            answer = rooms.browser().get(path, headers=rooms.bearer(name), base_url=ADDRESS)
            assert answer.headers["Cache-Control"] == "no-store", path
    assert '"storage"' in rooms.browser().post("/out", base_url=ADDRESS).headers["Clear-Site-Data"]


TEMPLATES = sorted((ROOT / "web" / "templates").rglob("*.html"))
SCRIPTS = sorted(path for path in (ROOT / "web" / "static" / "app").rglob("*.js") if path.name != "html.js")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_10_no_template_puts_out_what_somebody_wrote_without_escaping_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    unescaped = re.findall(r"\{\{([^}]*)\|\s*safe\s*\}\}", text)
    assert all("svg" in what or "chart" in what or "plot" in what for what in unescaped), unescaped
    assert "autoescape false" not in text
    assert not re.search(r"<[^>]+\s[\w-]+=\{\{", text), "an attribute without quotes"
    assert not re.search(r"\son\w+\s*=", text), "script in an attribute"
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", text), "script in a page"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT / "web" / "static" / "app")))
def test_10_no_script_makes_markup_or_code_of_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for wrong in (
        r"\beval\(",
        r"new Function",
        r"document\.write",
        r"insertAdjacentHTML",
        r"outerHTML\s*=",
        r"javascript:",
    ):
        assert not re.search(wrong, text), wrong
    for made in re.findall(r"(?:innerHTML\s*=|__html:)\s*([^;}\n]+)", text):
        assert re.search(r"svg|code|qr", made, re.IGNORECASE), f"markup of {made!r}"


PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "'-alert(1)-'",
    "{{7*7}}", "${7*7}", "javascript:alert(1)", "</title><script>alert(1)</script>", "<!--", "]]>", "&lt;b&gt;",
    "\u202egnp.exe", "<a href=//evil.example>x</a>", "`+alert(1)+`", "<math><mi//xlink:href='data:x,alert(1)'>",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_10_no_page_holds_what_somebody_wrote_as_markup(rooms: Rooms, payload: str) -> None:
    rooms.do("Ana", "rename_person", person_id=rooms.people["Ana"], name=payload)
    rooms.do("Ana", "play_dream", work=payload, why=payload, workplaces=[payload[:28]])
    rooms.do("Kim", "rename_team", name=payload)
    for rule in rooms.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.arguments - {"game_id", "person_id"} or rule.endpoint == "static":
            continue
        _, path = (
            None,
            rule.build({"game_id": rooms.game_id, "person_id": rooms.people["Ana"]} if rule.arguments else {}),
        )
        for name in ("Ana", "Kim", "screen", "office"):
            with rooms.browser().get(
                (path or ("/", ""))[1] or rule.rule, headers=rooms.bearer(name), base_url=ADDRESS
            ) as page:
                if page.mimetype == "text/html" and "<" in payload:
                    assert payload not in page.text, (rule.rule, name)


def test_extra_3_every_package_that_is_installed_is_pinned_by_its_hash() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        lines = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
        wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert wanted
        for line in wanted:
            assert "==" in line, line
            assert "--hash=sha256:" in line, line


def test_extra_3_no_known_unsafe_transport_is_installed() -> None:
    """Floors of trust.md 1: socketio 5.16.2, engineio 4.13.2, and never the WebSocket library of 2017."""
    from importlib.metadata import PackageNotFoundError, version

    def at_least(name: str, floor: tuple[int, ...]) -> bool:
        return tuple(int(part) for part in version(name).split(".")[:3]) >= floor

    assert at_least("python-socketio", (5, 16, 2))
    assert at_least("python-engineio", (4, 13, 2))
    with pytest.raises(PackageNotFoundError):
        version("gevent-websocket")
