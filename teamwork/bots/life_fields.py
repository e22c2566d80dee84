"""What bots tell of their weeks: spark, hands, interviews, offers, jobs and ways out (rulebook 7 and 8)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from teamwork.bots.card_fields import plainly
from teamwork.bots.scene import Scene
from teamwork.model import Chance
from teamwork.options import Option
from teamwork.rules.activity import is_in_a_job
from teamwork.rules.spark import iso_week, pulse_key

Fields = Mapping[str, Any] | None

ENDS = ("education", "moved", "left")
"""Ways out for good; rare beside a pause."""


def give_pulse(scene: Scene, option: Option) -> Fields:
    if pulse_key(scene.me.id, iso_week(scene.game.today)) in scene.words or not scene.happens(0.8):
        return None
    return {question.id: _answer(scene) for question in scene.game.edition.pulse if scene.happens(0.95)}


def _answer(scene: Scene) -> int:
    return max(0, min(10, scene.habits.spark + scene.dice.randint(-2, 2)))


def choose_label(scene: Scene, option: Option) -> Fields:
    if scene.me.label != "none" or not scene.happens(scene.habits.opens):
        return None
    return {"label": scene.one_of(("initials", "name", "name")), "shows_late_stages": scene.happens(scene.habits.opens)}


# ---- chances and jobs -----------------------------------------------------------------------------


def _live(scene: Scene, kind: str) -> list[Chance]:
    mine = (chance for chance in scene.game.chances.values() if chance.person_id == scene.me.id)
    return [chance for chance in mine if chance.kind == kind and chance.state == "live"]


def _tell(scene: Scene) -> dict[str, Any]:
    if not scene.happens(scene.habits.opens):
        return {"tell": "me", "coach": scene.happens(0.4)}
    return {"tell": scene.one_of(("team", "hall", "hall")), "coach": True}


def _has_bid(scene: Scene) -> bool:
    """Whether something went out that an interview can come of."""
    used = any(key.used_by == scene.me.id for key in scene.game.keys.values())
    return used or any(card.kind == "action" and card.state == "done" for card in scene.mine)


def report_interview(scene: Scene, option: Option) -> Fields:
    if is_in_a_job(scene.game, scene.me) or _live(scene, "interview") or _live(scene, "offer"):
        return None
    if not _has_bid(scene) or not scene.happens(0.4 * scene.habits.luck):
        return None
    return {"date": (scene.game.today + timedelta(days=scene.dice.randint(1, 10))).isoformat(), **_tell(scene)}


def report_job_offer(scene: Scene, option: Option) -> Fields:
    held = [chance for chance in _live(scene, "interview") if chance.on and chance.on < scene.game.today]
    if is_in_a_job(scene.game, scene.me) or not held or _live(scene, "offer"):
        return None
    if not scene.happens(0.7 * scene.habits.luck):
        return None
    return {"date": (scene.game.today + timedelta(days=scene.dice.randint(3, 10))).isoformat(), **_tell(scene)}


def end_chance(scene: Scene, option: Option) -> Fields:
    chance = scene.game.chances[option["chance_id"]]
    if is_in_a_job(scene.game, scene.me):
        return {"outcome": "job"}
    if chance.kind == "offer" or chance.on is None or chance.on >= scene.game.today:
        return None
    return {"outcome": scene.one_of(("no", "no", "let_go"))} if scene.happens(0.2) else None


def report_status(scene: Scene, option: Option) -> Fields:
    if is_in_a_job(scene.game, scene.me):
        return None
    bands = tuple(scene.game.edition.hours_bands)
    if _live(scene, "offer") and scene.happens(0.8):
        start = scene.game.today + timedelta(days=scene.dice.randint(0, 28))
        band = scene.one_of((*bands[len(bands) // 2 :], bands[-1], scene.one_of(bands)))
        told = _tell(scene)
        celebrate = told["tell"] == "hall" and scene.happens(0.8)
        return {"code4": "job", "from_date": start.isoformat(), "hours_band": band, **told, "celebrate": celebrate}
    if scene.me.status is None and scene.happens(0.05):
        code4 = scene.one_of(("on_the_way", "searching", "something_else"))
        return {"code4": code4, "from_date": scene.game.today.isoformat(), **_tell(scene)}
    return None


def tell_status(scene: Scene, option: Option) -> Fields:
    status = scene.me.status
    if status is None or status.told.level.value == "hall" or not scene.happens(0.4 * scene.habits.opens):
        return None
    return {"tell": "hall", "coach": True, "celebrate": scene.happens(0.5)}


def agree_team_success(scene: Scene, option: Option) -> Fields:
    agreed = scene.game.teams[scene.me.team_id].success_agreed_by
    return None if scene.me.id in agreed else {"is_agreed": True}


def request_exit(scene: Scene, option: Option) -> Fields:
    if scene.me.exit is not None or is_in_a_job(scene.game, scene.me) or not scene.happens(0.5):
        return None
    code = "pause" if scene.happens(0.7) else scene.one_of(ENDS)
    if scene.game.counting.row(code) is None:
        return None
    return {"code": code, "from_date": scene.game.today.isoformat()}


def end_pause(scene: Scene, option: Option) -> Fields:
    way_out = scene.me.exit
    is_over = way_out is not None and way_out.code == "pause" and scene.game.today - way_out.from_date >= _WEEKS_OUT
    return {} if is_over else None


_WEEKS_OUT = timedelta(weeks=2)


# ---- hands and second thoughts --------------------------------------------------------------------


def raise_hand(scene: Scene, option: Option) -> Fields:
    return {} if scene.happens(1 - scene.habits.spark / 10) else None


def undo(scene: Scene, option: Option) -> Fields:
    return {} if "meeting_id" not in option and scene.happens(0.2) else None


def take_down_door(scene: Scene, option: Option) -> Fields:
    door = scene.game.doors[option["door_id"]]
    return {} if door.lit_at is None and scene.happens(0.5) else None


def open_texts_to_coach(scene: Scene, option: Option) -> Fields:
    is_new = any(person.replaced_by for person in scene.game.people.values() if person.team_id == scene.me.team_id)
    if not is_new or scene.me.texts_open_to_coach is not None or not scene.happens(scene.habits.opens):
        return None
    return {"is_open": True}


FILLERS = {
    "give_pulse": give_pulse,
    "choose_label": choose_label,
    "report_interview": report_interview,
    "report_job_offer": report_job_offer,
    "end_chance": end_chance,
    "report_status": report_status,
    "tell_status": tell_status,
    "agree_team_success": agree_team_success,
    "request_exit": request_exit,
    "end_pause": end_pause,
    "raise_hand": raise_hand,
    "lower_hand": plainly,
    "answer_hand": plainly,
    "undo": undo,
    "take_down_door": take_down_door,
    "open_texts_to_coach": open_texts_to_coach,
}
