"""How addresses stand on a terminal: calm, one line each."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from teamwork.demo import Address, Addresses
    from teamwork.model import Game


A_PERSON = {"A coach": "coach", "A graduate": "graduate", "A helper": "helper"}


def tell_addresses(addresses: "Addresses", game: "Game") -> None:
    """An address for each kind of person, and how to come to the others."""
    console = Console(highlight=False, soft_wrap=True)
    console.print()
    console.print(
        Text("Teamwork", style="bold"),
        f"a game with bots in every seat, in {game.edition.phase(game.phase).names['en']}",
    )
    console.print()
    people = {label: _first(addresses, role) for label, role in A_PERSON.items()}
    _in_columns(
        console,
        ("The hall screen", addresses.screen_url),
        *((f"{label}, {person.name}", person.join_url) for label, person in people.items() if person is not None),
        ("The office", addresses.office_url),
    )
    console.print()
    console.print("Open one and its bot makes room for you. Each personal link works once.")
    console.print("All seats, with tokens for scripts: teamwork demo --json. Stop with Ctrl+C.")
    console.print()


def tell_links(addresses: "Addresses", words: Mapping[str, str]) -> None:
    """Everyone's link of a new game, team by team."""
    console = Console(highlight=False, soft_wrap=True)
    _in_columns(
        console,
        *(
            (words.get(f"{person.team_id}/name", ""), person.name, person.role, person.join_url)
            for person in addresses.people
        ),
    )
    console.print()
    console.print(f"The hall screen  {addresses.screen_url}")
    console.print(f"The office       {addresses.office_url}")
    console.print(f"Game {addresses.game_id}. Each personal link works once and is shown only now.")


def tell_view(seen: Mapping[str, Any]) -> None:
    """What was seen of a game, one line a thing."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"Game {seen['game_id']}, version {seen['v']}, {seen['at']}", style="bold"))
    for key, entity in seen["view"].items():
        shown = {name: value for name, value in entity.items() if name != "id"}
        console.print(Text(f"{key}  {json.dumps(shown, ensure_ascii=False)}"))


def _in_columns(console: Console, *rows: tuple[str, ...]) -> None:
    """One line a row, whatever the terminal's width: an address that is cut, or broken over lines, opens nothing."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        console.print(Text("   ".join(cells).rstrip()), soft_wrap=True)


def _first(addresses: "Addresses", role: str) -> "Address | None":
    return next((person for person in addresses.people if person.role == role), None)
