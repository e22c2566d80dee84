"""Refusals: a code for machines, a Danish sentence for people (translated at the edge), what fills it."""

from collections.abc import Mapping
from typing import Any

from teamwork.sentences import sentence


class TeamworkError(Exception):
    """
    Something was refused; nothing was changed.

    ``code`` is stable. ``params`` fill the sentence; ``params["field"]`` names the field when one is
    to blame. Never holds what anybody wrote.
    """

    status = 400

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params: Mapping[str, Any] = params
        super().__init__(code)

    def __str__(self) -> str:
        return self.message

    @property
    def message(self) -> str:
        """The Danish sentence, filled."""
        return sentence(self.code, self.params)


class InvalidCommandError(TeamworkError):
    """The command cannot be read: a kind nobody knows, a field missing, too long, or of the wrong shape."""

    status = 422


class NotPermittedError(TeamworkError):
    """The asker may see it but may not do it (``not_yours``, ``not_your_role``)."""

    status = 403


class NotFoundError(TeamworkError):
    """It does not exist, or the asker may not know that it does (decision 15)."""

    status = 404

    def __init__(self, **params: Any) -> None:
        super().__init__("not_found", **params)


class RuleViolationError(TeamworkError):
    """Well-formed, the right person, and not now."""

    status = 409


class EditionError(TeamworkError):
    """An edition is not fit to play; ``params["faults"]`` lists file, key and remedy."""

    status = 500
