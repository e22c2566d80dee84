"""What is printed leaves packed; what is made for somebody never does."""

import gzip
from typing import Any

import pytest

from tests.web.rooms import ADDRESS, Rooms
from web.packing import OURS, PRINTED, without_comments
from web.phone_shell import STATIC

READS_PACKED = {"Accept-Encoding": "gzip, deflate, br"}


def printed(rooms: Rooms) -> list[str]:
    edition = rooms.service.game(rooms.game_id).edition.hash
    return [
        "/static/app/phone/main.js", "/static/style/phone.css", "/static/icon.svg", "/static/manifest.webmanifest",
        "/language/en.js", "/language/en/first.js", "/worker.js", f"/api/v1/editions/{edition}?lang=da",
        f"/printed/{edition}/da/first.json", f"/printed/{edition}/en/rest.json",
    ]  # fmt: skip


def get(rooms: Rooms, path: str, **headers: str) -> Any:
    return rooms.browser().get(path, headers=headers, base_url=ADDRESS)


def test_what_is_the_same_for_everybody_is_packed_and_says_so(rooms: Rooms) -> None:
    for path in printed(rooms):
        with get(rooms, path) as plain, get(rooms, path, **READS_PACKED) as packed:
            assert "Content-Encoding" not in plain.headers, path
            assert packed.headers["Content-Encoding"] == "gzip", path
            sent = without_comments(plain.data) if OURS.match(path) else plain.data
            assert gzip.decompress(packed.data) == sent, path
            assert len(packed.data) == int(packed.headers["Content-Length"]) < len(plain.data), path
            assert "Accept-Encoding" in packed.headers["Vary"], path


TEMPLATE = b"""const page = html`<p>
  // looks like a comment
  /* and so does this */</p>`;
"""


def test_comments_of_ours_stay_at_home_and_every_other_line_stays_where_it_was() -> None:
    source = b"// why\nconst a = 1; // beside\n/** What.\n * How.\n */\nfunction b() {\n  /* one */\n  return a;\n}\n"
    lean = b"\nconst a = 1; // beside\n\n\n\nfunction b() {\n\n  return a;\n}\n"
    assert without_comments(source) == lean
    assert without_comments(TEMPLATE) == TEMPLATE
    assert without_comments(b"/* one */ a();\n") == b"/* one */ a();\n"


def test_in_no_file_of_ours_stands_code_on_the_last_line_of_a_comment() -> None:
    for file in [*(STATIC / "app").rglob("*.js"), *(STATIC / "style").glob("*.css")]:
        for line in without_comments(file.read_bytes()).splitlines():
            assert not line.strip().startswith((b"//", b"/*", b"*/")), (file.name, line)


def test_what_others_wrote_leaves_with_their_names(rooms: Rooms) -> None:
    path = "/static/vendor/socket.io-client.js"
    with get(rooms, path) as plain, get(rooms, path, **READS_PACKED) as packed:
        assert gzip.decompress(packed.data) == plain.data


def test_what_has_not_changed_is_not_sent_again(rooms: Rooms) -> None:
    path = "/static/app/phone/main.js"
    with get(rooms, path, **READS_PACKED) as first:
        tag = first.headers["ETag"]
    with get(rooms, path, **READS_PACKED, **{"If-None-Match": tag}) as again:
        assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/me", "/join", "/api/v1/games", "/api/v1/games/{game_id}", "/api/v1/people/me/data"])
def test_nothing_that_is_made_for_somebody_is_packed(rooms: Rooms, path: str) -> None:
    """How well a secret packs beside words that another chooses would tell what it is."""
    with get(rooms, path.format(game_id=rooms.game_id), **READS_PACKED, **rooms.bearer("Ana")) as answer:
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers


def test_every_endpoint_that_is_packed_is_there(rooms: Rooms) -> None:
    assert {rule.endpoint for rule in rooms.app.url_map.iter_rules()} >= PRINTED
