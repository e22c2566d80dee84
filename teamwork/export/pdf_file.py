"""
PDF to read and to keep: the figures with their meaning, plots with their words, tables that explain themselves.

Made of the export's own tables, so that it can show nothing that the other files do not. What a reader of
paper has no use for, such as every person in every week, stays in those.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from teamwork.export.gather import OfficeGame
from teamwork.export.measure_rows import UNNAMED
from teamwork.export.pdf_plots import team_plots, waiting_plot
from teamwork.export.pdf_tables import learnings_table, measures_table, newest_of, people_table, teams_table, told
from teamwork.export.tables import Export, Row, Value
from teamwork.printing.report import Figure, Header, Report, Section, Table, report_pdf
from teamwork.printing.words import Words, words_of
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.disclosure import Profile

FIRST: tuple[MeasureId, ...] = ("in_job", "self_supporting", "on_the_way", "kept", "median_days", "keys_used")
LABELS = {
    Profile.INTERN: {"da": "Personoplysninger, kun til internt brug", "en": "Personal data, for internal use only"},
    Profile.LEDELSE: {"da": "Til ledelsen", "en": "For management"},
    Profile.OFFENTLIG: {"da": "Offentlige tal", "en": "Public figures"},
}
WITH_BOTS = {"da": "Spil med bots", "en": "Game with bots"}
REHEARSAL = {"da": "Øvespil", "en": "Rehearsal"}
GAMES = {"da": "{count} spil", "en": "{count} games"}
TODAY = {"da": "Tallene {day}", "en": "The figures on {day}"}
BY_WEEK = {"da": "Uge for uge", "en": "Week by week"}
ONE_AXIS = {
    "da": "Hvert hold har sin egen tegning på samme akse, i fast rækkefølge. Holdene skal ikke sammenlignes.",
    "en": "Each team has a drawing of its own on the same axis, in fixed order. Teams are not to be compared.",
}
PEOPLE = {"da": "Personer og læringer", "en": "People and learnings"}
AT_DATES = {"da": "Tallene på de faste måledage", "en": "The figures on the fixed days"}
COUNTING = {"da": "Sådan er der talt", "en": "How it was counted"}
COUNTED_BY = {"da": "Tælleregler", "en": "Counting rules"}
VERSION = {"da": "version {version}, gælder fra {day}", "en": "version {version}, valid from {day}"}
OF = {"da": "ud af {of}", "en": "out of {of}"}
NOT_YET = {"da": "ikke nået", "en": "not reached"}


def pdf_bytes(export: Export, games: Sequence[OfficeGame]) -> bytes:
    """The report of an export; the same record gives the same bytes."""
    return report_pdf(report_of(export, games), export.lang)


def report_of(export: Export, games: Sequence[OfficeGame]) -> Report:
    """What is printed, as texts."""
    lang = export.lang
    sections = _intern(export, games) if export.profile == Profile.INTERN else _by_date(export)
    return Report(
        title=export.title,
        game=_games_said(games, lang),
        made_at=_made_at(games),
        facts=dict(_facts(export)),
        labels=tuple(_labels(export, games)),
        notes=export.notes,
        sections=(*sections, _definitions(export)),
    )


def _games_said(games: Sequence[OfficeGame], lang: str) -> str:
    names = [game.name(game.report.game.id) or UNNAMED[lang] for game in games]
    return names[0] if len(names) == 1 else f"{GAMES[lang].format(count=len(names))}: {', '.join(names)}"


def _made_at(games: Sequence[OfficeGame]) -> datetime:
    return max(game.report.game.at for game in games)


def _labels(export: Export, games: Sequence[OfficeGame]) -> Iterator[str]:
    yield LABELS[Profile(export.profile)][export.lang]
    if any(game.has_bots for game in games):
        yield WITH_BOTS[export.lang]
    if any(game.report.game.is_rehearsal for game in games):
        yield REHEARSAL[export.lang]


def _facts(export: Export) -> Iterator[tuple[str, str]]:
    """The versions of the counting rules that any row was counted by."""
    words = words_of(export.lang)
    rows = (row for table in export.tables for row in table.rows if isinstance(row.get("counting_valid_from"), date))
    versions = {row["counting_version"]: row["counting_valid_from"] for row in rows}
    said = [VERSION[export.lang].format(version=v, day=_day(day, words)) for v, day in versions.items()]
    if said:
        yield COUNTED_BY[export.lang], "; ".join(said)


def _day(day: Value, words: Words) -> str:
    return words.day(day) if isinstance(day, date) else ""


# ---- intern -----------------------------------------------------------------------------------------


def _intern(export: Export, games: Sequence[OfficeGame]) -> Iterator[Section]:
    for game in games:
        name = game.name(game.report.game.id) or UNNAMED[export.lang]
        before = f"{name}: " if len(games) > 1 else ""
        yield _today(game, before, export.lang)
        yield Section(
            title=before + BY_WEEK[export.lang],
            paragraphs=(ONE_AXIS[export.lang],),
            plots=(*waiting_plot(game, export.lang), *team_plots(export, game, name)),
            tables=tuple(teams_table(export, name)),
        )
        tables = (*people_table(export, name), *learnings_table(export, name))
        if tables:
            yield Section(title=before + PEOPLE[export.lang], tables=tables)


def _today(game: OfficeGame, before: str, lang: str) -> Section:
    day = words_of(lang).day(game.report.game.today)
    figures = tuple(_figure(game, measure, lang) for measure in FIRST)
    return Section(title=before + TODAY[lang].format(day=day), figures=figures)


def _figure(game: OfficeGame, measure: MeasureId, lang: str) -> Figure:
    found, definition, edition = game.report.figures[measure], DEFINITIONS[measure], game.report.game.edition
    return Figure(
        label=definition.said(definition.names, edition, lang),
        value=NOT_YET[lang] if found.value is None else str(found.value),
        of="" if found.of is None else OF[lang].format(of=found.of),
        definition=definition.said(definition.meaning, edition, lang),
    )


# ---- ledelse and offentlig --------------------------------------------------------------------------


def _by_date(export: Export) -> Iterator[Section]:
    rows = export.tables[0].rows
    for name in dict.fromkeys(row["game"] for row in rows):
        of_game = [row for row in rows if row["game"] == name]
        yield Section(
            title=f"{AT_DATES[export.lang]}: {name}",
            figures=tuple(_figures_of(export, of_game)),
            tables=(measures_table(export, of_game),),
        )


def _figures_of(export: Export, rows: Sequence[Row]) -> Iterator[Figure]:
    """The first figures at the newest date, as the profile may show them."""
    lang = export.lang
    meanings = {row["measure_id"]: str(row["meaning"]) for row in export.tables[-1].rows}
    for row in newest_of(rows, "date"):
        if row["measure_id"] in FIRST:
            yield Figure(
                label=f"{row['measure']}, {row['date_id']}",
                value=told(row["value"], lang),
                of=OF[lang].format(of=row["of"]) if row.get("of") is not None else "",
                definition=meanings.get(row["measure_id"], ""),
            )


# ---- for everyone -----------------------------------------------------------------------------------


def _definitions(export: Export) -> Section:
    found = export.tables[-1]
    shown = [column for column in found.columns if column.id != "measure_id"]
    shares = {"meaning": 2, "of": 1}
    table = Table(
        title=found.title,
        headers=tuple(Header(name=column.names[export.lang], share=shares.get(column.id, 0)) for column in shown),
        rows=tuple(tuple(told(row.get(column.id), export.lang) for column in shown) for row in found.rows),
    )
    return Section(title=COUNTING[export.lang], tables=(table,))
