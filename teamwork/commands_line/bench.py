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
@click.option("--country", is_flag=True, help="Only what 98 municipalities with four games each take.")
def bench(edition_name: str, as_json: bool, history: Path | None, country: bool) -> None:
    """Measure this machine and this program; takes some minutes."""
    from teamwork.bench.country import country_figures
    from teamwork.bench.history import keep, newest, regressions
    from teamwork.bench.measuring import measured
    from teamwork.bench.processes import BenchError

    is_watched = sys.stderr.isatty()
    edition = edition_named(edition_name)

    def say(part: str) -> None:
        if is_watched:
            click.echo(part, err=True)

    if country:
        click.echo(json.dumps(country_figures(edition, say), indent=None if as_json else 2))
        return
    try:
        figures = measured(edition, say)
    except BenchError as error:
        refuse(f"The measurement broke off: {error}.")
    if history is not None:
        then = newest(history)
        for name, factor in regressions(then, figures) if then else ():
            click.echo(f"{name} is {factor} times worse than on {then and then['at']}", err=True)
        keep(figures, history)
    click.echo(json.dumps(figures, indent=None if as_json else 2))
