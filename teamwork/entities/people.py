"""People as one viewer may know them: name, pawn, status when told, and of oneself everything."""

import json
from typing import Any

from teamwork.entities.base import Entity, Look, only_if, present
from teamwork.model import Hand, Person, Told
from teamwork.rules import board, told
from teamwork.rules.activity import is_active
from teamwork.seats import Role
from teamwork.visibility import sees_person


def person_entity(look: Look, person_id: str) -> Entity | None:
    """``person:``; to other teams and the screen a pawn without a name (rule 3.3)."""
    person = look.game.people.get(person_id)
    if person is None or not sees_person(look.game, look.viewer, person):
        return None
    entity = present(
        id=person.id,
        role=person.role.value,
        team_id=person.team_id,
        seat_no=person.seat_no,
        name=only_if(_is_named(look, person), look.word(person.id, "name")),
        helper_kind=only_if(not look.is_screen, person.helper_kind),
        is_bot=person.is_bot,
        is_seated=only_if(look.is_office, person.is_seated),
        erased=only_if(person.is_erased, True),
    )
    if person.role is Role.GRADUATE:
        entity |= _graduate(look, person)
    if _sees_contact(look, person):
        entity["contact"] = present(email=look.word(person.id, "email"), phone=look.word(person.id, "phone"))
    if look.is_self(person.id):
        entity |= _oneself(look, person)
    return entity


def _is_named(look: Look, person: Person) -> bool:
    if look.is_self(person.id) or look.is_office or look.is_own_team(person.team_id):
        return True
    return not look.is_screen and look.is_camp_open


def _sees_contact(look: Look, person: Person) -> bool:
    """A graduate's contact data: own coach and office; a helper's: own coach and administrator (visibility.md)."""
    if look.is_self(person.id):
        return True
    if look.is_own_team(person.team_id) and look.viewer.role is Role.COACH:
        return True
    if person.role is Role.HELPER:
        return look.viewer.role is Role.ADMIN
    return look.is_office


def _graduate(look: Look, person: Person) -> Entity:
    game = look.game
    table = look.is_own_team(person.team_id)
    tells = told.is_told_status(game, look.viewer, person)
    knows_job = not look.is_office and board.is_known_in_a_job(game, person, look.viewer)
    return present(
        is_active=only_if(_sees_exit(look, person), is_active(game, person)),
        pawn=board.stage(game, person, look.viewer) if table or look.is_screen else None,
        label=only_if(not look.is_office, hall_label(look, person)),
        in_job=only_if(knows_job and (table or person.shows_late_stages), True),
        status=_status(look, person) if tells else None,
        exit=_exit(look, person),
    )


def _sees_exit(look: Look, person: Person) -> bool:
    """The table hears of a pause or a way out, its helpers not, nor anybody outside but the office."""
    table = look.is_own_team(person.team_id) and look.viewer.role in (Role.GRADUATE, Role.COACH)
    return table or look.is_office


def hall_label(look: Look, person: Person) -> str:
    """What stands on the pawn in the hall, by the person's own choice (rule 3.3)."""
    name = look.word(person.id, "name") or ""
    match person.label:
        case "none":
            return ""
        case "name":
            return name
        case "initials":
            return "".join(part[0] for part in name.split()[:2]).upper()


def _status(look: Look, person: Person) -> Entity | None:
    """Teammates hear "in a job" and no code; the coach who was told, the office and oneself hear the code."""
    status = person.status
    own = look.is_self(person.id)
    own_coach = look.is_own_team(person.team_id) and look.viewer.role is Role.COACH
    if status is None or not (own or own_coach or look.is_office):
        return None
    return present(
        code=status.code,
        from_date=status.from_date,
        to_date=status.to_date,
        hours_band=status.hours_band,
        is_confirmed=status.is_confirmed,
        is_self_supporting=only_if(own or look.is_office, status.is_self_supporting),
        **(_told(status.told) if own else {}),
    )


def _told(tells: Told) -> dict[str, Any]:
    return {"tell": tells.level.value, "coach": tells.coach, "celebrate": tells.celebrate}


def _exit(look: Look, person: Person) -> Entity | None:
    if person.exit is None or not _sees_exit(look, person):
        return None
    if look.is_self(person.id) or look.is_office:
        return present(
            code=person.exit.code,
            from_date=person.exit.from_date,
            is_confirmed=person.exit.is_confirmed,
            is_counted=person.exit.is_counted,
        )
    return present(code=person.exit.code, is_confirmed=person.exit.is_confirmed)


def _oneself(look: Look, person: Person) -> Entity:
    game = look.game
    return present(
        promised_at=person.promised_at,
        label_choice=person.label,
        shows_late_stages=person.shows_late_stages,
        offers=dict(game.offers.get(person.id, {})),
        keys_held=sum(1 for key in game.keys.values() if key.holder_id == person.id and key.state == "in_hand"),
        keys_most=game.edition.limits.keys_in_hand,
        open_dreams=sum(
            1 for c in game.cards.values() if c.owner_id == person.id and c.kind == "dream" and c.state == "open"
        ),
        dreams_most=game.edition.limits.open_dreams,
        texts_open_to_coach=person.texts_open_to_coach is not None,
        pulse={week: json.loads(body) for week, body in look.words_under(person.id, "pulse/").items()},
    )


def chance_entity(look: Look, chance_id: str) -> Entity | None:
    """``chance:`` for its owner and whom they told; the office never (decision 11)."""
    chance = look.game.chances.get(chance_id)
    if chance is None or not told.sees_chance(look.game, look.viewer, chance):
        return None
    own = look.is_self(chance.person_id)
    return present(
        id=chance.id,
        person_id=chance.person_id,
        kind=chance.kind,
        on=chance.on,
        state=chance.state,
        outcome=only_if(own, chance.outcome),
        tell=only_if(own, chance.told.level.value),
        coach=chance.told.coach if own else None,
    )


def hand_entity(look: Look, hand_id: str) -> Entity | None:
    """``hand:`` for who raised it and who was told (rule 7.3)."""
    hand: Hand | None = look.game.hands.get(hand_id)
    if hand is None or not look.has_access or look.viewer.person_id not in (hand.person_id, hand.told_id):
        return None
    if hand.is_lowered and not look.is_self(hand.person_id):
        return None
    return present(
        id=hand.id,
        person_id=hand.person_id,
        told_id=hand.told_id,
        raised_at=hand.raised_at,
        answered_at=hand.answered_at,
        is_lowered=only_if(hand.is_lowered, True),
    )


def follow_up_entity(look: Look, follow_up_id: str) -> Entity | None:
    """``follow_up:`` for the office alone (decision 18)."""
    found = look.game.follow_ups.get(follow_up_id)
    if found is None or not look.is_office or look.is_admin:
        return None
    return present(
        id=found.id,
        person_id=found.person_id,
        weeks=found.weeks,
        due=found.due,
        state=found.state,
        done_at=found.done_at,
    )
