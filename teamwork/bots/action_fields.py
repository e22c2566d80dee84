"""What bots plan to do, and how it ends (rule 4.6)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from teamwork.bots.card_fields import deed_of, learnt_or_not, offer_of, shown_as_proposed
from teamwork.bots.scene import Scene
from teamwork.model import Card
from teamwork.options import Option
from teamwork.rules.activity import is_in_a_job

Fields = Mapping[str, Any] | None


def play_action(scene: Scene, option: Option) -> Fields:
    open_now = len(scene.open_cards("action"))
    if is_in_a_job(scene.game, scene.me) or (open_now and not scene.happens(0.12 / open_now)):
        return None
    offered = offer_of(scene, "action")
    kind = scene.game.edition.cards[offered].action_kind if offered else _action_kind(scene)
    deed = deed_of(scene, kind or "")
    fields: dict[str, Any] = {
        "what": scene.text("what", deed.what),
        "how": scene.text("how", deed.how),
        "due": _day_ahead(scene).isoformat(),
        **shown_as_proposed(scene, "plan"),
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
    return {"result": result, **learnt_or_not(scene)}


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
    deeds = [deed_of(scene, card.action_kind or "") for _ in range(2)]
    parts = [
        {
            "what": scene.text("what", deed.what),
            "how": scene.text("how", deed.how),
            "due": _day_ahead(scene).isoformat(),
        }
        for deed in deeds
    ]
    return {"parts": parts}


FILLERS = {
    "play_action": play_action,
    "finish_action": finish_action,
    "keep_action": keep_action,
    "move_action": move_action,
    "split_action": split_action,
}
