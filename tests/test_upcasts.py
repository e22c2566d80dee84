"""Old records are read in today's shape, step by step, and never rewritten."""

from collections.abc import Mapping
from typing import Any

import pytest

from teamwork.events import DoorTakenDown, KeyReturned, dump_events
from teamwork.upcasts import SCHEMA_VERSION, STEPS, stored_events, to_today


def _named_anew(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """A made-up step from version 1: an event was called otherwise."""
    return {**event, "kind": "door_taken_down"} if event["kind"] == "door_removed" else event


def _reason_said(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """A made-up step from version 2: an event has a field more."""
    return {"is_cold": False, **event} if event["kind"] == "key_returned" else event


MADE_UP = {1: _named_anew, 2: _reason_said}


def test_steps_follow_one_another_from_the_version_it_was_stored_in() -> None:
    old = {"kind": "door_removed", "door_id": "d1"}
    assert to_today(old, 1, steps=MADE_UP, today=3) == {"kind": "door_taken_down", "door_id": "d1"}
    assert to_today({"kind": "key_returned", "key_id": "k1"}, 2, steps=MADE_UP, today=3)["is_cold"] is False
    assert old["kind"] == "door_removed"


def test_an_event_that_was_stored_after_a_step_does_not_take_it() -> None:
    kept = {"kind": "door_removed", "door_id": "d1"}
    assert to_today(kept, 2, steps=MADE_UP, today=3) == kept


def test_a_newer_program_s_events_and_a_missing_step_are_told() -> None:
    with pytest.raises(ValueError, match="newer"):
        to_today({"kind": "x"}, SCHEMA_VERSION + 1)
    with pytest.raises(ValueError, match="no step"):
        to_today({"kind": "x"}, 1, steps={2: _reason_said}, today=3)


def test_there_is_a_step_from_every_version_before_today() -> None:
    assert set(STEPS) == set(range(1, SCHEMA_VERSION))


def test_what_is_stored_today_is_read_as_it_was() -> None:
    events = (DoorTakenDown(door_id="d1"), KeyReturned(key_id="k1", is_cold=True))
    assert stored_events(dump_events(events), SCHEMA_VERSION) == events
