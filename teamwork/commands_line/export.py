"""`teamwork export`: the office's files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from teamwork.commands_line.data_folder import database_option, database_url, opened_service
from teamwork.commands_line.new_game import DAY
from teamwork.commands_line.refusals import refuse

FORMATS = ("csv", "xlsx", "json", "pdf")
PROFILES = ("intern", "ledelse", "offentlig")


@contextmanager
def games_told(of: int) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal; nothing in a pipe, and nothing for one game."""
    if of < 2 or not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Games", total=of)
        yield lambda done, of: progress.update(bar, completed=done)


@click.command()
@click.argument("game_ids", metavar="GAME...", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="Every game but rehearsals, instead of naming them.")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--profile", type=click.Choice(PROFILES), required=True, help="Who it is for, and so what may be in it.")
@click.option("--from", "first", type=DAY)
@click.option("--to", "last", type=DAY)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@database_option
def export(
    game_ids: tuple[str, ...],
    is_all: bool,
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

    if is_all == bool(game_ids):
        raise click.UsageError("Name the games, or say --all.")
    service = opened_service(database)
    chosen = [row.game_id for row in service.store.games() if not row.is_rehearsal] if is_all else list(game_ids)
    from_day, to_day = (moment.date() if moment else None for moment in (first, last))
    url = database_url(database)
    with games_told(len(chosen)) as told:
        write(service, chosen, form, profile, lang, from_day, to_day, out, who="command line", told=told, database=url)
    click.echo(f"Written to {out}.", err=True)


@click.command("export-week")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--profile", type=click.Choice(PROFILES), default="ledelse", show_default=True)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@database_option
def export_week(folder: Path, profile: str, lang: str, database: str | None) -> None:
    """Write the Friday's files of all games now; serve does so by itself with TEAMWORK_EXPORT_FOLDER."""
    from teamwork.export.copyist import Copyist
    from teamwork.export.scheduled import LOG, write_week

    service = opened_service(database)
    copyist = Copyist(database_url(database), service)
    try:
        done = write_week(service, copyist, folder, profile, lang)
    finally:
        copyist.close()
    for each in done:
        click.echo(f"{each.name}: {each.refusal or f'{each.size:,} bytes'}", err=True)
    if not done or any(each.refusal for each in done):
        refuse(f"Not everything could be written; {folder / LOG} tells why.")
