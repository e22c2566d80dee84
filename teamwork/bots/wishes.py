"""What a bot would like to do where it is: weights by kind of command, before it looks at what it may."""

from collections.abc import Mapping
from typing import TypeAlias

from teamwork.bots.scene import Scene
from teamwork.edition import Step
from teamwork.seats import Role

Wishes: TypeAlias = Mapping[str, float]
"""Weights by kind of command; what is not there is not wished for."""

GIVING = frozenset({"hang_key", "give_key", "give_strength", "claim_ask", "pass_key", "say_thanks", "mark_helped"})
"""Kinds whose weight grows with how much a temper gives."""

REVIEW: Wishes = {"finish_action": 8, "keep_action": 2, "move_action": 2, "split_action": 1}
KEYS: Wishes = {"use_key": 6, "take_key": 3, "pass_key": 1, "lay_back_key": 0.4}
TELLING: Wishes = {
    **REVIEW, "release_door": 6, "mark_helped": 3, "say_thanks": 2, "take_strength": 3, "end_challenge": 1,
}  # fmt: skip

GRADUATE: Mapping[str, Wishes] = {
    "dream": {"draw_cards": 2, "play_dream": 8, "release_door": 1, "close_dream": 0.2, "choose_label": 1},
    "strength": {
        "draw_cards": 1,
        "give_strength": 6,
        "take_strength": 6,
        "decline_strength": 0.2,
        "say_thanks": 1,
        "set_level": 0.3,
    },
    "challenge": {"draw_cards": 1.5, "play_challenge": 8, "claim_ask": 4, "reveal_asker": 3},
    "action": {"draw_cards": 2, "play_action": 8, "take_key": 2, "rest_until_next": 0.6, **REVIEW},
    "wall": {"hang_key": 6, "give_key": 0.5, "release_door": 2, "take_key": 1, "warm_key": 1},
    "asks": {"claim_ask": 6, "reveal_asker": 4, "mark_helped": 2, "play_challenge": 2},
    "telling": {**TELLING, **KEYS, "pass_key": 1},
    "vote": {"vote_mission": 10},
    "thanks": {"say_thanks": 8, "agree_named_thread": 4, "take_strength": 1},
    "keys": KEYS,
    "quiet": {"choose_label": 0.5, "agree_named_thread": 0.5, "give_pulse": 0.5},
}
"""Of a graduate in a meeting, by what the step is for."""

HOME: Wishes = {
    "give_pulse": 6, "use_key": 6, "take_key": 1, "finish_action": 4, "play_action": 1.5, "mark_helped": 1.5,
    "say_thanks": 2, "reveal_asker": 2, "take_strength": 2, "end_challenge": 0.7, "release_door": 0.3,
    "pass_key": 0.7, "hang_key": 0.3, "claim_ask": 0.3, "choose_label": 0.2, "raise_hand": 0.4, "lower_hand": 0.5,
    "report_interview": 6, "report_status": 0.5, "tell_status": 1,
    "agree_team_success": 5, "request_exit": 0.12, "end_pause": 2, "set_level": 0.3, "revise_card": 0.2,
    "take_back_card": 0.05, "take_down_door": 0.05, "release_claim": 0.1, "undo": 0.2, "open_texts_to_coach": 1,
    "agree_named_thread": 1, "close_dream": 0.1, "withdraw_key": 0.03, "warm_key": 0.5, "decline_strength": 0.1,
    "clear_spotlight": 0.1, "lay_back_key": 0.2,
}  # fmt: skip
"""Of a graduate between meetings, and in extra time, when most of it is not offered any more."""

NEWS: Wishes = {"report_job_offer": 14, "report_status": 14, "end_chance": 5}
"""Of a graduate who waits for what comes of an interview or an offer."""

AROUND: Mapping[str, Wishes] = {
    "strength": {"give_strength": 4},
    "challenge": {"claim_ask": 4},
    "asks": {"claim_ask": 6},
    "wall": {"hang_key": 7, "give_key": 0.7, "warm_key": 1},
    "telling": {"give_strength": 0.5},
    "thanks": {"agree_named_thread": 4},
    "keys": {"warm_key": 1, "hang_key": 0.5},
}
"""Of coaches and helpers in a meeting."""

AROUND_HOME: Wishes = {
    "answer_hand": 8, "hang_key": 1, "give_key": 0.4, "warm_key": 1, "agree_named_thread": 1, "claim_ask": 0.3,
    "withdraw_key": 0.02, "release_claim": 0.05,
}  # fmt: skip

SECOND_THOUGHTS: Wishes = {"undo": 0.1, "lay_back_cards": 0.1}

PRESENT: Wishes = {"promise_silence": 100, "arrive": 100}
"""Always first, where it can be done."""


def activity(step: Step) -> str:
    """What people do in a step: write a kind of card, or what its round is for."""
    if step.card_kind is not None:
        return step.card_kind
    if step.round in ("wall", "swap"):
        return "wall"
    if step.round in ("asks", "vote"):
        return step.round
    if step.round == "turns":
        return "telling"
    if step.screen == "wall":
        return "wall" if step.round == "all" else "keys"
    return "thanks" if step.round == "all" else "quiet"


def wishes_of(scene: Scene) -> dict[str, float]:
    """What the bot would like to do now, by its role, its temper and where it is."""
    wished = dict(_by_place(scene))
    for kind in GIVING.intersection(wished):
        wished[kind] *= scene.habits.giving
    return wished


def _by_place(scene: Scene) -> Wishes:
    is_graduate = scene.seat.role is Role.GRADUATE
    if scene.phase_kind == "closed":
        return {}
    if scene.seat.role is Role.HELPER and scene.me.promised_at is None:
        return {"promise_silence": 100}
    if scene.meeting is None or scene.step is None:
        return _at_home(scene) if is_graduate else AROUND_HOME
    if not scene.meeting.present.get(scene.me.id):
        return {"arrive": 100}
    doing = activity(scene.step)
    spotlight = {"agree_spotlight": 20, "clear_spotlight": 1} if is_graduate and _is_asked(scene) else {}
    wished = (GRADUATE if is_graduate else AROUND).get(doing, {})
    return {**wished, **spotlight, **SECOND_THOUGHTS} if wished else wished


def _at_home(scene: Scene) -> Wishes:
    my_id = scene.me.id
    waits = any(chance.person_id == my_id and chance.state == "live" for chance in scene.game.chances.values())
    return {**HOME, **NEWS} if waits else HOME


def _is_asked(scene: Scene) -> bool:
    """Whether the spotlight waits for this seat's yes."""
    spotlight = scene.meeting.spotlight if scene.meeting else None
    return (
        spotlight is not None
        and not spotlight.is_agreed
        and scene.game.cards[spotlight.card_id].owner_id == scene.me.id
    )
