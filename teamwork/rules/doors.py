"""Doors: a workplace of an own dream, released to the wall and taken down again (rule 5.1)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import ReleaseDoor, TakeDownDoor
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.events import DoorReleased, DoorTakenDown
from teamwork.model import Card, Door, Game, Shown
from teamwork.rules import find, playing
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Seat
from teamwork.words import WordChange, word_key


def standing(game: Game) -> tuple[Door, ...]:
    """The doors on the wall, in the order they were released."""
    return tuple(door for door in game.doors.values() if not door.is_down)


def unreleased_workplaces(game: Game, dream: Card) -> tuple[int, ...]:
    """The workplaces of a dream, counted from 1, that no standing door shows."""
    shown = {door.workplace for door in standing(game) if door.card_id == dream.id}
    written = (int(field.removeprefix("workplace_")) for field in dream.written if field.startswith("workplace_"))
    return tuple(sorted(number for number in written if number not in shown))


def require_can_release_door(game: Game, seat: Seat, card_id: str) -> Card:
    """
    The own open dream with a workplace left to release.

    Raises:
        RuleViolationError: ``card_not_open``, ``door_standing``, ``wall_full`` with ``most``.
    """
    dream = playing.require_own_open(game, seat, card_id, "dream")
    if not unreleased_workplaces(game, dream):
        raise RuleViolationError("door_standing", field="workplace")
    most = game.edition.limits.doors_on_wall_most
    if len(standing(game)) >= most:
        raise RuleViolationError("wall_full", most=most)
    return dream


def release_door(game: Game, command: ReleaseDoor, context: Context) -> Decision:
    """
    A workplace of the dream stands on the wall as a door, without its owner's name.

    Its words are a copy, so that the dream itself stays as closed as it was. Whose door it is begins
    as released as the dream's details are.

    Raises:
        InvalidCommandError: ``no_such_workplace`` when the dream has none of that number.
    """
    dream = require_can_release_door(game, context.seat, command.card_id)
    body = context.words.get(word_key(dream.id, f"workplace_{command.workplace}"))
    if body is None or f"workplace_{command.workplace}" not in dream.written:
        raise InvalidCommandError("no_such_workplace", field="workplace")
    if command.workplace not in unreleased_workplaces(game, dream):
        raise RuleViolationError("door_standing", field="workplace")
    details = dream.parts["details"]
    released = DoorReleased(
        door_id=context.new_id("door"),
        card_id=dream.id,
        workplace=command.workplace,
        owner_id=dream.owner_id,
        team_id=dream.team_id,
        owner_shown=Shown(level=details.level, coach=details.coach),
        length=len(body),
    )
    word = WordChange(key=word_key(released.door_id, "workplace"), person_id=dream.owner_id, body=body)
    return Decision(events=(released,), words=(word,))


def require_can_take_down_door(game: Game, seat: Seat, door_id: str) -> Door:
    """The own standing door; it may come down in every phase (decision 14)."""
    door = find.door(game, seat, door_id)
    if door.owner_id != seat.person_id:
        raise NotPermittedError("not_yours", field="door_id")
    return door


def take_down_door(game: Game, command: TakeDownDoor, context: Context) -> Decision:
    """The door is gone and its words forgotten; keys that hung on it stay in the team's pool."""
    return taken_down((require_can_take_down_door(game, context.seat, command.door_id),))


def taken_down(doors: Iterable[Door]) -> Decision:
    """
    What takes these doors off the wall, words and all.

    Also for a dream that is taken back and for a graduate who leaves the seat (rule 2.3).
    """
    gone = tuple(doors)
    return Decision(
        events=tuple(DoorTakenDown(door_id=door.id) for door in gone),
        words=tuple(
            WordChange(key=word_key(door.id, "workplace"), person_id=door.owner_id, body=None) for door in gone
        ),
    )


def doors_of_dream(game: Game, card_id: str) -> tuple[Door, ...]:
    """The standing doors that were released from a dream."""
    return tuple(door for door in standing(game) if door.card_id == card_id)


def doors_of_person(game: Game, person_id: str) -> tuple[Door, ...]:
    """The standing doors of a graduate."""
    return tuple(door for door in standing(game) if door.owner_id == person_id)


def _own_dreams(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return playing.own_open_ids(game, seat, "dream")


def _own_doors(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"door_id": door.id} for door in doors_of_person(game, seat.person_id or ""))


OPTIONS = (
    OptionRule("release_door", _own_dreams, require_can_release_door),
    OptionRule("take_down_door", _own_doors, require_can_take_down_door),
)
