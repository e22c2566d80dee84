"""Who sits in the game, under what name, and what they let others see of them (rules 2.3, 3.3, journey H1)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.model import Game, Meeting, Person, Team
from teamwork.rules import asks, doors, draw, find, keys
from teamwork.rules.contact import contact_changes
from teamwork.rules.done_at import day_of
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.setup import require_helper_kind
from teamwork.rules.tables import newest_coach, present_graduates, seated, team_ids
from teamwork.rules.texts import require_text
from teamwork.seats import Role, Seat
from teamwork.words import WordChange, word_key

_VERSION = re.compile(r"[\w.-]{1,40}")

# ---- substitution (rule 2.3) --------------------------------------------------------------------


def require_can_substitute(game: Game, seat: Seat, person_id: str) -> Person:
    """
    Who may be replaced: anybody by the office, one of the own team by its coach.

    Raises:
        NotPermittedError: ``not_yours``.
    """
    person = find.person(game, seat, person_id)
    if seat.role is not Role.OFFICE and person.team_id != seat.team_id:
        raise NotPermittedError("not_yours", field="person_id")
    return person


def substitute_person(game: Game, command: c.SubstitutePerson, context: Context) -> Decision:
    """
    Somebody leaves, with their cards and keys; with a name another sits down on the same chair, empty-handed.

    Raises:
        TeamworkError: by ``require_can_substitute``, ``require_helper_kind`` and the texts.
    """
    leaver = require_can_substitute(game, context.seat, command.person_id)
    require_helper_kind(game, leaver.role, command.helper_kind)
    name = None if command.name is None else require_text(game, "name", command.name)
    newcomer_id = None if name is None else context.new_id("person")
    decision = _out_of_play(game, leaver, command, context).and_then(
        Decision(events=(e.PersonLeftSeat(person_id=leaver.id, replaced_by=newcomer_id),))
    )
    if newcomer_id is None:
        return decision
    seated_now = e.PersonSeated.model_validate(
        {
            "person_id": newcomer_id,
            "role": leaver.role.value,
            "team_id": leaver.team_id,
            "seat_no": leaver.seat_no,
            "helper_kind": command.helper_kind or leaver.helper_kind,
        }
    )
    word = WordChange(key=word_key(newcomer_id, "name"), person_id=newcomer_id, body=name)
    return decision.and_then(Decision(events=(seated_now,), words=(word,)))


def _out_of_play(game: Game, leaver: Person, command: c.SubstitutePerson, context: Context) -> Decision:
    """Offers, open cards, keys in hand, claims, doors, raised hands and the place in open meetings."""
    today = day_of(game, command, context)
    cards = (
        e.CardEnded(card_id=card.id, state="withdrawn", ended_on=today)
        for card in game.cards.values()
        if card.owner_id == leaver.id and card.state in ("open", "face_down")
    )
    events = (
        *draw.lay_back_all(game, leaver.id),
        *cards,
        *keys.returned_from(game, leaver.id),
        *asks.reopened_from(game, leaver.id),
        *_hands_lowered(game, leaver.id),
        *_out_of_meetings(game, leaver),
    )
    return Decision(events=events).and_then(doors.taken_down(doors.doors_of_person(game, leaver.id)))


def _hands_lowered(game: Game, person_id: str) -> Iterator[e.HandLowered]:
    """Raised by the one who leaves, or to them: nobody is told any more, and the other may tell somebody else."""
    for hand in game.hands.values():
        if person_id in (hand.person_id, hand.told_id) and not hand.is_lowered and hand.answered_at is None:
            yield e.HandLowered(hand_id=hand.id)


def _out_of_meetings(game: Game, leaver: Person) -> Iterator[e.Event]:
    for meeting in game.meetings.values():
        if meeting.state == "open":
            yield from _out_of_meeting(game, meeting, leaver)


def _out_of_meeting(game: Game, meeting: Meeting, leaver: Person) -> Iterator[e.Event]:
    if meeting.present.get(leaver.id):
        yield e.PresenceTaken(meeting_id=meeting.id, person_id=leaver.id, is_present=False)
    if meeting.turns.get(leaver.team_id) == leaver.id:
        others = (*present_graduates(game, meeting, leaver.team_id), *seated(game, leaver.team_id, Role.GRADUATE))
        following = next((person for person in others if person.id != leaver.id), None)
        if following:
            yield e.TurnGiven(meeting_id=meeting.id, team_id=leaver.team_id, person_id=following.id)


# ---- names --------------------------------------------------------------------------------------


def require_can_rename_person(game: Game, seat: Seat, person_id: str) -> Person:
    """
    Raises:
        NotPermittedError: ``not_yours`` for anybody but the person and the office.
    """
    person = find.person(game, seat, person_id)
    if seat.role is not Role.OFFICE and person.id != seat.person_id:
        raise NotPermittedError("not_yours", field="person_id")
    return person


def rename_person(game: Game, command: c.RenamePerson, context: Context) -> Decision:
    """
    A person's name or nickname; one letter is enough, and two may share a name.

    Raises:
        TeamworkError: by ``require_can_rename_person`` and the texts.
    """
    person = require_can_rename_person(game, context.seat, command.person_id)
    name = require_text(game, "name", command.name)
    return Decision(
        events=(e.PersonRenamed(person_id=person.id, length=len(name)),),
        words=(WordChange(key=word_key(person.id, "name"), person_id=person.id, body=name),),
    )


def require_can_rename_team(game: Game, seat: Seat, team_id: str) -> Team:
    """
    Raises:
        NotPermittedError: ``not_yours`` for those of other teams.
    """
    team = find.team(game, team_id)
    if seat.role is not Role.OFFICE and team.id != seat.team_id:
        raise NotPermittedError("not_yours", field="team_id")
    return team


def rename_team(game: Game, command: c.RenameTeam, context: Context) -> Decision:
    """
    What the team calls itself, by its graduates, its coach or the office.

    Raises:
        TeamworkError: by ``require_can_rename_team`` and the texts.
    """
    team = require_can_rename_team(game, context.seat, command.team_id)
    name = require_text(game, "name", command.name)
    return Decision(
        events=(e.TeamRenamed(team_id=team.id, length=len(name)),),
        words=(WordChange(key=word_key(team.id, "name"), person_id=context.seat.actor, body=name),),
    )


# ---- what is one's own --------------------------------------------------------------------------


def require_me(game: Game, seat: Seat) -> Person:
    """The person in the seat; what is one's own asks for nothing more."""
    return find.me(game, seat)


def set_contact(game: Game, command: c.SetContact, context: Context) -> Decision:
    """
    Own e-mail and phone: an absent field stays as it is, an empty one is forgotten.

    Raises:
        InvalidCommandError: by ``contact_changes``.
    """
    me = require_me(game, context.seat)
    words = contact_changes(game, me.id, command.email, command.phone)
    return Decision(events=(e.ContactChanged(person_id=me.id),), words=words) if words else Decision()


def choose_label(game: Game, command: c.ChooseLabel, context: Context) -> Decision:
    """What stands on the own pawn in the hall, and whether it may be seen past the bid (rule 3.3)."""
    me = require_me(game, context.seat)
    if (me.label, me.shows_late_stages) == (command.label, command.shows_late_stages):
        return Decision()
    chosen = e.LabelChosen(person_id=me.id, label=command.label, shows_late_stages=command.shows_late_stages)
    return Decision(events=(chosen,))


def promise_silence(game: Game, command: c.PromiseSilence, context: Context) -> Decision:
    """
    A helper's promise, kept with its day and version; before it nothing is shown (journey H1).

    Raises:
        InvalidCommandError: ``invalid_field`` when ``version`` is not a short mark such as ``2026-01``.
    """
    me = require_me(game, context.seat)
    if not _VERSION.fullmatch(command.version):
        raise InvalidCommandError("invalid_field", field="version", problem="string_pattern_mismatch")
    if me.promised_version == command.version:
        return Decision()
    return Decision(events=(e.SilencePromised(person_id=me.id, version=command.version),))


def require_can_open_texts(game: Game, seat: Seat) -> Person:
    """The seat's own person; closing again is always possible, so nothing else is asked here."""
    return find.me(game, seat)


def open_texts_to_coach(game: Game, command: c.OpenTextsToCoach, context: Context) -> Decision:
    """
    The own team's present coach may read what the coach's tick shows, or may not any more (decision 13).

    Raises:
        RuleViolationError: ``no_coach_seated``.
    """
    me = require_can_open_texts(game, context.seat)
    coach = newest_coach(game, me.team_id) if command.is_open else None
    if command.is_open and coach is None:
        raise RuleViolationError("no_coach_seated")
    coach_id = coach.id if coach else None
    if me.texts_open_to_coach == coach_id:
        return Decision()
    return Decision(events=(e.TextsOpenedToCoach(person_id=me.id, coach_id=coach_id),))


def wake_seat(game: Game, command: c.WakeSeat, context: Context) -> Decision:
    """A bot's seat is a person's from its first use on (decision 16); a second telling changes nothing."""
    person = find.person(game, context.seat, command.person_id)
    return Decision(events=(e.SeatWoken(person_id=person.id),)) if person.is_bot else Decision()


def _people(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"person_id": person.id} for person in seated(game, seat.team_id))


def _nameable_people(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"person_id": seat.person_id},) if seat.person_id else _people(game, seat)


def _nameable_teams(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"team_id": team_id} for team_id in team_ids(game))


OPTIONS = (
    OptionRule("substitute_person", _people, require_can_substitute),
    OptionRule("rename_person", _nameable_people, require_can_rename_person),
    OptionRule("rename_team", _nameable_teams, require_can_rename_team),
    OptionRule("set_contact", once, require_me),
    OptionRule("choose_label", once, require_me),
    OptionRule("promise_silence", once, require_me),
    OptionRule("open_texts_to_coach", once, require_can_open_texts),
)
