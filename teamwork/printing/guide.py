"""The coach's guide: the game in short, then every meeting of the edition minute by minute (rule 6.3)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from teamwork.edition import Agenda, Edition, Step
from teamwork.printing.kinds import LOOKS
from teamwork.printing.pages import frame
from teamwork.printing.signs import typographic
from teamwork.printing.typesetting import typeset, write_whole
from teamwork.printing.words import Words, words_of


def print_guide(edition: Edition, lang: str, out: Path, *, at: datetime) -> None:
    """``out`` holds `guide_pdf`."""
    write_whole(out, guide_pdf(edition, lang, at=at))


def guide_pdf(edition: Edition, lang: str, *, at: datetime) -> bytes:
    """Every camp, check-in and mentor meeting on pages of its own, with the clock of the proposed start."""
    words = words_of(lang)
    part = words.part("guide")
    numbers = _numbers(edition, lang)
    content = {
        **frame(edition, words, words.say("guide", "title", game=edition.names[lang])),
        "words": part,
        "sections": [_section(section, numbers) for section in part["sections"]],
        "after": [_section(section, numbers) for section in part["after"]],
        "meetings": [_meeting(agenda, edition, words) for agenda in _in_order(edition.agendas.values())],
        "factors_text": words.say("guide", "factors_text", authority=edition.authority[lang]),
        "factors": [typographic(factor.texts[lang]) for factor in edition.factors],
        "colours": {kind: look.colour for kind, look in LOOKS.items()},
    }
    return typeset("guide", content, at)


def _numbers(edition: Edition, lang: str) -> dict[str, Any]:
    """What the sentences may name: every number comes from the edition (rulebook 12)."""
    return {
        **edition.sizes.model_dump(),
        **edition.limits.model_dump(exclude={"text_lengths"}),
        "weeks": edition.season.weeks,
        "camps": len(edition.season.camp_weeks),
        "game": edition.names[lang],
    }


def _section(section: Mapping[str, Any], numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": section["title"],
        "paragraphs": [line.format(**numbers) for line in section.get("paragraphs", ())],
        "points_title": section.get("points_title", ""),
        "points": [line.format(**numbers) for line in section["points"]],
    }


def _in_order(agendas: Iterable[Agenda]) -> list[Agenda]:
    """Camps first, by number, then the team's own meetings."""
    return sorted(agendas, key=lambda agenda: (agenda.camp is None, agenda.camp or 0, agenda.id))


def _meeting(agenda: Agenda, edition: Edition, words: Words) -> dict[str, Any]:
    start = _minutes_of_day(_start_of(agenda, edition))
    ends = tuple(accumulate(step.minutes for step in agenda.steps))
    begins = (0, *ends)
    said = words.say("guide", "from_to", start=words.clock(start), end=words.clock(start + ends[-1]))
    return {
        "title": typographic(agenda.titles[words.lang]),
        "when": f"{words.say('guide', 'minutes', minutes=ends[-1])} · {said}",
        "minutes": ends[-1],
        "steps": [_step(step, start, begin, words) for step, begin in zip(agenda.steps, begins, strict=False)],
    }


def _start_of(agenda: Agenda, edition: Edition) -> str:
    season = edition.season
    match agenda.kind:
        case "camp":
            return season.camp_starts_at
        case "check_in":
            return season.check_in_starts_at
        case "mentor_meeting":
            return season.mentor_meeting_starts_at


def _minutes_of_day(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _step(step: Step, start: int, begin: int, words: Words) -> dict[str, Any]:
    lang = words.lang
    level = step.level and words.say("guide", "level", level=words.say("guide", f"level_{step.level}"))
    lines = [
        {"icon": icon, "label": words.say("guide", name), "text": typographic(texts[lang])}
        for name, icon, texts in (
            ("at_tables", "people", step.at_tables),
            ("on_screen", "screen", step.on_screen),
            ("on_phones", "phone", step.on_phones),
            ("sharing", "eye", step.sharing),
        )
        if texts is not None
    ]
    return {
        "title": typographic(step.titles[lang]),
        "time": words.clock(start + begin),
        "minutes": step.minutes,
        "minutes_said": words.say("guide", "step_minutes", minutes=step.minutes),
        "round": words.say("guide", f"round_{step.round}"),
        "kind": step.card_kind,
        "kind_said": step.card_kind and words.part("kinds")[step.card_kind],
        "level": level,
        "lines": lines,
    }
