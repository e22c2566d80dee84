"""The office's read-only interface for the municipality's own reporting: figures and files by token (journey O6)."""

import json
from typing import Literal

from flask import Blueprint, Response
from pydantic import Field

from teamwork.errors import NotFoundError
from teamwork.export import FORMATS, Profile
from teamwork.seats import Role
from web import language
from web.api import caller_of
from web.callers import Caller
from web.contract import Query, operation, shapes
from web.contract.openapi import PREFIX
from web.contract.queries import Day
from web.downloads import TYPES, Wish, copied, download
from web.house import house

bp = Blueprint("exports_api", __name__, url_prefix=PREFIX)

FILE_COST = 8.0
"""Of what one program may ask; files are made one after another, and a desk waits for the same process."""


class ExportQuery(Query):
    """What is wanted of the figures."""

    profile: Literal["intern", "ledelse", "offentlig"] = Field(
        default="intern", description="Who it is for: intern holds personal data, the others hide small numbers."
    )
    lang: Literal["da", "en"] | None = Field(default=None, description="Else what the caller's browser asks for.")
    first: Day | None = Field(default=None, alias="from", description="The first day.")
    last: Day | None = Field(default=None, alias="to", description="The last day.")

    @property
    def wish(self) -> Wish:
        """The same as the office's pages ask it."""
        return Wish(Profile(self.profile), self.lang or language.lang(), self.first, self.last)


def office_of(game_id: str | None) -> Caller:
    """
    The office's caller.

    Raises:
        NotSignedInError: nobody known.
        NotFoundError: no such game, or it is not this caller's to report of.
        TooManyRequestsError: it asks for more than can be made.
    """
    caller = caller_of(game_id)
    if caller.seat.role not in (Role.OFFICE, Role.ADMIN):
        raise NotFoundError(field="game_id")
    house().service.live(game_id or "")
    house().allowances.require(caller.source_id, FILE_COST)
    return caller


def _who(caller: Caller) -> str:
    return f"{caller.seat.role.value}:{caller.account_id or 'token'}"


@bp.get("/games/<game_id>/progress")
@operation("The figures of a game in a profile", admit=office_of, query=ExportQuery, answers=shapes.Progress)
def progress(game_id: str, caller: Caller, query: ExportQuery) -> Response:
    """The same tables as in the JSON file."""
    tables = copied(caller, _who(caller), [game_id], "json", query.wish, "tables")
    # put in front as text: reading and writing megabytes of figures again would hold everybody up
    return Response(b'{"game_id": ' + json.dumps(game_id).encode() + b"," + tables[1:], content_type=TYPES["json"])


@bp.get("/games/<game_id>/exports/<format>")
@operation(
    "The figures of a game as a file",
    admit=office_of,
    query=ExportQuery,
    answers=shapes.Tables,
    files=tuple(kind for form, kind in TYPES.items() if form != "json"),
    path={"format": {"type": "string", "enum": list(FORMATS)}},
)
def exports(game_id: str, format: str, caller: Caller, query: ExportQuery) -> Response:
    """The file itself, as the office's page gives it."""
    if format not in FORMATS:
        raise NotFoundError(field="format")
    return download(caller, _who(caller), [game_id], format, query.wish)
