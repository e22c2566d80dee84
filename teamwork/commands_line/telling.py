"""How addresses stand on a terminal: calm, one line each."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from teamwork.demo import Address, Addresses
    from teamwork.model import Game


def tell_addresses(addresses: "Addresses", game: "Game") -> None:
    """An address for each kind of person, and how to come to the others."""
    console = Console(highlight=False, soft_wrap=True)
    console.print()
    console.print(
        Text("Teamwork", style="bold"),
        f"a game with bots in every seat, in {game.edition.phase(game.phase).names['en']}",
    )
    console.print()
    table = Table.grid(padding=(0, 3))
    table.add_row("The hall screen", addresses.screen_url)
    for label, person in (
        ("A coach", _first(addresses, "coach")),
        ("A graduate", _first(addresses, "graduate")),
        ("A helper", _first(addresses, "helper")),
    ):
        if person is not None:
            table.add_row(f"{label}, {person.name}", person.join_url)
    table.add_row("The office", addresses.office_url)
    console.print(table)
    console.print()
    console.print("Open one and its bot makes room for you. Each personal link works once.")
    console.print("All seats, with tokens for scripts: teamwork demo --json. Stop with Ctrl+C.")
    console.print()


def _first(addresses: "Addresses", role: str) -> "Address | None":
    return next((person for person in addresses.people if person.role == role), None)
