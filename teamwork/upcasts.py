"""Yesterday's stored events in today's shape, one step after another; nothing stored is ever rewritten."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from teamwork.events import Event, parse_events

StoredEvent: TypeAlias = Mapping[str, Any]
"""An event as it lies in the record: plain JSON values, ``kind`` among them."""

Step: TypeAlias = Callable[[StoredEvent], StoredEvent]
"""Brings any event from one schema version to the next; events it does not concern it hands back."""

SCHEMA_VERSION = 1
"""The shape that events are stored in today."""

STEPS: Mapping[int, Step] = {}
"""By the version that a step starts from, without a gap up to `SCHEMA_VERSION`."""


def to_today(
    event: StoredEvent,
    schema_version: int,
    *,
    steps: Mapping[int, Step] = STEPS,
    today: int = SCHEMA_VERSION,
) -> dict[str, Any]:
    """
    A stored event in the shape of schema version ``today``; ``event`` itself is not changed.

    Raises:
        ValueError: the event is from a newer program than this one, or a step is missing.
    """
    if schema_version > today:
        raise ValueError(f"schema version {schema_version} is newer than {today}")
    for version in range(schema_version, today):
        if version not in steps:
            raise ValueError(f"no step leads from schema version {version}")
        event = steps[version](event)
    return dict(event)


def stored_events(body: bytes | str, schema_version: int) -> tuple[Event, ...]:
    """
    The events of one stored record, in order and in today's shape.

    Raises:
        ValueError: it cannot be read, also by a newer program's version.
    """
    if schema_version == SCHEMA_VERSION:
        return parse_events(body)
    return parse_events(json.dumps([to_today(event, schema_version) for event in json.loads(body)]))
