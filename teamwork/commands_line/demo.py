"""`teamwork demo`: a game to look at and to sit down in, without setting anything up."""

import json
import sys
import threading
from typing import TYPE_CHECKING

import click

from teamwork.commands_line.data_folder import named_database
from teamwork.commands_line.ports import bind

if TYPE_CHECKING:
    from teamwork.demo import Addresses
    from teamwork.model import Game

CAMPS = ("camp_1", "camp_2", "camp_3")
HOST = "127.0.0.1"
PASSING = "memory://"
"""A game that is nowhere but in this process, and goes with it."""


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="8080, or the next free one, when none is named.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed plays the same game.")
@click.option("--at", type=click.Choice(CAMPS), default=CAMPS[0], show_default=True, help="How far it is played.")
@click.option("--database", help="Keep the game in this database instead of one that goes when the demo ends.")
@click.option("--json", "as_json", is_flag=True, help="Print every address and token as one line of JSON.")
def demo(port: int | None, seed: int, at: str, database: str | None, as_json: bool) -> None:
    """Serve a game with bots in every seat, in the middle of a camp."""
    from teamwork.commands_line.patching import patch

    patch()
    _serve(named_database(database) or PASSING, port, seed, CAMPS.index(at) + 1, as_json)


def _serve(database: str, port: int | None, seed: int, camp: int, as_json: bool) -> None:
    from teamwork.demo import hand_out, make_demo, play_on
    from teamwork.library import edition_folder, load_edition
    from teamwork.store import open_store
    from web import create_app
    from web.config import from_environment
    from web.runner import serve

    bound = bind(HOST, port)
    port = bound.getsockname()[1]
    urls = (f"http://{HOST}:{port}", f"http://localhost:{port}")
    config = from_environment(database=database, base_urls=urls, async_mode="gevent")
    made = make_demo(open_store(database), load_edition(edition_folder("teamwork")), seed, camp)
    service, game_id = made.season.table.service, made.season.table.game_id
    app = create_app(config, service)
    _tell(hand_out(service, game_id, urls[0]), service.game(game_id), as_json)
    threading.Thread(target=play_on, args=(made.season, made.beats), daemon=True).start()
    serve(app, bound)


def _tell(addresses: "Addresses", game: "Game", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(addresses.as_json(), ensure_ascii=False))
        sys.stdout.flush()
        return
    from teamwork.commands_line.telling import tell_addresses

    tell_addresses(addresses, game)
