"""Friday at noon: the files of all games lie in a folder, whole, with a log of their own beside them."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from teamwork.errors import TeamworkError
from teamwork.export import log
from teamwork.export.copyist import Copyist
from teamwork.progress.disclosure import Profile
from teamwork.service import GameService

ZONE = ZoneInfo("Europe/Copenhagen")
FRIDAY, NOON = 4, 12
LAST_RUN = "scheduled_export"
"""The setting that keeps the Friday noon that was last served."""
LOG = "teamwork-export.log"
FORMATS = ("xlsx", "csv")
WHO = "friday"
PRIVATE = 0o600


class Written(NamedTuple):
    """A file of a run, or why there is none."""

    name: str
    size: int
    refusal: str | None = None


def newest_noon(at: datetime) -> datetime:
    """The Friday noon that was last, where the games are played."""
    local = at.astimezone(ZONE)
    day = local.date() - timedelta(days=(local.weekday() - FRIDAY) % 7)
    noon = datetime(day.year, day.month, day.day, NOON, tzinfo=ZONE)
    return noon if noon <= local else noon - timedelta(days=7)


def is_due(service: GameService) -> bool:
    """Whether a Friday noon has passed that no run has served; a house that has never run begins with the next."""
    noon = newest_noon(service.clock()).isoformat()
    served = service.store.settings.get(LAST_RUN)
    if served is None:
        service.store.settings.set(LAST_RUN, noon)
    return served is not None and served != noon


def write_week(
    service: GameService, copyist: Copyist, folder: Path, profile: str = Profile.LEDELSE, lang: str = "da"
) -> tuple[Written, ...]:
    """
    The files of all games but rehearsals, in every format, named by the day; one that cannot be made stops no other.

    Raises:
        OSError: the folder cannot be written to.
    """
    at = service.clock()
    day = newest_noon(at).date().isoformat()
    game_ids = [row.game_id for row in service.store.games() if not row.is_rehearsal]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = tuple(
        _write(service, copyist, folder / f"teamwork-{profile}-{day}.{format}", (game_ids, format, profile, lang))
        for format in FORMATS
        if game_ids
    )
    with (folder / LOG).open("a", encoding="utf-8") as lines:
        for each in done or (Written("", 0, "export_no_games"),):
            lines.write(json.dumps({"at": at.isoformat(timespec="seconds"), **each._asdict()}) + "\n")
    service.store.settings.set(LAST_RUN, newest_noon(at).isoformat())
    return done


def _write(service: GameService, copyist: Copyist, path: Path, wish: tuple[Sequence[str], str, str, str]) -> Written:
    game_ids, format, profile, lang = wish
    half = path.with_name(f".{path.name}.half")
    try:
        half.touch(mode=PRIVATE)
        pool = copyist.file(game_ids, format, profile, lang, None, None, path=half).pool
        half.replace(path)
    except TeamworkError as error:
        half.unlink(missing_ok=True)
        return Written(path.name, 0, error.code)
    log(service, game_ids, f"{format}{pool}", profile, WHO)
    return Written(path.name, path.stat().st_size)


def newest_lines(folder: Path, most: int = 20) -> tuple[dict[str, object], ...]:
    """The end of the log, newest first; nothing where there is none."""
    path = folder / LOG
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()[-most:]
    return tuple(json.loads(line) for line in reversed(lines))
