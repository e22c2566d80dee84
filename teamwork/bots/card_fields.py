"""What bots write on cards (rulebook 4)."""

from collections.abc import Mapping
from typing import Any

from teamwork.bots.scene import Scene
from teamwork.bots.wishes import activity
from teamwork.edition import CardKind
from teamwork.model import PartName
from teamwork.options import Option
from teamwork.rules.doors import unreleased_workplaces
from teamwork.seats import Role
from teamwork.visibility import sees_card
from teamwork.voices import Deed, Trade
from teamwork.words import word_key

Fields = Mapping[str, Any] | None

STRENGTHS_ENOUGH = 4
"""Strengths that a giver sees with somebody, at which every other thought of one more is let go."""


def trade_of(scene: Scene, person_id: str) -> Trade:
    """A person's line of work: always the same one, so that dreams, doors and actions fit together."""
    place = sum(ord(sign) for sign in person_id) % len(scene.voices.trades)
    return scene.voices.trades[place]


def offer_of(scene: Scene, kind: CardKind) -> str | None:
    """A card of the own offer, if there is one."""
    offered = scene.game.offers.get(scene.me.id, {}).get(kind, ())
    return scene.one_of(offered) if offered else None


def shown_as_proposed(scene: Scene, *parts: PartName) -> dict[str, Any]:
    """The step's level for these parts, where the temper shares and the step proposes one."""
    level = scene.step.level if scene.step else None
    if level is None or not scene.happens(scene.habits.shares):
        return {}
    return {"shown": {part: {"level": level, "coach": True} for part in parts}}


def draw_cards(scene: Scene, option: Option) -> Fields:
    step = scene.step
    if step is None or step.card_kind != option["card_kind"] or offer_of(scene, step.card_kind):
        return None
    return {}


def lay_back_cards(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.15) else None


def play_dream(scene: Scene, option: Option) -> Fields:
    open_dreams = len(scene.open_cards("dream"))
    if open_dreams and not scene.happens(0.15 / open_dreams):
        return None
    trade = trade_of(scene, scene.me.id)
    most = min(scene.game.edition.limits.workplaces_most, len(trade.workplaces))
    count = scene.dice.randint(1, most)
    fields = {
        "ref": offer_of(scene, "dream"),
        "work": scene.text("work", scene.one_of(trade.works)),
        "why": scene.text("why", scene.one_of(trade.whys)),
        "workplaces": [scene.text("workplace", place) for place in scene.dice.sample(trade.workplaces, count)],
        **shown_as_proposed(scene, "work", "details"),
    }
    if scene.happens(scene.habits.details):
        fields["sign"] = scene.text("sign", scene.one_of(scene.voices.signs))
    return fields


def release_door(scene: Scene, option: Option) -> Fields:
    dream = scene.game.cards[option["card_id"]]
    standing = sum(1 for door in scene.game.doors.values() if door.owner_id == scene.me.id and not door.is_down)
    if standing and not scene.happens(scene.habits.shares / (standing + 1)):
        return None
    return {"workplace": scene.one_of(unreleased_workplaces(scene.game, dream))}


def close_dream(scene: Scene, option: Option) -> Fields:
    return {} if len(scene.open_cards("dream")) > 1 else None


def give_strength(scene: Scene, option: Option) -> Fields:
    receiver_id = option["person_id"]
    strengths = [c for c in scene.game.cards.values() if c.kind == "strength" and c.owner_id == receiver_id]
    mine = [card for card in strengths if card.author_id == scene.me.id]
    if len(mine) >= (2 if scene.habits.giving > 1 else 1):
        return None
    seen = [card for card in strengths if card.author_id == scene.me.id or sees_card(scene.game, scene.seat, card)]
    if not scene.happens(1 / (1 + len(seen) / STRENGTHS_ENOUGH)):
        return None
    return _strength(scene, receiver_id, used=[scene.words.get(word_key(card.id, "claim")) for card in seen])


def _strength(scene: Scene, receiver_id: str, used: list[str | None]) -> Fields:
    known = scene.voices.own_strengths if receiver_id == scene.me.id else scene.voices.strengths
    strength = scene.one_of([strength for strength in known if strength.claim not in used] or known)
    fields: dict[str, Any] = {
        "claim": scene.text("claim", strength.claim),
        "example": scene.text("example", strength.example),
    }
    if scene.seat.role is Role.GRADUATE:
        fields["ref"] = offer_of(scene, "strength")
    if receiver_id == scene.me.id:
        fields |= shown_as_proposed(scene, "strength")
        if scene.happens(scene.habits.details):
            fields["vouched_by"] = scene.text("vouched_by", scene.one_of(scene.voices.vouchers))
    return fields


def decline_strength(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.1) else None


def play_challenge(scene: Scene, option: Option) -> Fields:
    open_now = len(scene.open_cards("challenge"))
    if open_now and not scene.happens(0.1 / open_now):
        return None
    mine = [scene.words.get(f"{card.id}/ask") for card in scene.mine]
    fresh = [challenge for challenge in scene.voices.challenges if challenge.ask not in mine]
    challenge = scene.one_of(fresh or scene.voices.challenges)
    fields = {
        "ref": offer_of(scene, "challenge"),
        "what": scene.text("what", challenge.what),
        "influence": scene.one_of(("yes", "partly", "partly", "no")),
        "ask": scene.text("ask", challenge.ask),
        **shown_as_proposed(scene, "ask"),
    }
    for field, body in (("tried", challenge.tried), ("if_then", challenge.if_then)):
        if body is not None and scene.happens(scene.habits.details):
            fields[field] = scene.text(field, body)
    return fields


def end_challenge(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    helped = any(claim.card_id == card.id and claim.state == "helped" for claim in scene.game.claims.values())
    if not helped and not scene.happens(0.15):
        return None
    return {"outcome": "overcome" if helped and scene.happens(0.7) else "parked", **learnt_or_not(scene)}


def learnt_or_not(scene: Scene) -> dict[str, str]:
    if not scene.happens(scene.habits.details):
        return {}
    return {"learnt": scene.text("learnt", scene.one_of(scene.voices.learnt))}


def deed_of(scene: Scene, action_kind: str) -> Deed:
    """Something to do of that kind."""
    actions = scene.voices.actions
    return scene.one_of(actions.get(action_kind) or actions["other"])


# ---- who sees it, new words ----------------------------------------------------------------------


def set_level(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards.get(option["card_id"])
    if card is None or card.state != "open":
        return None
    part = scene.one_of(tuple(card.parts))
    levels = ("team", "table", "hall") if scene.happens(scene.habits.shares) else ("me", "team")
    return {"part": part, "level": scene.one_of(levels), "coach": scene.happens(scene.habits.shares)}


def revise_card(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    match card.kind:
        case "dream":
            return {"fields": {"why": scene.text("why", scene.one_of(trade_of(scene, scene.me.id).whys))}}
        case "action":
            return {"fields": {"how": scene.text("how", deed_of(scene, card.action_kind or "").how)}}
        case _:
            return None


def take_back_card(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    return {} if card.kind in ("challenge", "action") and card.state == "open" else None


def plainly(scene: Scene, option: Option) -> Fields:
    """A command without free fields that needs no second thought."""
    return {}


FILLERS = {
    "draw_cards": draw_cards,
    "lay_back_cards": lay_back_cards,
    "play_dream": play_dream,
    "release_door": release_door,
    "close_dream": close_dream,
    "give_strength": give_strength,
    "take_strength": plainly,
    "decline_strength": decline_strength,
    "play_challenge": play_challenge,
    "end_challenge": end_challenge,
    "set_level": set_level,
    "revise_card": revise_card,
    "take_back_card": take_back_card,
}

__all__ = ["FILLERS", "activity", "plainly", "trade_of"]
