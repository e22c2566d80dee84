"""Diplomas for the last camp: the same for everyone, with a name and nothing else about a person (rule 8.5)."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from teamwork.edition import Edition
from teamwork.printing.pages import frame
from teamwork.printing.signs import breakable
from teamwork.printing.town_houses import LAMP, Look, row_of_houses_svg
from teamwork.printing.typesetting import typeset, write_whole
from teamwork.printing.words import words_of


def print_diplomas(
    people: Sequence[str], edition: Edition, lang: str, out: Path, *, at: datetime, day: date | None = None
) -> None:
    """``out`` holds `diplomas_pdf`."""
    write_whole(out, diplomas_pdf(people, edition, lang, at=at, day=day))


def diplomas_pdf(people: Sequence[str], edition: Edition, lang: str, *, at: datetime, day: date | None = None) -> bytes:
    """One landscape page a person, in the order given; ``day`` is written on it, or left open for a pen."""
    words = words_of(lang)
    game = edition.names[lang]
    content = {
        **frame(edition, words, words.say("diplomas", "title", game=game)),
        "people": [breakable(name) for name in people],
        "words": words.part("diplomas"),
        "text": words.say("diplomas", "text", game=game, weeks=edition.season.weeks),
        "signed": [line.format(authority=edition.authority[lang]) for line in words.part("diplomas")["signed"]],
        "day": "" if day is None else words.day(day),
        "svg": row_of_houses_svg(13, Look(lit=LAMP)),
        "game": game,
    }
    return typeset("diplomas", content, at)
