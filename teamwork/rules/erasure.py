"""Being forgotten: every word of a person's goes, the record stays whole (`visibility.md`, decision 14)."""

from collections.abc import Iterable, Iterator, Mapping

from teamwork.commands import ErasePerson
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, NotPermittedError
from teamwork.events import CardEnded, ClaimReleased, Event, KeyWithdrawn, PersonErased, SpotlightSet
from teamwork.ids import PersonId
from teamwork.model import Card, Game, Person
from teamwork.rules import doors
from teamwork.rules.done_at import day_of
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Role, Seat
from teamwork.visibility import sees_person
from teamwork.words import WordChange

KEPT_BY_ONESELF = frozenset({"name", "email", "phone"})
"""What somebody who deletes their own texts and plays on is still called by."""

ENDED_STATES = frozenset({"open", "face_down"})


def require_can_erase_person(game: Game, seat: Seat, person_id: str) -> Person:
    """
    Oneself; for the office anybody who sits or sat in the game.

    Raises:
        NotFoundError: nobody of that id whom the seat may know of.
        NotPermittedError: ``not_yours``.
    """
    person = game.people.get(person_id)
    if person is None or not sees_person(game, seat, person):
        raise NotFoundError(field="person_id")
    if seat.role is not Role.OFFICE and seat.person_id != person.id:
        raise NotPermittedError("not_yours", field="person_id")
    return person


def erase_person(game: Game, command: ErasePerson, context: Context) -> Decision:
    """
    The person's words are forgotten everywhere; by the office name and contact data too.

    Doors come down, open cards are taken back, keys that nobody used are withdrawn. What happened stays
    in the record and in the figures.
    """
    person = require_can_erase_person(game, context.seat, command.person_id)
    is_all = context.seat.role is Role.OFFICE
    down = doors.taken_down(doors.doors_of_person(game, person.id))
    events: tuple[Event, ...] = (
        *_spotlights_off(game, person.id),
        *down.events,
        *_claims_released(game, person.id),
        *(
            CardEnded(card_id=card.id, state="taken_back", ended_on=day_of(game, command, context))
            for card in game.cards.values()
            if is_ended_by_erasure(card, person.id)
        ),
        *_keys_withdrawn(game, person.id),
        PersonErased(person_id=person.id, all=is_all),
    )
    return Decision(events=events, words=tuple(_words_gone(game, person, is_all, context)))


def is_ended_by_erasure(card: Card, person_id: PersonId) -> bool:
    """Whether a card leaves play with its words; a strength that another has taken stays theirs, without words."""
    if card.state not in ENDED_STATES:
        return False
    return card.owner_id == person_id or (card.author_id == person_id and card.state == "face_down")


def _spotlights_off(game: Game, person_id: PersonId) -> Iterator[SpotlightSet]:
    for meeting in game.meetings.values():
        shown = game.cards.get(meeting.spotlight.card_id) if meeting.spotlight else None
        if meeting.state == "open" and shown is not None and person_id in (shown.owner_id, shown.author_id):
            yield SpotlightSet(meeting_id=meeting.id, spotlight=None)


def _claims_released(game: Game, person_id: PersonId) -> Iterator[ClaimReleased]:
    asked = (claim for claim in game.claims.values() if claim.asker_id == person_id and claim.state == "open")
    return (ClaimReleased(claim_id=claim.id) for claim in asked)


def _keys_withdrawn(game: Game, person_id: PersonId) -> Iterator[KeyWithdrawn]:
    given = (key for key in game.keys.values() if key.giver_id == person_id)
    return (KeyWithdrawn(key_id=key.id) for key in given if key.state not in ("used", "withdrawn"))


# ---- whose words ------------------------------------------------------------------------------


def _words_gone(game: Game, person: Person, is_all: bool, context: Context) -> Iterator[WordChange]:
    subjects = subjects_of(game, person.id, is_all)
    for key in sorted(context.words):
        subject, _, field = key.partition("/")
        is_kept = subject == person.id and field in KEPT_BY_ONESELF and not is_all
        if subject in subjects and not is_kept:
            yield WordChange(key=key, person_id=person.id, body=None)


def subjects_of(game: Game, person_id: PersonId, is_all: bool) -> frozenset[str]:
    """
    Ids of all that holds words of a person's: cards owned or written, doors, keys given, thanks.

    With ``is_all`` also the thanks that others wrote to them.
    """
    return frozenset(
        (
            person_id,
            *(card.id for card in game.cards.values() if person_id in (card.owner_id, card.author_id)),
            *(door.id for door in game.doors.values() if door.owner_id == person_id),
            *(key.id for key in game.keys.values() if key.giver_id == person_id),
            *(
                thanks.id
                for thanks in game.thanks.values()
                if thanks.from_id == person_id or (is_all and thanks.to_id == person_id)
            ),
        )
    )


def _erasable(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    ids = game.people if seat.role is Role.OFFICE else (seat.person_id or "",)
    return ({"person_id": person_id} for person_id in ids)


OPTIONS: tuple[OptionRule, ...] = (OptionRule("erase_person", _erasable, require_can_erase_person),)
