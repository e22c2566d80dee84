"""What events about cards change: offers, piles, the cards on the table and how far they are shown."""

from teamwork import events as e
from teamwork.changes.base import change, drop, put
from teamwork.edition import CardKind
from teamwork.ids import CardRef, PersonId, TeamId
from teamwork.model import Card, Game, Shown


def cards_offered(game: Game, event: e.CardsOffered) -> Game:
    """The offer replaces the one before; with nothing offered it was only laid back."""
    team = game.teams[event.team_id]
    game = change(
        game,
        "teams",
        event.team_id,
        piles={**team.piles, event.card_kind: event.pile},
        discards={**team.discards, event.card_kind: event.discards},
    )
    return _set_offer(game, event.person_id, event.card_kind, event.offered)


def card_played(game: Game, event: e.CardPlayed) -> Game:
    """A new card lies on the table, shown from this version on; the rest of its offer is laid back."""
    card = Card(
        id=event.card_id,
        kind=event.card_kind,
        ref=event.ref,
        is_drawn=event.offer_left is not None,
        owner_id=event.owner_id,
        author_id=event.author_id,
        team_id=event.team_id,
        state=event.state,
        parts={part: _since_now(game, shown) for part, shown in event.parts.items()},
        written=event.written,
        action_kind=event.action_kind,
        influence=event.influence,
        due=event.due,
        serves=event.serves,
        whole_id=event.whole_id,
        looked_at=game.at if event.card_kind == "action" else None,
        played_at=game.at,
        played_v=game.v,
    )
    game = put(game, "cards", card.id, card)
    if event.offer_left is None:
        return game
    game = _set_offer(game, event.author_id, event.card_kind, ())
    return _discard(game, event.team_id, event.card_kind, event.offer_left)


def strength_taken(game: Game, event: e.StrengthTaken) -> Game:
    """The strength lies open; those at the table now see it, whenever it was given."""
    card = game.cards[event.card_id]
    parts = {part: _since_now(game, shown) for part, shown in card.parts.items()}
    return change(game, "cards", card.id, state="open", parts=parts)


def card_revised(game: Game, event: e.CardRevised) -> Game:
    """The card has new words, of these lengths."""
    return change(game, "cards", event.card_id, written=event.written)


def level_set(game: Game, event: e.LevelSet) -> Game:
    """A part of a card, or whose door it is, is shown as far as this."""
    if event.card_id in game.doors:
        door = game.doors[event.card_id]
        return change(game, "doors", door.id, owner_shown=_set_anew(game, door.owner_shown, event))
    card = game.cards[event.card_id]
    shown = _set_anew(game, card.parts[event.part], event)
    return change(game, "cards", card.id, parts={**card.parts, event.part: shown})


def card_ended(game: Game, event: e.CardEnded) -> Game:
    """The card has ended; a card from the pile goes to the discards, once."""
    card = game.cards[event.card_id]
    learnt = {} if event.learnt_length is None else {"learnt": event.learnt_length}
    game = change(
        game,
        "cards",
        card.id,
        state=event.state,
        ended_at=game.at,
        ended_on=event.ended_on,
        written={**card.written, **learnt},
        looked_at=game.at if card.kind == "action" else card.looked_at,
    )
    if not card.is_drawn or card.ref is None or card.ended_at is not None:
        return game
    return _discard(game, card.team_id, card.kind, (card.ref,))


def action_moved(game: Game, event: e.ActionMoved) -> Game:
    """The action has another day, and one move more."""
    times = game.cards[event.card_id].times_moved + 1
    return change(game, "cards", event.card_id, due=event.due, times_moved=times, looked_at=game.at)


def action_kept(game: Game, event: e.ActionKept) -> Game:
    """The action was looked at and stays as it is."""
    return change(game, "cards", event.card_id, looked_at=game.at)


def _since_now(game: Game, shown: Shown) -> Shown:
    return shown.model_copy(update={"since_v": game.v})


def _set_anew(game: Game, before: Shown, event: e.LevelSet) -> Shown:
    """Shared anew from this version on; a lowering shows nothing to those who joined since it was last shared."""
    after = Shown(level=event.level, coach=event.coach, since_v=game.v)
    return after.model_copy(update={"since_v": before.since_v}) if after.is_below(before) else after


def _discard(game: Game, team_id: TeamId, kind: CardKind, refs: tuple[CardRef, ...]) -> Game:
    discards = game.teams[team_id].discards
    return change(game, "teams", team_id, discards={**discards, kind: (*discards.get(kind, ()), *refs)})


def _set_offer(game: Game, person_id: PersonId, kind: CardKind, refs: tuple[CardRef, ...]) -> Game:
    others = {other: offer for other, offer in game.offers.get(person_id, {}).items() if other != kind}
    offers = {**others, kind: refs} if refs else others
    return put(game, "offers", person_id, offers) if offers else drop(game, "offers", person_id)
