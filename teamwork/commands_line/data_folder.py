"""Where the program keeps its data, and opening it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from teamwork.edition import Edition
    from teamwork.service import GameService
    from teamwork.store import Store

DATABASE = "TEAMWORK_DATABASE"
FOLDER = "TEAMWORK_DATA"


def data_folder() -> Path:
    """The folder named by ``TEAMWORK_DATA``, by default one of the user's own; it exists afterwards."""
    from web.config import default_folder

    folder = Path(os.environ[FOLDER]).expanduser() if os.environ.get(FOLDER) else default_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def named_database(option: str | None) -> str | None:
    """The database that was named on the command line or in the environment, if one was."""
    return option or os.environ.get(DATABASE) or None


def database_url(option: str | None) -> str:
    """The database that was named, or the one in the data folder."""
    return named_database(option) or f"sqlite:///{data_folder() / 'teamwork.sqlite'}"


def opened_store(option: str | None) -> "Store":
    """The store of the database, brought to the shape this program knows."""
    from teamwork.store import open_store

    return open_store(database_url(option))


def opened_service(option: str | None) -> "GameService":
    """The games of the database."""
    from teamwork.service import GameService

    return GameService(opened_store(option))


def edition_named(name: str) -> "Edition":
    """The edition of this name that travels with the program, or the one in a folder of this path."""
    from teamwork.library import edition_folder, find_editions, load_edition

    is_path = name not in find_editions() and Path(name).is_dir()
    return load_edition(Path(name) if is_path else edition_folder(name))


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--database``, which every command that reads or writes games has."""
    return click.option("--database", help=f"Instead of the one in the data folder; also {DATABASE}.")(command)
