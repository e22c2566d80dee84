"""Puts an export together: the profile's tables, then what everything in them means."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from teamwork.edition import Edition
from teamwork.errors import InvalidCommandError
from teamwork.export.columns import DEFINITIONS as COLUMNS_OF_DEFINITIONS
from teamwork.export.gather import OfficeGame
from teamwork.export.intern_rows import intern_tables
from teamwork.export.measure_rows import Period, measure_table
from teamwork.export.tables import Export, Row, Table
from teamwork.progress.definitions import ALWAYS_BESIDE, DEFINITIONS, TYPED
from teamwork.progress.disclosure import Profile

TITLES = {
    Profile.INTERN: {"da": "Teamwork, internt", "en": "Teamwork, internal"},
    Profile.LEDELSE: {"da": "Teamwork, til ledelsen", "en": "Teamwork, for management"},
    Profile.OFFENTLIG: {"da": "Teamwork, offentlige tal", "en": "Teamwork, public figures"},
}
MEANINGS = {"da": "Hvad tallene betyder", "en": "What the figures mean"}
HIDING = {
    "da": "Et tal under {least} vises ikke, og heller ikke et, hvor resten er under {least}. Kun faste måledage.",
    "en": "A number below {least} is not shown, nor one that leaves fewer than {least}. Fixed days only.",
}
PERSONAL = {
    "da": "Filen indeholder personoplysninger. Den må ikke deles uden for dem, der arbejder med spillet.",
    "en": "This file contains personal data. It must not be shared beyond those who work with the game.",
}
BOTS = {"da": "Spil med bots: tallene er ikke om mennesker.", "en": "Game with bots: the figures are not about people."}
COMPARED = {"da": "Til sammenligning: {percent} % ({of}).", "en": "For comparison: {percent}% ({of})."}
HELPERS = {"da": "Hjælpernes ulønnede timer: {hours}.", "en": "The helpers' unpaid hours: {hours}."}


def build(games: Sequence[OfficeGame], profile: Profile, lang: str, first: date | None, last: date | None) -> Export:
    """
    The tables of a profile for some games and a period.

    Raises:
        InvalidCommandError: ``dates_turned`` when the period ends before it begins.
    """
    if first is not None and last is not None and last < first:
        raise InvalidCommandError("dates_turned", field="to")
    period = Period(first, last)
    if profile is Profile.INTERN:
        tables = intern_tables(games, lang, period)
    else:
        tables = (measure_table(games, profile, lang, period),)
    edition = games[0].report.game.edition
    notes = tuple(_notes(games, profile, lang, tables))
    return Export(profile.value, lang, TITLES[profile][lang], (*tables, _definitions(edition, lang)), notes)


def _definitions(edition: Edition, lang: str) -> Table:
    rows: tuple[Row, ...] = tuple(
        {
            "measure_id": definition.id,
            "measure": definition.said(definition.names, edition, lang),
            "meaning": definition.said(definition.meaning, edition, lang),
            "of": definition.said(definition.of, edition, lang) if definition.of else None,
        }
        for definition in chain(DEFINITIONS.values(), TYPED.values())
    )
    return Table("definitions", MEANINGS[lang], COLUMNS_OF_DEFINITIONS, rows)


def _notes(games: Sequence[OfficeGame], profile: Profile, lang: str, tables: Sequence[Table]) -> Iterator[str]:
    if any(game.has_bots for game in games):
        yield BOTS[lang]
    if profile is Profile.INTERN:
        yield PERSONAL[lang]
    for least in {row["least_cell"] for table in tables for row in table.rows if "least_cell" in row}:
        yield HIDING[lang].format(least=least)
    yield from (names[lang] for names in ALWAYS_BESIDE)
    for game in games:
        if game.typed.comparison is not None:
            percent = f"{game.typed.comparison:.1f}".replace(".", "," if lang == "da" else ".")
            yield COMPARED[lang].format(percent=percent, of=game.typed.comparison_of)
        if game.typed.helper_hours is not None:
            yield HELPERS[lang].format(hours=game.typed.helper_hours)
