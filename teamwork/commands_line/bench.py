"""`teamwork bench`: the project's own figures, each beside a floor measured in the same run."""

import json
import sys
from pathlib import Path

import click

from teamwork.commands_line.data_folder import edition_named
from teamwork.commands_line.refusals import refuse


@click.command()
@click.option("--edition", "edition_name", default="teamwork", show_default=True, help="A name, or a folder.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Adds the run to this file, and says what got worse since the run before.",
)
def bench(edition_name: str, as_json: bool, history: Path | None) -> None:
    """Measure this machine and this program; takes some minutes."""
    from teamwork.bench.history import keep, newest, regressions
    from teamwork.bench.measuring import measured
    from teamwork.bench.processes import BenchError

    is_watched = sys.stderr.isatty()
    edition = edition_named(edition_name)
    try:
        figures = measured(edition, lambda part: click.echo(part, err=True) if is_watched else None)
    except BenchError as error:
        refuse(f"The measurement broke off: {error}.")
    if history is not None:
        then = newest(history)
        for name, factor in regressions(then, figures) if then else ():
            click.echo(f"{name} is {factor} times worse than on {then and then['at']}", err=True)
        keep(figures, history)
    click.echo(json.dumps(figures, indent=None if as_json else 2))
