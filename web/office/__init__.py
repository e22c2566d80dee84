"""The office's pages, for a laptop and without JavaScript: all games at a glance, never a ranking (O1 to O7)."""

from web.office import (
    accounts,
    all_files,
    counting,
    files,
    filters,
    keeping,
    meetings,
    new_game,
    overview,
    people,
    person,
    progress,
    slips,
    tokens,
)
from web.office.desk import bp

__all__ = [
    "accounts",
    "all_files",
    "bp",
    "counting",
    "files",
    "filters",
    "keeping",
    "meetings",
    "new_game",
    "overview",
    "people",
    "person",
    "progress",
    "slips",
    "tokens",
]
