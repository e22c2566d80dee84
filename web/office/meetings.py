"""The calendar: every meeting may be moved, none is cancelled (rules 2.2 and 6.1)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from web import language
from web.office.desk import Desk, bp, desk, moment, obey, page
from web.office.forms import MoveForm, PlanForm
from web.office.words import long_day, meeting_kind_name


@bp.get("/games/<game_id>/meetings")
def meetings(game_id: str) -> str:
    """Those to come by their hour, then those held."""
    return _page(desk(game_id))


@bp.post("/games/<game_id>/meetings/<meeting_id>")
def move_meeting(game_id: str, meeting_id: str) -> AnyResponse | tuple[str, int]:
    """A meeting on another day."""
    found, form = desk(game_id), MoveForm()
    found.one("meeting", meeting_id)
    starts_at = moment(found, form.day.data, form.hour.data)
    if form.validate_on_submit() and obey(found, form, "move_meeting", meeting_id=meeting_id, starts_at=starts_at):
        return redirect(url_for("office.meetings", game_id=game_id, done="move_meeting"), 303)
    return _page(found, refused={meeting_id: form}), 422


@bp.post("/games/<game_id>/meetings")
def plan_meeting(game_id: str) -> AnyResponse | tuple[str, int]:
    """One more meeting of a team; in extra time a reunion."""
    found, form = desk(game_id), PlanForm()
    ids = {
        "meeting_kind": form.meeting_kind.data,
        "team_id": form.team_id.data,
        "starts_at": moment(found, form.day.data, form.hour.data),
    }
    if form.validate_on_submit() and obey(found, form, "plan_meeting", **ids):
        return redirect(url_for("office.meetings", game_id=game_id, done="plan_meeting"), 303)
    return _page(found, plan_form=form), 422


def _page(found: Desk, plan_form: PlanForm | None = None, refused: Mapping[str, MoveForm] | None = None) -> str:
    plan = plan_form or PlanForm(formdata=None)
    plan.meeting_kind.choices = {kind: meeting_kind_name(kind) for kind in ("check_in", "mentor_meeting")}
    plan.team_id.choices = {team["id"]: team["name"] for team in found.teams}
    seat_no = {team["id"]: team["seat_no"] for team in found.teams}
    known = sorted(found.all("meeting"), key=lambda m: (m["starts_at"], seat_no.get(m.get("team_id", ""), 0)))
    return page(
        "meetings",
        found,
        coming=[meeting for meeting in known if meeting["state"] != "held"],
        held=[meeting for meeting in known if meeting["state"] == "held"][::-1],
        forms={
            meeting["id"]: (refused or {}).get(meeting["id"]) or _form(found, meeting)
            for meeting in known
            if meeting["state"] == "planned"
        },
        refused=set(refused or {}),
        plan_form=plan,
        team_of={team["id"]: team for team in found.teams},
        hour=lambda meeting: language.clock(_at(meeting), found.zone.key),
        on=lambda meeting: _weekday_and_day(found, meeting),
    )


def _weekday_and_day(found: Desk, meeting: Mapping[str, Any]) -> str:
    day = _at(meeting).astimezone(found.zone).date()
    return f"{language.day(day, 'EEEE')} {long_day(day)}"


def _form(found: Desk, meeting: Mapping[str, Any]) -> MoveForm:
    local = _at(meeting).astimezone(found.zone)
    return MoveForm(formdata=None, data={"day": local.date().isoformat(), "hour": local.strftime("%H:%M")})


def _at(meeting: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(meeting["starts_at"])
