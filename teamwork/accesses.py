"""
Which delivery of whose data leaves a line in the access log (`visibility.md`, decision 25).

Dream details, a challenge's story, what was learnt, contact data and status, when another than oneself
gets to see them. The line names the kind of data and never the data.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from teamwork.seats import Role, Seat

DETAILS = ("why", "workplaces", "sign")
STORY = ("what", "influence", "tried", "if_then")


class Access(NamedTuple):
    """A kind of a person's data that was shown."""

    person_id: str
    kind: str


def accesses(entities: Mapping[str, Mapping[str, Any]], viewer: Seat) -> Iterator[Access]:
    """What of others' data these entities show to ``viewer``, in their order."""
    if viewer.role is Role.SCREEN:
        return
    for key, entity in entities.items():
        noun, _, thing_id = key.partition(":")
        whose = entity.get("owner_id") if noun == "card" else thing_id if noun == "person" else entity.get("person_id")
        if whose is None or whose == viewer.person_id:
            continue
        for kind in _kinds(noun, entity):
            yield Access(str(whose), kind)


def _kinds(noun: str, entity: Mapping[str, Any]) -> Iterator[str]:
    match noun, entity.get("kind"):
        case "card", "dream" if any(field in entity for field in DETAILS):
            yield "dream_details"
        case "card", "challenge" if any(field in entity for field in STORY):
            yield "challenge_story"
        case "person", _:
            if entity.get("contact"):
                yield "contact"
            if "status" in entity:
                yield "status"
        case "chance", _:
            yield "status"
        case _:
            pass
    if noun == "card" and "learnt" in entity:
        yield "learnt"
