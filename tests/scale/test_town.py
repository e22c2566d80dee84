"""
Two processes, one PostgreSQL, one Redis, nginx in front (issue 7.5): what is true of one process is true of two.

The deployed configuration puts everyone of a game on one process. The tests go past it where they can, straight to one
process or the other, since that is what happens to people for a while when a process was away.
"""

import random
import signal
import time
import uuid

import pytest

from teamwork.store import Holder
from tests.figures import Figure
from tests.scale.crowd import playing
from tests.scale.servers import until
from tests.scale.town import Town, furnish
from tests.web import rooms
from tests.web.transport.raw_client import RawClient, ServerGoneError

pytestmark = [pytest.mark.quiet, pytest.mark.timeout(3600), pytest.mark.filterwarnings("ignore::ResourceWarning")]

FAULTS, LONG_FAULTS = {"redis": 1, "process": 2}, {"redis": 10, "process": 20}
LINES, LONG_LINES = 40, 500
CANARY = "kanariefugl"


def body(town: Town, command_id: str, email: str) -> dict[str, str]:
    return {"game_id": town.game_id, "command_id": command_id, "kind": "set_contact", "email": email}


def another_game(town: Town) -> Town:
    """The same town with another game in it, for what would spoil the one that all tests play."""
    own = Town(town.postgres, town.redis, town.processes, town.nginx, town.service)
    furnish(own, "Et andet")
    return own


def come_in(town: Town, many: int) -> list[RawClient]:
    """So many lines by the proxy; the first are not cut off while the last come in."""
    names = ("Ana", "Bo", "Carl", "Kim", "Omar", "Frode", "Gry", "Hans")
    lines: list[RawClient] = []
    for number in range(many):
        lines.append(town.line(names[number % len(names)], town.nginx))
        if number % 20 == 0:
            for line in lines:
                line.keep_up()
    return lines


def goodbye_of(line: RawClient) -> str:
    """The code with which the server sends a line away."""
    while True:
        name, *given = line.event()
        if name == "bye":
            return str(given[0]["code"])


# ---- one game over two processes ----------------------------------------------------------------------


def test_everyone_of_a_game_is_sent_to_the_same_process(town: Town) -> None:
    until(lambda: not any(process.metric("sockets") for process in town.processes))
    before = [process.metric("sockets") for process in town.processes]
    lines = [town.line(name, town.nginx) for name in ("Ana", "Bo", "Kim", "Frode", "screen")]
    came = [process.metric("sockets") - was for process, was in zip(town.processes, before, strict=True)]
    assert sorted(came) == [0, 5]
    for line in lines:
        line.__exit__()


def test_every_viewer_gets_every_version_in_order_though_commands_come_by_both_processes(town: Town) -> None:
    with playing(town, town.processes) as crowd:
        crowd.wait_for_more(90)
    crowd.require_nothing_lost()
    assert all(watcher.versions for watcher in crowd.watchers)


def test_a_command_sent_again_by_the_other_process_gets_its_first_answer(town: Town) -> None:
    command = body(town, str(uuid.uuid4()), "ana@example.org")
    one, other = town.processes
    with town.line("Ana", one) as here, town.line("Ana", other) as there:
        [first] = here.ask("command", command)
        town.do("Bo", one, "set_contact", email="bo@example.org")
        assert there.ask("command", command) == [first]
        [refused] = there.ask("command", command | {"email": "anden@example.org"})
        assert refused["error"]["code"] == "command_id_reused"


def test_what_one_process_has_just_stored_is_no_reason_for_the_other_to_refuse(town: Town) -> None:
    """Each decides by the record, not by what it happens to have heard of."""
    one, other = town.processes
    for number in range(6):
        door, key = (one, other) if number % 2 else (other, one)
        town.do("Carl", door, "play_dream", work=f"Arkivar {number}", why="Ro", workplaces=["Rigsarkivet"])
        answer = town.http("Carl", door).get(f"http://127.0.0.1:{door.port}/api/v1/games/{town.game_id}")
        assert answer.status_code == 200, answer.text
        cards = [entity for name, entity in answer.json()["view"].items() if name.startswith("card:")]
        [dream] = [card["id"] for card in cards if card["owner_id"] == town.people["Carl"] and card["state"] == "open"]
        town.do("Carl", key, "take_back_card", card_id=dream)


def test_a_pulse_given_by_one_process_counts_in_the_other(town: Town) -> None:
    """Pulses make no version (decision 4), and are told all the same."""
    town.do("Gry", town.processes[0], "give_pulse", spark=7)
    url = f"http://127.0.0.1:{town.processes[1].port}/api/v1/people/me/data"
    until(lambda: '{"spark":7}' in town.http("Gry", town.processes[1]).get(url).json()["words"].values())


def test_a_phone_comes_in_by_the_code_on_the_wall_through_the_proxy(town: Town) -> None:
    """Screen, phone and coach may each be sent to another process; the doorstep is one."""
    address = f"http://127.0.0.1:{town.nginx.port}"
    code = town.http("screen", town.nginx).get(f"{address}/screen/{town.game_id}/code").json()["code"]
    phone, coach = town.http(None, town.nginx), town.http("Kim", town.nginx)
    with town.line("Kim", town.nginx) as line:
        line.ask("sync", {"game_id": town.game_id, "since": None})
        assert phone.post(f"{address}/join/room", json={"way": code}).status_code == 200
        knock = phone.post(f"{address}/join/knock", json={"way": code, "person_id": town.people["Bo"]}).json()
        assert line.event()[0] == "knock"
        [waiting] = coach.get(f"{address}/coach/knocks").json()["knocks"]
        assert waiting["sign"] == knock["sign"]
        coach.post(f"{address}/coach/knocks/{waiting['id']}", json={"is_admitted": True})
        assert phone.post(f"{address}/join/wait", json={"secret": knock["secret"]}).json()["to"] == "/me"
        assert phone.get(f"{address}/me").status_code == 200


# ---- who is out is out everywhere ---------------------------------------------------------------------


def test_a_logout_by_one_process_ends_the_lines_at_the_other(town: Town) -> None:
    one, other = town.processes
    browser = town.http(None, other)
    link = rooms._mint(town.service, "join", Holder(game_id=town.game_id, person_id=town.people["Hans"]))
    assert browser.post(f"{browser.url}/join", json={"secret": link}).status_code == 200
    cookie = f"tw_person={browser.cookies['tw_person']}"
    with RawClient(one.port, town.path, Cookie=cookie) as line:
        assert line.message().startswith("0{")
        line.send('40{"as":"person"}')
        assert line.message().startswith("40{")
        browser.post(f"{browser.url}/out", data={"purpose": "person"})
        assert goodbye_of(line) == "seat_taken_away"
        assert line.is_gone()


def test_a_new_slip_and_another_on_the_seat_end_the_lines_at_the_other_process(town: Town) -> None:
    one, other = town.processes
    own = another_game(town)
    with own.line("Ana", one) as ana, own.line("Bo", one) as bo:
        coach = own.http("Kim", other)
        assert coach.post(f"{coach.url}/coach/slips/{own.people['Ana']}").status_code == 200
        assert goodbye_of(ana) == "seat_taken_away"
        own.do("office", other, "substitute_person", person_id=own.people["Bo"], name="Bodil")
        assert goodbye_of(bo) == "seat_taken_away"


def test_after_an_erasure_by_one_process_the_other_shows_nobody_a_word(town: Town) -> None:
    one, other = town.processes
    own = another_game(town)
    own.do("Ana", one, "play_dream", work=f"{CANARY}-arbejde", why="x", workplaces=["y"])
    with own.line("Ana", one) as ana, own.line("Bo", one) as bo:
        [seen] = bo.ask("sync", {"game_id": own.game_id, "since": None})
        assert CANARY in str(seen)
        v = own.do("office", other, "erase_person", person_id=own.people["Ana"])
        assert goodbye_of(ana) == "seat_taken_away"
        frames = []
        while not frames or frames[-1]["v"] < v:
            frames.append(bo.event()[1])
        assert CANARY not in str(frames)
        [after] = bo.ask("sync", {"game_id": own.game_id, "since": None})
        [bridged] = bo.ask("sync", {"game_id": own.game_id, "since": v - 2})
        assert CANARY not in str((after, bridged))


# ---- what falls away ----------------------------------------------------------------------------------


def readiness(town: Town) -> set[tuple[int, str]]:
    """What both say of themselves."""
    urls = [f"http://127.0.0.1:{process.port}/readyz" for process in town.processes]
    answers = [town.http(None, town.nginx).get(url, timeout=60) for url in urls]
    return {(answer.status_code, answer.json()["state"]) for answer in answers}


def test_without_redis_everyone_still_gets_every_version_and_a_balancer_takes_nobody_out(town: Town) -> None:
    with playing(town, town.processes) as crowd:
        crowd.wait_for_more(12)
        town.redis.kill()
        crowd.wait_for_more(12)
        until(lambda: readiness(town) == {(200, "degraded")})
        assert [process.metric("redis_up") for process in town.processes] == [0, 0]
        v = town.v
        until(lambda: all(watcher.since >= v for watcher in crowd.watchers))
        town.redis.begin()
        until(lambda: readiness(town) == {(200, "ready")})
        assert [process.metric("redis_up") for process in town.processes] == [1, 1]
        crowd.wait_for_more(12)
    crowd.require_nothing_lost()


def test_a_database_that_crashes_and_comes_back_loses_nothing_and_throws_nobody_out(town: Town) -> None:
    with playing(town, town.processes) as crowd:
        crowd.wait_for_more(12)
        town.postgres.crash()
        crowd_was = crowd.answered
        with RawClient(town.processes[0].port, town.path) as line, pytest.raises(ServerGoneError):
            line.come_in(town.tokens["Bo"])  # not told "you are not signed in", at which a phone would give up
        assert crowd.answered - crowd_was <= len(crowd.phones)
        town.postgres.begin()
        crowd.wait_for_more(12)
    crowd.require_nothing_lost()
    codes = {code for phone in crowd.phones for code in phone.refused}
    assert codes <= {"store_unreachable", "too_many_requests"}


def test_a_process_killed_in_mid_command_is_followed_by_the_other(town: Town) -> None:
    with playing(town, [town.nginx]) as crowd:
        crowd.wait_for_more(12)
        busy = max(town.processes, key=lambda process: process.metric("sockets"))
        busy.kill()
        crowd.wait_for_more(12)
        busy.begin()
        crowd.wait_for_more(12)
    crowd.require_nothing_lost()


def test_a_process_that_stops_says_so_and_its_people_go_on_at_the_other(town: Town) -> None:
    with playing(town, [town.nginx]) as crowd, town.line("Kim", town.nginx) as line:
        crowd.wait_for_more(12, line)
        busy, idle = sorted(town.processes, key=lambda process: -process.metric("sockets"))
        with town.line("Kim", idle) as elsewhere:
            assert busy.process is not None
            busy.process.send_signal(signal.SIGTERM)
            assert goodbye_of(line) == "going_down"
            until(lambda: elsewhere.keep_up() is None and busy.process is not None and busy.process.poll() is not None)
            assert busy.process.returncode == 0
            busy.end()
            crowd.wait_for_more(12, elsewhere)
            assert elsewhere.ask("clock", {})[0]["ok"], "the other process's people were sent away too"
    crowd.require_nothing_lost()


def test_whoever_was_away_takes_everyone_at_once_when_the_other_is_gone(town: Town) -> None:
    """Live lines are requests that do not end: a proxy that trusts by how requests ended would let one in, and wait."""
    for process in town.processes:
        process.kill()
        town.line("Ana", town.nginx).__exit__()
        process.begin()
    for gone in town.processes:
        gone.kill()
        for line in [town.line(name, town.nginx) for name in ("Ana", "Bo", "Carl", "Kim", "screen")]:
            line.__exit__()
        gone.begin()


# ---- the figures of the promise -----------------------------------------------------------------------


@pytest.mark.trust
def test_whatever_falls_and_rises_nothing_is_lost(town: Town, is_long: bool, figure: Figure) -> None:
    """Redis and processes in any order; with `TEAMWORK_LONG=1` ten restarts and twenty kills."""
    chance = random.Random(7)
    counts = LONG_FAULTS if is_long else FAULTS
    faults = [fault for fault, count in counts.items() for _ in range(count)]
    chance.shuffle(faults)
    with playing(town, [town.nginx, *town.processes]) as crowd:
        for fault in faults:
            crowd.wait_for_more(12)
            time.sleep(chance.uniform(0, 0.3))
            server = town.redis if fault == "redis" else chance.choice(town.processes)
            server.kill()
            time.sleep(chance.uniform(0, 2.0))
            server.begin()
    crowd.require_nothing_lost()
    for fault, count in counts.items():
        figure(f"town_{fault}_killed", count)
    figure("town_commands_answered", crowd.answered)
    figure("town_versions_delivered", sum(len(watcher.versions) for watcher in crowd.watchers))
    figure("town_commands_lost_or_doubled_and_gaps", 0, at_most=0)


@pytest.mark.trust
def test_everyone_at_a_process_that_stops_comes_back(town: Town, is_long: bool, figure: Figure) -> None:
    """Five hundred of them with `TEAMWORK_LONG=1`."""
    many = LONG_LINES if is_long else LINES
    lines = come_in(town, many)
    busy = max(town.processes, key=lambda process: process.metric("sockets"))
    assert busy.process is not None
    began = time.monotonic()
    busy.process.send_signal(signal.SIGTERM)
    assert busy.process.wait(120) == 0
    stopped_s = time.monotonic() - began
    assert {goodbye_of(line) for line in lines[:: many // 10]} == {"going_down"}
    for line in lines:
        line.__exit__()
    began = time.monotonic()
    back = come_in(town, many)
    answers = [line.ask("sync", {"game_id": town.game_id, "since": None})[0]["ok"] for line in back]
    figure("town_lines", many)
    figure("town_process_stopped_after_s", stopped_s)
    figure("town_lines_all_back_after_s", time.monotonic() - began)
    assert all(answers)
    for line in back:
        line.__exit__()
    busy.end()
