"""`teamwork simulate`: whole seasons by bots, in seconds."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from teamwork.commands_line.data_folder import database_option, database_url, edition_named
from teamwork.commands_line.refusals import refuse

if TYPE_CHECKING:
    from teamwork.edition import Edition
    from teamwork.store import Store


@click.command()
@click.option("--games", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the first game; each next one has the next.")
@click.option("--edition", "edition_name", default="teamwork", show_default=True, help="A name, or a folder.")
@click.option("--keep", is_flag=True, help="Leave the games in the database.")
@database_option
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a game.")
def simulate(games: int, seed: int, edition_name: str, keep: bool, database: str | None, as_json: bool) -> None:
    """Let bots play whole seasons; the same seed prints the same bytes."""
    from teamwork.store import open_store

    if database is not None and not keep:
        raise click.UsageError("--database is for games that are kept; say --keep too.")
    edition = edition_named(edition_name)
    store = open_store(database_url(database)) if keep else None
    with _progress(games) as advance:
        for number in range(seed, seed + games):
            result = _play(store or open_store("memory://"), edition, number, advance)
            click.echo(json.dumps(result, ensure_ascii=False) if as_json else _in_words(result))


def _play(store: "Store", edition: "Edition", seed: int, advance: Any) -> dict[str, Any]:
    from teamwork.season import before_season, new_season, seeded_chance
    from teamwork.season.result import result_of
    from teamwork.season.voices import voices_of
    from teamwork.service import GameService
    from teamwork.store import GameExistsError

    clock = before_season(edition)
    service = GameService(store, clock=clock, chance=seeded_chance(seed))
    try:
        season = new_season(service, edition, seed, clock, voices=voices_of(edition, edition.languages[0]))
    except GameExistsError:
        refuse(f"The game of seed {seed} is in the database already; name another --seed.")
    for _ in season.play():
        advance(season.table.game)
    advance(None)
    return result_of(season.table.game, seed)


def _in_words(result: dict[str, Any]) -> str:
    endings = ", ".join("+".join(team["endings"]) for team in result["result"])
    return (
        f"Seed {result['seed']}: {result['in_job']} of {result['of']} in a job; teams in their order: {endings}; "
        f"{result['keys_used']} keys used, {result['asks_helped']} asks helped, {result['versions']} versions."
    )


@contextmanager
def _progress(games: int) -> Iterator[Any]:
    """A bar over all weeks of all games on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda game: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Seasons", total=games)
        done = 0

        def advance(game: Any) -> None:
            nonlocal done
            if game is None:
                done += 1
            phases = [phase.id for phase in game.edition.phases] if game else []
            part = phases.index(game.phase) / len(phases) if game else 0
            bar.update(task, completed=done + part)

        yield advance
