"""The one base of every value in the engine."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """
    A value that cannot be changed, misspelt or coerced.

    ``frozen`` is shallow: fields are annotated ``Mapping`` and ``tuple``, so that mypy refuses what
    Pydantic would let through. ``model_copy(update=…)`` does not validate; tests re-validate instead.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As Pydantic's, for values without extras or private attributes: every command makes some ten of them."""
        if deep:
            return super().model_copy(update=update, deep=True)
        copy = type(self).__new__(type(self))
        fields = update or {}
        object.__setattr__(copy, "__dict__", {**self.__dict__, **fields})
        object.__setattr__(copy, "__pydantic_fields_set__", self.__pydantic_fields_set__ | fields.keys())
        object.__setattr__(copy, "__pydantic_extra__", None)
        object.__setattr__(copy, "__pydantic_private__", None)
        return copy
