"""
A country in one database: 98 municipalities with four games each, 44 people a game, every record a played season's.

What it takes to lie there, to be listed, to be read for the first time, to stay in memory and to leave it again.
"""

import gc
import resource
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, insert, update

from teamwork.bench.engine import percentiles
from teamwork.bench.played import PlayedGame, season_about_to_begin
from teamwork.bench.sockets import Say
from teamwork.edition import Edition
from teamwork.export import write
from teamwork.export.copyist import Copyist
from teamwork.service import GameService
from teamwork.store import Append, NewGame, Store, StoredRecord, open_store
from teamwork.store.chain import first_link_of, sealed
from teamwork.store.sql_store import SqlStore
from teamwork.store.tables import games, records, words

MUNICIPALITIES = 98
GAMES_EACH = 4
READ = 40
"""Games that are read for the first time, and kept in memory, to know what one takes."""
LISTED = 20
HUNDRED = 100
FILE = "country.sqlite"


def country_figures(edition: Edition, say: Say, municipalities: int = MUNICIPALITIES) -> dict[str, Any]:
    """One run; `say` hears what is being measured."""
    from web.runner import look_for_garbage_seldom

    look_for_garbage_seldom()  # as every server does when it begins
    with TemporaryDirectory(prefix="teamwork-country-") as name:
        file = Path(name) / FILE
        say("a season to its end")
        season = _played_season(edition)
        say(f"{municipalities * GAMES_EACH} games written")
        begun = time.perf_counter()
        ids = _settle(season, f"sqlite:///{file}", municipalities)
        written_s = time.perf_counter() - begun
        figures: dict[str, Any] = {
            "games": len(ids),
            "people": len(ids) * len(season.game.people),
            "records": season.game.v * len(ids),
            "database_mb": round(file.stat().st_size / 2**20),
            "written_s": round(written_s, 1),
        }
        with closing(open_store(f"sqlite:///{file}")) as store:
            return figures | _asked(store, ids, season, Path(name), say)


def _asked(store: Store, ids: tuple[str, ...], season: PlayedGame, folder: Path, say: Say) -> dict[str, Any]:
    service = GameService(store, clock=season.service.clock)
    say("listed")
    figures: dict[str, Any] = {
        "list_ms": percentiles([_taken(store.games) for _ in range(LISTED)]),
        "heads_ms": percentiles([_taken(store.heads) for _ in range(LISTED)]),
    }
    say(f"{READ} games read")
    gc.collect()
    before = _resident_mb()
    chosen = ids[:: max(1, len(ids) // READ)][:READ]
    loads = _read(service, chosen)
    gc.collect()
    each = (_resident_mb() - before) / len(chosen)
    figures |= {"cold_load_ms": percentiles(loads), "live_game_mb": round(each, 2)}
    figures["all_games_in_memory_mb"] = round(each * len(ids))
    figures["all_games_read_s"] = round(sum(loads) / len(loads) * len(ids), 1)
    service.write_down_all()
    gone_ms = _taken(lambda: service.let_go_idle((), idle_s=-1.0)) * 1000
    gc.collect()
    figures["let_go_ms"], figures["kept_after_letting_go_mb"] = round(gone_ms, 1), round(_resident_mb() - before, 1)
    figures["cold_load_again_ms"] = percentiles(_read(service, chosen))
    service.let_go_idle((), idle_s=-1.0)
    say("one municipality's file")
    begun = time.perf_counter()
    write(service, ids[:GAMES_EACH], "xlsx", "intern", "da", None, None, folder / "out.xlsx")
    figures["export_one_municipality_s"] = round(time.perf_counter() - begun, 2)
    say(f"{min(HUNDRED, len(ids))} games in one file")
    return figures | _exported(service, ids[:HUNDRED], folder)


def _read(service: GameService, ids: tuple[str, ...]) -> list[float]:
    """How long each takes from the store to memory, in s."""
    return [_taken(partial(service.live, game_id)) for game_id in ids]


def _exported(service: GameService, ids: tuple[str, ...], folder: Path) -> dict[str, Any]:
    """As the office asks for it, by the process beside the server, and nothing counted before."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with closing(Copyist(f"sqlite:///{folder / FILE}", service)) as copyist:
        copyist.file(ids, "xlsx", "intern", "da", None, None, path=folder / "all.xlsx")
    taken, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "export_hundred_games": len(ids),
        "export_hundred_s": round(taken, 1),
        "export_hundred_cpu_s": round(cpu, 1),
        "export_hundred_mb": round((folder / "all.xlsx").stat().st_size / 2**20, 1),
        "export_largest_process_mb": round(after.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)),
    }


def _played_season(edition: Edition) -> PlayedGame:
    season = season_about_to_begin(edition)
    for _ in season.play():
        pass
    return PlayedGame(season.table.service, season.table.game_id)


def _settle(season: PlayedGame, url: str, municipalities: int) -> tuple[str, ...]:
    """The season as so many games of one database, each with a chain of its own."""
    source = season.service.store
    played, edition_hash = tuple(source.records(season.game_id)), season.game.edition.hash
    owners, said = source.word_owners(season.game_id), source.words(season.game_id)
    ids: list[str] = []
    with closing(open_store(url)) as store:
        assert isinstance(store, SqlStore)  # noqa: S101 - the address above says so
        store.keep_edition(edition_hash, source.edition(edition_hash) or "")
        created_at = source.game(season.game_id).created_at
        for number in range(municipalities * GAMES_EACH):
            ids.append(f"g{number // GAMES_EACH:03}-{number % GAMES_EACH}")
            game = NewGame(game_id=ids[-1], name=f"Spil {number}", edition_hash=edition_hash, created_at=created_at)
            store.create_game(game)
            with store._database.write() as connection:
                _write_record(connection, game, played)
                rows = [
                    {"game_id": game.game_id, "key": key, "person_id": owners.get(key, ""), "body": body}
                    for key, body in said.items()
                ]
                connection.execute(insert(words), rows)
    return tuple(ids)


def _write_record(connection: Connection, game: NewGame, played: Iterable[StoredRecord]) -> None:
    chain, rows = first_link_of(game), []
    for record in played:
        again = Append(
            game_id=game.game_id,
            expected_v=record.v - 1,
            at=record.at,
            actor=record.actor,
            command_kind=record.command_kind,
            command_id=record.command_id,
            events=record.events,
            schema_version=record.schema_version,
        )
        linked = sealed(again, record.v, chain)
        chain = linked.chain
        rows.append(linked._asdict())
    connection.execute(insert(records), rows)
    newest = {"v": len(rows), "chain": chain}
    connection.execute(update(games).where(games.c.game_id == game.game_id).values(**newest))


def _taken(do: Any) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _resident_mb() -> float:
    """What this process holds now; where the system does not tell, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        found = status.read_text().split()
        return int(found[found.index("VmRSS:") + 1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 1024)
