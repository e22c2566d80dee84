"""`teamwork export`: the office's files."""

from datetime import datetime
from pathlib import Path

import click

from teamwork.commands_line.data_folder import database_option, opened_service
from teamwork.commands_line.new_game import DAY

FORMATS = ("csv", "xlsx", "json", "pdf")
PROFILES = ("intern", "ledelse", "offentlig")


@click.command()
@click.argument("game_ids", metavar="GAME...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--profile", type=click.Choice(PROFILES), required=True, help="Who it is for, and so what may be in it.")
@click.option("--from", "first", type=DAY)
@click.option("--to", "last", type=DAY)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@database_option
def export(
    game_ids: tuple[str, ...],
    form: str,
    profile: str,
    first: datetime | None,
    last: datetime | None,
    lang: str,
    out: Path,
    database: str | None,
) -> None:
    """Write figures of one or more games to a file; every export leaves a line in the log."""
    from teamwork.export import write

    service = opened_service(database)
    from_day, to_day = (moment.date() if moment else None for moment in (first, last))
    write(service, game_ids, form, profile, lang, from_day, to_day, out, who="command line")
    click.echo(f"Written to {out}.", err=True)
