"""Words live outside the record: here is how they are named and how a decision changes them."""

from collections.abc import Iterable, Mapping
from sys import intern
from typing import TypeAlias

from teamwork.frozen import Frozen
from teamwork.ids import PersonId

Words: TypeAlias = Mapping[str, str]
"""Everything anybody wrote in one game, by word key."""


class ReadWords:
    """Words that note whose of them are looked at; in all else the words themselves."""

    __slots__ = ("subjects", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.subjects: set[str] = set()

    def get(self, key: str) -> str | None:
        """The word under a key, if there is one."""
        self.subjects.add(subject_of(key))
        return self.words.get(key)

    def of(self, subject_id: str) -> Words:
        """Every word, of which those of the subject are what is looked at."""
        self.subjects.add(subject_id)
        return self.words


class WordChange(Frozen):
    """A word to keep or, with no ``body``, to forget; ``person_id`` is whose words they are."""

    key: str
    person_id: PersonId
    body: str | None


def keep(words: dict[str, str], changes: Iterable[WordChange]) -> Mapping[str, str | None]:
    """The changes hold in ``words``; answers what stood under each key before, None where nothing did."""
    former: dict[str, str | None] = {}
    for change in changes:
        former.setdefault(change.key, words.get(change.key))
        if change.body is None:
            words.pop(change.key, None)
        else:
            words[change.key] = change.body
    return former


def word_key(subject_id: str, field: str) -> str:
    """The key of one field of one card, door, key, person, team or meeting: ``c17/why``."""
    return f"{subject_id}/{field}"


def subject_of(key: str) -> str:
    """The id of the thing that a word belongs to."""
    return intern(key.partition("/")[0])
