"""The cast of the tests: always the same names, which are also the people's ids in a test world."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from teamwork.edition import Edition

TEAMS = ("north", "south", "east", "west")
"""The ids of the teams, in their fixed order; a small edition has the first two."""

TEAM_NAMES = {"north": "Nord", "south": "Syd", "east": "Øst", "west": "Vest"}

GRADUATES = {
    "north": ("ana", "bo", "carl", "ditte", "elif"),
    "south": ("frode", "gry", "hans", "ida", "jon"),
    "east": ("kaja", "liv", "mads", "nina", "ole"),
    "west": ("per", "ruth", "sara", "tue", "ulla"),
}
COACHES = {"north": "kim", "south": "lone", "east": "mette", "west": "niels"}
HELPERS = {
    "north": ("omar", "pia", "quan", "rita", "sten"),
    "south": ("tina", "uffe", "vera", "wanda", "xenia"),
    "east": ("yrsa", "zoe", "asta", "birk", "cleo"),
    "west": ("dan", "edda", "finn", "gerd", "hugo"),
}
HELPER_KINDS = ("mentor", "elite_athlete", "entrepreneur", "business_person", "mentor")


class Member(NamedTuple):
    """One of the cast and the chair meant for them."""

    name: str
    role: Literal["graduate", "coach", "helper"]
    team_id: str
    helper_kind: str | None = None


def cast(edition: Edition) -> Iterator[Member]:
    """Everyone who fills the chairs of an edition, team by team."""
    sizes = edition.sizes
    for team_id in TEAMS[: sizes.teams]:
        for name in GRADUATES[team_id][: sizes.graduates]:
            yield Member(name, "graduate", team_id)
        if sizes.coaches:
            yield Member(COACHES[team_id], "coach", team_id)
        for name, kind in zip(HELPERS[team_id][: sizes.helpers], HELPER_KINDS, strict=False):
            yield Member(name, "helper", team_id, kind)
