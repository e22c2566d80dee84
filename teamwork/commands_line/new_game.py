"""`teamwork new-game`: a game from a list of people."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamwork.commands_line.data_folder import database_option, edition_named, opened_service
from teamwork.commands_line.refusals import refuse

if TYPE_CHECKING:
    from teamwork.edition import Edition
    from teamwork.people_list import PersonLine

DAY = click.DateTime(formats=["%Y-%m-%d"])
FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command("new-game")
@click.option("--edition", "edition_name", default="teamwork", show_default=True)
@click.option("--name", required=True, help="What the game is called.")
@click.option("--start", required=True, type=DAY, help="The season's first day, such as 2027-01-18.")
@click.option("--people", required=True, type=FILE, help="A CSV or XLSX list: name, team, role, …")
@click.option("--rehearsal", is_flag=True, help="A game to practise on.")
@click.option("--base-url", default="http://127.0.0.1:8080", envvar="TEAMWORK_BASE_URLS", help="Stands in the links.")
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print every link and token as one line of JSON.")
def new_game(
    edition_name: str,
    name: str,
    start: datetime,
    people: Path,
    rehearsal: bool,
    base_url: str,
    database: str | None,
    as_json: bool,
) -> None:
    """Set up a game with everyone of a list on a chair."""
    from teamwork.demo import hand_out
    from teamwork.people_list import new_game as make

    edition = edition_named(edition_name)
    listed = _read(people, edition)
    service = opened_service(database)
    game_id = make(service, edition, name, start.date(), listed, is_rehearsal=rehearsal)
    addresses = hand_out(service, game_id, base_url.split()[0].rstrip("/"))
    if as_json:
        click.echo(json.dumps(addresses.as_json(), ensure_ascii=False))
        return
    from teamwork.commands_line.telling import tell_links

    tell_links(addresses, service.live(game_id).words)


def _read(path: Path, edition: "Edition") -> "tuple[PersonLine, ...]":
    from teamwork.people_list import PeopleListError, read_people

    try:
        return read_people(path.read_bytes(), edition)
    except PeopleListError as error:
        lines = [mistake.line("en") for mistake in error.mistakes]
        refuse("\n".join([f"{path.name}: {len(lines)} to mend, nothing was made.", *lines]))
