"""What stands behind the question mark: read as strictly as a body, each name once."""

import re
from datetime import date
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from werkzeug.datastructures import MultiDict

from teamwork.errors import InvalidCommandError

LANGUAGE = "lang"
"""May be asked of every address (`web.language`)."""
VERSION_MOST = 10**12 - 1


def _day(given: Any) -> Any:
    """Pydantic alone would take a number of seconds for a day."""
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        return given
    raise ValueError("no day")


def _whole(given: Any) -> Any:
    """Pydantic alone would take ``+1``, ``1_0`` and blanks."""
    if isinstance(given, str) and re.fullmatch(r"[0-9]{1,12}", given):
        return int(given)
    raise ValueError("no number")


Day: TypeAlias = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
_Version: TypeAlias = Annotated[int, Field(ge=0, le=VERSION_MOST)]
Version: TypeAlias = Annotated[_Version, BeforeValidator(_whole, json_schema_input_type=_Version)]


class Query(BaseModel):
    """
    The parameters that an operation knows.

    Another one is refused: a misspelt ``profile`` would else be answered as if none had been asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    @classmethod
    def read(cls, args: MultiDict[str, str]) -> Self:
        """
        The parameters of a request.

        :raises InvalidCommandError: ``missing_field`` or ``invalid_field`` with ``field`` and ``problem``.
        """
        known = {field.alias or name for name, field in cls.model_fields.items()}
        if not set(args) <= known | {LANGUAGE}:
            raise InvalidCommandError("invalid_field", field="query", problem="unknown_parameter")
        twice = next((name for name in sorted(known) if len(args.getlist(name)) > 1), None)
        if twice is not None:
            raise InvalidCommandError("invalid_field", field=twice, problem="repeated")
        try:
            return cls.model_validate({name: args[name] for name in known if name in args})
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            field = str(first["loc"][0])
            if first["type"] == "missing":
                raise InvalidCommandError("missing_field", field=field) from None
            raise InvalidCommandError("invalid_field", field=field, problem=first["type"]) from None
