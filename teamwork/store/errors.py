"""What the record refuses, and what it says when the disk or the database does not answer."""

from typing import Any

from teamwork.errors import TeamworkError


class StoreError(TeamworkError):
    """The record cannot do this; nothing was changed."""

    status = 500


class StoreUnavailableError(StoreError):
    """
    The disk is full, or the database is locked or out of reach; trying again later may succeed.

    Codes ``store_full``, ``store_locked``, ``store_unreachable``, ``erasure_unfinished``.
    """

    status = 503


class StoreDamagedError(StoreError):
    """What is stored can no longer be read as it was written (``record_damaged``)."""

    def __init__(self, **params: Any) -> None:
        super().__init__("record_damaged", **params)


class VersionConflictError(StoreError):
    """Somebody else's command came first: the game no longer stands at the expected version."""

    status = 409

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__("version_conflict", expected=expected, actual=actual)


class CommandIdReusedError(StoreError):
    """The same command id came with another body."""

    status = 409

    def __init__(self) -> None:
        super().__init__("command_id_reused")


class GameReadOnlyError(StoreError):
    """The game takes no commands; ``params["reason"]`` says why."""

    status = 409

    def __init__(self, reason: str) -> None:
        super().__init__("game_read_only", reason=reason)


class GameExistsError(StoreError):
    """A game with this id is there already."""

    status = 409

    def __init__(self, game_id: str) -> None:
        super().__init__("game_exists", game_id=game_id)
