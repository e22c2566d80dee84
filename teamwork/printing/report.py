"""
A report on paper: what the office's figures, tables and plots must be made into before they can be printed.

Every value is already a text in the reader's language; nothing here counts, hides or orders anything.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teamwork.frozen import Frozen
from teamwork.printing.kinds import ICONS
from teamwork.printing.pages import REGIONS
from teamwork.printing.signs import breakable
from teamwork.printing.typesetting import typeset
from teamwork.printing.words import Words, words_of


class Figure(Frozen):
    """One figure to be read at a glance, with what it means beside it."""

    label: str
    value: str
    definition: str
    of: str = ""
    """What the value is out of, such as "af 20"."""


class Header(Frozen):
    """The head of a column; numbers stand to the right."""

    name: str
    is_number: bool = False
    share: int = 0
    """How much of the room that is left it takes, for long texts; 0 is as wide as its words need."""


class Table(Frozen):
    """Rows of texts, each as long as the headers; the head is repeated on every page."""

    title: str
    headers: tuple[Header, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


class Plot(Frozen):
    """A picture of SVG with what it shows in words; small ones stand two by two in the order given."""

    title: str
    svg: str
    alt: str
    is_wide: bool = False


class Section(Frozen):
    """A chapter with its own heading: text, figures, plots, tables, in that order."""

    title: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    plots: tuple[Plot, ...] = ()
    tables: tuple[Table, ...] = ()


class Report(Frozen):
    """A whole report; ``labels`` stand on the first page and at the foot of every page."""

    title: str
    game: str
    made_at: datetime
    """Stands in the file, and decides its bytes."""
    facts: Mapping[str, str] = {}
    """Short facts under the title, in order: {"Periode": "2. februar til 8. maj 2026"}."""
    labels: tuple[str, ...] = ()
    """What everyone who holds a page must know, such as that it holds personal data, or that bots played."""
    notes: tuple[str, ...] = ()
    """What always stands beside the figures."""
    sections: tuple[Section, ...] = ()


def report_pdf(report: Report, lang: str) -> bytes:
    """The report as tagged PDF; names in any script survive, what the fonts lack is shown as lacking."""
    words = words_of(lang)
    content = {
        "lang": lang,
        "region": REGIONS.get(lang),
        "title": f"{report.title} · {report.game}",
        "icons": ICONS,
        "words": words.part("report"),
        "heading": report.title,
        "game": report.game,
        "made": _made(report, words),
        "facts": [[name, value] for name, value in report.facts.items()],
        "labels": list(report.labels),
        "notes": list(report.notes),
        "sections": [_section(section) for section in report.sections],
    }
    return typeset("report", content, report.made_at)


def _made(report: Report, words: Words) -> str:
    return words.say("report", "made", day=words.day(report.made_at.date()))


def _section(section: Section) -> dict[str, Any]:
    tables = [{**table.model_dump(), "rows": [_cells(row) for row in table.rows]} for table in section.tables]
    return {
        **section.model_dump(exclude={"plots", "tables"}),
        "tables": tables,
        "small": [plot.model_dump() for plot in section.plots if not plot.is_wide],
        "wide": [plot.model_dump() for plot in section.plots if plot.is_wide],
    }


def _cells(row: tuple[str, ...]) -> list[str]:
    return [breakable(cell) for cell in row]
