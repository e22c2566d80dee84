"""
The office's files: the same tables as CSV, XLSX, JSON and PDF, in three profiles (journey O2).

Every export leaves a line in the log of exports: who took what of which game, in which profile.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from teamwork.errors import InvalidCommandError, RuleViolationError
from teamwork.export.build import build
from teamwork.export.csv_file import csv_bytes
from teamwork.export.gather import OfficeGame, brief, gather, keep_typed, typed_of
from teamwork.export.intern_rows import read_in
from teamwork.export.json_file import json_bytes
from teamwork.export.many import MANY, xlsx_of_many
from teamwork.export.measure_rows import Period
from teamwork.export.pdf_file import pdf_bytes
from teamwork.export.tables import Export
from teamwork.export.xlsx_file import xlsx_bytes
from teamwork.progress.disclosure import LIMITS, Profile
from teamwork.progress.pool import is_small
from teamwork.service import GameService
from teamwork.store import ExportEntry

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "PROFILES",
    "Export",
    "OfficeGame",
    "Profile",
    "gather",
    "keep_typed",
    "log",
    "made",
    "typed_of",
    "write",
]

WRITERS: Mapping[str, Callable[[Export, Sequence[OfficeGame]], bytes]] = {
    "csv": lambda export, games: csv_bytes(export),
    "xlsx": lambda export, games: xlsx_bytes(export, max(game.report.game.at for game in games)),
    "json": lambda export, games: json_bytes(export),
    "pdf": pdf_bytes,
}
FORMATS = tuple(WRITERS)
PROFILES = tuple(profile.value for profile in Profile)
LANGUAGES = ("da", "en")


def write(
    service: GameService,
    game_ids: Sequence[str],
    format: str,
    profile: str,
    lang: str,
    from_day: date | None,
    to_day: date | None,
    out: Path | BinaryIO,
    *,
    who: str = "program",
    told: Callable[[int, int], None] | None = None,
    database: str | None = None,
) -> None:
    """
    The export lies in ``out`` whole, or not at all, and has its line in the log; ``who`` took it.

    Several games are one after another in `intern` and `ledelse`; for the public they are added up.

    Raises:
        InvalidCommandError: ``export_format_unknown``, ``export_profile_unknown``, ``export_lang_unknown``,
            ``export_no_games``, ``dates_turned``.
        RuleViolationError: ``export_editions_differ``; ``export_pool_differs``.
        NotFoundError: one of the games does not exist.
    """
    found = made(service, game_ids, format, profile, lang, from_day, to_day, told, database)
    log(service, game_ids, f"{format}{found.pool}", profile, who)
    _put(found.body, out)


class Made(NamedTuple):
    """A file in memory, the mark of the pool that the log is to keep, and by game the ids of whose status it tells."""

    body: bytes
    pool: str = ""
    read: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def made(
    service: GameService,
    game_ids: Sequence[str],
    format: str,
    profile: str,
    lang: str,
    first: date | None,
    last: date | None,
    told: Callable[[int, int], None] | None = None,
    database: str | None = None,
) -> Made:
    """
    The export in memory; whoever gives it away writes the log. ``told`` hears how many games are counted.

    Many games are counted in a process beside this one where the address of their ``database`` is given.

    Raises:
        TeamworkError: as `write`.
    """
    _require(format, FORMATS, "format")
    _require(profile, PROFILES, "profile")
    _require(lang, LANGUAGES, "lang")
    if not game_ids:
        raise InvalidCommandError("export_no_games", field="game_id")
    chosen = tuple(dict.fromkeys(game_ids))
    if (format, profile) == ("xlsx", Profile.INTERN) and len(chosen) >= MANY:
        book = xlsx_of_many(service, chosen, lang, first, last, told, database)
        return Made(book.body, read=book.read)
    games = []
    for number, game_id in enumerate(chosen, start=1):
        found = gather(service, game_id)
        games.append(found if profile == Profile.INTERN else brief(found))
        if told is not None:
            told(number, len(chosen))
    pool = _pool_mark(service, games) if profile == Profile.OFFENTLIG and len(games) > 1 else ""
    body = WRITERS[format](build(games, Profile(profile), lang, first, last), games)
    is_personal, period = profile == Profile.INTERN, Period(first, last)
    return Made(body, pool, {game.report.game.id: read_in(game, period) for game in games} if is_personal else {})


def _require(given: str, known: Sequence[str], field: str) -> None:
    if given not in known:
        raise InvalidCommandError(
            f"export_{field}_unknown", **{"field": field, field: given[:40], "known": ", ".join(known)}
        )


def _pool_mark(service: GameService, games: Sequence[OfficeGame]) -> str:
    """
    The mark of a pool in the log, by which a game too small to stand alone is told of in one pool only.

    In two pools the difference would be the game itself.
    """
    if len({game.report.game.edition.hash for game in games}) > 1:
        raise RuleViolationError("export_editions_differ")
    ids = sorted(game.report.game.id for game in games)
    mark = "+" + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]
    for game in games:
        if is_small(game.report.season, LIMITS[Profile.OFFENTLIG]):
            earlier = (line.what.partition("+") for line in service.store.exports.of(game.report.game.id))
            if any(plus and f"+{found}" != mark for _, plus, found in earlier):
                raise RuleViolationError("export_pool_differs")
    return mark


def log(service: GameService, game_ids: Sequence[str], what: str, profile: str, who: str) -> None:
    """The export has a line for each of its games: ``who`` took ``what``."""
    at = service.clock()
    for game_id in dict.fromkeys(game_ids):
        service.store.exports.log(ExportEntry(game_id=game_id, who=who, what=what, profile=profile, at=at))


def _put(body: bytes, out: Path | BinaryIO) -> None:
    if not isinstance(out, Path):
        out.write(body)
        return
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
