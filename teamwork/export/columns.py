"""
The columns of every export: id, header in both languages, what stands in it. Frozen.

A column keeps its id, header, place and meaning for ever; a new one is added at the end. Spreadsheets and
scripts outside the house are built on them, and a test holds them.
"""

from typing import Literal, TypeAlias

from teamwork.edition import Names
from teamwork.frozen import Frozen

ColumnKind: TypeAlias = Literal["text", "day", "number", "share", "yes_no"]
"""``share`` is a part of one, written as per cent; ``number`` may be words where a number is not told."""


class Column(Frozen):
    """One column of one table."""

    id: str
    kind: ColumnKind
    names: Names
    meaning: Names


def _column(id: str, kind: ColumnKind, da: str, en: str, da_meaning: str, en_meaning: str) -> Column:
    return Column(id=id, kind=kind, names={"da": da, "en": en}, meaning={"da": da_meaning, "en": en_meaning})


GAME = _column("game", "text", "Spil", "Game", "Spillets navn", "Name of the game")
BOTS = _column(
    "has_bots", "yes_no", "Spil med bots", "Game with bots",
    "Om en bot sidder på mindst én plads", "Whether a bot sits in at least one seat",
)  # fmt: skip
REHEARSAL = _column(
    "is_rehearsal", "yes_no", "Øvespil", "Rehearsal", "Om spillet er en prøve", "Whether it is practice"
)
TABLE_VERSION = _column(
    "counting_version", "number", "Tælleregler, version", "Counting rules, version",
    "Versionen af »Sådan tæller vi«, der er talt efter", "The version of “How we count” that was used",
)  # fmt: skip
TABLE_FROM = _column(
    "counting_valid_from", "day", "Tælleregler gælder fra", "Counting rules valid from",
    "Dagen, den version gælder fra", "The day from which that version holds",
)  # fmt: skip
TEAM_NO = _column(
    "team_number", "number", "Hold nr.", "Team no.", "Holdets faste nummer", "The team's fixed number"
)  # fmt: skip
TEAM = _column("team", "text", "Hold", "Team", "Holdets navn", "Name of the team")
WEEK = _column("week", "text", "Uge", "Week", "ISO-uge, år og uge", "ISO week, year and week")
WEEK_NUMBER = _column("week_number", "number", "Uge i spillet", "Week of the game", "Talt fra 1", "Counted from 1")
WEEK_FROM = _column("week_from", "day", "Ugen begynder", "Week begins", "Mandagen", "The Monday")
PERSONAL = _column(
    "contains", "text", "Indhold", "Contains",
    "Siger, at rækken er personoplysninger", "Says that the row is personal data",
)  # fmt: skip

PERSON_WEEKS: tuple[Column, ...] = (
    PERSONAL,
    GAME,
    TEAM_NO,
    TEAM,
    _column("person", "text", "Navn", "Name", "Navn eller kaldenavn", "Name or nickname"),
    _column("role", "text", "Rolle", "Role", "Dimittend, coach eller hjælper", "Graduate, coach or helper"),
    _column("seat_number", "number", "Plads", "Seat", "Plads ved bordet", "Seat at the table"),
    WEEK,
    WEEK_NUMBER,
    WEEK_FROM,
    _column("is_active", "yes_no", "I tallene", "In the count", "Om personen er talt med", "Whether counted"),
    _column("status_code", "text", "Statuskode", "Status code", "Kode i »Sådan tæller vi«", "Code in “How we count”"),
    _column("status", "text", "Status", "Status", "Statussens navn", "Name of the status"),
    _column("status_from", "day", "Status fra", "Status from", "Statussens første dag", "First day of the status"),
    _column("status_to", "day", "Status til", "Status to", "Sidste dag, hvis der er en", "Last day, if there is one"),
    _column("is_confirmed", "yes_no", "Bekræftet", "Confirmed", "Om statussen er bekræftet", "Whether confirmed"),
    _column("in_job", "yes_no", "I job", "In a job", "Om statussen tæller", "Whether the status counts"),
    _column(
        "self_supporting", "yes_no", "Forsørger sig selv", "Self-supporting",
        "Om personen forsørger sig selv", "Whether the person supports themselves",
    ),
    _column("on_the_way", "yes_no", "På vej", "On the way", "Løntilskud, praktik …", "Subsidy, trial …"),
    TABLE_VERSION,
    TABLE_FROM,
    BOTS,
    REHEARSAL,
)  # fmt: skip
"""`intern`, one row a person and week."""

MEASURES: tuple[Column, ...] = (
    _column("profile", "text", "Profil", "Profile", "Hvem tabellen er til", "Who the table is for"),
    GAME,
    _column("date_id", "text", "Tidspunkt", "Point in time", "Den faste måledag", "The fixed day of measuring"),
    _column("date", "day", "Dato", "Date", "Måledagens dato", "Date of that day"),
    _column("measure_id", "text", "Mål-id", "Measure id", "Målets faste id", "The measure's fixed id"),
    _column("measure", "text", "Mål", "Measure", "Målets navn", "Name of the measure"),
    _column(
        "value", "number", "Værdi", "Value",
        "Tallet, eller ord, hvor tallet ikke vises", "The number, or words where it is not shown",
    ),
    _column("of", "number", "Ud af", "Out of", "Det, værdien er ud af", "What the value is out of"),
    _column("share", "share", "Andel i procent", "Share in per cent", "Værdi ud af det hele", "Value out of the whole"),
    _column("unit", "text", "Enhed", "Unit", "Hvad der er talt", "What was counted"),
    _column(
        "least_cell", "number", "Mindste tal, der vises", "Smallest number shown",
        "Et mindre tal vises ikke", "A smaller number is not shown",
    ),
    TABLE_VERSION,
    TABLE_FROM,
    BOTS,
    REHEARSAL,
    _column(
        "shown",
        "text",
        "Vist som",
        "Shown as",
        "number: tallet · under: færre end det mindste tal · all_but_under: alle på nær færre end det · "
        "hidden: vises ikke · not_yet: ikke nået",
        "number: the number · under: fewer than the smallest number · all_but_under: all but fewer than that · "
        "hidden: not shown · not_yet: not reached",
    ),
)  # fmt: skip
"""`ledelse` and `offentlig`, one row a measure and date."""

TEAM_WEEKS: tuple[Column, ...] = (
    PERSONAL,
    GAME,
    TEAM_NO,
    TEAM,
    WEEK,
    WEEK_NUMBER,
    WEEK_FROM,
    _column("measure_id", "text", "Mål-id", "Measure id", "Målets faste id", "The measure's fixed id"),
    _column("measure", "text", "Mål", "Measure", "Målets navn", "Name of the measure"),
    _column("value", "number", "Værdi", "Value", "Tallet ved ugens slutning", "The number when the week ended"),
    _column("of", "number", "Ud af", "Out of", "Det, værdien er ud af", "What the value is out of"),
    _column("unit", "text", "Enhed", "Unit", "Hvad der er talt", "What was counted"),
    TABLE_VERSION,
    TABLE_FROM,
    BOTS,
    REHEARSAL,
)
"""`intern`, one row a team, week and measure."""

SPARKS: tuple[Column, ...] = (
    PERSONAL,
    GAME,
    TEAM_NO,
    TEAM,
    WEEK,
    _column("band", "text", "Gnist", "Spark", "Bånd: lav, middel, høj", "Band: low, middle, high"),
    _column("arrow", "text", "Retning", "Direction", "Op, lige, ned siden ugen før", "Up, level, down since last week"),
)
"""`intern`, one row a team and week in which enough answered."""

WAITS: tuple[Column, ...] = (
    PERSONAL,
    GAME,
    _column("day", "number", "Dag", "Day", "Dage fra starten", "Days from the start"),
    _column("waiting", "number", "Søgte indtil da", "Searching until then", "Hvor mange", "How many"),
    _column("got_job", "number", "Fik job den dag", "Got a job that day", "Hvor mange", "How many"),
    _column("still", "share", "Søger stadig i procent", "Still searching in per cent", "Kaplan–Meier", "Kaplan–Meier"),
)
"""`intern`, the survival curve: one row a day on which somebody got a job."""

LEARNINGS: tuple[Column, ...] = (
    PERSONAL,
    GAME,
    TEAM_NO,
    TEAM,
    _column("meeting", "text", "Møde", "Meeting", "Slags og nummer", "Kind and number"),
    _column("held_on", "day", "Holdt", "Held", "Dagen", "The day"),
    _column("learning", "text", "Læring", "Learning", "Holdets sætning", "The team's sentence"),
    _column("factors", "text", "Fem faktorer", "Five factors", "Coachens svar 1 til 5", "The coach's answers 1 to 5"),
)
"""`intern`, one row a team and meeting with a learning or answers."""

DEFINITIONS: tuple[Column, ...] = (
    _column("measure_id", "text", "Id", "Id", "Fast id", "Fixed id"),
    _column("measure", "text", "Navn", "Name", "Navn", "Name"),
    _column("meaning", "text", "Betyder", "Means", "Hvad det er", "What it is"),
    _column("of", "text", "Ud af", "Out of", "Hvad det er ud af", "What it is out of"),
)
"""Every profile: what each figure and column means, and what stands beside the figures."""
