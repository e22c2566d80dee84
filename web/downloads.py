"""Files that leave the house, as answers: whole, named, noted in the logs (journeys O2 and O6)."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response, current_app, request

from teamwork.errors import InvalidCommandError
from teamwork.export import FORMATS, Profile, log
from teamwork.export.copying import Copy, Told
from teamwork.export.copyist import Copyist
from teamwork.export.scheduled import is_due, write_week
from web import language
from web.callers import Caller
from web.house import House, house

FOLDER, PROFILE = "TEAMWORK_EXPORT_FOLDER", "TEAMWORK_EXPORT_PROFILE"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
}


class Wish(NamedTuple):
    """What is wanted of an export: for whom, in which language, from and to which day."""

    profile: str
    lang: str
    first: date | None
    last: date | None


def download(caller: Caller, who: str, game_ids: Sequence[str], format: str, wish: Wish) -> Response:
    """
    The export as a file.

    Raises:
        TeamworkError: as `teamwork.export.write`.
    """
    body = copied(caller, who, game_ids, format, wish)
    answer = Response(body, content_type=TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(game_ids, wish.profile, format)}"'
    return answer


def copied(
    caller: Caller, who: str, game_ids: Sequence[str], format: str, wish: Wish, what: str | None = None
) -> bytes:
    """
    The export itself, with its lines in the logs, as ``what`` or as its format.

    Raises:
        TeamworkError: as `teamwork.export.write`.
    """
    found = copyist().file(game_ids, format, *wish)
    _note(found, caller, who, game_ids, what or format, wish)
    return found.body


def laid_at(
    path: Path, by: Copyist, caller: Caller, who: str, game_ids: Sequence[str], format: str, wish: Wish, told: Told
) -> None:
    """
    The export lies at ``path``, with its lines in the logs.

    Raises:
        TeamworkError: as `teamwork.export.write`.
    """
    found = by.file(game_ids, format, *wish, told=told, path=path)
    _note(found, caller, who, game_ids, format, wish)


def _note(found: Copy, caller: Caller, who: str, game_ids: Sequence[str], what: str, wish: Wish) -> None:
    """The log of exports has its line, and the log of accesses one for everybody whose status the file tells."""
    log(house().service, game_ids, f"{what}{found.pool}", wish.profile, who)
    for game_id, person_ids in found.read.items():
        told = {f"person:{person_id}": {"status": True} for person_id in person_ids}
        house().access_book.note(game_id, caller.seat, told)


def copyist() -> Copyist:
    """Who makes the files of this house, in a process beside it."""
    kept = current_app.extensions
    if "copyist" not in kept:
        kept["copyist"] = Copyist(house().config.database, house().service)
    found: Copyist = kept["copyist"]
    return found


def stop_copying(app: Flask) -> None:
    """No process of ours is left behind."""
    for name in ("copyist", "file_jobs"):
        if name in app.extensions:
            app.extensions[name].close()


def write_week_when_due(house: House) -> None:
    """The Friday's files lie in the folder that was named, once (`teamwork.export.scheduled`)."""
    folder = scheduled_folder()
    if folder is not None and is_due(house.service):
        one = Copyist(house.config.database, house.service)  # of its own, so that nobody at a desk waits for it
        try:
            write_week(house.service, one, folder, os.environ.get(PROFILE) or Profile.LEDELSE)
        finally:
            one.close()


def scheduled_folder() -> Path | None:
    """Where the Friday's files go, if anywhere."""
    named = os.environ.get(FOLDER)
    return Path(named).expanduser() if named else None


def wish_of_form() -> Wish:
    """
    What the office's own forms ask, where an empty field is one left out.

    Raises:
        InvalidCommandError: ``invalid_field`` for a day that is none.
    """
    profile = request.args.get("profile") or Profile.INTERN.value
    return Wish(profile, request.args.get("lang") or language.lang(), _day("from"), _day("to"))


def _day(name: str) -> date | None:
    text = request.args.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidCommandError("invalid_field", field=name, problem="date_parsing") from None


def file_name(game_ids: Sequence[str], profile: str, format: str) -> str:
    """Nothing personal in a file's name: no name of a game, a team or a person."""
    about = game_ids[0] if len(game_ids) == 1 else f"{len(game_ids)}-games"
    day = house().service.clock().date().isoformat()
    return f"teamwork-{about}-{profile}-{day}.{format}"


__all__ = [
    "FORMATS",
    "TYPES",
    "Wish",
    "copied",
    "copyist",
    "download",
    "file_name",
    "laid_at",
    "scheduled_folder",
    "stop_copying",
    "wish_of_form",
    "write_week_when_due",
]
