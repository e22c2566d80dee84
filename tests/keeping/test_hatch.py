"""One writer at a time: the running server, or the command line that asks it (decision 22)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from teamwork.errors import NotFoundError
from teamwork.keeping.hatch import only_writer
from teamwork.keeping.writing import ask, serving
from teamwork.store import Holder, StoreError, open_store
from tests.web.rooms import Rooms, furnish
from web.eviction import send_away_ended

posix = pytest.mark.skipif(os.name != "posix", reason="local sockets and locks of POSIX")


def furnished(tmp_path: Path) -> tuple[Rooms, str]:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    return furnish(url), url


def test_of_two_writers_the_second_is_told_that_one_runs(tmp_path: Path) -> None:
    with only_writer(tmp_path, "sqlite:///x"):
        with pytest.raises(StoreError) as refusal, only_writer(tmp_path, "sqlite:///x"):
            raise AssertionError("two writers")
        assert refusal.value.code == "server_running"
        with only_writer(tmp_path, "sqlite:///another"):
            pass
    with only_writer(tmp_path, "sqlite:///x"):
        pass


@posix
def test_an_erasure_asked_for_on_the_command_line_reaches_the_running_servers_memory(tmp_path: Path) -> None:
    rooms, url = furnished(tmp_path)
    rooms.do("Ana", "play_dream", work="kanariefugl", why="kanariefugl", workplaces=["kanariefugl"])
    line = rooms.line("Ana")
    with serving(tmp_path, url, rooms.service):
        answer = ask(tmp_path, url, "erase", person_id=rooms.people["Ana"])
        assert answer["games"] == [rooms.game_id]
        assert "kanariefugl" not in str(rooms.service.live(rooms.game_id).words)
        assert send_away_ended(rooms.house) == 1
        assert not line.is_connected()
        with pytest.raises(StoreError) as refusal:
            ask(tmp_path, url, "erase", person_id="nobody")
        assert refusal.value.code == "not_found"
        assert ask(tmp_path, url, "retention", is_dry_run=True) == {"gone": []}


def test_without_a_server_the_command_line_does_it_itself(tmp_path: Path) -> None:
    rooms, url = furnished(tmp_path)
    rooms.service.store.close()
    answer = ask(tmp_path, url, "erase", person_id=rooms.people["Ana"])
    assert answer["games"] == [rooms.game_id]
    assert [line.person_id for line in open_store(url).erasures()] == [rooms.people["Ana"]]
    with pytest.raises(NotFoundError):
        ask(tmp_path, url, "erase", person_id="nobody")


@posix
def test_a_token_asked_for_on_the_command_line_is_made_and_ended_by_the_running_server(tmp_path: Path) -> None:
    rooms, url = furnished(tmp_path)
    wish = {"game_id": rooms.game_id, "purpose": "Powerbi"}
    with serving(tmp_path, url, rooms.service):
        made = ask(tmp_path, url, "add_token", who="reporting", **wish)
        found = rooms.service.store.credentials.find(made["token"], rooms.service.clock())
        assert found is not None
        assert (found.kind, found.purpose) == ("api", "Powerbi")
        assert found.expires_at is not None, "one for reporting always expires"
        seat = ask(tmp_path, url, "add_token", who="graduate:1.2", days=3, **wish)
        assert rooms.house.callers.of_secret(seat["token"]).seat.person_id == rooms.people["Bo"]
        assert ask(tmp_path, url, "revoke_token", credential_id=made["credential_id"]) == {"is_revoked": True}
        assert ask(tmp_path, url, "revoke_token", credential_id=made["credential_id"]) == {"is_revoked": False}
        for who, game_id in (("graduate:9.9", rooms.game_id), ("screen", "nowhere")):
            with pytest.raises(StoreError) as refusal:
                ask(tmp_path, url, "add_token", who=who, game_id=game_id, purpose="x")
            assert refusal.value.code == "not_found"


@posix
def test_while_a_server_runs_that_takes_no_wishes_no_token_is_made_beside_it(tmp_path: Path) -> None:
    rooms, url = furnished(tmp_path)
    before = rooms.service.store.credentials.held(Holder(game_id=rooms.game_id))
    with only_writer(tmp_path, url), pytest.raises(StoreError) as refusal:
        ask(tmp_path, url, "add_token", game_id=rooms.game_id, who="screen", purpose="x")
    assert refusal.value.code == "server_running"
    assert rooms.service.store.credentials.held(Holder(game_id=rooms.game_id)) == before


@posix
def test_the_hatch_is_its_owners_alone(tmp_path: Path) -> None:
    rooms, url = furnished(tmp_path)
    with serving(tmp_path, url, rooms.service):
        [place] = tmp_path.glob("*.socket")
        assert place.stat().st_mode & 0o077 == 0
    assert list(tmp_path.glob("*.socket")) == []


def run(tmp_path: Path, *words: str, expects: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "teamwork.cli", *words],
        env={**os.environ, "TEAMWORK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == expects, done.stderr
    return done


def test_the_commands_keep_and_let_go(tmp_path: Path) -> None:
    """backup-key, backup, erase, retention, restore: as an administrator would type them."""
    rooms = furnish(f"sqlite:///{tmp_path / 'teamwork.sqlite'}")
    rooms.service.store.close()
    ana = rooms.people["Ana"]
    public = run(tmp_path, "backup-key", str(tmp_path / "key")).stdout.strip()
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    made: Any = json.loads(run(tmp_path, "backup", str(tmp_path / "copy.tw"), "--to-key", public, "--json").stdout)
    assert made["games"][0]["game_id"] == rooms.game_id
    assert json.loads(run(tmp_path, "erase", ana, "--json").stdout)["games"] == [rooms.game_id]
    assert "Nothing has passed its time" in run(tmp_path, "retention", "--dry-run").stdout
    refused = run(tmp_path, "restore", str(tmp_path / "copy.tw"), "--key", str(tmp_path / "key"), expects=1)
    assert refused.stderr.count("\n") == 1
    done = run(tmp_path, "restore", str(tmp_path / "copy.tw"), "--key", str(tmp_path / "key"), "--replace")
    assert "1 erasures" in done.stdout
    store = open_store(f"sqlite:///{tmp_path / 'teamwork.sqlite'}")
    assert f"{ana}/name" not in store.words(rooms.game_id)
    run(tmp_path, "verify")
    run(tmp_path, "erase", "nobody", "--yes", expects=1)
