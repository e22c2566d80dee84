"""Writing an export: whole or not at all, with its line in the log (journey O2)."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from teamwork.errors import TeamworkError
from teamwork.export import FORMATS, PROFILES, OfficeGame, keep_typed, typed_of, write
from teamwork.progress.typed import Typed
from teamwork.service import GameService
from teamwork.store import open_store
from tests.export.desk import office_game
from tests.web.rooms import Rooms, furnish
from tests.world import world_in


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


# ---- several games ----------------------------------------------------------------------------------


@pytest.fixture
def three_small_games(monkeypatch: pytest.MonkeyPatch) -> GameService:
    """A service whose games a, b and c are the same six people a day after camp 2."""
    world = world_in("second_half")
    world.wait(days=1)
    known = office_game(world)

    def gathered(service: GameService, game_id: str) -> OfficeGame:
        game = known.report.game.model_copy(update={"id": game_id})
        return known._replace(report=known.report._replace(game=game))

    monkeypatch.setattr("teamwork.export.gather", gathered)
    return GameService(open_store("memory://"), clock=lambda: world.at)


def fetch(service: GameService, *game_ids: str, profile: str = "offentlig") -> dict[str, Any]:
    out = io.BytesIO()
    write(service, game_ids, "json", profile, "da", None, None, out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_small_games_are_told_of_together_and_always_in_the_same_company(three_small_games: GameService) -> None:
    """In two companies the difference would be one game of six people (decision 26)."""
    service = three_small_games
    for _ in range(2):
        rows = fetch(service, "a", "b")["tables"]["measures"]["rows"]
        assert {(row["game"], row["value"]) for row in rows if row["measure_id"] == "people"} == {
            ("Flere spil (2)", 12)
        }
    for company in (("a", "c"), ("a", "b", "c")):
        with pytest.raises(TeamworkError) as refused:
            fetch(service, *company)
        assert refused.value.code == "export_pool_differs"
    assert service.store.exports.of("c") == ()


def test_management_reads_game_by_game(three_small_games: GameService) -> None:
    rows = fetch(three_small_games, "a", "b", "a", profile="ledelse")["tables"]["measures"]["rows"]
    assert [row["value"] for row in rows if row["measure_id"] == "people"] == [6, 6]
