"""What lies on the tables of the small edition: agendas, missions and cards."""

from collections.abc import Mapping
from itertools import chain

from teamwork.edition import Agenda, CardDefinition, CardText, DeckKind, MissionDefinition, Names, Need, Step

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


def names(word: str) -> Names:
    """The same word in both languages."""
    return {"da": word, "en": word}


def _step(line: str) -> Step:
    step_id, minutes, round_kind, screen, *rest = line.split()
    card_kind, level = (*rest, None, None)[:2]
    texts = {field: names("…") for field in ("on_screen", "on_phones", "at_tables")}
    sharing = {"sharing": names("…")} if level else {}
    return Step.model_validate(
        {
            "id": step_id,
            "minutes": int(minutes),
            "round": round_kind,
            "screen": screen,
            "card_kind": card_kind,
            "level": level,
            "titles": names(step_id),
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


def agendas() -> Mapping[str, Agenda]:
    return {
        agenda_id: Agenda.model_validate(
            {
                "id": agenda_id,
                "kind": "camp" if agenda_id.startswith("camp") else agenda_id,
                "camp": int(agenda_id[-1]) if agenda_id.startswith("camp") else None,
                "titles": names(agenda_id),
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


def missions() -> Mapping[str, MissionDefinition]:
    return {
        mission: MissionDefinition(id=mission, needs=needs, titles=names(mission), texts=names("…"))
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


def cards() -> Mapping[str, CardDefinition]:
    """Nine dreams, strengths and challenges, one action card a kind of action, three blanks."""
    nine: tuple[tuple[str, DeckKind], ...] = (("D", "dream"), ("S", "strength"), ("U", "challenge"))
    cards = chain(
        (_card(f"{letter}{n:02}", kind) for letter, kind in nine for n in range(1, 10)),
        (_card(f"A{n:02}", "action", kind) for n, kind in enumerate(ACTION_KINDS, 1)),
        (_card(f"X{n}", "blank") for n in range(1, 4)),
    )
    return {card.id: card for card in cards}
