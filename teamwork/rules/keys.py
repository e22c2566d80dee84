"""Keys: given by anybody, taken by few, passed on, used, cooled and warmed (rules 5.2 to 5.4)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from teamwork.commands import GiveKey, HangKey, LayBackKey, PassKey, TakeKey, UseKey, WarmKey, WithdrawKey
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotPermittedError, RuleViolationError
from teamwork.events import KeyHung, KeyReturned, KeyTaken, KeyUsed, KeyWarmed, KeyWithdrawn
from teamwork.model import Door, Game, Key, Person, Team
from teamwork.rules import board, doors, find
from teamwork.rules.activity import is_in_a_job
from teamwork.rules.key_texts import require_key_text
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Role, Seat
from teamwork.words import WordChange, word_key


def in_hand(game: Game, person_id: str) -> tuple[Key, ...]:
    """The keys that a graduate holds, in the order they were given."""
    return tuple(key for key in game.keys.values() if key.state == "in_hand" and key.holder_id == person_id)


def first_caller(game: Game, key: Key) -> Person | None:
    """Who alone may take the key yet: the owner of its standing door, for the first days (rule 5.2)."""
    door = game.doors.get(key.door_id or "")
    if door is None or door.is_down or key.owner_first_until is None or game.today >= key.owner_first_until:
        return None
    owner = game.people[door.owner_id]
    return owner if owner.is_seated else None


def cools_on(game: Game, key: Key) -> date | None:
    """The day on which a key in hand cools if it is not used before; None for one that nobody holds."""
    if key.state != "in_hand" or key.taken_on is None:
        return None
    return key.taken_on + timedelta(days=game.edition.limits.key_cools_days)


def cooled(game: Game) -> tuple[KeyReturned, ...]:
    """What the game's day returns to the pools as it begins: each key that lay too long in one hand (rule 5.3)."""
    days = ((key, cools_on(game, key)) for key in game.keys.values())
    return tuple(KeyReturned(key_id=key.id, is_cold=True) for key, day in days if day is not None and day <= game.today)


def returned_from(game: Game, person_id: str) -> tuple[KeyReturned, ...]:
    """What returns to the pool when a graduate leaves the seat (rule 2.3)."""
    return tuple(KeyReturned(key_id=key.id) for key in in_hand(game, person_id))


# ---- giving ---------------------------------------------------------------------------------------


def require_can_hang_key(game: Game, seat: Seat, door_id: str) -> Door:
    """
    A door that the seat may know of and does not own.

    Raises:
        RuleViolationError: ``own_door``.
    """
    door = find.door(game, seat, door_id)
    if door.owner_id == seat.person_id:
        raise RuleViolationError("own_door", field="door_id")
    return door


def hang_key(game: Game, command: HangKey, context: Context) -> Decision:
    """The key hangs on the door and lies in its team's pool; the door's owner has first call (rule 5.2)."""
    door = require_can_hang_key(game, context.seat, command.door_id)
    first_until = game.today + timedelta(days=game.edition.limits.first_call_days)
    return _given(game, context, command.text, door.team_id, door.id, first_until)


def require_can_give_key(game: Game, seat: Seat, team_id: str) -> Team:
    """Any team of the game; everybody may give to any."""
    return find.team(game, team_id)


def give_key(game: Game, command: GiveKey, context: Context) -> Decision:
    """The key lies in the team's pool, without a door (rule 5.2)."""
    team = require_can_give_key(game, context.seat, command.team_id)
    return _given(game, context, command.text, team.id, None, None)


def _given(
    game: Game, context: Context, text: str, team_id: str, door_id: str | None, first_until: date | None
) -> Decision:
    body = require_key_text(game, text)
    giver = find.me(game, context.seat)
    hung = KeyHung(
        key_id=context.new_id("key"),
        team_id=team_id,
        giver_id=giver.id,
        door_id=door_id,
        owner_first_until=first_until,
        length=len(body),
    )
    return Decision(
        events=(hung,), words=(WordChange(key=word_key(hung.key_id, "text"), person_id=giver.id, body=body),)
    )


def _given_key(game: Game, seat: Seat, key_id: str) -> Key:
    key = find.key(game, seat, key_id)
    if key.giver_id != seat.person_id:
        raise NotPermittedError("not_yours", field="key_id")
    return key


def require_can_warm_key(game: Game, seat: Seat, key_id: str) -> Key:
    """
    An own gift that went cold and was not warmed before.

    Raises:
        RuleViolationError: ``key_not_cold``, ``warmed_already``.
    """
    key = _given_key(game, seat, key_id)
    if key.state != "cold":
        raise RuleViolationError("key_not_cold", field="key_id")
    if key.times_warmed >= game.edition.limits.key_warmings:
        raise RuleViolationError("warmed_already", field="key_id")
    return key


def warm_key(game: Game, command: WarmKey, context: Context) -> Decision:
    """The key may be taken again (rule 5.3)."""
    return Decision(events=(KeyWarmed(key_id=require_can_warm_key(game, context.seat, command.key_id).id),))


def require_can_withdraw_key(game: Game, seat: Seat, key_id: str) -> Key:
    """
    An own gift that nobody has used; it may be taken back in every phase, also out of a hand.

    Raises:
        RuleViolationError: ``key_used_already``.
    """
    key = _given_key(game, seat, key_id)
    if key.state == "used":
        raise RuleViolationError("key_used_already", field="key_id")
    return key


def withdraw_key(game: Game, command: WithdrawKey, context: Context) -> Decision:
    """The key is gone and its words forgotten."""
    key = require_can_withdraw_key(game, context.seat, command.key_id)
    return Decision(
        events=(KeyWithdrawn(key_id=key.id),),
        words=(WordChange(key=word_key(key.id, "text"), person_id=key.giver_id, body=None),),
    )


# ---- taking and passing ---------------------------------------------------------------------------


def require_can_take_key(game: Game, seat: Seat, key_id: str) -> Key:
    """
    A key of the own pool that is free for this graduate now.

    Raises:
        NotPermittedError: ``not_yours`` for a key that was given to another team.
        RuleViolationError: ``key_not_in_pool``; ``key_is_cold`` until it is warmed or extra time begins;
            ``first_call`` with ``date``, the first on which others may take it (and ``day``, as Danes write
            it); ``in_a_job_no_keys`` (rule 5.8); ``two_in_hand`` with ``count``.
    """
    key = find.key(game, seat, key_id)
    if key.team_id != seat.team_id:
        raise NotPermittedError("not_yours", field="key_id")
    if key.state not in ("in_pool", "cold"):
        raise RuleViolationError("key_not_in_pool", field="key_id")
    if key.state == "cold" and game.edition.phase(game.phase).kind != "extra_time":
        raise RuleViolationError("key_is_cold", field="key_id")
    _require_no_first_call(game, seat, key)
    if is_in_a_job(game, find.me(game, seat)):
        raise RuleViolationError("in_a_job_no_keys", field="key_id")
    _require_room(game, find.me(game, seat), "two_in_hand")
    return key


def _require_no_first_call(game: Game, seat: Seat, key: Key) -> None:
    caller, until = first_caller(game, key), key.owner_first_until
    if caller is not None and until is not None and caller.id != seat.person_id:
        day = f"{until.day}.{until.month}."
        raise RuleViolationError("first_call", field="key_id", date=until.isoformat(), day=day)


def take_key(game: Game, command: TakeKey, context: Context) -> Decision:
    """The key is in the graduate's hand."""
    key = require_can_take_key(game, context.seat, command.key_id)
    return Decision(events=(KeyTaken(key_id=key.id, holder_id=find.me(game, context.seat).id),))


def _require_room(game: Game, person: Person, code: str) -> None:
    most = game.edition.limits.keys_in_hand
    if len(in_hand(game, person.id)) >= most:
        raise RuleViolationError(code, count=most)


def require_holds_key(game: Game, seat: Seat, key_id: str) -> Key:
    """
    A key in the seat's own hand.

    Raises:
        NotPermittedError: ``not_yours`` when somebody else holds it.
        RuleViolationError: ``key_not_in_hand`` when nobody does.
    """
    key = find.key(game, seat, key_id)
    if key.state != "in_hand":
        raise RuleViolationError("key_not_in_hand", field="key_id")
    if key.holder_id != seat.person_id:
        raise NotPermittedError("not_yours", field="key_id")
    return key


def require_can_pass_key(game: Game, seat: Seat, key_id: str, person_id: str) -> Key:
    """
    A key in the own hand, for a teammate who has room for it.

    A job that the teammate has not told of does not stand in the way, or the refusal would tell it.

    Raises:
        RuleViolationError: ``pass_to_teammate``, ``teammate_in_a_job``, ``no_room_in_hand`` with ``count``.
    """
    key = require_holds_key(game, seat, key_id)
    receiver = find.person(game, seat, person_id)
    if receiver.role is not Role.GRADUATE or receiver.team_id != seat.team_id or receiver.id == seat.person_id:
        raise RuleViolationError("pass_to_teammate", field="person_id")
    if board.is_known_in_a_job(game, receiver, seat):
        raise RuleViolationError("teammate_in_a_job", field="person_id")
    _require_room(game, receiver, "no_room_in_hand")
    return key


def pass_key(game: Game, command: PassKey, context: Context) -> Decision:
    """The key is in the teammate's hand, and its days begin anew."""
    key = require_can_pass_key(game, context.seat, command.key_id, command.person_id)
    passed = KeyTaken(key_id=key.id, holder_id=command.person_id, passed_by=find.me(game, context.seat).id)
    return Decision(events=(passed,))


def lay_back_key(game: Game, command: LayBackKey, context: Context) -> Decision:
    """The key is in the pool again."""
    key = require_holds_key(game, context.seat, command.key_id)
    return Decision(events=(KeyReturned(key_id=key.id),))


def use_key(game: Game, command: UseKey, context: Context) -> Decision:
    """
    The key was used, whatever came of it; its door is lit for good (rule 5.4).

    Also one who has a job now may say so of a key held: it may be what led there.
    """
    key = require_holds_key(game, context.seat, command.key_id)
    used = KeyUsed(key_id=key.id, used_by=find.me(game, context.seat).id, door_id=key.door_id)
    return Decision(events=(used,))


# ---- what can be offered --------------------------------------------------------------------------

Candidates = Callable[[Game, Seat], Iterable[Mapping[str, str]]]


def _keys_where(belongs: Callable[[Key, Seat], bool]) -> Candidates:
    return lambda game, seat: ({"key_id": key.id} for key in game.keys.values() if belongs(key, seat))


_own_gifts = _keys_where(lambda key, seat: key.giver_id == seat.person_id)
_own_pool = _keys_where(lambda key, seat: key.team_id == seat.team_id)
_own_hand = _keys_where(lambda key, seat: key.holder_id == seat.person_id)


def _doors(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"door_id": door.id} for door in doors.standing(game))


def _teams(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"team_id": team_id} for team_id in game.teams)


def _teammates(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {**ids, "person_id": person.id}
        for ids in _own_hand(game, seat)
        for person in game.people.values()
        if person.team_id == seat.team_id and person.role is Role.GRADUATE and person.is_seated
    )


OPTIONS = (
    OptionRule("hang_key", _doors, require_can_hang_key),
    OptionRule("give_key", _teams, require_can_give_key),
    OptionRule("take_key", _own_pool, require_can_take_key),
    OptionRule("pass_key", _teammates, require_can_pass_key),
    OptionRule("lay_back_key", _own_hand, require_holds_key),
    OptionRule("use_key", _own_hand, require_holds_key),
    OptionRule("warm_key", _own_gifts, require_can_warm_key),
    OptionRule("withdraw_key", _own_gifts, require_can_withdraw_key),
)
