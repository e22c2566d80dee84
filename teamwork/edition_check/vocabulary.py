"""What the engine itself knows by name, so that an edition can only use what some rule holds."""

from collections.abc import Mapping
from typing import get_args

from teamwork.edition import DeckKind

DECK_KINDS: tuple[DeckKind, ...] = get_args(DeckKind)

STAGES = (
    "start", "dream", "strength", "contact", "conversation", "bid", "interview", "offer", "job", "foothold",
)  # fmt: skip
"""The stones whose conditions the board's rules hold, in the street's order (rule 3.1)."""

STAGES_NEEDED = ("start", "bid", "job")
"""Where everyone begins, where a pawn waits that the hall may not follow (rule 3.3), and the goal."""

STATUS_CODES_NEEDED = (
    "searching", "permanent", "part_time", "small_job", "work_trial", "pause", "left", "unknown",
)  # fmt: skip
"""Codes that rules name themselves: what graduates say counts as, and the ways out (rules 8.1, 8.3)."""

STATUS_CHOICES = ("job", "on_the_way", "searching", "something_else")
PULSE_QUESTIONS = ("spark", "next_step", "team_help", "clarity")

PHASE_KINDS_AFTER: Mapping[str, tuple[str, ...]] = {
    "": ("setup",),
    "setup": ("camp",),
    "camp": ("half", "extra_time"),
    "half": ("camp",),
    "extra_time": ("closed",),
    "closed": (),
}
"""Which kinds of phase may follow which (rule 2.1); nothing is skipped."""

ASK_FIELDS: Mapping[DeckKind, tuple[str, ...]] = {
    "dream": ("work", "why", "workplaces", "sign"),
    "strength": ("claim", "example", "vouched_by"),
    "challenge": ("what", "influence", "tried", "if_then", "ask"),
    "action": ("what", "due", "how", "with_whom", "if_it_fails"),
    "blank": (),
}
"""The fields a card of a kind has (rules 4.3 to 4.6); what a blank asks follows from how it is played."""

DEEDS = (
    "action_done", "outward_action_done", "coffee_done", "weak_tie_done", "practice_done", "feedback_done",
    "key_hung", "key_given", "key_used", "door_released", "asked", "ask_claimed", "ask_helped",
    "strength_given", "thanks_said", "challenge_ended",
)  # fmt: skip
"""What a mission may need of a graduate (rule 6.7)."""
