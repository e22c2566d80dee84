"""The one base of every value in the engine."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_put_values = BaseModel.__dict__["__dict__"].__set__
_put_names_given = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_put_private = BaseModel.__dict__["__pydantic_private__"].__set__
_new = object.__new__
# The four slots of a Pydantic value, written past the lock: `object.__setattr__` would look each up by its name.


class Frozen(BaseModel):
    """
    A value that cannot be changed, misspelt or coerced.

    ``frozen`` is shallow: fields are annotated ``Mapping`` and ``tuple``, so that mypy refuses what
    Pydantic would let through. ``model_copy(update=…)`` does not validate; tests re-validate instead.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """
        As Pydantic's, for values without extras or private attributes: every command makes some ten of them.

        ``model_fields_set`` of the copy is the original's; nothing here asks which fields were given.
        """
        if deep:
            return super().model_copy(update=update, deep=True)
        copy = _new(type(self))
        _put_values(copy, {**self.__dict__, **update} if update else self.__dict__.copy())
        _put_names_given(copy, self.__pydantic_fields_set__)
        _put_extra(copy, None)
        _put_private(copy, None)
        return copy
