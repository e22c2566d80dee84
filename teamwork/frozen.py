"""The one base of every value in the engine."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """
    A value that cannot be changed, misspelt or coerced.

    ``frozen`` is shallow: fields are annotated ``Mapping`` and ``tuple``, so that mypy refuses what
    Pydantic would let through. ``model_copy(update=…)`` does not validate; tests re-validate instead.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
