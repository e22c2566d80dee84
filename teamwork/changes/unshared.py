"""
What is put back is never shown to more people than it is now (rule 10.2, decision 12).

Whoever lowered a level by mistake raises it again by hand.
"""

from typing import Any

from teamwork.model import (
    Card,
    Claim,
    Door,
    Game,
    Level,
    Meeting,
    Person,
    Shown,
    Spotlight,
    Status,
    Team,
    Thanks,
    Told,
)

NOBODY = Shown(level=Level.ME)
LABELS = ("none", "initials", "name")
"""What may stand on a pawn, from least told to most."""


def unshared(game: Game, now: Any, back: Any) -> Any:
    """``back`` as it may be put in the place of ``now``."""
    match now, back:
        case (Card(), Card()):
            return _card(now, back)
        case (Door(), Door()):
            return back.model_copy(update={"owner_shown": narrower(now.owner_shown, back.owner_shown)})
        case (Person(), Person()):
            return _person(now, back)
        case (Thanks(), Thanks()):
            return back.model_copy(update={"named_by": _both(now.named_by, back.named_by)})
        case (Team(), Team()):
            agreed = _both(now.success_agreed_by, back.success_agreed_by)
            return back.model_copy(update={"success_agreed_by": agreed})
        case (Claim(), Claim()):
            return back.model_copy(update={"is_asker_known": back.is_asker_known and now.is_asker_known})
        case (Meeting(), Meeting()):
            return back.model_copy(update={"spotlight": _spotlight(game, now.spotlight, back.spotlight)})
        case _:
            return back


def narrower(now: Shown, back: Shown) -> Shown:
    """The level and tick that both have."""
    if not back.reaches_beyond(now):
        return back
    level = min(now.level, back.level, key=lambda level: level.reach)
    coach = now.includes_coach and back.includes_coach and level.reach < Level.TABLE.reach
    return Shown(level=level, coach=coach, since_v=min(now.since_v, back.since_v))


def _card(now: Card, back: Card) -> Card:
    """A card that was taken back lies before its owner alone until they share it anew."""
    is_fetched = now.state == "taken_back" and back.state != "taken_back"
    known = {} if is_fetched else now.parts
    parts = {part: narrower(known.get(part, NOBODY), shown) for part, shown in back.parts.items()}
    return back.model_copy(update={"parts": parts})


def _person(now: Person, back: Person) -> Person:
    coach_id = back.texts_open_to_coach
    return back.model_copy(
        update={
            "status": _status(now.status, back.status),
            "shows_late_stages": back.shows_late_stages and now.shows_late_stages,
            "label": min(now.label, back.label, key=LABELS.index),
            "texts_open_to_coach": coach_id if coach_id == now.texts_open_to_coach else None,
        }
    )


def _status(now: Status | None, back: Status | None) -> Status | None:
    if back is None:
        return None
    return back.model_copy(update={"told": told_to_fewer(now.told if now else Told(), back.told)})


def told_to_fewer(now: Told, back: Told) -> Told:
    """What those have been told who knew both."""
    level = min(now.level, back.level, key=lambda level: level.reach)
    tells_coach_now = now.coach or now.level.reach >= Level.TABLE.reach
    tells_coach_back = back.coach or back.level.reach >= Level.TABLE.reach
    coach = back.coach if level == back.level and tells_coach_now else tells_coach_now and tells_coach_back
    return Told(level=level, coach=coach, celebrate=now.celebrate and back.celebrate and level is Level.HALL)


def _both(now: tuple[str, ...], back: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in back if one in now)


def _spotlight(game: Game, now: Spotlight | None, back: Spotlight | None) -> Spotlight | None:
    """A card comes back into the spotlight only as a question to its owner (rule 6.4)."""
    if back is None or back == now:
        return back
    card = game.cards.get(back.card_id)
    is_there = card is not None and card.state not in ("taken_back", "declined", "withdrawn")
    return back.model_copy(update={"is_agreed": False}) if is_there else None
