"""Where the program keeps its data."""

import os
from pathlib import Path

DATABASE = "TEAMWORK_DATABASE"


def data_folder() -> Path:
    """The folder named by ``TEAMWORK_DATA``, by default one of the user's own; it exists afterwards."""
    from web.config import default_folder

    folder = default_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def named_database(option: str | None) -> str | None:
    """The database that was named on the command line or in the environment, if one was."""
    return option or os.environ.get(DATABASE) or None
