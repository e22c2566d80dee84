"""Every refusal of the interface in one shape: RFC 9457, with the code that programs read."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

PROBLEM_TYPE = "application/problem+json"


class Problem(BaseModel):
    """Why it was not done; nothing was changed."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Always `about:blank`: the code says what it is.")
    title: str = Field(description="The same as a sentence in the caller's language.")
    status: int = Field(ge=400, le=599)
    code: str = Field(description="Stable; the README lists every code.", pattern=r"^[a-z0-9_]+$")
    params: dict[str, Any] = Field(description="What fills the sentence; `field` names the field to blame.")


def problem(status: int, code: str, title: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A refusal as it is sent."""
    return Problem(type="about:blank", title=title, status=status, code=code, params=dict(params or {})).model_dump()
