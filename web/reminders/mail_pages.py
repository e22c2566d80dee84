"""Reminders by e-mail: asked for on the phone, confirmed from the mailbox, stopped by a tap without a login."""

import re
from datetime import datetime, timedelta

from flask import Response, jsonify, render_template, request

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.store import Credential
from web import language
from web.house import house
from web.pace import TooManyRequestsError
from web.reminders.pages import bp, caller_here, holder_of
from web.reminders.post import on_the_wire

ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[^\W_]+(-+[^\W_]+)*(\.[^\W_]+(-+[^\W_]+)*)+")
"""As HTML has it, and a domain may be written in any letters."""
LONGEST = 254
QUESTIONS_A_DAY = 3
"""To any address, for one person: nobody fills another's mailbox from here."""


@bp.get("/me/mail")
def wish() -> Response:
    """Whether reminders by e-mail are to be had here, and what the caller has asked for."""
    holder = holder_of(caller_here())
    found = house().service.store.reminders.find(holder.game_id or "", holder.person_id or "")
    return jsonify(
        is_offered=house().config.mail is not None,
        email=found.email if found else None,
        is_confirmed=bool(found and found.confirmed_at),
    )


@bp.post("/me/mail")
def ask() -> Response:
    """
    The caller wants to be reminded at ``email``; nothing comes there but a question until somebody there says yes.

    Raises:
        InvalidCommandError: ``email_unreadable``.
        TooManyRequestsError: for the fourth question of a day.
    """
    holder, service = holder_of(caller_here()), house().service
    if house().config.mail is None:
        raise NotFoundError(field="mail")
    body = request.get_json(silent=True)
    given = body.get("email") if isinstance(body, dict) else None
    email = given.strip() if isinstance(given, str) else ""
    if not _is_address(email):
        raise InvalidCommandError("email_unreadable", field="email")
    at = service.clock()
    questions = [one for one in service.store.credentials.held(holder) if one.kind == "mail" and one.purpose == "yes"]
    _require_pace(questions, at)
    for question in questions:
        service.store.credentials.revoke(question.credential_id, at)  # a yes to an earlier address is none to this
    service.store.reminders.ask(holder.game_id or "", holder.person_id or "", email, language.lang(), at)
    return wish()


def _is_address(email: str) -> bool:
    try:
        return len(email) <= LONGEST and bool(ADDRESS.fullmatch(email)) and len(on_the_wire(email)) <= LONGEST
    except ValueError:
        return False


def _require_pace(questions: list[Credential], at: datetime) -> None:
    of_late = [one.created_at for one in questions if one.created_at > at - timedelta(days=1)]
    if len(of_late) >= QUESTIONS_A_DAY:
        raise TooManyRequestsError(int((min(of_late) + timedelta(days=1) - at).total_seconds() * 1000))


@bp.post("/me/mail/stop")
def take_back_wish() -> Response:
    """No more mails; the address is forgotten."""
    holder = holder_of(caller_here())
    house().service.store.reminders.forget(holder.game_id or "", holder.person_id or "")
    return wish()


@bp.get("/mail/<secret>/yes")
def ask_yes(secret: str) -> str:
    """A page with one button; a robot that looks at it says nothing."""
    return render_template("mail.html", secret=secret, step="yes")


@bp.post("/mail/<secret>/yes")
def say_yes(secret: str) -> str:
    """The address is confirmed, once; whatever the secret was, the page is the same."""
    found = _known(secret, "yes")
    if found is not None and house().service.store.credentials.consume(secret, house().service.clock()) is not None:
        at = house().service.clock()
        wishes, asked_by = house().service.store.reminders, found.created_at
        wishes.confirm(found.game_id or "", found.person_id or "", at, asked_by=asked_by)
    return render_template("mail.html", secret=secret, step="said")


@bp.get("/mail/<secret>/stop")
def ask_stop_mail(secret: str) -> str:
    """A page with one button; looking at it stops nothing."""
    return render_template("mail.html", secret=secret, step="stop")


@bp.post("/mail/<secret>/stop")
def stop_mail(secret: str) -> str:
    """No more mails and no address, without any login; whoever it was, the page is the same."""
    found = _known(secret, "stop")
    if found is not None:
        house().service.store.reminders.forget(found.game_id or "", found.person_id or "")
    return render_template("mail.html", secret=secret, step="stopped")


def _known(secret: str, purpose: str) -> Credential | None:
    found = house().service.store.credentials.find(secret, house().service.clock())
    return found if found is not None and found.kind == "mail" and found.purpose == purpose else None
