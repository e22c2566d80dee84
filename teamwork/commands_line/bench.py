"""`teamwork bench`: the project's own figures, each beside a floor measured in the same run."""

import importlib.util
import json
import subprocess
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
@click.option(
    "--trust", is_flag=True, help="Only what is lost, let in or left behind when things fail or are attacked."
)
@click.option("--long", "is_long", is_flag=True, help="With --trust: the counts of the promise, for some hours.")
def bench(edition_name: str, as_json: bool, history: Path | None, country: bool, trust: bool, is_long: bool) -> None:
    """Measure this machine and this program; takes some minutes."""
    from teamwork.bench.country import country_figures
    from teamwork.bench.history import keep, newest, regressions
    from teamwork.bench.measuring import measured
    from teamwork.bench.processes import BenchError

    if trust:
        sys.exit(trust_measured(as_json, is_long))
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


def trust_measured(as_json: bool, is_long: bool) -> int:
    """
    The tests beside the program have measured what they promise, and said it; the exit code tells whether all holds.

    An installed program has no tests with it: that is refused.
    """
    root = Path(__file__).parents[2]
    if not (root / "tests" / "trust.py").exists() or importlib.util.find_spec("pytest") is None:
        refuse(
            "This is measured by the project's tests: get the whole folder, and run `python3 run.py test` once first."
        )
    words = [sys.executable, "-m", "tests.trust", *["--json"] * as_json, *["--long"] * is_long]
    return subprocess.run(words, cwd=root, check=False).returncode  # noqa: S603 - our own interpreter and module
