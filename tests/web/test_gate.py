"""The gate: what comes from elsewhere, or is too big, stops before anything reads it."""

import pytest

from tests.web.rooms import ADDRESS, Rooms
from web.config import Config

HEADERS = {
    "Content-Security-Policy": "script-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PATHS = ("/", "/join", "/me", "/office", "/nowhere", "/healthz", "/api/v1/games", "/static/style/base.css")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("name", "words"), HEADERS.items())
def test_every_answer_wears_the_security_headers_errors_included(
    rooms: Rooms, path: str, name: str, words: str
) -> None:
    with rooms.browser().get(path, base_url=ADDRESS) as answer:
        assert words in answer.headers[name]


@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_host_is_refused(rooms: Rooms, path: str) -> None:
    """DNS rebinding: Host is held to a fixed list, on the live line's path too."""
    assert rooms.browser().get(path, base_url="http://evil.example").status_code == 400
    assert rooms.browser().get("/socket.io/?EIO=4&transport=polling", base_url="http://evil.example").status_code == 400


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost.evil.example", "https://localhost"]
)
def test_a_foreign_origin_is_refused_on_pages_and_on_the_live_line(rooms: Rooms, origin: str) -> None:
    browser = rooms.browser()
    for path in ("/join", "/api/v1/games", "/socket.io/?EIO=4&transport=polling"):
        assert browser.get(path, headers={"Origin": origin}, base_url=ADDRESS).status_code == 403


def test_a_form_from_another_site_changes_nothing(rooms: Rooms) -> None:
    answer = rooms.browser().post("/out", headers={"Sec-Fetch-Site": "cross-site"}, base_url=ADDRESS)
    assert answer.status_code == 403


def test_a_body_over_the_limit_is_refused_before_it_is_read(rooms: Rooms) -> None:
    answer = rooms.browser().post("/join", data=b"x" * 300_000, content_type="application/json", base_url=ADDRESS)
    assert answer.status_code == 413


@pytest.mark.parametrize("urls", [(), ("*",), ("https://*.example.dk",), ("example.dk",)])
def test_the_house_refuses_to_start_without_its_addresses(urls: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="base_urls"):
        Config(database="memory://", base_urls=urls)


def test_personal_answers_are_kept_by_no_cache(rooms: Rooms) -> None:
    answer = rooms.browser().get(f"/api/v1/games/{rooms.game_id}", headers=rooms.bearer("Ana"), base_url=ADDRESS)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
