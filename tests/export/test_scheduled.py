"""Friday noon: every game's files in a folder, once a week, with a log of their own."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teamwork.export.copyist import Copyist
from teamwork.export.scheduled import LOG, is_due, newest_noon, write_week
from tests.web.rooms import Rooms, furnish


@pytest.fixture
def rooms() -> Rooms:
    return furnish()


def at(rooms: Rooms, text: str) -> None:
    rooms.service.clock = lambda: datetime.fromisoformat(text).astimezone(UTC)


def run(rooms: Rooms, folder: Path, profile: str = "ledelse") -> list[str]:
    copyist = Copyist("memory://", rooms.service)
    return [each.name for each in write_week(rooms.service, copyist, folder, profile)]


@pytest.mark.parametrize(
    ("now", "noon"),
    [
        ("2026-02-06T11:59:00+01:00", "2026-01-30T12:00:00+01:00"),
        ("2026-02-06T12:00:00+01:00", "2026-02-06T12:00:00+01:00"),
        ("2026-02-12T23:00:00+01:00", "2026-02-06T12:00:00+01:00"),
        ("2026-04-03T10:00:00+00:00", "2026-04-03T12:00:00+02:00"),
    ],
)
def test_noon_is_where_the_games_are_played(now: str, noon: str) -> None:
    assert newest_noon(datetime.fromisoformat(now)) == datetime.fromisoformat(noon)


def test_it_is_due_once_after_each_friday_noon_and_never_for_one_before_the_house_began(
    rooms: Rooms, tmp_path: Path
) -> None:
    at(rooms, "2026-02-05T09:00:00+01:00")
    assert not is_due(rooms.service)
    at(rooms, "2026-02-06T12:00:30+01:00")
    assert is_due(rooms.service)
    run(rooms, tmp_path)
    assert not is_due(rooms.service)
    at(rooms, "2026-02-13T18:00:00+01:00")
    assert is_due(rooms.service), "a server that was down at noon does it later"


def test_the_files_lie_there_whole_private_and_noted(rooms: Rooms, tmp_path: Path) -> None:
    at(rooms, "2026-02-06T12:00:30+01:00")
    folder = tmp_path / "fredag"
    names = run(rooms, folder)
    assert names == ["teamwork-ledelse-2026-02-06.xlsx", "teamwork-ledelse-2026-02-06.csv"]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, LOG])
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir() if path.name != LOG} == {0}
    lines = [json.loads(line) for line in (folder / LOG).read_text().splitlines()]
    assert [(line["name"], line["refusal"]) for line in lines] == [(name, None) for name in names]
    assert all(line["size"] == (folder / line["name"]).stat().st_size for line in lines)
    noted = rooms.service.store.exports.of(rooms.game_id)
    assert [(entry.who, entry.what) for entry in noted] == [("friday", "xlsx"), ("friday", "csv")]


def test_what_cannot_be_made_is_told_and_leaves_nothing(rooms: Rooms, tmp_path: Path) -> None:
    at(rooms, "2026-02-06T12:00:30+01:00")
    run(rooms, tmp_path, "secret")
    assert [path.name for path in tmp_path.iterdir()] == [LOG]
    lines = [json.loads(line) for line in (tmp_path / LOG).read_text().splitlines()]
    assert {line["refusal"] for line in lines} == {"export_profile_unknown"}
    assert rooms.service.store.exports.of(rooms.game_id) == ()
