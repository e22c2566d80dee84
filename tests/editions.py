"""
Editions for tests: a small one built here, and the house's own from `cards/`.

`small_edition` has the rulebook's numbers except where fewer people make a test shorter: two teams of
three graduates, one coach and two helpers, and whatever counts people shrinks with them.
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from teamwork.edition import (
    ActionKind,
    Agenda,
    CardDefinition,
    CardText,
    CountingRules,
    DeckKind,
    Edition,
    Limits,
    MissionDefinition,
    Names,
    Need,
    Phase,
    Question,
    Season,
    Sizes,
    Stage,
    StatusRow,
    Step,
    Twist,
)

HOUSE_FOLDER = Path(__file__).parents[1] / "cards" / "teamwork"


@cache
def house_edition() -> Edition:
    """The edition that the house ships, read from its folder as any game reads it."""
    from teamwork.library import load_edition

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
        names=_names("Lille spil"),
        languages=("da", "en"),
        authority=_names("Jobcentret"),
        sizes=Sizes(teams=2, graduates=3, coaches=1, helpers=2, min_graduates=2, min_coaches=1, min_helpers=1),
        season=_season(),
        limits=_limits(),
        phases=_phases(),
        stages=_stages(),
        action_kinds=_action_kinds(),
        counting=CountingRules(version=1, valid_from="2026-01-01", rows=_status_rows()),
        helper_kinds={kind: _names(kind) for kind in ("mentor", "elite_athlete", "entrepreneur", "business_person")},
        hours_bands={band: _names(band) for band in ("under_20", "20_to_31", "32_and_over")},
        status_choices={c: _names(c) for c in ("job", "on_the_way", "searching", "something_else")},
        pulse=tuple(Question(id=q, texts=_names(q)) for q in ("spark", "next_step", "team_help", "clarity")),
        factors=tuple(
            Question(id=q, texts=_names(q))
            for q in ("right_people", "progress", "clear_goal", "more_than_money", "open_about_mistakes")
        ),
        agendas=_agendas(),
        missions=_missions(),
        twists={f"T0{n}": Twist(id=f"T0{n}", titles=_names(f"Twist {n}"), texts=_names("…")) for n in range(1, 5)},
        cards=_cards(),
    )


def _names(word: str) -> Names:
    return {"da": word, "en": word}


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
        Phase.model_validate({"id": phase, "kind": kind, "names": _names(phase)}) for phase, kind in kinds.items()
    )


def _stages() -> tuple[Stage, ...]:
    ids = ["start", "dream", "strength", "contact", "conversation", "bid", "interview", "offer", "job", "foothold"]
    return tuple(Stage(id=stage, names=_names(stage)) for stage in ids)


ACTION_KINDS: Mapping[str, tuple[bool, str]] = {
    "weak_tie": (True, "network"),
    "coffee": (True, "network"),
    "use_key": (True, "network"),
    "unsolicited": (True, "application"),
    "targeted_application": (True, "application"),
    "event": (True, "network"),
    "small_task": (True, "none"),
    "work_trial": (True, "none"),
    "wage_subsidy": (True, "none"),
    "pass_on": (False, "none"),
    "interview_practice": (False, "none"),
    "feedback": (False, "none"),
    "linkedin": (False, "none"),
    "reference": (False, "none"),
    "week_plan": (False, "none"),
    "recover": (False, "none"),
}


def _action_kinds() -> Mapping[str, ActionKind]:
    return {
        kind: ActionKind.model_validate({"id": kind, "names": _names(kind), "outward": outward, "joblog": joblog})
        for kind, (outward, joblog) in ACTION_KINDS.items()
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
                "names": _names(code),
                "counts": counts,
                "on_the_way": way == "way",
                "self_supporting": supporting,
                "condition": condition,
            }
        )
        for code, counts, way, supporting, condition in (line.split() for line in _STATUSES.strip().splitlines())
    )


def _step(line: str) -> Step:
    step_id, minutes, round_kind, screen, *rest = line.split()
    card_kind, level = (*rest, None, None)[:2]
    texts = {field: _names("…") for field in ("on_screen", "on_phones", "at_tables")}
    sharing = {"sharing": _names("…")} if level else {}
    return Step.model_validate(
        {
            "id": step_id,
            "minutes": int(minutes),
            "round": round_kind,
            "screen": screen,
            "card_kind": card_kind,
            "level": level,
            "titles": _names(step_id),
            **texts,
            **sharing,
        }
    )


_AGENDAS: Mapping[str, str] = {
    "camp_1": """
        arrive 15 none join
        dreams 20 all cards dream table
        dreams_aloud 10 turns cards
        wall 15 wall wall
        strengths 25 turns cards strength table
        asks 15 asks asks challenge hall
        first_action 20 all cards action team
        mission 10 vote missions
        close 12 learning board""",
    "camp_2": """
        arrive 15 none join
        swap 8 swap wall
        asks 15 asks asks challenge hall
        actions 20 all cards action team
        mission 10 vote missions
        close 12 learning board""",
    "camp_3": """
        arrive 15 none join
        film 5 film film
        threads 20 turns words
        close 12 learning board""",
    "check_in": """
        twist 4 none words
        open_actions 13 turns cards
        asks 8 asks asks
        next_actions 9 all cards action team
        learning 4 learning words""",
    "mentor_meeting": """
        arrive 5 none join
        since_last 10 turns board
        doors 15 all wall
        learning 3 learning words""",
}
"""A line a step: id, minutes, round, screen and, where everyone writes a card, its kind and level."""


def _agendas() -> Mapping[str, Agenda]:
    return {
        agenda_id: Agenda.model_validate(
            {
                "id": agenda_id,
                "kind": "camp" if agenda_id.startswith("camp") else agenda_id,
                "camp": int(agenda_id[-1]) if agenda_id.startswith("camp") else None,
                "titles": _names(agenda_id),
                "steps": tuple(_step(line) for line in lines.strip().splitlines()),
            }
        )
        for agenda_id, lines in _AGENDAS.items()
    }


_MISSIONS: Mapping[str, tuple[Need, ...]] = {
    "M01": (Need(deed="key_used", times=1, or_deed="key_given"), Need(deed="key_hung", times=1)),
    "M02": (Need(deed="outward_action_done", times=1, or_deed="key_hung"), Need(deed="ask_claimed", times=1)),
    "M03": (Need(deed="asked", times=1, or_deed="ask_claimed"), Need(deed="ask_helped", times=1)),
    "M04": (Need(deed="strength_given", times=1),),
    "M05": (Need(deed="key_hung", times=1),),
}


def _missions() -> Mapping[str, MissionDefinition]:
    return {
        mission: MissionDefinition(id=mission, needs=needs, titles=_names(mission), texts=_names("…"))
        for mission, needs in _MISSIONS.items()
    }


_ASKS: Mapping[str, tuple[str, ...]] = {
    "dream": ("work", "why", "workplaces", "sign"),
    "strength": ("claim", "example", "vouched_by"),
    "challenge": ("what", "tried", "if_then", "ask"),
    "action": ("what", "how", "with_whom", "if_it_fails"),
    "blank": (),
}


def _card(ref: str, kind: DeckKind, action_kind: str | None = None) -> CardDefinition:
    asks = {field: f"{field}?" for field in _ASKS[kind]}
    return CardDefinition(
        id=ref,
        kind=kind,
        theme="small",
        components=("goal_setting",),
        minutes=8,
        stages=(),
        action_kind=action_kind,
        texts={language: CardText(title=ref, text="…", asks=asks) for language in ("da", "en")},
    )


def _cards() -> Mapping[str, CardDefinition]:
    """Nine dreams, strengths and challenges, one action card a kind of action, three blanks."""
    nine: tuple[tuple[str, DeckKind], ...] = (("D", "dream"), ("S", "strength"), ("U", "challenge"))
    cards = chain(
        (_card(f"{letter}{n:02}", kind) for letter, kind in nine for n in range(1, 10)),
        (_card(f"A{n:02}", "action", kind) for n, kind in enumerate(ACTION_KINDS, 1)),
        (_card(f"X{n}", "blank") for n in range(1, 4)),
    )
    return {card.id: card for card in cards}
