"""What bots write on cards (rulebook 4)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from teamwork.bots.scene import Scene
from teamwork.bots.wishes import activity
from teamwork.edition import CardKind
from teamwork.model import Card, PartName
from teamwork.options import Option
from teamwork.rules.activity import is_in_a_job
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


def _offer(scene: Scene, kind: CardKind) -> str | None:
    """A card of the own offer, if there is one."""
    offered = scene.game.offers.get(scene.me.id, {}).get(kind, ())
    return scene.one_of(offered) if offered else None


def _shown(scene: Scene, *parts: PartName) -> dict[str, Any]:
    """The step's level for these parts, where the temper shares and the step proposes one."""
    level = scene.step.level if scene.step else None
    if level is None or not scene.happens(scene.habits.shares):
        return {}
    return {"shown": {part: {"level": level, "coach": True} for part in parts}}


def draw_cards(scene: Scene, option: Option) -> Fields:
    step = scene.step
    if step is None or step.card_kind != option["card_kind"] or _offer(scene, step.card_kind):
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
        "ref": _offer(scene, "dream"),
        "work": scene.text("work", scene.one_of(trade.works)),
        "why": scene.text("why", scene.one_of(trade.whys)),
        "workplaces": [scene.text("workplace", place) for place in scene.dice.sample(trade.workplaces, count)],
        **_shown(scene, "work", "details"),
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
        fields["ref"] = _offer(scene, "strength")
    if receiver_id == scene.me.id:
        fields |= _shown(scene, "strength")
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
        "ref": _offer(scene, "challenge"),
        "what": scene.text("what", challenge.what),
        "influence": scene.one_of(("yes", "partly", "partly", "no")),
        "ask": scene.text("ask", challenge.ask),
        **_shown(scene, "ask"),
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
    return {"outcome": "overcome" if helped and scene.happens(0.7) else "parked", **_learnt(scene)}


def _learnt(scene: Scene) -> dict[str, str]:
    if not scene.happens(scene.habits.details):
        return {}
    return {"learnt": scene.text("learnt", scene.one_of(scene.voices.learnt))}


# ---- actions ------------------------------------------------------------------------------------


def play_action(scene: Scene, option: Option) -> Fields:
    open_now = len(scene.open_cards("action"))
    if is_in_a_job(scene.game, scene.me) or (open_now and not scene.happens(0.12 / open_now)):
        return None
    offered = _offer(scene, "action")
    kind = scene.game.edition.cards[offered].action_kind if offered else _action_kind(scene)
    deed = _deed(scene, kind or "")
    fields: dict[str, Any] = {
        "what": scene.text("what", deed.what),
        "how": scene.text("how", deed.how),
        "due": _day_ahead(scene).isoformat(),
        **_shown(scene, "plan"),
    }
    fields |= {"ref": offered} if offered else {"action_kind": kind}
    if scene.happens(scene.habits.details):
        fields["with_whom"] = scene.text("with_whom", scene.one_of(scene.voices.companions))
    if scene.happens(scene.habits.details):
        fields["if_it_fails"] = scene.text("if_it_fails", scene.one_of(scene.voices.fallbacks))
    return {**fields, **_serves(scene, kind)}


def _action_kind(scene: Scene) -> str:
    kinds = scene.game.edition.action_kinds
    if "use_key" in kinds and scene.keys_held and scene.happens(0.6):
        return "use_key"
    return scene.one_of(tuple(kinds))


def _deed(scene: Scene, action_kind: str) -> Deed:
    actions = scene.voices.actions
    return scene.one_of(actions.get(action_kind) or actions["other"])


def _serves(scene: Scene, action_kind: str | None) -> dict[str, str]:
    if action_kind == "use_key" and scene.keys_held:
        return {"serves": scene.one_of(scene.keys_held).id}
    dreams = scene.open_cards("dream")
    return {"serves": scene.one_of(dreams).id} if dreams and scene.happens(0.5) else {}


def _day_ahead(scene: Scene, least: int = 2) -> Any:
    most = scene.game.edition.limits.action_days_ahead
    return scene.game.today + timedelta(days=scene.dice.randint(min(least, most), most))


def _is_due(scene: Scene, card: Card, days_ahead: int) -> bool:
    return card.due is not None and card.due <= scene.game.today + timedelta(days=days_ahead)


def _was_looked_at(scene: Scene, card: Card) -> bool:
    opened = scene.meeting.opened_at if scene.meeting else None
    if opened is None:
        return False
    return card.played_at >= opened or (card.looked_at is not None and card.looked_at >= opened)


def finish_action(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    if not _is_due(scene, card, 2) and not scene.happens(0.4 if scene.meeting else 0.1):
        return None
    if _was_looked_at(scene, card):
        return None
    roll = scene.dice.random()
    habits = scene.habits
    result = "done" if roll < habits.done else "partly" if roll < habits.done + habits.partly else "not_done"
    return {"result": result, **_learnt(scene)}


def keep_action(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    is_review = scene.meeting is not None and not _was_looked_at(scene, card)
    return {} if is_review and not _is_due(scene, card, 0) else None


def move_action(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    if _was_looked_at(scene, card) or not _is_due(scene, card, 3):
        return None
    return {"due": _day_ahead(scene, least=4).isoformat()}


def split_action(scene: Scene, option: Option) -> Fields:
    card = scene.game.cards[option["card_id"]]
    if card.times_moved < scene.game.edition.limits.moves_before_split:
        return None
    deeds = [_deed(scene, card.action_kind or "") for _ in range(2)]
    parts = [
        {
            "what": scene.text("what", deed.what),
            "how": scene.text("how", deed.how),
            "due": _day_ahead(scene).isoformat(),
        }
        for deed in deeds
    ]
    return {"parts": parts}


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
            return {"fields": {"how": scene.text("how", _deed(scene, card.action_kind or "").how)}}
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
    "play_action": play_action,
    "finish_action": finish_action,
    "keep_action": keep_action,
    "move_action": move_action,
    "split_action": split_action,
    "set_level": set_level,
    "revise_card": revise_card,
    "take_back_card": take_back_card,
}

__all__ = ["FILLERS", "activity", "plainly", "trade_of"]
