"""The command line as interfaces.md has it: what it prints, how it ends, and that nothing is half-made."""

import io
import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from teamwork import cli
from teamwork.commands_line import ports
from teamwork.commands_line.serve import is_loopback
from teamwork.store import open_store
from teamwork.store.moments import now
from tests.cards.copies import LILLE_FOLDER
from tests.processes import end
from tests.test_people_list import csv_of

LILLE = str(LILLE_FOLDER)


class Said(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> Any:
        """The one line of JSON."""
        (line,) = self.out.splitlines()
        return json.loads(line)


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`teamwork …` with a data folder of its own."""
    monkeypatch.setenv("TEAMWORK_DATA", str(tmp_path / "data"))
    for name in ("TEAMWORK_DATABASE", "TEAMWORK_BASE_URLS", "TEAMWORK_PROXIES", "TEAMWORK_INSECURE"):
        monkeypatch.delenv(name, raising=False)

    def teamwork(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["teamwork", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return teamwork


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A database with one played season of the tiny edition, and the season's game."""
    folder = tmp_path_factory.mktemp("kept")
    database = folder / "kept.sqlite"
    words = ["simulate", "--json", "--keep", "--seed", "5", "--edition", LILLE, "--database", f"sqlite:///{database}"]
    result = subprocess.run([sys.executable, "-m", "teamwork.cli", *words], check=True, capture_output=True)
    assert result.stderr == b"", "in a pipe nothing is said beside the result"
    return database, json.loads(result.stdout)["game_id"]


@pytest.fixture
def kept(kept_once: tuple[Path, str], tmp_path: Path) -> tuple[str, str]:
    """A copy of it that a test may change."""
    database, game_id = kept_once
    copy = Path(shutil.copy(database, tmp_path / "copy.sqlite"))
    return f"sqlite:///{copy}", game_id


# ---- how commands end -----------------------------------------------------------------------------


def test_help_lists_every_command_that_there_is(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    for name in (
        "demo",
        "serve",
        "simulate",
        "new-game",
        "export",
        "print",
        "replay",
        "check",
        "verify",
        "user",
        "token",
    ):
        assert f"  {name} " in said.out


@pytest.mark.parametrize("words", [["juggle"], ["demo", "--at", "camp_9"], ["simulate", "--games", "0"], ["replay"]])
def test_wrong_usage_ends_with_two(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert said.code == 2
    assert "Usage" in said.err


def test_a_refusal_is_one_sentence_in_english_and_ends_with_one(run: Run) -> None:
    said = run("replay", "g0")
    assert (said.code, said.out) == (1, "")
    assert "Det " not in said.err
    assert "Traceback" not in said.err


# ---- editions -------------------------------------------------------------------------------------


def test_check_says_that_the_house_can_be_played(run: Run) -> None:
    said = run("check", "cards/teamwork")
    assert said.code == 0
    assert said.out.startswith("teamwork ")


def test_check_tells_file_key_and_remedy_of_a_fault(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LILLE, tmp_path / "lille"))
    (folder / "missions.toml").write_text("[M01]\nneeds = []\n", encoding="utf-8")
    said = run("check", str(folder))
    assert (said.code, said.out) == (1, "")
    assert "missions.toml: M01" in said.err


# ---- simulations, verifying, looking back ---------------------------------------------------------


def test_a_simulated_game_that_is_kept_is_found_again_as_it_was_written(run: Run, kept: tuple[str, str]) -> None:
    database, game_id = kept
    said = run("verify", "--database", database, "--json")
    assert said.code == 0
    (game,) = said.line["games"]
    assert (game["game_id"], game["problems"]) == (game_id, [])


def test_verify_finds_a_changed_record_and_ends_with_one(run: Run, kept: tuple[str, str]) -> None:
    database, game_id = kept
    with sqlite3.connect(database.removeprefix("sqlite:///")) as file:
        file.execute("UPDATE records SET actor = 'somebody' WHERE v = 40")
    said = run("verify", game_id, "--database", database)
    assert said.code == 1
    assert "version 40" in said.err


def test_the_same_seed_is_not_kept_twice(run: Run, kept: tuple[str, str]) -> None:
    database, _ = kept
    said = run("simulate", "--keep", "--seed", "5", "--edition", LILLE, "--database", database)
    assert said.code == 1
    assert "another --seed" in said.err
    assert len(open_store(database).games()) == 1


def test_a_game_is_seen_as_it_stood_at_a_version_and_at_a_time(run: Run, kept: tuple[str, str]) -> None:
    """Rule 10.3."""
    database, game_id = kept
    early = run("replay", game_id, "--database", database, "--at", "60", "--as", "screen", "--json").line
    assert early["v"] == 60
    again = run("replay", game_id, "--database", database, "--at", early["at"], "--as", "screen", "--json").line
    assert again["view"] == early["view"]
    late = run("replay", game_id, "--database", database, "--as", "screen", "--json").line
    assert late["view"][f"game:{game_id}"]["phase"] == "closed"


def test_a_seat_is_named_by_its_table_and_chair_or_by_its_id(run: Run, kept: tuple[str, str]) -> None:
    database, game_id = kept
    by_chair = run("replay", game_id, "--database", database, "--as", "graduate:1.1", "--json").line
    mine = next(key for key, entity in by_chair["view"].items() if key.startswith("person:") and "keys_held" in entity)
    person_id = mine.removeprefix("person:")
    assert run("replay", game_id, "--database", database, "--as", f"graduate:{person_id}", "--json").line == by_chair


@pytest.mark.parametrize("wrong", [["--as", "graduate:9.9"], ["--as", "mayor"], ["--at", "yesterday"]])
def test_a_place_or_time_that_is_none_is_wrong_usage(run: Run, kept: tuple[str, str], wrong: list[str]) -> None:
    database, game_id = kept
    assert run("replay", game_id, "--database", database, *wrong).code == 2


def test_what_is_seen_of_the_past_is_what_may_be_seen_now_too(run: Run, kept: tuple[str, str]) -> None:
    """Decision 5: nothing that its owner has since lowered or taken back."""
    database, game_id = kept
    now = run("replay", game_id, "--database", database, "--as", "helper:1.1", "--json").line["view"]
    then = run("replay", game_id, "--database", database, "--as", "helper:1.1", "--at", "150", "--json").line["view"]
    cards = [key for key in then if key.startswith("card:")]
    assert set(cards) <= now.keys()
    assert all(then[key].keys() <= now[key].keys() for key in cards)


# ---- a new game from a list -----------------------------------------------------------------------


def test_a_list_becomes_a_game_with_a_link_for_everyone(run: Run, tmp_path: Path) -> None:
    edition = _two_tables(tmp_path)
    (tmp_path / "folk.csv").write_bytes(csv_of().encode("cp1252"))
    words = ["new-game", "--edition", edition, "--name", "Forår", "--start", "2027-01-18"]
    made = run(*words, "--people", str(tmp_path / "folk.csv"), "--json")
    assert made.code == 0, made.err
    line = made.line
    assert {"url", "game_id", "screen", "people", "office"} <= line.keys()
    person = line["people"][0]
    assert person["name"] == "Åse Øster"
    assert person.keys() == {"person_id", "name", "role", "team_id", "join_url", "token"}
    assert "#" in person["join_url"]


def test_a_list_with_mistakes_makes_nothing_and_tells_them_all(run: Run, tmp_path: Path) -> None:
    edition = _two_tables(tmp_path)
    (tmp_path / "folk.csv").write_text("navn;hold;rolle\n;Nord;dimittend\nBo;Syd;chef\n", encoding="utf-8")
    database = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    words = ["new-game", "--edition", edition, "--name", "Forår", "--start", "2027-01-18", "--database", database]
    said = run(*words, "--people", str(tmp_path / "folk.csv"))
    assert said.code == 1
    assert "Line 2, column navn" in said.err
    assert "Line 3, column rolle" in said.err
    assert not (tmp_path / "empty.sqlite").exists()


def _two_tables(tmp_path: Path) -> str:
    """An edition with room for the list of the tests."""
    folder = Path(shutil.copytree("cards/teamwork", tmp_path / "teamwork2"))
    path = folder / "edition.toml"
    text = path.read_text(encoding="utf-8").replace('id = "teamwork"', 'id = "teamwork2"', 1)
    path.write_text(text.replace("teams = 4", "teams = 2", 1), encoding="utf-8")
    return str(folder)


# ---- who may come in ------------------------------------------------------------------------------


def test_an_account_is_added_listed_and_shut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long enough password\n"))
    assert run("user", "add", "Bo", "--role", "office").code == 0
    assert run("user", "list", "--json").line["accounts"] == [{"name": "Bo", "role": "office", "is_disabled": False}]
    assert run("user", "disable", "Bo").code == 0
    assert run("user", "list", "--json").line["accounts"][0]["is_disabled"]
    assert run("user", "disable", "Ida").code == 1


def test_a_short_password_is_refused_and_not_repeated(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("hunter2\n"))
    said = run("user", "add", "Bo", "--role", "admin")
    assert said.code == 1
    assert "hunter2" not in said.err
    assert run("user", "list").out == ""


def test_a_token_opens_until_it_is_revoked(run: Run, kept: tuple[str, str]) -> None:
    database, game_id = kept
    added = run("token", "add", game_id, "--for", "screen", "--database", database, "--json").line
    credentials = open_store(database).credentials
    assert credentials.find(added["token"], now())
    assert run("token", "revoke", added["credential_id"], "--database", database).code == 0
    assert credentials.find(added["token"], now()) is None
    assert run("token", "revoke", added["credential_id"], "--database", database).code == 1


# ---- files ----------------------------------------------------------------------------------------


def test_an_export_is_written_whole_or_not_at_all(run: Run, kept: tuple[str, str], tmp_path: Path) -> None:
    database, game_id = kept
    out = tmp_path / "tal.csv"
    words = ["--format", "csv", "--profile", "intern", "--out", str(out), "--database", database]
    assert run("export", game_id, *words).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    out.unlink()
    assert run("export", "g0", *words).code == 1
    assert not out.exists()


# ---- serving --------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "teamwork.example.dk"])
def test_serve_refuses_others_without_tls_in_a_sentence(run: Run, host: str) -> None:
    """Decision 21."""
    said = run("serve", "--host", host, "--port", "0")
    assert said.code == 1
    assert "--tls-cert" in said.err
    assert "--insecure" in said.err


def test_a_certificate_without_its_key_is_wrong_usage(run: Run) -> None:
    assert run("serve", "--tls-cert", "run.py").code == 2


def test_this_machine_is_known_by_its_names() -> None:
    assert [host for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost") if not is_loopback(host)] == []
    assert not is_loopback("0.0.0.0")


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_named_port_that_is_taken_is_told(taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ports.bind("127.0.0.1", taken_port)
    assert ended.value.code == 1
    assert str(taken_port) in capsys.readouterr().err


def test_without_a_named_port_the_next_free_one_serves(
    taken_port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ports, "DEFAULT_PORT", taken_port)
    with ports.bind("127.0.0.1", None) as bound:
        assert bound.getsockname()[1] > taken_port
    assert f"Port {taken_port} is taken" in capsys.readouterr().err


# ---- the demonstration ----------------------------------------------------------------------------


class Demo:
    """`teamwork demo --json` as a script meets it."""

    def __init__(self, *words: str) -> None:
        command = [sys.executable, "-m", "teamwork.cli", "demo", "--json", "--port", "0", *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.process.stdout is not None
        self.addresses = json.loads(self.process.stdout.readline())
        self.view(self.addresses["screen"]["token"])

    def close(self) -> int:
        """Told to end; answers how it ended."""
        end(self.process)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return self.process.returncode

    def view(self, token: str) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.addresses['url']}/api/v1/games/{self.addresses['game_id']}",
            headers={"Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(request) as answer:
            return dict(json.load(answer))


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    shown = Demo()
    yield shown
    shown.close()


def test_the_demonstration_prints_one_line_with_every_way_in(demo: Demo) -> None:
    line = demo.addresses
    assert line.keys() == {"url", "game_id", "screen", "people", "office"}
    assert line["screen"].keys() == line["office"].keys() == {"url", "token"}
    assert len(line["people"]) == 44
    assert {person["role"] for person in line["people"]} == {"graduate", "coach", "helper"}
    assert all(person["join_url"].startswith(f"{line['url']}/join#") for person in line["people"])
    assert len({person["token"] for person in line["people"]}) == 44


def test_the_demonstration_is_in_the_middle_of_the_first_camp_with_doors_on_the_wall(demo: Demo) -> None:
    seen = demo.view(demo.addresses["screen"]["token"])["view"]
    game = seen[f"game:{demo.addresses['game_id']}"]
    assert (game["phase"], game["has_bots"]) == ("camp_1", True)
    assert game["doors"]["on_wall"] >= 8
    (camp,) = [entity for key, entity in seen.items() if key.startswith("meeting:") and entity["state"] == "open"]
    assert camp["clock"]["mode"] == "running"


def test_bots_go_on_and_leave_the_seat_of_whoever_comes(demo: Demo) -> None:
    """Decision 16: a bot leaves its seat at the first authenticated use of it, by a token too."""
    person = next(person for person in demo.addresses["people"] if person["role"] == "graduate")
    mine = demo.view(person["token"])["view"][f"person:{person['person_id']}"]
    assert mine["is_bot"] is False
    screen = demo.addresses["screen"]["token"]
    before = demo.view(screen)["v"]
    give_up_at = time.monotonic() + 60
    while demo.view(screen)["v"] == before and time.monotonic() < give_up_at:
        time.sleep(0.2)
    assert demo.view(screen)["v"] > before


def test_the_demonstration_ends_when_it_is_told_to_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMWORK_DATA", str(tmp_path / "data"))
    shown = Demo("--at", "camp_2")
    assert shown.close() == 0
    assert not (tmp_path / "data").exists()


def test_the_demonstration_can_be_kept_in_a_database(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'demo.sqlite'}"
    shown = Demo("--database", database, "--at", "camp_1")
    shown.close()
    (row,) = open_store(database).games()
    assert row.game_id == shown.addresses["game_id"]
