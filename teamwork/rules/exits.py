"""Ways out: asked for by the graduate, confirmed by the office, and never a push (rule 8.3)."""

from collections.abc import Callable, Iterable, Mapping

from teamwork.commands import ConfirmExit, DecideLeft, EndPause, RequestExit
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import StatusRow
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.events import ExitSet
from teamwork.model import Exit, Game, Person
from teamwork.rules import find
from teamwork.rules.activity import is_neutral
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.status import graduate
from teamwork.rules.texts import require_text
from teamwork.seats import Role, Seat
from teamwork.words import WordChange, word_key

PAUSE = "pause"


def _exit_row(game: Game, code: str) -> StatusRow:
    row = game.counting.row(code)
    if row is None or row.counts not in ("neutral", "denominator"):
        raise InvalidCommandError("exit_unknown", field="code")
    return row


def require_can_request_exit(game: Game, seat: Seat) -> Person:
    """
    A graduate whose way out, if they have one, is not confirmed.

    Raises:
        RuleViolationError: ``exit_confirmed``; a pause is ended first, the rest is the office's to change.
    """
    me = find.me(game, seat)
    if me.exit is not None and me.exit.is_confirmed:
        raise RuleViolationError("exit_confirmed")
    return me


def request_exit(game: Game, command: RequestExit, context: Context) -> Decision:
    """
    The graduate asks for a pause or another neutral way out, or says that they leave; no reason exists.

    Raises:
        InvalidCommandError: ``exit_unknown``.
    """
    me = require_can_request_exit(game, context.seat)
    row = _exit_row(game, command.code)
    asked = ExitSet(person_id=me.id, code=row.code, from_date=command.from_date, is_confirmed=False)
    return Decision(events=(asked,))


def require_can_confirm_exit(game: Game, seat: Seat, person_id: str) -> Person:
    """Any graduate who sits in the game and has no confirmed way out."""
    person = graduate(game, seat, person_id)
    if person.exit is not None and person.exit.is_confirmed:
        raise RuleViolationError("exit_confirmed", field="person_id")
    return person


def confirm_exit(game: Game, command: ConfirmExit, context: Context) -> Decision:
    """
    The way out holds. A neutral one only as the graduate asked for it; that somebody left the office may
    find by itself, since who left stays in the count.

    Raises:
        InvalidCommandError: ``exit_unknown``.
        RuleViolationError: ``exit_confirmed``; ``exit_not_requested``.
    """
    person = require_can_confirm_exit(game, context.seat, command.person_id)
    row = _exit_row(game, command.code)
    if row.counts == "neutral" and (person.exit is None or person.exit.code != row.code):
        raise RuleViolationError("exit_not_requested", field="code")
    confirmed = ExitSet(person_id=person.id, code=row.code, from_date=command.from_date, is_confirmed=True)
    return Decision(events=(confirmed,))


def require_can_end_pause(game: Game, seat: Seat, person_id: str) -> Person:
    """
    One who comes back: from an own pause or what they asked for and nobody confirmed; for the office from
    any way out.

    Raises:
        NotPermittedError: ``not_yours`` when a graduate asks for another.
        RuleViolationError: ``not_out``; ``exit_confirmed`` for what only the office may end.
    """
    person = graduate(game, seat, person_id)
    if seat.role is Role.GRADUATE and person.id != seat.person_id:
        raise NotPermittedError("not_yours", field="person_id")
    if person.exit is None:
        raise RuleViolationError("not_out", field="person_id")
    if seat.role is Role.GRADUATE and person.exit.is_confirmed and person.exit.code != PAUSE:
        raise RuleViolationError("exit_confirmed", field="person_id")
    return person


def end_pause(game: Game, command: EndPause, context: Context) -> Decision:
    """The person is active again, or stays so (rule 2.5)."""
    person = require_can_end_pause(game, context.seat, command.person_id)
    back = ExitSet(person_id=person.id, code=None, from_date=game.today, is_confirmed=True)
    return Decision(events=(back,))


def require_can_decide_left(game: Game, seat: Seat, person_id: str) -> Exit:
    """
    The way out of one who left.

    Raises:
        RuleViolationError: ``has_not_left``.
    """
    way_out = graduate(game, seat, person_id).exit
    if way_out is None or is_neutral(game, way_out.code):
        raise RuleViolationError("has_not_left", field="person_id")
    return way_out


def decide_left(game: Game, command: DecideLeft, context: Context) -> Decision:
    """One who left is out of the count, or back in it, for a reason that is kept with the person's words."""
    way_out = require_can_decide_left(game, context.seat, command.person_id)
    reason = require_text(game, "reason", command.reason)
    decided = ExitSet(
        person_id=command.person_id,
        code=way_out.code,
        from_date=way_out.from_date,
        is_confirmed=True,
        is_counted=command.is_counted,
        reason_length=len(reason),
    )
    key = word_key(command.person_id, "left_reason")
    return Decision(events=(decided,), words=(WordChange(key=key, person_id=command.person_id, body=reason),))


def _people(belongs: Callable[[Person, Seat], bool]) -> Callable[[Game, Seat], Iterable[Mapping[str, str]]]:
    return lambda game, seat: ({"person_id": p.id} for p in game.people.values() if belongs(p, seat))


_graduates = _people(lambda person, seat: person.role is Role.GRADUATE)
_out = _people(lambda person, seat: person.exit is not None)

OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("request_exit", once, require_can_request_exit),
    OptionRule("confirm_exit", _graduates, require_can_confirm_exit),
    OptionRule("end_pause", _out, require_can_end_pause),
    OptionRule("decide_left", _out, require_can_decide_left),
)
