"""`teamwork replay`, `check` and `verify`: looking without changing."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from teamwork.commands_line.data_folder import database_option, opened_service
from teamwork.commands_line.refusals import refuse

SEATS = "screen, office, or a role and a person: graduate:ID or graduate:TEAM.CHAIR"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("game_id", metavar="GAME")
@click.option("--at", help="A version such as 120, or a time such as 2027-01-18T10:30.")
@click.option("--as", "viewer", default="office", show_default=True, help="ROLE, or ROLE:SEAT for a person.")
@database_option
@click.option("--json", "as_json", is_flag=True)
def replay(game_id: str, at: str | None, viewer: str, database: str | None, as_json: bool) -> None:
    """Show a game as it stood, within what the looker may see."""
    from teamwork.looking_back import looked_back, viewer_named

    service = opened_service(database)
    v, moment = _when(at)
    seat = viewer_named(service.game(game_id), viewer)
    if seat is None:
        raise click.BadParameter(SEATS, param_hint="--as")
    seen = looked_back(service, game_id, seat, v=v, at=moment)
    if as_json:
        click.echo(json.dumps(seen, ensure_ascii=False))
        return
    from teamwork.commands_line.telling import tell_view

    tell_view(seen)


def _when(at: str | None) -> tuple[int | None, datetime | None]:
    if at is None:
        return None, None
    if at.isdecimal():
        return int(at), None
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter("a version or an ISO time", param_hint="--at") from None
    return None, moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command()
@click.argument("path", type=FOLDER)
@click.option("--lang", type=click.Choice(["da", "en"]), default="en", show_default=True)
def check(path: Path, lang: str) -> None:
    """Check an edition: file, key and remedy for each fault."""
    from teamwork.library import check_folder, load_edition

    faults = check_folder(path)
    if faults:
        for fault in faults:
            click.echo(fault.line(lang), err=True)
        sys.exit(1)
    edition = load_edition(path)
    languages = ", ".join(edition.languages)
    click.echo(f"{edition.id} {edition.version} can be played: {len(edition.cards)} cards in {languages}.")


@click.command()
@click.argument("game_id", metavar="[GAME]", required=False)
@database_option
@click.option("--json", "as_json", is_flag=True)
def verify(game_id: str | None, database: str | None, as_json: bool) -> None:
    """Check the record of one game or of all: its chain, that it can be replayed, and what must always hold."""
    from teamwork.verifying import verified

    service = opened_service(database)
    rows = [service.store.game(game_id)] if game_id else list(service.store.games())
    results: list[dict[str, Any]] = []
    for row in rows:
        results.append({"game_id": row.game_id, "versions": row.v, "problems": list(verified(service, row.game_id))})
        if not as_json:
            for problem in results[-1]["problems"]:
                click.echo(f"{row.game_id}: {problem}", err=True)
    if as_json:
        click.echo(json.dumps({"games": results}))
    bad = sum(bool(result["problems"]) for result in results)
    if bad:
        refuse(f"{bad} of {len(results)} games have problems.")
    if not as_json:
        click.echo(f"{len(results)} games are as they were written.")
