"""`teamwork bench`: the project's own figures, each beside a floor measured in the same run."""

import json
import sys

import click

from teamwork.commands_line.data_folder import edition_named
from teamwork.commands_line.refusals import refuse


@click.command()
@click.option("--edition", "edition_name", default="teamwork", show_default=True, help="A name, or a folder.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def bench(edition_name: str, as_json: bool) -> None:
    """Measure this machine and this program; takes some minutes."""
    from teamwork.bench.measuring import measured
    from teamwork.bench.processes import BenchError

    is_watched = sys.stderr.isatty()
    edition = edition_named(edition_name)
    try:
        figures = measured(edition, lambda part: click.echo(part, err=True) if is_watched else None)
    except BenchError as error:
        refuse(f"The measurement broke off: {error}.")
    click.echo(json.dumps(figures, indent=None if as_json else 2))
