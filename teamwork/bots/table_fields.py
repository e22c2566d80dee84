"""What bots give and take at the tables: keys, asks, thanks, votes (rulebook 5 and 6)."""

from collections.abc import Mapping
from typing import Any

from teamwork.bots.card_fields import plainly, trade_of
from teamwork.bots.scene import Scene
from teamwork.model import Door, Key
from teamwork.options import Option
from teamwork.rules.activity import is_in_a_job
from teamwork.words import word_key

Fields = Mapping[str, Any] | None

PROMISE_VERSION = "2026-01"


def hang_key(scene: Scene, option: Option) -> Fields:
    door = scene.game.doors[option["door_id"]]
    given = _given_keys(scene)
    if any(key.door_id == door.id for key in given) or (_has_light(scene, door) and not scene.happens(0.2)):
        return None
    if not scene.happens(scene.habits.giving / (len(given) + 1.5)):
        return None
    workplace = scene.words.get(word_key(door.id, "workplace"))
    if workplace is None:
        return None
    role = scene.one_of(_roles_at(scene, workplace))
    sentence = scene.one_of(scene.voices.keys)
    return {"text": scene.text("text", sentence.format(role=role, workplace=_inside(scene, workplace)))}


def _given_keys(scene: Scene) -> list[Key]:
    my_id = scene.me.id
    return [key for key in scene.game.keys.values() if key.giver_id == my_id]


def _has_light(scene: Scene, door: Door) -> bool:
    """Whether the door glows or is lit, as everybody sees it."""
    live = ("in_pool", "in_hand", "cold")
    return door.lit_at is not None or any(
        key.door_id == door.id and key.state in live for key in scene.game.keys.values()
    )


def _roles_at(scene: Scene, workplace: str) -> tuple[str, ...]:
    """Whom somebody may know there, by what stands on the door alone."""
    trades = scene.voices.trades
    return next((trade.roles for trade in trades if workplace in trade.workplaces), trades[0].roles)


def _inside(scene: Scene, workplace: str) -> str:
    """A workplace as it is written inside a sentence."""
    first, _, rest = workplace.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in scene.voices.lower_first else workplace


def give_key(scene: Scene, option: Option) -> Fields:
    if not scene.happens(scene.habits.giving * 0.4 / (len(_given_keys(scene)) + 1)):
        return None
    return {"text": scene.text("text", scene.one_of(scene.voices.tips))}


def withdraw_key(scene: Scene, option: Option) -> Fields:
    return {} if scene.game.keys[option["key_id"]].state in ("in_pool", "cold") else None


def take_key(scene: Scene, option: Option) -> Fields:
    key = scene.game.keys[option["key_id"]]
    door = scene.game.doors.get(key.door_id or "")
    is_for_me = door is not None and door.owner_id == scene.me.id
    return {} if is_for_me or scene.happens(0.1 if scene.keys_held else 0.4) else None


def use_key(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.3 + 0.5 * scene.habits.done) else None


def pass_key(scene: Scene, option: Option) -> Fields:
    is_spare = len(scene.keys_held) > 1 or is_in_a_job(scene.game, scene.me)
    return {} if is_spare and scene.happens(0.3 * scene.habits.giving) else None


def lay_back_key(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.15) else None


def release_claim(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.3) else None


def mark_helped(scene: Scene, option: Option) -> Fields:
    claim = scene.game.claims[option["claim_id"]]
    is_same_meeting = scene.meeting is not None and claim.claimed_at >= (scene.meeting.opened_at or claim.claimed_at)
    return {} if not is_same_meeting and scene.happens(0.6) else None


def reveal_asker(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(scene.habits.opens) else None


def say_thanks(scene: Scene, option: Option) -> Fields:
    fields: dict[str, Any] = {"named": scene.happens(scene.habits.opens * 0.6)}
    if scene.happens(0.3 + scene.habits.details / 2):
        fields["text"] = scene.text("text", scene.one_of(scene.voices.thanks))
    return fields


def agree_named_thread(scene: Scene, option: Option) -> Fields:
    thanks = scene.game.thanks[option["thanks_id"]]
    wants = bool(thanks.named_by) and scene.me.id not in thanks.named_by
    return {"is_agreed": True} if wants and scene.happens(scene.habits.opens) else None


def vote_mission(scene: Scene, option: Option) -> Fields:
    mission = scene.game.missions[option["mission_id"]]
    return None if scene.me.id in mission.votes else {}


def promise_silence(scene: Scene, option: Option) -> Fields:
    return {"version": PROMISE_VERSION} if scene.me.promised_at is None else None


def rest_until_next(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(0.3) else None


def agree_spotlight(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(scene.habits.opens) else None


FILLERS = {
    "hang_key": hang_key,
    "give_key": give_key,
    "withdraw_key": withdraw_key,
    "warm_key": plainly,
    "take_key": take_key,
    "use_key": use_key,
    "pass_key": pass_key,
    "lay_back_key": lay_back_key,
    "claim_ask": plainly,
    "release_claim": release_claim,
    "mark_helped": mark_helped,
    "reveal_asker": reveal_asker,
    "say_thanks": say_thanks,
    "agree_named_thread": agree_named_thread,
    "vote_mission": vote_mission,
    "promise_silence": promise_silence,
    "arrive": plainly,
    "rest_until_next": rest_until_next,
    "agree_spotlight": agree_spotlight,
    "clear_spotlight": plainly,
}

__all__ = ["FILLERS", "trade_of"]
