"""Every event and every command goes to the one function that is written for it."""

from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from teamwork.commands import COMMANDS
from teamwork.decide import RULES
from teamwork.events import EVENTS
from teamwork.evolve import CHANGES


def subject_of(function: Callable[..., Any], name: str) -> object:
    """The class that a function's argument of this name is annotated with."""
    return get_type_hints(function)[name]


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_is_folded_in_by_the_change_that_is_written_for_it(event: type) -> None:
    assert subject_of(CHANGES[event], "event") is event


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_command_is_decided_by_the_rule_that_is_written_for_it(command: type) -> None:
    assert subject_of(RULES[command], "command") is command


def test_no_two_events_share_a_change_and_no_two_commands_a_rule() -> None:
    assert len(set(CHANGES.values())) == len(EVENTS)
    assert len(set(RULES.values())) == len(COMMANDS)
