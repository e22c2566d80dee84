"""What all pages of the office share: who may come in, the game as the office sees it, obeying a form."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, g, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.export import OfficeGame, gather
from teamwork.model import Game
from teamwork.progress.report import Report
from teamwork.seats import Role
from web import language
from web.callers import Caller, NotSignedInError
from web.downloads import copyist
from web.house import house
from web.office import words
from web.office.forms import OfficeForm

bp = Blueprint("office", __name__, url_prefix="/office")

View = Mapping[str, Mapping[str, Any]]


class Desk(NamedTuple):
    """A game on the office's desk: the state, and the view, which is all that a page may show of it."""

    caller: Caller
    game: Game
    view: View

    def all(self, kind: str) -> list[Mapping[str, Any]]:
        """Every entity of a kind, in the view's order."""
        return [entity for key, entity in self.view.items() if key.startswith(f"{kind}:")]

    def one(self, kind: str, thing_id: str) -> Mapping[str, Any]:
        """
        One entity.

        Raises:
            NotFoundError: the office sees none of that id.
        """
        found = self.view.get(f"{kind}:{thing_id}")
        if found is None:
            raise NotFoundError(field=f"{kind}_id")
        return found

    @property
    def teams(self) -> list[Mapping[str, Any]]:
        """The teams in their fixed order (rule 3.4)."""
        return sorted(self.all("team"), key=lambda team: team["seat_no"])

    def people(self, team_id: str, role: str | None = None) -> list[Mapping[str, Any]]:
        """Who sits at a table, graduates first, by seat."""
        order = ("graduate", "coach", "helper")
        found = [p for p in self.all("person") if p["team_id"] == team_id and role in (None, p["role"])]
        return sorted(found, key=lambda person: (order.index(person["role"]), person["seat_no"]))

    @property
    def zone(self) -> ZoneInfo:
        """Where the game is played."""
        return ZoneInfo(self.game.edition.season.time_zone)

    @property
    def may_act(self) -> bool:
        """Whether this is the office itself; administrators look on."""
        return self.caller.seat.role is Role.OFFICE

    def can(self, kind: str, **ids: str) -> bool:
        """Whether the office is offered this command with these ids now."""
        commands = self.view.get("options:office", {}).get("commands", ())
        return any(c["kind"] == kind and ids.items() <= c.items() for c in commands)


def office_caller() -> Caller:
    """
    Raises:
        NotSignedInError: nobody known, whatever is asked.
        NotFoundError: somebody else, for whom there is nothing here; a token for reporting too.
    """
    try:
        caller = house().callers.of_request(request, "staff")
    except NotSignedInError:
        house().callers.of_request(request)
        raise NotFoundError from None
    if caller.seat.role not in (Role.OFFICE, Role.ADMIN) or not caller.may_write:
        raise NotFoundError
    return caller


def who(caller: Caller) -> str:
    """The name that logs keep for a member of the office."""
    return f"{caller.seat.role.value}:{caller.account_id}" if caller.account_id else caller.seat.role.value


def desk(game_id: str) -> Desk:
    """
    The game on the desk; whose data the page shows is noted in the access log.

    Raises:
        NotSignedInError: nobody of the office.
        NotFoundError: no such game, or not this caller's.
    """
    caller = office_caller()
    caller.require_game(game_id)
    live = house().service.live(game_id)
    with live.lock:
        found = Desk(caller, live.game, live.view(caller.seat))
    house().access_book.note(game_id, caller.seat, found.view)
    return found


def game_ids(caller: Caller) -> list[str]:
    """The games the caller has business in, oldest first."""
    return [row.game_id for row in house().service.store.games() if caller.game_id in (None, row.game_id)]


def figures_of(game: Game) -> OfficeGame:
    """The game's figures, counted anew when something has happened; words are never kept beside them."""
    kept: dict[str, Report] = current_app.extensions.setdefault("office_figures", {})
    known = kept.get(game.id)
    if known is None or known.game.v != game.v:
        known = kept[game.id] = copyist().report(game.id)
    return gather(house().service, game.id, known)


# ---- pages and forms ------------------------------------------------------------------------------


SAID = (
    words.meeting_name, words.role_name, words.named, words.profile_name, words.long_day, words.short_day,
    words.day_of_year,
)  # fmt: skip
"""Words that every page may say."""


def page(name: str, found: Desk | None = None, **more: Any) -> str:
    """A page of the office."""
    said = {said.__name__: said for said in SAID}
    more.setdefault("caller", found.caller if found else None)
    return render_template(f"office/{name}.html", desk=found, done=request.args.get("done"), **said, **more)


def obey(found: Desk, form: OfficeForm, kind: str, **ids: Any) -> bool:
    """Whether the command of a form was done; if not, the form says why and keeps what was typed."""
    body = json.dumps({"kind": kind, **ids, **form.fields_given()})
    try:
        house().service.handle(found.game.id, found.caller.seat, body.encode(), form.command_id.data or None)
    except TeamworkError as refused:
        form.refuse(refused)
        return False
    return True


def moment(found: Desk, day: str | None, hour: str | None) -> str:
    """A day and an hour where the game is played, with its zone; whatever cannot be read is handed on as it is."""
    try:
        local = datetime.combine(date.fromisoformat(day or ""), datetime.strptime(hour or "", "%H:%M").time())
    except ValueError:
        return f"{day}T{hour}"
    return local.replace(tzinfo=found.zone).isoformat()


@bp.after_request
def _keep_origin(answer: Response) -> Response:
    """Under ``no-referrer`` a browser hides the origin of a form from ourselves too, and the gate refuses it."""
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


@bp.errorhandler(TeamworkError)
def _refused(error: TeamworkError) -> AnyResponse | tuple[str, int]:
    """Whoever stands at the desk reads a page, also after a form."""
    is_stranger = isinstance(error, NotSignedInError)
    g.setdefault("lang", language.DANISH)
    body = render_template("refused.html", message=language.explain(error), code=error.code, is_stranger=is_stranger)
    return body, error.status
