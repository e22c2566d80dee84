"""Figures over real sockets: 45 to 2,000 viewers, the server and the load each in a process of their own."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from teamwork.bench.engine import percentiles
from teamwork.bench.played import PlayedGame, copied, revisions
from teamwork.bench.processes import Talking, ended, node_server, own_server, served
from teamwork.seats import SCREEN_SEAT, Seat
from teamwork.store import CredentialKind, Holder, Store, open_store

Say = Callable[[str], None]

VIEWERS = 45
CROWD = 450
HALLS = 2_000
COMMANDS_PER_S = 20
SPREAD_PER_S = 100
RATE_SECONDS = 8
CLOSED_SECONDS = 5
INFLIGHT = 16
COPIED_TOGETHER = 20
TAP = {"kind": "set_contact", "email": "{n}@example.org"}
"""What anybody can do at any time; those who have a card rewrite it instead."""


def seated_viewers(camp: PlayedGame, database: str, viewers: int) -> list[dict[str, Any]]:
    """So many ways in: everyone of as many copies of the game as it takes, and each one's hall screen."""
    commands = revisions(camp)
    looking = (*camp.seats(), SCREEN_SEAT)
    found: list[dict[str, Any]] = []
    with closing(open_store(database)) as store:
        for number in range(-(-viewers // len(looking))):
            game_id = f"g-bench-{number}"
            copied(camp, store, game_id, together=COPIED_TOGETHER)
            is_first = number == 0
            found.extend(
                {
                    "game_id": game_id,
                    "token": _token(camp, store, game_id, seat),
                    "command": commands.get(seat) if is_first else None,
                    "tap": TAP if seat.person_id else None,
                }
                for seat in islice(looking, viewers - len(found))
            )
    return found


def _token(camp: PlayedGame, store: Store, game_id: str, seat: Seat) -> str:
    kind: CredentialKind = "screen" if seat == SCREEN_SEAT else "device"
    holder = Holder(game_id=game_id, person_id=seat.person_id)
    at = camp.service.clock()
    return store.credentials.mint(kind, holder, purpose="bench", at=at, expires_at=None).secret


def game_figures(camp: PlayedGame, folder: Path, log: Path, say: Say) -> dict[str, Any]:
    """Of the game itself: fan-out and throughput of one hall, then memory and joining of many."""
    hall, halls = one_hall(camp, folder, log, say), many_halls(camp, folder, log, say)
    return hall | halls | {"rss_mb": hall["rss_mb"] | halls["rss_mb"]}


def one_hall(camp: PlayedGame, folder: Path, log: Path, say: Say) -> dict[str, Any]:
    """One game in its database, so that nothing runs beside it but what always does."""
    database = f"sqlite:///{folder / 'hall.sqlite'}"
    seats = seated_viewers(camp, database, VIEWERS)
    with served(own_server("game", database), seats, log) as (server, load, _):
        say(f"{VIEWERS} viewers")
        load.ask({"do": "join", "viewers": VIEWERS})
        figures = {"rss_mb": {str(VIEWERS): server.rss_mb()}}
        figures |= burdened(server, load) | {"together_ms": together(load)}
    with served(own_server("worked", database), seats, log) as (server, load, _):
        say(f"{VIEWERS} viewers, and work beside them")
        load.ask({"do": "join", "viewers": VIEWERS})
        worked = load.ask({"do": "rate", "per_s": COMMANDS_PER_S, "seconds": CLOSED_SECONDS})
        return figures | {"fanout_beside_work_ms": percentiles(worked["seconds_to_all"])}


def many_halls(camp: PlayedGame, folder: Path, log: Path, say: Say) -> dict[str, Any]:
    """As many games as it takes, and everybody's phone."""
    database = f"sqlite:///{folder / 'halls.sqlite'}"
    words, seats = own_server("game", database), seated_viewers(camp, database, HALLS)
    figures: dict[str, Any] = {"rss_mb": {}}
    with served(words, seats, log) as (server, load, _):
        say(f"{CROWD} viewers")
        load.ask({"do": "join", "viewers": CROWD})
        figures["rss_mb"][str(CROWD)] = server.rss_mb()
    with served(words, seats, log) as (server, load, facts):
        say(f"{HALLS} viewers")
        figures["join_all_s"] = load.ask({"do": "join", "viewers": HALLS})["seconds"]
        figures["rss_mb"][str(HALLS)] = server.rss_mb()
        steady = load.ask({"do": "spread", "per_s": SPREAD_PER_S, "seconds": CLOSED_SECONDS})
        figures["ack_ms_2000"] = percentiles(steady["seconds_to_ack"])
        load.ask({"do": "fall"})
        server.kill()
        with ended(Talking(own_server("game", database, 0, facts["port"]), log)):
            figures["all_back_s"] = load.ask({"do": "back"})["seconds"]
    return figures


def burdened(server: Talking, load: Talking) -> dict[str, Any]:
    """What 45 viewers get of 20 commands a second, and how many there can be."""
    load.ask({"do": "rate", "per_s": COMMANDS_PER_S, "seconds": 1})
    cpu_s = [server.cpu_s()]
    steady = load.ask({"do": "rate", "per_s": COMMANDS_PER_S, "seconds": RATE_SECONDS})
    cpu_s.append(server.cpu_s())
    most = load.ask({"do": "closed", "inflight": INFLIGHT, "seconds": CLOSED_SECONDS})
    cpu_s.append(server.cpu_s())
    faults = {name: [part[name] for part in (steady, most)] for name in ("gaps", "unfinished", "refused")}
    return {
        "fanout_ms": percentiles(steady["seconds_to_all"]),
        "ack_ms": percentiles(steady["seconds_to_ack"]),
        "bytes_per_frame": steady["bytes_per_frame"],
        "cpu_ms_per_command": _ms_each(cpu_s[0], cpu_s[1], COMMANDS_PER_S * RATE_SECONDS),
        "max_commands_per_s_45": most["per_s"],
        "cpu_ms_per_command_at_most": _ms_each(cpu_s[1], cpu_s[2], most["per_s"] * CLOSED_SECONDS),
        "faults": {name: found for name, found in faults.items() if any(found)},
    }


def _ms_each(before_s: float | None, after_s: float | None, commands: float) -> float | None:
    """What one command took of the CPU, where the system tells."""
    return None if before_s is None or after_s is None else round((after_s - before_s) / commands * 1000, 2)


def together(load: Talking) -> dict[str, Any]:
    """Everyone taps at once: how many were answered, when the last screen was right, how many never were."""
    told = load.ask({"do": "together"})
    last = told["seconds_to_last_screen"]
    return {
        "people": told["people"],
        "answered": told["answered"],
        "last_screen": None if last is None else round(last * 1000, 1),
        "wrong_boards": told["behind"],
    }


def floor_figures(folder: Path, frame_bytes: int, log: Path, say: Say) -> dict[str, Any]:
    """The same load with no game behind it: over our transport, and in Node where that can be had."""
    figures: dict[str, Any] = {}
    node = node_server(folder / "node.sqlite", frame_bytes)
    servers: Iterable[tuple[str, Sequence[str | Path] | None]] = (
        ("own_transport", own_server("floor", str(folder / "floor.sqlite"), frame_bytes)),
        ("node_socket_io", node),
    )
    seats = [{"game_id": "floor", "token": "none", "command": {"kind": "floor", "n": "{n}"}}] * VIEWERS
    for name, words in servers:
        if words is None:
            continue
        say(f"floor: {name}")
        with served(words, seats, log) as (server, load, facts):
            load.ask({"do": "join", "viewers": VIEWERS})
            figures[name] = (
                burdened(server, load)
                | {"together_ms": together(load)}
                | ({"versions": facts["versions"]} if "versions" in facts else {})
            )
    return figures
