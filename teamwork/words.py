"""Words live outside the record: here is how they are named and how a decision changes them."""

from collections.abc import Mapping
from typing import TypeAlias

from teamwork.frozen import Frozen
from teamwork.ids import PersonId

Words: TypeAlias = Mapping[str, str]
"""Everything anybody wrote in one game, by word key."""


class WordChange(Frozen):
    """A word to keep or, with no ``body``, to forget; ``person_id`` is whose words they are."""

    key: str
    person_id: PersonId
    body: str | None


def word_key(subject_id: str, field: str) -> str:
    """The key of one field of one card, door, key, person, team or meeting: ``c17/why``."""
    return f"{subject_id}/{field}"
