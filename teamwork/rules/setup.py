"""Setting the board and filling its chairs (rules 2.1, 2.2 and 4)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import CARD_KINDS, Sizes
from teamwork.errors import InvalidCommandError, RuleViolationError
from teamwork.model import Game
from teamwork.rules import calendar, find
from teamwork.rules.contact import contact_changes
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.tables import seated, team_ids
from teamwork.rules.texts import require_text
from teamwork.seats import PLAYING_ROLES, Role, Seat
from teamwork.words import WordChange, word_key

ROLE_WORDS: Mapping[Role, tuple[str, str]] = {
    Role.GRADUATE: ("dimittend", "dimittender"),
    Role.COACH: ("coach", "coaches"),
    Role.HELPER: ("hjælper", "hjælpere"),
}
"""One and several, for the sentence that names the missing seats."""


def start_game(game: Game, command: c.StartGame, context: Context) -> Decision:
    """
    The board is set: teams, piles, twists and the proposed calendar.

    Raises:
        RuleViolationError: ``game_already_started``.
        InvalidCommandError: ``team_names_differ`` with ``wanted`` and ``given``; ``start_out_of_range``.
    """
    if game.v:
        raise RuleViolationError("game_already_started")
    wanted = game.edition.sizes.teams
    if len(command.team_names) != wanted:
        raise InvalidCommandError("team_names_differ", field="team_names", wanted=wanted, given=len(command.team_names))
    calendar.require_start(command.started_on)
    name = require_text(game, "name", command.name)
    names = {context.new_id("team"): require_text(game, "team_names", n, limit_name="name") for n in command.team_names}
    started = e.GameStarted(
        started_on=command.started_on,
        is_rehearsal=command.is_rehearsal,
        teams=tuple(names),
        twist_pile=context.shuffle(tuple(game.edition.twists)),
    )
    piles = tuple(e.PilesDealt(team_id=team_id, piles=_shuffled_piles(game, context)) for team_id in names)
    meetings = calendar.proposed_meetings(game.edition.season, command.started_on, tuple(names), context)
    return Decision(events=(started, *piles, *meetings), words=tuple(_names(game, context, name, names)))


def _shuffled_piles(game: Game, context: Context) -> Mapping[str, tuple[str, ...]]:
    """One shuffled pile a kind; blanks are never drawn, so they lie in none (rule 4.1)."""
    return {kind: context.shuffle(game.edition.deck(kind)) for kind in CARD_KINDS}


def _names(game: Game, context: Context, name: str, team_names: Mapping[str, str]) -> Iterator[WordChange]:
    for subject_id, body in {game.id: name, **team_names}.items():
        yield WordChange(key=word_key(subject_id, "name"), person_id=context.seat.actor, body=body)


# ---- chairs -----------------------------------------------------------------------------------


def chairs(sizes: Sizes, role: Role) -> int:
    """How many of a role a table has room for."""
    return {Role.GRADUATE: sizes.graduates, Role.COACH: sizes.coaches, Role.HELPER: sizes.helpers}[role]


def least(sizes: Sizes, role: Role) -> int:
    """How many of a role a table needs before the first camp (rule 2.1)."""
    return {Role.GRADUATE: sizes.min_graduates, Role.COACH: sizes.min_coaches, Role.HELPER: sizes.min_helpers}[role]


def empty_chairs(game: Game, team_id: str, role: Role) -> int:
    """How many more of a role have room at a table; shown, never hidden (rule 2.1)."""
    return max(0, chairs(game.edition.sizes, role) - len(seated(game, team_id, role)))


def missing_seats(game: Game) -> tuple[tuple[str, Role, int], ...]:
    """Team, role and number of every seat that must be taken before the first camp."""
    lacking = (
        (team_id, role, least(game.edition.sizes, role) - len(seated(game, team_id, role)))
        for team_id in team_ids(game)
        for role in PLAYING_ROLES
    )
    return tuple((team_id, role, number) for team_id, role, number in lacking if number > 0)


def require_seats_taken(game: Game) -> None:
    """
    Raises:
        RuleViolationError: ``seats_missing``, naming every seat at once: ``missing`` as words, ``seats``
            as a list of ``team_id``, ``role`` and ``number``.
    """
    lacking = missing_seats(game)
    if lacking:
        seats = [{"team_id": team_id, "role": role.value, "number": number} for team_id, role, number in lacking]
        raise RuleViolationError("seats_missing", missing=_missing_words(game, lacking), seats=seats)


def _missing_words(game: Game, lacking: Iterable[tuple[str, Role, int]]) -> str:
    """Teams by their number at the wall, because an error never holds what anybody wrote."""
    tables: dict[str, list[str]] = {}
    for team_id, role, number in lacking:
        tables.setdefault(team_id, []).append(f"{number} {ROLE_WORDS[role][number > 1]}")
    return ", ".join(f"hold {game.teams[team_id].seat_no}: {' og '.join(seats)}" for team_id, seats in tables.items())


def require_can_seat(game: Game, seat: Seat, role: str, team_id: str) -> None:
    """
    Raises:
        NotFoundError: no such team.
        RuleViolationError: ``no_empty_chair``.
    """
    find.team(game, team_id)
    if not empty_chairs(game, team_id, Role(role)):
        raise RuleViolationError("no_empty_chair", field="team_id", role=ROLE_WORDS[Role(role)][0])


def require_helper_kind(game: Game, role: str, helper_kind: str | None) -> None:
    """
    Raises:
        InvalidCommandError: ``unknown_helper_kind`` with ``kinds``; ``helper_kind_for_helpers`` when
            given to somebody else.
    """
    if helper_kind is None:
        return
    if role != Role.HELPER:
        raise InvalidCommandError("helper_kind_for_helpers", field="helper_kind")
    if helper_kind not in game.edition.helper_kinds:
        raise InvalidCommandError(
            "unknown_helper_kind", field="helper_kind", kinds=", ".join(game.edition.helper_kinds)
        )


def seat_person(game: Game, command: c.SeatPerson, context: Context) -> Decision:
    """
    Somebody sits on the first empty chair of a table, in setup and later.

    Raises:
        TeamworkError: by ``require_can_seat``, ``require_helper_kind``, the texts and the contact.
    """
    require_can_seat(game, context.seat, command.role, command.team_id)
    require_helper_kind(game, command.role, command.helper_kind)
    name = require_text(game, "name", command.name)
    person_id = context.new_id("person")
    contact = contact_changes(game, person_id, command.email or None, command.phone or None)
    seated_now = e.PersonSeated(
        person_id=person_id,
        role=command.role,
        team_id=command.team_id,
        seat_no=first_empty_chair(game, command.team_id, Role(command.role)),
        helper_kind=command.helper_kind,
        is_bot=command.is_bot,
    )
    return Decision(
        events=(seated_now,),
        words=(WordChange(key=word_key(person_id, "name"), person_id=person_id, body=name), *contact),
    )


def first_empty_chair(game: Game, team_id: str, role: Role) -> int:
    """The lowest number that nobody sits on."""
    taken = {person.seat_no for person in seated(game, team_id, role)}
    return next(seat_no for seat_no in count(1) if seat_no not in taken)


def _empty_places(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"role": role.value, "team_id": team_id} for team_id in team_ids(game) for role in PLAYING_ROLES)


OPTIONS = (OptionRule("seat_person", _empty_places, require_can_seat),)
