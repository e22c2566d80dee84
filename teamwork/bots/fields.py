"""What a bot writes into a command, and whether it makes sense for it now."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from teamwork.bots import action_fields, card_fields, life_fields, table_fields
from teamwork.bots.scene import Scene
from teamwork.options import Option

Filler: TypeAlias = Callable[[Scene, Option], Mapping[str, Any] | None]
"""The free fields of a command, or None when this bot would not give it."""

FILLERS: Mapping[str, Filler] = {
    **card_fields.FILLERS,
    **action_fields.FILLERS,
    **table_fields.FILLERS,
    **life_fields.FILLERS,
}


def fill(scene: Scene, kind: str, option: Option) -> Mapping[str, Any] | None:
    """The free fields of a command with these ids, or None when the bot would not give it."""
    return FILLERS[kind](scene, option)
