"""
One row of `visibility.md` for every field of the state, so that a new field cannot be seen by accident.

``internal`` is seen by nobody as itself. The program refuses to start while a field has no row, and a
canary test holds what every role receives to these rows.
"""

from collections.abc import Mapping

from teamwork import model

INTERNAL = "internal"
OUTLINE = "what needs no level"

ROWS: Mapping[str, Mapping[str, str]] = {
    "Team": {
        "id": OUTLINE, "seat_no": OUTLINE, "piles": INTERNAL, "discards": INTERNAL, "first_reached_at": INTERNAL,
        "endings": "learnings, missions, team name", "success_agreed_by": "own light of a mission",
        "spark_bands": "pulse value",
    },
    "Person": {
        "id": OUTLINE, "role": OUTLINE, "team_id": OUTLINE, "seat_no": OUTLINE, "helper_kind": OUTLINE,
        "is_bot": OUTLINE, "seated_v": INTERNAL, "seated_at": INTERNAL, "left_at": INTERNAL, "replaced_by": INTERNAL,
        "is_erased": OUTLINE, "promised_version": INTERNAL, "promised_at": "name or nickname",
        "label": "name or nickname", "shows_late_stages": "pawn's stage 6 to 9", "status": "status code and dates",
        "history": INTERNAL, "exit": "pause, exit", "texts_open_to_coach": "name or nickname",
    },
    "Card": {
        "id": OUTLINE, "kind": OUTLINE, "ref": "the card's own part", "is_drawn": INTERNAL,
        "owner_id": "the card's own part", "author_id": "strength", "team_id": "the card's own part",
        "state": "the card's own part",
        "parts": "the card's own part", "written": INTERNAL, "action_kind": "action: plan and result",
        "influence": "challenge: the story", "due": "action: plan and result", "times_moved": "action: plan and result",
        "serves": "action: plan and result", "whole_id": "action: plan and result",
        "looked_at": "action: plan and result", "is_hidden": "the card's own part", "played_at": "the card's own part",
        "played_v": INTERNAL, "ended_at": INTERNAL, "ended_on": "the card's own part",
    },
    "Door": {
        "id": "door", "card_id": "whose door it is", "workplace": INTERNAL,
        "owner_id": "whose door it is", "team_id": "whose door it is", "owner_shown": "whose door it is",
        "released_at": "whose door it is", "is_down": INTERNAL,
        "is_hidden": "whose door it is", "lit_at": "door",
    },
    "Key": {
        "id": "key", "team_id": "key", "giver_id": "helped, thanks", "door_id": "key", "state": "key",
        "holder_id": "key", "owner_first_until": "key", "taken_on": "key", "times_warmed": "key", "hung_at": "key",
        "used_at": INTERNAL, "used_by": "helped, thanks",
    },
    "Claim": {
        "id": "claim on an ask", "card_id": "claim on an ask", "asker_id": "claim on an ask",
        "claimer_id": "claim on an ask", "state": "claim on an ask", "is_asker_known": "claim on an ask",
        "claimed_at": "claim on an ask", "helped_at": "helped, thanks",
    },
    "Thanks": {
        "id": "helped, thanks", "from_id": "helped, thanks", "to_id": "helped, thanks", "about": "helped, thanks",
        "at": "helped, thanks", "named_by": "helped, thanks",
    },
    "Chance": {
        "id": "pawn's stage 6 to 9", "person_id": "pawn's stage 6 to 9", "kind": "pawn's stage 6 to 9",
        "on": "pawn's stage 6 to 9", "state": "pawn's stage 6 to 9", "outcome": "status code and dates",
        "told": "status code and dates", "reported_at": INTERNAL,
    },
    "Hand": {
        "id": "raised hand", "person_id": "raised hand", "told_id": "raised hand", "raised_at": "raised hand",
        "answered_at": "raised hand", "is_lowered": "raised hand",
    },
    "Meeting": {
        "id": OUTLINE, "kind": OUTLINE, "team_id": OUTLINE, "number": OUTLINE, "starts_at": OUTLINE, "state": OUTLINE,
        "opened_at": OUTLINE, "closed_at": OUTLINE, "step_id": OUTLINE, "step_started_at": OUTLINE, "clock": OUTLINE,
        "host_id": OUTLINE, "present": "presence of a person", "ready_tables": OUTLINE, "turns": OUTLINE,
        "screen": OUTLINE, "film": OUTLINE, "spotlight": "the card's own part", "twist_id": OUTLINE, "rested": INTERNAL,
        "learnings": "learnings, missions, team name", "factors": "five factors", "reason_length": INTERNAL,
        "written": INTERNAL,
    },
    "Mission": {
        "id": OUTLINE, "team_id": OUTLINE, "camp": OUTLINE, "drawn": OUTLINE, "votes": "own light of a mission",
        "chosen": OUTLINE, "chosen_at": INTERNAL, "deeds": "own light of a mission", "judged_at": INTERNAL,
        "is_held": OUTLINE,
    },
    "FollowUp": {
        "id": "follow-ups", "person_id": "follow-ups", "weeks": "follow-ups", "due": "follow-ups",
        "state": "follow-ups", "done_at": "follow-ups",
    },
    "Game": {
        "id": OUTLINE, "edition": OUTLINE, "v": OUTLINE, "at": OUTLINE, "actor": INTERNAL, "phase": OUTLINE,
        "started_on": OUTLINE, "today": OUTLINE, "is_rehearsal": OUTLINE, "counting": OUTLINE, "teams": OUTLINE,
        "people": OUTLINE, "cards": OUTLINE, "doors": OUTLINE, "keys": OUTLINE, "claims": OUTLINE, "thanks": OUTLINE,
        "chances": OUTLINE, "hands": OUTLINE, "meetings": OUTLINE, "missions": OUTLINE, "follow_ups": OUTLINE,
        "offers": "offers of cards", "twist_pile": INTERNAL, "twists": INTERNAL, "celebration": "status code and dates",
        "last_camp_closed_on": OUTLINE, "touched": INTERNAL, "undo": INTERNAL,
    },
}  # fmt: skip
"""Row by field, by model of the state."""


def missing_rows() -> tuple[str, ...]:
    """``Model.field`` for every field of the state without a row, and every row without a field."""
    faults = []
    for name, rows in ROWS.items():
        fields = set(getattr(model, name).model_fields)
        faults += [f"{name}.{field}" for field in sorted(fields ^ set(rows))]
    return tuple(faults)


if missing_rows():
    raise RuntimeError(f"No row of the visibility matrix for: {', '.join(missing_rows())}")
