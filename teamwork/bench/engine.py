"""Figures of the engine and the store: no socket, no web, one core."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from teamwork.bench.played import PlayedGame, copied, lengthen, new_command_id, revisions, season_about_to_begin
from teamwork.bots import TEMPERS, choose
from teamwork.chance import system_chance
from teamwork.commands import Command, parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.edition import Edition
from teamwork.events import Record
from teamwork.evolve import apply, empty_game, replay
from teamwork.seats import Seat
from teamwork.service import GameService
from teamwork.store import open_store

SAMPLES = 200
TRIES_MOST = 4_000
DURABLE_SECONDS = 3.0


def decide_evolve_us(played: PlayedGame) -> float:
    """
    What one command takes to decide and to fold in, in µs: the median over moves that bots would make now.

    Nothing is stored, so that every sample is of the same game.
    """
    game, taken = played.game, list[float]()
    for seat, command in _moves(played):
        context = _context(played, seat)
        begun = time.perf_counter()
        decision = decide(game, command, context)
        record = Record(
            v=game.v + 1, at=context.at, actor=seat.actor, command_kind=command.kind, events=decision.events
        )
        apply(game, record)
        taken.append(time.perf_counter() - begun)
    return round(statistics.median(taken) * 1e6, 1)


def _moves(played: PlayedGame) -> Iterator[tuple[Seat, Command]]:
    """Moves that the bots think of and the engine takes, the same ones each time."""
    dice = Random(1)
    words, seats, found = played.service.live(played.game_id).words, tuple(played.seats()), 0
    for _ in range(TRIES_MOST):
        seat, temper = dice.choice(seats), dice.choice(TEMPERS)
        body = choose(played.game, words, seat, temper, dice)
        if body is None:
            continue
        yield seat, parse_command(json.dumps(body, default=str).encode())
        found += 1
        if found == SAMPLES:
            return


def _context(played: PlayedGame, seat: Seat) -> Context:
    chance = system_chance()
    words = played.service.live(played.game_id).words
    return Context(seat=seat, at=played.service.clock(), new_id=chance.new_id, shuffle=chance.shuffle, words=words)


def by_length(edition: Edition, camp: PlayedGame, on_week: Callable[[], None]) -> tuple[dict[str, float], PlayedGame]:
    """`decide_evolve_us` at 100, 1,000 and 10,000 events, and the season that was played for it, to its end."""
    season = season_about_to_begin(edition)
    played = PlayedGame(season.table.service, season.table.game_id)
    figures: dict[str, float] = {}
    events, seen = 0, 0
    for _ in season.play():
        if played.game.v == seen:
            continue
        events += sum(len(record.events) for record in played.service.records(played.game_id, after=seen))
        seen = played.game.v
        for mark in (100, 1_000):
            if events >= mark and str(mark) not in figures:
                figures[str(mark)] = decide_evolve_us(played)
        on_week()
    lengthen(camp, 10_000)
    figures["10000"] = decide_evolve_us(camp)
    return figures, played


def replay_events_per_s(season: PlayedGame) -> int:
    """How many events of a whole season are folded in a second, out of memory; median of three."""
    records = tuple(season.service.records(season.game_id))
    game = season.game
    empty = empty_game(game.id, game.edition, season.service.store.game(game.id).created_at)
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        replay(empty, records)
        taken.append(time.perf_counter() - begun)
    return round(sum(len(record.events) for record in records) / statistics.median(taken))


def cold_load_ms(season: PlayedGame, folder: Path) -> dict[str, float]:
    """
    From an SQLite file to the first view of a whole season, in a service that has just begun; medians of three.

    ``cold_load_ms`` is of a game that a server wrote down, as it does each minute and each day with those that it has
    in memory; of the first load after an upgrade, which folds all of its record, it is ``cold_load_folding_ms``.
    """
    from web.runner import look_for_garbage_seldom

    look_for_garbage_seldom()  # as every server does when it begins
    seat, folding, written = next(iter(season.seats())), list[float](), list[float]()
    for number in range(3):
        url = f"sqlite:///{folder / f'season-{number}.sqlite'}"
        with closing(open_store(url)) as store:
            copied(season, store, "g-season")
        folding.append(_load_s(url, seat))
        with closing(open_store(url)) as store:
            service = GameService(store)
            service.write_down(service.live("g-season"))
        written.append(_load_s(url, seat))
    return {
        "cold_load_ms": round(statistics.median(written) * 1000, 1),
        "cold_load_folding_ms": round(statistics.median(folding) * 1000, 1),
    }


def _load_s(url: str, seat: Seat) -> float:
    with closing(open_store(url)) as store:
        begun = time.perf_counter()
        GameService(store).live("g-season").view(seat)
        return time.perf_counter() - begun


def commands_per_s_durable(camp: PlayedGame, folder: Path) -> int:
    """Through the service from JSON to a committed record (SQLite, synchronous FULL), one after another."""
    store = open_store(f"sqlite:///{folder / 'durable.sqlite'}")
    copied(camp, store, "g-durable")
    service = GameService(store)
    commands = tuple((seat, json.dumps(template)) for seat, template in revisions(camp).items())
    service.live("g-durable")
    done, begun = 0, time.perf_counter()
    while (taken := time.perf_counter() - begun) < DURABLE_SECONDS:
        seat, template = commands[done % len(commands)]
        service.handle("g-durable", seat, template.replace("{n}", str(done)).encode(), new_command_id())
        done += 1
    store.close()
    return round(done / taken)


def percentiles(seconds: list[float]) -> dict[str, Any]:
    """p50, p95 and p99 in ms; None when there is nothing to take them of."""
    if not seconds:
        return dict.fromkeys(("p50", "p95", "p99"))
    ordered = sorted(seconds)
    return {
        f"p{part}": round(ordered[min(len(ordered) - 1, len(ordered) * part // 100)] * 1000, 1) for part in (50, 95, 99)
    }
