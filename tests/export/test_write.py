"""Writing an export: whole or not at all, with its line in the log (journey O2)."""

import io
import json
from pathlib import Path

import pytest

from teamwork.errors import TeamworkError
from teamwork.export import FORMATS, PROFILES, keep_typed, typed_of, write
from teamwork.progress.typed import Typed
from tests.web.rooms import Rooms, furnish


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    """A game in camp 1, on its first day."""
    return furnish()


def written(rooms: Rooms, format: str, profile: str, lang: str = "da") -> bytes:
    out = io.BytesIO()
    write(rooms.service, [rooms.game_id], format, profile, lang, None, None, out, who="test")
    return out.getvalue()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("format", "starts"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("json", b"{"), ("pdf", b"%PDF")]
)
def test_every_format_of_every_profile_is_written(rooms: Rooms, format: str, starts: bytes, profile: str) -> None:
    assert format in FORMATS
    assert written(rooms, format, profile).startswith(starts)


def test_every_export_has_its_line_in_the_log(rooms: Rooms) -> None:
    before = len(rooms.service.store.exports.of(rooms.game_id))
    written(rooms, "csv", "ledelse")
    [line] = rooms.service.store.exports.of(rooms.game_id)[before:]
    assert (line.who, line.what, line.profile) == ("test", "csv", "ledelse")


def test_a_refused_export_leaves_no_line_and_no_file(rooms: Rooms, tmp_path: Path) -> None:
    before = rooms.service.store.exports.of(rooms.game_id)
    for format, profile, lang, code in (
        ("doc", "intern", "da", "export_format_unknown"),
        ("csv", "alle", "da", "export_profile_unknown"),
        ("csv", "intern", "sv", "export_lang_unknown"),
    ):
        with pytest.raises(TeamworkError) as refused:
            write(rooms.service, [rooms.game_id], format, profile, lang, None, None, tmp_path / "fil")
        assert refused.value.code == code
        assert "{" not in refused.value.message
    with pytest.raises(TeamworkError) as refused:
        write(rooms.service, ["nowhere"], "csv", "intern", "da", None, None, tmp_path / "fil")
    assert refused.value.code == "not_found"
    assert list(tmp_path.iterdir()) == []
    assert rooms.service.store.exports.of(rooms.game_id) == before


def test_a_file_is_written_whole_in_place_of_an_older_one(rooms: Rooms, tmp_path: Path) -> None:
    out = tmp_path / "hold.json"
    out.write_text("gammelt")
    write(rooms.service, [rooms.game_id], "json", "intern", "da", None, None, out)
    assert json.loads(out.read_bytes())["form"] == "teamwork-export-1"
    assert [path.name for path in tmp_path.iterdir()] == ["hold.json"]


def test_what_the_office_typed_is_kept_and_anything_unreadable_is_nothing(rooms: Rooms) -> None:
    typed = Typed(coach_hours=120, coach_rate=400, comparison_of="regionen")
    keep_typed(rooms.service.store, rooms.game_id, typed)
    assert typed_of(rooms.service.store, rooms.game_id) == typed
    rooms.service.store.settings.set(f"typed/{rooms.game_id}", "{")
    assert typed_of(rooms.service.store, rooms.game_id) == Typed()
