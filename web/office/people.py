"""The people of a game: what waits for the office, follow-ups, who sits where (journeys C1, O1 and O5)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.glance import waiting_for_confirmation
from web.office.desk import Desk, bp, desk, obey, page
from web.office.forms import NameForm, SeatForm, Tap
from web.office.words import named, role_name


class Waiting(NamedTuple):
    """Something that the office has yet to confirm."""

    person: Mapping[str, Any]
    what: str


class FollowUpDue(NamedTuple):
    """A status to ask for."""

    follow_up: Mapping[str, Any]
    person: Mapping[str, Any]
    is_due: bool


@bp.get("/games/<game_id>/people")
def people(game_id: str) -> str:
    """Everyone, team by team."""
    return _page(desk(game_id))


@bp.post("/games/<game_id>/seats")
def seat(game_id: str) -> AnyResponse | tuple[str, int]:
    """Somebody sits down on an empty chair."""
    found, form = desk(game_id), SeatForm()
    if form.validate_on_submit() and obey(found, form, "seat_person"):
        return redirect(url_for("office.people", game_id=game_id, done="seat_person"), 303)
    return _page(found, seat_form=form), 422


@bp.post("/games/<game_id>/teams/<team_id>")
def rename_team(game_id: str, team_id: str) -> AnyResponse | tuple[str, int]:
    """What a team calls itself, put right."""
    found, form = desk(game_id), NameForm()
    if form.validate_on_submit() and obey(found, form, "rename_team", team_id=team_id):
        return redirect(url_for("office.people", game_id=game_id, done="rename_team"), 303)
    return _page(found, team_form=form), 422


@bp.post("/games/<game_id>/follow-ups/<follow_up_id>")
def answer_follow_up(game_id: str, follow_up_id: str) -> AnyResponse | tuple[str, int]:
    """The status was asked for, or will not be."""
    found, form = desk(game_id), Tap()
    outcome = request.form.get("outcome", "")
    if form.validate_on_submit() and obey(found, form, "answer_follow_up", follow_up_id=follow_up_id, outcome=outcome):
        return redirect(url_for("office.people", game_id=game_id, done="answer_follow_up", _anchor="follow-ups"), 303)
    return _page(found, told=form), 422


@bp.post("/games/<game_id>/close")
def close(game_id: str) -> AnyResponse | tuple[str, int]:
    """Extra time is over; from now on the game is read and exported only (decision 14)."""
    found, form = desk(game_id), Tap()
    if form.validate_on_submit() and obey(found, form, "close_game"):
        return redirect(url_for("office.progress", game_id=game_id, done="close_game"), 303)
    return _page(found, told=form), 422


def _page(
    found: Desk, seat_form: SeatForm | None = None, team_form: NameForm | None = None, told: Tap | None = None
) -> str:
    form = seat_form or SeatForm(formdata=None)
    form.place.choices = {"": "", **_empty_places(found)}
    form.helper_kind.choices = {"": "", **helper_kinds(found)}
    return page(
        "people",
        found,
        waiting=_waiting(found),
        follow_ups=_follow_ups(found),
        seat_form=form,
        team_form=team_form,
        tap=told or Tap(formdata=None),
        status_name=lambda person: status_name(found, person),
    )


def helper_kinds(found: Desk) -> dict[str, str]:
    """The kinds of helper of the edition."""
    return {kind: named(names) for kind, names in found.game.edition.helper_kinds.items()}


def status_name(found: Desk, person: Mapping[str, Any]) -> str:
    """A graduate's status in words; empty when nothing was said yet."""
    status = person.get("status")
    return code_name(found, status["code"]) if status else ""


def code_name(found: Desk, code: str) -> str:
    """A code of the status table in words."""
    row = found.game.counting.row(code)
    return named(row.names) if row else code


def _waiting(found: Desk) -> list[Waiting]:
    return [
        Waiting(found.one("person", person_id), what) for person_id, what, _ in waiting_for_confirmation(found.game)
    ]


def _follow_ups(found: Desk) -> list[FollowUpDue]:
    """Those still to be answered, the earliest day first, then team by team."""
    seat_no = {team["id"]: team["seat_no"] for team in found.teams}
    due = [each for each in found.all("follow_up") if each["state"] == "due"]
    people = {each["id"]: found.view.get(f"person:{each['person_id']}") for each in due}
    known = [each for each in due if people[each["id"]]]
    known.sort(key=lambda each: (each["due"], *_place(people[each["id"]] or {}, seat_no)))
    return [
        FollowUpDue(each, people[each["id"]] or {}, date.fromisoformat(each["due"]) <= found.game.today)
        for each in known
    ]


def _place(person: Mapping[str, Any], seat_no: Mapping[str, int]) -> tuple[int, int]:
    return seat_no[person["team_id"]], person["seat_no"]


def _empty_places(found: Desk) -> dict[str, str]:
    """Chairs that somebody may sit down on, as ``role:team``."""
    plural = {"graduate": "graduates", "coach": "coaches", "helper": "helpers"}
    return {
        f"{role}:{team['id']}": f"{team['name']}: {role_name(role)}"
        for team in found.teams
        for role, field in plural.items()
        if team["empty"].get(field)
    }
