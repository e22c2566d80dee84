"""The programs that other tests lean on are really there, apart from each other, or say how to get them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis

from tests.browser import chromium
from tests.missing import skip_or_fail
from tests.postgres import find_postgres, packaged_postgres, running_postgres
from tests.processes import end, running_on_a_free_port, start
from tests.redis_server import redis_in_python, running_redis


def words_kept(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('æøå')")
        return [word for (word,) in connection.execute("SELECT word FROM kept")]


def test_each_new_postgres_database_starts_empty(new_postgres_database: Callable[[], str]) -> None:
    assert words_kept(new_postgres_database()) == ["æøå"]
    assert words_kept(new_postgres_database()) == ["æøå"]


def test_postgres_refuses_whoever_has_no_password(postgres_url: str) -> None:
    without = psycopg.conninfo.make_conninfo(postgres_url, password="guessed")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(without)


def test_the_test_locks_own_postgres_does_where_none_is_installed() -> None:
    with running_postgres(packaged_postgres()[0]) as url:
        assert words_kept(url) == ["æøå"]


def test_an_installed_postgres_is_preferred(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("postgres", "initdb"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_postgres() == tmp_path.resolve()


def test_redis_keeps_what_it_is_given_and_stops_when_left(tmp_path: Path) -> None:
    with running_redis(tmp_path) as url:
        client = redis.Redis.from_url(url)
        client.set("ord", "æøå")
        assert client.get("ord") == "æøå".encode()
    with pytest.raises(redis.ConnectionError):
        client.get("ord")


def test_the_redis_written_in_python_carries_messages_too() -> None:
    with redis_in_python() as port, redis.Redis(port=port) as client, client.pubsub() as listener:
        listener.subscribe("spil")
        assert listener.get_message(timeout=60)["type"] == "subscribe"
        client.publish("spil", "17")
        assert listener.get_message(timeout=60)["data"] == b"17"


def test_nginx_runs(nginx_path: str) -> None:
    answer = subprocess.run([nginx_path, "-v"], capture_output=True, text=True, check=True)
    assert "nginx" in answer.stderr


def test_a_server_that_dies_at_once_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such choice"):
        running_on_a_free_port(lambda port: ["sh", "-c", "echo no such choice"], log=tmp_path / "log").__enter__()


def test_ending_a_process_that_has_ended_does_no_harm(tmp_path: Path) -> None:
    process = start(["true"], tmp_path / "log")
    process.wait()
    end(process)
    assert process.returncode == 0


def test_a_missing_program_skips_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install one"):
        skip_or_fail("install one")


def test_a_missing_program_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="install one"):
        skip_or_fail("install one")


def program(path: Path, text: str = "#!/bin/sh\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No browser anywhere but what a test puts into `bin` or `playwright` of the folder."""
    monkeypatch.delenv("TEAMWORK_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(chromium, "usual_places", lambda: iter(()))
    return tmp_path


def test_without_any_browser_none_is_found(bare_machine: Path) -> None:
    assert chromium.find_chromium() is None


def test_the_named_browser_comes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "bin/chromium")
    named = program(bare_machine / "mine/chrome")
    monkeypatch.setenv("TEAMWORK_CHROMIUM", str(named))
    assert chromium.find_chromium() == str(named)


def test_a_named_browser_that_is_not_there_is_a_fault(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMWORK_CHROMIUM", str(bare_machine / "gone"))
    with pytest.raises(FileNotFoundError, match="TEAMWORK_CHROMIUM"):
        chromium.find_chromium()


def test_a_snap_is_passed_over_for_a_real_chrome(bare_machine: Path) -> None:
    program(bare_machine / "bin/chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium\n")
    linked = program(bare_machine / "snap/bin/snap")
    (bare_machine / "bin/chromium").symlink_to(linked)
    real = program(bare_machine / "bin/google-chrome")
    assert chromium.find_chromium() == str(real)


def test_playwrights_newest_browser_is_the_last_resort(bare_machine: Path) -> None:
    program(bare_machine / "playwright/chromium-999/chrome-linux/chrome")
    newest = program(bare_machine / "playwright/chromium-1200/chrome-linux64/chrome")
    assert chromium.find_chromium() == str(newest)
