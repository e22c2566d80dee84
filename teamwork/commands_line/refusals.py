"""How a command that is refused ends: one sentence on standard error and exit code 1."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from teamwork.errors import TeamworkError


def refuse(sentence: str) -> NoReturn:
    """The command ends with exit code 1 and this sentence."""
    click.echo(sentence, err=True)
    sys.exit(1)


def _in_english(error: "TeamworkError") -> str:
    """The refusal from the front's catalogue: who runs the program reads English, as everything here."""
    from web.language import explain

    faults = error.params.get("faults")
    if faults:
        return "\n".join(fault.line("en") for fault in faults)
    return explain(error, "en")


@contextmanager
def told_refusals() -> Iterator[None]:
    """Refusals of the program end it with their sentence; a reader that has gone away ends it quietly."""
    from teamwork.errors import TeamworkError

    try:
        yield
    except TeamworkError as error:
        refuse(_in_english(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
