"""A command as it comes over the wire: the engine's own model inside the envelope of interfaces.md."""

from functools import cache
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, TypeAdapter, create_model

from teamwork.commands import COMMANDS, SYSTEM_COMMANDS


@cache
def commands_on_wire() -> TypeAdapter[Any]:
    """Every command that may come from outside, told apart by ``kind``."""
    models = [_enveloped(kind) for kind in COMMANDS if kind not in SYSTEM_COMMANDS]
    union: Any = models[0]
    for model in models[1:]:
        union = union | model
    return TypeAdapter(Annotated[union, Field(discriminator="kind")])


def _enveloped(kind: str) -> Any:
    """The name stays the command's, so that the document reads like the rulebook."""
    command = COMMANDS[kind]
    fields: dict[str, Any] = {
        "kind": (command.model_fields["kind"].annotation, Field()),
        "game_id": (str | None, Field(default=None, description="If given, the game of the address.")),
        "command_id": (UUID, Field(description="Made by the client; the same again gets the first answer.")),
    }
    about = command.__doc__ or f"Command `{kind}`."
    return create_model(command.__name__, __base__=command, __doc__=about, **fields)
