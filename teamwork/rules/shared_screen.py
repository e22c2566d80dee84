"""What the shared screen shows, and taking a card off it (rules 4.7 and 6.4)."""

from collections.abc import Iterable, Iterator, Mapping

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, NotPermittedError, RuleViolationError
from teamwork.model import Card, Door, Game, Level, Meeting, Spotlight
from teamwork.rules import find
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.tables import leads, meetings_of, open_meeting_of, require_leads, require_open
from teamwork.seats import Role, Seat
from teamwork.visibility import GONE_STATES, HALL_PARTS


def set_screen(game: Game, command: c.SetScreen, context: Context) -> Decision:
    """
    What the shared screen turns to: the step, the board, the join page, a pause, nothing …

    Raises:
        TeamworkError: by ``require_leads``.
    """
    meeting = require_leads(game, context.seat, command.meeting_id)
    if meeting.screen == command.screen:
        return Decision()
    return Decision(events=(e.ScreenSet(meeting_id=meeting.id, screen=command.screen),))


def is_for_hall(card: Card) -> bool:
    """Whether its owner shows any part of the card to the hall."""
    return any(part in HALL_PARTS and shown.level is Level.HALL for part, shown in card.parts.items())


def require_can_ask_spotlight(game: Game, seat: Seat, meeting_id: str, card_id: str) -> tuple[Meeting, Card]:
    """
    An open card of a kind the hall may ever see: one's own, or a coach's table's, or for the host any.

    Raises:
        NotPermittedError: ``not_yours``.
        RuleViolationError: ``not_for_hall`` for an action; ``card_not_open``; ``card_is_hidden``;
            ``share_with_hall_first`` when the owner asks.
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, seat, meeting_id)
    card = find.card(game, seat, card_id)
    is_owner = card.owner_id == seat.person_id
    if not (is_owner or _may_show(game, seat, meeting, card)):
        raise NotPermittedError("not_yours", field="card_id")
    if not HALL_PARTS.intersection(card.parts):
        raise RuleViolationError("not_for_hall", field="card_id")
    _require_showable(card)
    if is_owner:
        require_shared_with_hall(card)
    return meeting, card


def _may_show(game: Game, seat: Seat, meeting: Meeting, card: Card) -> bool:
    if seat.role is not Role.COACH or meeting.team_id not in (None, card.team_id):
        return False
    return leads(seat, meeting) or card.team_id == seat.team_id


def _require_showable(card: Card) -> None:
    if card.state != "open":
        raise RuleViolationError("card_not_open", field="card_id")
    if card.is_hidden:
        raise RuleViolationError("card_is_hidden", field="card_id")


def require_shared_with_hall(card: Card) -> None:
    """
    Raises:
        RuleViolationError: ``share_with_hall_first``: a yes to the spotlight raises no level.
    """
    if not is_for_hall(card):
        raise RuleViolationError("share_with_hall_first", field="card_id")


def ask_spotlight(game: Game, command: c.AskSpotlight, context: Context) -> Decision:
    """
    A card waits for its owner's yes; the owner asking is a yes at once.

    Raises:
        TeamworkError: by ``require_can_ask_spotlight``.
    """
    meeting, card = require_can_ask_spotlight(game, context.seat, command.meeting_id, command.card_id)
    me = find.me(game, context.seat)
    if meeting.spotlight and meeting.spotlight.card_id == card.id and card.owner_id != me.id:
        return Decision()
    return _spotlight(meeting, Spotlight(card_id=card.id, asked_by=me.id, is_agreed=card.owner_id == me.id))


def _spotlight(meeting: Meeting, spotlight: Spotlight | None) -> Decision:
    if meeting.spotlight == spotlight:
        return Decision()
    return Decision(events=(e.SpotlightSet(meeting_id=meeting.id, spotlight=spotlight),))


def require_can_agree(game: Game, seat: Seat, meeting_id: str, card_id: str) -> tuple[Meeting, Spotlight]:
    """
    Raises:
        NotFoundError: nobody asked for this card, or it is not the seat's own.
        RuleViolationError: ``share_with_hall_first``, ``card_not_open``, ``card_is_hidden``.
    """
    meeting = require_open(game, seat, meeting_id)
    card = find.own_card(game, seat, card_id)
    if meeting.spotlight is None or meeting.spotlight.card_id != card.id:
        raise NotFoundError(field="card_id")
    _require_showable(card)
    require_shared_with_hall(card)
    return meeting, meeting.spotlight


def agree_spotlight(game: Game, command: c.AgreeSpotlight, context: Context) -> Decision:
    """
    The owner's yes: now the hall sees it, as far as it is shown to the hall.

    Raises:
        TeamworkError: by ``require_can_agree``.
    """
    meeting, spotlight = require_can_agree(game, context.seat, command.meeting_id, command.card_id)
    return _spotlight(meeting, spotlight.model_copy(update={"is_agreed": True}))


def require_can_clear(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    Raises:
        NotPermittedError: ``not_yours`` for anybody but the owner, the owner's coach and who leads.
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, seat, meeting_id)
    if leads(seat, meeting) or meeting.spotlight is None:
        return meeting
    card = game.cards[meeting.spotlight.card_id]
    is_own_coach = seat.role is Role.COACH and seat.team_id == card.team_id
    if not is_own_coach and card.owner_id != seat.person_id:
        raise NotPermittedError("not_yours")
    return meeting


def clear_spotlight(game: Game, command: c.ClearSpotlight, context: Context) -> Decision:
    """
    "Take me off", a no to being asked, or the host's hand; where nothing is shown it changes nothing.

    Raises:
        TeamworkError: by ``require_can_clear``.
    """
    return _spotlight(require_can_clear(game, context.seat, command.meeting_id), None)


def spotlights_out(game: Game) -> Iterator[e.SpotlightSet]:
    """What puts out every spotlight on a card that has ended, is hidden, or is not the hall's to see any more."""
    for meeting in game.meetings.values():
        if meeting.spotlight and not _may_stay(game.cards[meeting.spotlight.card_id], meeting.spotlight):
            yield e.SpotlightSet(meeting_id=meeting.id, spotlight=None)


def _may_stay(card: Card, spotlight: Spotlight) -> bool:
    if card.state != "open" or card.is_hidden:
        return False
    return is_for_hall(card) or not spotlight.is_agreed


# ---- hiding (rule 4.7) --------------------------------------------------------------------------


def require_can_hide(game: Game, seat: Seat, card_id: str) -> Card | Door:
    """
    A card or door that the seat sees: of the own table, or for the host of the open camp anybody's.

    Raises:
        NotPermittedError: ``not_yours``.
    """
    found = find.door(game, seat, card_id, "card_id") if card_id in game.doors else find.card(game, seat, card_id)
    meeting = open_meeting_of(game, seat.team_id)
    if found.team_id != seat.team_id and not (meeting and meeting.kind == "camp" and leads(seat, meeting)):
        raise NotPermittedError("not_yours", field="card_id")
    return found


def hide_card(game: Game, command: c.HideCard, context: Context) -> Decision:
    """
    A card or door is off all shared screens at once; its owner is told (rule 4.7).

    Raises:
        TeamworkError: by ``require_can_hide``.
    """
    found = require_can_hide(game, context.seat, command.card_id)
    return _hidden(game, context.seat, found, True)


def restore_card(game: Game, command: c.RestoreCard, context: Context) -> Decision:
    """
    It may be seen again by those it is shown to.

    Raises:
        TeamworkError: by ``require_can_hide``.
    """
    found = require_can_hide(game, context.seat, command.card_id)
    return _hidden(game, context.seat, found, False)


def _hidden(game: Game, seat: Seat, found: Card | Door, is_hidden: bool) -> Decision:
    if found.is_hidden is is_hidden:
        return Decision()
    meeting = open_meeting_of(game, seat.team_id)
    meeting_id = meeting.id if meeting else None
    return Decision(events=(e.CardHidden(card_id=found.id, is_hidden=is_hidden, meeting_id=meeting_id),))


# ---- what can be offered ------------------------------------------------------------------------


def _led(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": m.id} for m in meetings_of(game, seat, "open") if leads(seat, m))


def _showable(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "card_id": card.id}
        for meeting in meetings_of(game, seat, "open")
        for card in game.cards.values()
        if card.state == "open"
        and card.kind != "action"
        and (card.owner_id == seat.person_id or _may_show(game, seat, meeting, card))
        and not (meeting.spotlight and meeting.spotlight.card_id == card.id)
    )


def _in_spotlight(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "card_id": meeting.spotlight.card_id}
        for meeting in meetings_of(game, seat, "open")
        if meeting.spotlight and not meeting.spotlight.is_agreed
    )


def _with_spotlight(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": m.id} for m in meetings_of(game, seat, "open") if m.spotlight)


def _things(game: Game, seat: Seat, is_hidden: bool) -> Iterable[Mapping[str, str]]:
    """The own table's cards and standing doors, for the host of a camp everybody's."""
    is_host = any(leads(seat, meeting) and meeting.kind == "camp" for meeting in meetings_of(game, seat, "open"))
    things: tuple[Card | Door, ...] = (*game.cards.values(), *game.doors.values())
    return (
        {"card_id": thing.id}
        for thing in things
        if (is_host or thing.team_id == seat.team_id) and thing.is_hidden is is_hidden and _is_out(thing)
    )


def _is_out(thing: Card | Door) -> bool:
    return thing.state not in GONE_STATES if isinstance(thing, Card) else not thing.is_down


def _seen(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return _things(game, seat, is_hidden=False)


def _unseen(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return _things(game, seat, is_hidden=True)


OPTIONS = (
    OptionRule("set_screen", _led, require_leads),
    OptionRule("ask_spotlight", _showable, require_can_ask_spotlight),
    OptionRule("agree_spotlight", _in_spotlight, require_can_agree),
    OptionRule("clear_spotlight", _with_spotlight, require_can_clear),
    OptionRule("hide_card", _seen, require_can_hide),
    OptionRule("restore_card", _unseen, require_can_hide),
)
