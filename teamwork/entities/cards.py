"""Cards, and what help hangs on them: claims and thanks (rulebook 4 and 5)."""

from teamwork.entities.base import Entity, Look, only_if, present
from teamwork.model import FIELD_PARTS, Card, Claim, Game, PartName
from teamwork.seats import Role
from teamwork.visibility import coach_sees_outline, is_named, sees_card, sees_part, state_for
from teamwork.worked_out import once_a_version


def part_of(card: Card, field: str) -> PartName:
    """The part of a card that holds a written field."""
    if card.kind == "challenge" and field in ("what", "learnt"):
        return "story"
    if field == "what":
        return "plan"
    return FIELD_PARTS["workplaces" if field.startswith("workplace_") else field]


def card_entity(look: Look, card_id: str) -> Entity | None:
    """``card:`` with the fields whose part is for this viewer; an ask from afar is an ask and nothing more."""
    card = look.game.cards.get(card_id)
    if card is None or not look.has_access or not sees_card(look.game, look.viewer, card):
        return None
    if not is_named(look.game, look.viewer, card):
        return _nameless(look, card)
    table = look.is_own_team(card.team_id)
    own = look.is_self(card.owner_id)
    seen = {part for part in card.parts if sees_part(look.game, look.viewer, card, part)}
    main = {"work", "story", "plan", "strength"} & seen
    planned = "plan" in seen or coach_sees_outline(look.game, look.viewer, card)
    told = planned or card.kind != "action"
    state = state_for(look.viewer, card)
    entity = present(
        id=card.id,
        kind=card.kind,
        state=only_if(told, state),
        team_id=card.team_id,
        owner_id=card.owner_id,
        author_id=only_if(card.kind == "strength", card.author_id),
        ref=only_if(bool(main), card.ref),
        is_mine=own,
        parts=only_if(
            own, {part: {"level": shown.level.value, "coach": shown.coach} for part, shown in card.parts.items()}
        ),
        action_kind=only_if(planned, card.action_kind),
        influence=only_if("story" in seen, card.influence),
        due=only_if(planned, card.due),
        times_moved=only_if(planned and card.kind == "action", card.times_moved),
        serves=only_if(own, card.serves),
        whole_id=only_if(planned, card.whole_id),
        looked_at=only_if(own or (planned and look.viewer.role is Role.COACH), card.looked_at),
        played_at=card.played_at,
        ended_on=only_if(told and state == card.state, card.ended_on),
        is_hidden=only_if(card.is_hidden and (own or look.viewer.role is Role.COACH), True),
        is_taken=only_if("ask" in seen, _is_taken(look, card)),
    )
    return entity | _texts(look, card) if table or own or _is_author(look, card) else entity


def _is_author(look: Look, card: Card) -> bool:
    return look.is_self(card.author_id)


def _nameless(look: Look, card: Card) -> Entity:
    return present(
        id=card.id,
        kind=card.kind,
        state=card.state,
        is_mine=False,
        is_taken=only_if(card.kind == "challenge", _is_taken(look, card)),
    ) | _texts(look, card)


def _texts(look: Look, card: Card) -> Entity:
    texts: Entity = {}
    workplaces: list[str] = []
    for field in card.written:
        body = look.word(card.id, field)
        if body is None or not sees_part(look.game, look.viewer, card, part_of(card, field)):
            continue
        if field.startswith("workplace_"):
            workplaces.append(body)
        else:
            texts[field] = body
    return texts | ({"workplaces": workplaces} if workplaces else {})


def _is_taken(look: Look, card: Card) -> bool:
    return card.id in _taken_asks(look.game)


@once_a_version
def _taken_asks(game: Game) -> frozenset[str]:
    return frozenset(claim.card_id for claim in game.claims.values() if claim.state == "open")


def claim_entity(look: Look, claim_id: str) -> Entity | None:
    """``claim:`` for the two it is between, and for the asker's table that it is taken (visibility.md)."""
    claim = look.game.claims.get(claim_id)
    if claim is None or not look.has_access:
        return None
    taker, asker = look.is_self(claim.claimer_id), look.is_self(claim.asker_id)
    table = look.is_own_team(look.game.people[claim.asker_id].team_id) and look.viewer.role is not Role.HELPER
    shown = sees_part(look.game, look.viewer, look.game.cards[claim.card_id], "ask")
    if not (taker or asker or (table and shown)):
        return None
    return present(
        id=claim.id,
        card_id=claim.card_id,
        state=claim.state,
        is_mine=taker,
        is_asker_known=claim.is_asker_known,
        asker_id=only_if(asker or (table and shown) or (taker and claim.is_asker_known), claim.asker_id),
        asker_name=_asker_name(look, claim) if taker else None,
        claimer_id=only_if(taker or asker or table, claim.claimer_id),
        claimer_name=only_if(asker, look.word(claim.claimer_id, "name")),
        claimed_at=claim.claimed_at,
        helped_at=claim.helped_at,
        ask=only_if(asker or (taker and shown), look.word(claim.card_id, "ask")),
    )


def _asker_name(look: Look, claim: Claim) -> str | None:
    return look.word(claim.asker_id, "name") if claim.is_asker_known else None


def thanks_entity(look: Look, thanks_id: str) -> Entity | None:
    """``thanks:`` for the two alone; its sum is in the threads (rule 5.6)."""
    found = look.game.thanks.get(thanks_id)
    if found is None or not look.has_access or look.viewer.person_id not in (found.from_id, found.to_id):
        return None
    return present(
        id=found.id,
        from_id=found.from_id,
        from_name=look.word(found.from_id, "name"),
        to_id=found.to_id,
        to_name=look.word(found.to_id, "name"),
        about=found.about,
        text=look.word(found.id, "text"),
        at=found.at,
        named_by=list(found.named_by),
    )
