"""Who may ask what, and in which phases: one closed table, judged before any rule (rules 2.4, 5.7)."""

from collections.abc import Mapping
from typing import NamedTuple

from teamwork.commands import Command
from teamwork.errors import NotPermittedError, RuleViolationError
from teamwork.model import Game
from teamwork.seats import PLAYING_ROLES, Role, Seat
from teamwork.visibility import has_access, viewer_person


class Permission(NamedTuple):
    """The roles that may ask and the kinds of phase in which it may be asked."""

    roles: frozenset[Role]
    phases: frozenset[str]


def _for(roles: tuple[Role, ...], phases: str) -> Permission:
    return Permission(frozenset(roles), frozenset(phases.split()))


G, C, H, O, S = Role.GRADUATE, Role.COACH, Role.HELPER, Role.OFFICE, Role.SYSTEM  # noqa: E741
ANY = PLAYING_ROLES
PLAY = "camp half"
LATE = "camp half extra_time"
ALIVE = "setup camp half extra_time"
ALWAYS = "setup camp half extra_time closed"

PERMISSIONS: Mapping[str, Permission] = {
    # setup and people
    "start_game": _for((S,), "setup"),
    "seat_person": _for((O,), ALIVE),
    "substitute_person": _for((O, C), ALIVE),
    "rename_person": _for((*ANY, O), ALIVE),
    "rename_team": _for((G, C, O), ALIVE),
    "set_contact": _for(ANY, ALWAYS),
    "choose_label": _for((G,), ALIVE),
    "promise_silence": _for((H,), ALIVE),
    "open_texts_to_coach": _for((G,), ALWAYS),
    "wake_seat": _for((S,), ALWAYS),
    "close_game": _for((O,), "extra_time"),
    "begin_day": _for((S,), ALWAYS),
    # meetings
    "plan_meeting": _for((C, O), ALIVE),
    "move_meeting": _for((C, O), ALIVE),
    "open_meeting": _for((C,), ALIVE),
    "close_meeting": _for((C,), LATE),
    "arrive": _for(ANY, LATE),
    "tick_presence": _for((C,), LATE),
    "take_hat": _for((C,), LATE),
    "hand_over_hat": _for((C,), LATE),
    "start_step": _for((C,), LATE),
    "set_clock": _for((C,), LATE),
    "set_screen": _for((C,), LATE),
    "set_film": _for((C,), LATE),
    "report_table_ready": _for((C,), LATE),
    "give_turn": _for((C,), LATE),
    "ask_spotlight": _for((G, C), LATE),
    "agree_spotlight": _for((G,), LATE),
    "clear_spotlight": _for((G, C), LATE),
    "hide_card": _for((C,), LATE),
    "restore_card": _for((C,), LATE),
    "rest_until_next": _for((G,), LATE),
    "write_learning": _for((G, C), LATE),
    "rate_factors": _for((C,), LATE),
    "vote_mission": _for((G,), PLAY),
    "choose_mission": _for((C,), PLAY),
    "agree_team_success": _for((G,), LATE),
    # cards
    "draw_cards": _for((G,), PLAY),
    "lay_back_cards": _for((G,), PLAY),
    "play_dream": _for((G,), PLAY),
    "play_challenge": _for((G,), PLAY),
    "play_action": _for((G,), PLAY),
    "give_strength": _for(ANY, PLAY),
    "take_strength": _for((G,), LATE),
    "decline_strength": _for((G,), LATE),
    "revise_card": _for(ANY, PLAY),
    "take_back_card": _for(ANY, ALWAYS),
    "set_level": _for((G,), ALWAYS),
    "close_dream": _for((G,), PLAY),
    "end_challenge": _for((G,), PLAY),
    "finish_action": _for((G,), PLAY),
    "move_action": _for((G,), PLAY),
    "keep_action": _for((G,), PLAY),
    "split_action": _for((G,), PLAY),
    # doors, keys, asks, thanks
    "release_door": _for((G,), PLAY),
    "take_down_door": _for((G,), ALWAYS),
    "hang_key": _for(ANY, LATE),
    "give_key": _for(ANY, LATE),
    "take_key": _for((G,), LATE),
    "pass_key": _for((G,), LATE),
    "lay_back_key": _for((G,), LATE),
    "use_key": _for((G,), LATE),
    "warm_key": _for(ANY, LATE),
    "withdraw_key": _for(ANY, ALWAYS),
    "claim_ask": _for(ANY, PLAY),
    "release_claim": _for(ANY, LATE),
    "reveal_asker": _for((G,), LATE),
    "mark_helped": _for((G,), LATE),
    "say_thanks": _for(ANY, LATE),
    "agree_named_thread": _for(ANY, LATE),
    # spark, status, chances, own data
    "give_pulse": _for((G,), LATE),
    "raise_hand": _for((G,), LATE),
    "lower_hand": _for((G,), LATE),
    "answer_hand": _for((C, H), LATE),
    "report_interview": _for((G,), LATE),
    "report_job_offer": _for((G,), LATE),
    "end_chance": _for((G,), LATE),
    "report_status": _for((G,), LATE),
    "tell_status": _for((G,), ALWAYS),
    "confirm_status": _for((O,), LATE),
    "request_exit": _for((G,), LATE),
    "confirm_exit": _for((O,), LATE),
    "end_pause": _for((G, O), LATE),
    "decide_left": _for((O,), LATE),
    "answer_follow_up": _for((O,), LATE),
    "adopt_counting_rules": _for((O,), LATE),
    "erase_person": _for((*ANY, O), ALWAYS),
    "undo": _for(ANY, LATE),
}


class Standing(NamedTuple):
    """What permissions are judged by: the role, the phase, whether somebody sits there, and may look."""

    role: Role
    phase_kind: str
    is_taken: bool
    has_access: bool


def standing(game: Game, seat: Seat) -> Standing:
    """How the seat stands now; it changes seldom, and the same for all that it may ask."""
    is_taken = seat.role not in PLAYING_ROLES or viewer_person(game, seat) is not None
    return Standing(seat.role, game.edition.phase(game.phase).kind, is_taken, has_access(game, seat))


def is_permitted(standing: Standing, kind: str) -> bool:
    """Whether who stands so may ask this, whatever the rules then say."""
    permission = PERMISSIONS[kind]
    if standing.role not in permission.roles or standing.phase_kind not in permission.phases:
        return False
    return standing.is_taken and (standing.has_access or kind == "promise_silence")


def require_permitted(game: Game, seat: Seat, command: Command) -> None:
    """
    Raises:
        NotPermittedError: ``not_your_role``; ``seat_taken_away`` when the person no longer sits in the
            game; ``promise_first`` for a helper who has not promised silence.
        RuleViolationError: ``phase_forbids`` with ``phase``.
    """
    permission = PERMISSIONS[command.kind]
    if seat.role not in permission.roles:
        raise NotPermittedError("not_your_role")
    if seat.role in PLAYING_ROLES:
        if viewer_person(game, seat) is None:
            raise NotPermittedError("seat_taken_away")
        if command.kind != "promise_silence" and not has_access(game, seat):
            raise NotPermittedError("promise_first")
    if game.edition.phase(game.phase).kind not in permission.phases:
        raise RuleViolationError("phase_forbids", phase=game.edition.phase(game.phase).names["da"])
