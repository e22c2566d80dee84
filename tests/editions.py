"""
Editions for tests: a small one built here, and the house's own from `cards/`.

`small_edition` has the rulebook's numbers except where fewer people make a test shorter: two teams of
three graduates, one coach and two helpers, and whatever counts people shrinks with them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from teamwork.edition import (
    ActionKind,
    CountingRules,
    Edition,
    Limits,
    Phase,
    Question,
    Season,
    Sizes,
    Stage,
    StatusRow,
    Twist,
)
from teamwork.library import load_edition
from tests import small_deck

HOUSE_FOLDER = Path(__file__).parents[1] / "cards" / "teamwork"


@cache
def house_edition() -> Edition:
    """The edition that the house ships, read from its folder as any game reads it."""
    return load_edition(HOUSE_FOLDER)


@cache
def small_edition() -> Edition:
    """
    Two teams of 3 graduates, 1 coach and 2 helpers.

    At least 2 graduates, 1 coach and 1 helper before camp 1; a win needs 2 active graduates; a spark band
    needs 2 answers. All else is the rulebook's: 14 weeks, camps in weeks 1, 7 and 14, two keys in hand …
    """
    return Edition(
        id="small",
        version="1",
        hash="0" * 64,
        names=small_deck.names("Lille spil"),
        languages=("da", "en"),
        authority=small_deck.names("Jobcentret"),
        sizes=Sizes(teams=2, graduates=3, coaches=1, helpers=2, min_graduates=2, min_coaches=1, min_helpers=1),
        season=_season(),
        limits=_limits(),
        phases=_phases(),
        stages=_stages(),
        action_kinds=_action_kinds(),
        counting=CountingRules(version=1, valid_from="2026-01-01", rows=_status_rows()),
        helper_kinds={
            kind: small_deck.names(kind) for kind in ("mentor", "elite_athlete", "entrepreneur", "business_person")
        },
        hours_bands={band: small_deck.names(band) for band in ("under_20", "20_to_31", "32_and_over")},
        status_choices={c: small_deck.names(c) for c in ("job", "on_the_way", "searching", "something_else")},
        pulse=tuple(Question(id=q, texts=small_deck.names(q)) for q in ("spark", "next_step", "team_help", "clarity")),
        factors=tuple(
            Question(id=q, texts=small_deck.names(q))
            for q in ("right_people", "progress", "clear_goal", "more_than_money", "open_about_mistakes")
        ),
        agendas=small_deck.agendas(),
        missions=small_deck.missions(),
        twists={
            f"T0{n}": Twist(id=f"T0{n}", titles=small_deck.names(f"Twist {n}"), texts=small_deck.names("…"))
            for n in range(1, 5)
        },
        cards=small_deck.cards(),
    )


def _season() -> Season:
    return Season(
        weeks=14,
        camp_weeks=(1, 7, 14),
        check_in_every_weeks=2,
        extra_time_weeks=26,
        close_after_weeks=30,
        follow_up_weeks=(13, 26),
        helper_access_weeks=4,
        time_zone="Europe/Copenhagen",
        country="DK",
        camp_starts_at="09:00",
        check_in_starts_at="10:00",
        mentor_meeting_starts_at="15:30",
    )


def _limits() -> Limits:
    return Limits(
        cards_drawn=3,
        open_dreams=3,
        workplaces_most=3,
        keys_in_hand=2,
        first_call_days=7,
        key_cools_days=14,
        key_warmings=1,
        action_days_ahead=14,
        moves_before_split=2,
        missions_drawn=3,
        undo_minutes=15,
        done_at_days_back=14,
        spark_answers_least=2,
        strengths_for_stage=3,
        given_strengths_for_stage=1,
        foothold_weeks=13,
        signed_weeks_ahead=8,
        fixed_term_weeks_least=13,
        win_graduates_least=2,
        doors_on_wall_most=60,
        text_lengths={
            "name": 60, "label": 12, "work": 200, "why": 400, "workplaces": 80, "workplace": 80, "sign": 200,
            "claim": 120, "example": 600, "vouched_by": 120, "what": 400, "tried": 400, "if_then": 300, "ask": 160,
            "how": 240, "with_whom": 80, "if_it_fails": 240, "learnt": 300, "learning": 200, "text": 160,
            "reason": 200, "email": 254, "phone": 20, "other": 300,
        },
    )  # fmt: skip


def _phases() -> tuple[Phase, ...]:
    kinds = {
        "setup": "setup", "camp_1": "camp", "first_half": "half", "camp_2": "camp", "second_half": "half",
        "camp_3": "camp", "extra_time": "extra_time", "closed": "closed",
    }  # fmt: skip
    return tuple(
        Phase.model_validate({"id": phase, "kind": kind, "names": small_deck.names(phase)})
        for phase, kind in kinds.items()
    )


def _stages() -> tuple[Stage, ...]:
    ids = ["start", "dream", "strength", "contact", "conversation", "bid", "interview", "offer", "job", "foothold"]
    return tuple(Stage(id=stage, names=small_deck.names(stage)) for stage in ids)


def _action_kinds() -> Mapping[str, ActionKind]:
    return {
        kind: ActionKind.model_validate(
            {"id": kind, "names": small_deck.names(kind), "outward": outward, "joblog": joblog}
        )
        for kind, (outward, joblog) in small_deck.ACTION_KINDS.items()
    }


_STATUSES = """
searching no - no none
signed yes - no starts_soon
permanent yes - yes none
fixed_term yes - yes lasts
part_time yes - no enough_hours
small_job no way no none
own_company yes - confirmed none
job_abroad yes - yes none
flex_job yes - no none
wage_subsidy_private no way no none
wage_subsidy_public no way no none
work_trial no way no none
useful_effort no - no none
course no - no none
education neutral - not_asked none
moved neutral - not_asked none
pause neutral - not_asked none
left denominator - not_asked none
unknown no - unknown none
"""
"""Code, whether it counts, whether it is on the way, self-supporting, condition (rulebook 8)."""


def _status_rows() -> tuple[StatusRow, ...]:
    return tuple(
        StatusRow.model_validate(
            {
                "code": code,
                "names": small_deck.names(code),
                "counts": counts,
                "on_the_way": way == "way",
                "self_supporting": supporting,
                "condition": condition,
            }
        )
        for code, counts, way, supporting, condition in (line.split() for line in _STATUSES.strip().splitlines())
    )
