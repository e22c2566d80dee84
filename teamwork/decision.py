"""What a decision is: the events it makes and the words they refer to."""

from typing import NamedTuple

from teamwork.events import Events
from teamwork.words import WordChange


class Decision(NamedTuple):
    """
    The answer to an accepted command.

    No events and no words: nothing to do. Words without events (a pulse) make no version.
    ``restores_words_of`` names the version whose overwritten words come back (undo).
    """

    events: Events = ()
    words: tuple[WordChange, ...] = ()
    restores_words_of: int | None = None

    def and_then(self, other: "Decision") -> "Decision":
        """Both, in this order."""
        if not any(other):
            return self
        if not any(self):
            return other
        return Decision(
            events=(*self.events, *other.events),
            words=(*self.words, *other.words),
            restores_words_of=self.restores_words_of or other.restores_words_of,
        )
