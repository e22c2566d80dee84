"""An operation of the interface: what it takes, what it answers, and that it is held to the first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, TypeAdapter

from web.callers import Caller
from web.contract.queries import Query

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Operation:
    """What the document says of one operation; ``files`` are answers that are no JSON, by content type."""

    summary: str
    answers: type[BaseModel] | None = None
    query: type[Query] | None = None
    body: TypeAdapter[Any] | None = None
    path: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Schemas of parts of the path that are more than a text."""
    files: tuple[str, ...] = ()
    admit: Callable[[str | None], Caller] | None = None
    """Who may come in, given the game of the address; without it the operation is everybody's."""

    @property
    def is_public(self) -> bool:
        """Whether no token is needed."""
        return self.admit is None

    @property
    def refusals(self) -> tuple[int, ...]:
        """The statuses with which it may refuse."""
        found = {404, 429, 503}
        if not self.is_public:
            found.add(401)
        if self.query is not None:
            found.add(422)
        if self.files:
            found |= {409, 422}
        if self.body is not None:
            found |= {400, 403, 409, 413, 415, 422}
        return tuple(sorted(found))


def operation(summary: str, **more: Any) -> Callable[[View], View]:
    """
    The view is an operation of the contract; it is given its ``caller`` and its ``query``, read.

    Who may not come in hears so before anything of the request is judged.
    """
    found = Operation(summary, **more)

    def described(view: View) -> View:
        @wraps(view)
        def answered(**given: Any) -> Any:
            if found.admit is not None:
                given["caller"] = found.admit(given.get("game_id"))
            if found.query is not None:
                given["query"] = found.query.read(request.args)
            return view(**given)

        answered.operation = found  # type: ignore[attr-defined]
        return answered  # type: ignore[return-value]

    return described
