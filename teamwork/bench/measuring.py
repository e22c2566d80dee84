"""The whole measurement, part by part; every name that `interfaces.md` lists and the floors beside them."""

import os
import platform
import statistics
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from teamwork.bench import engine, sockets
from teamwork.bench.played import PlayedGame, first_camp
from teamwork.bench.sockets import Say
from teamwork.bench.weight import first_load_kb
from teamwork.edition import Edition
from teamwork.export import write
from web.runner import look_for_garbage_seldom

FORMATS = ("csv", "xlsx", "pdf")
PACKAGES = (
    "flask",
    "flask-socketio",
    "python-socketio",
    "python-engineio",
    "pydantic",
    "sqlalchemy",
    "gevent",
    "typst",
)


def measured(edition: Edition, say: Say) -> dict[str, Any]:
    """One run; `say` hears what is being measured."""
    where = {"versions": versions(), "machine": machine()}
    look_for_garbage_seldom()  # as the server does
    with TemporaryDirectory(prefix="teamwork-bench-") as name:
        folder = Path(name)
        log = folder / "said.log"
        say("a game in its first camp")
        camp, viewed = first_camp(edition), first_camp(edition)
        say("commands decided and folded, a season played")
        by_length, season = engine.by_length(edition, camp, lambda: None)
        figures: dict[str, Any] = {
            "decide_evolve_us": by_length,
            "replay_events_per_s": engine.replay_events_per_s(season),
            **engine.cold_load_ms(season, folder),
            "commands_per_s_durable": engine.commands_per_s_durable(viewed, folder),
        }
        say("people at their phones")
        figures |= sockets.game_figures(viewed, folder, log, say)
        say("files of the office")
        figures["export_ms"] = export_ms(season, folder)
        figures["first_load_kb"] = first_load_kb(edition, edition.languages[0])
        figures["floors"] = sockets.floor_figures(folder, int(figures["bytes_per_frame"] or 0), log, say)
        return figures | where


def export_ms(season: PlayedGame, folder: Path) -> dict[str, float]:
    """A whole season of everybody, for those who may see names; the median of three files each."""
    return {form: _written_ms(season, form, folder / f"out.{form}") for form in FORMATS}


def _written_ms(season: PlayedGame, form: str, out: Path) -> float:
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        write(season.service, (season.game_id,), form, "intern", "da", None, None, out)
        taken.append(time.perf_counter() - begun)
    return round(statistics.median(taken) * 1000, 1)


def versions() -> dict[str, str]:
    """Python's and the packages' that the figures lean on."""
    return {"python": platform.python_version(), **{package: version(package) for package in PACKAGES}}


def machine() -> dict[str, Any]:
    """What it is measured on, and how much else runs there: 1.0 is one core's worth over the last minute."""
    busy = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    return {"cores": os.cpu_count(), "system": platform.system(), "processor": platform.machine(), "load_before": busy}
