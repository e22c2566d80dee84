"""`ledelse` and `offentlig`: a row a measure and fixed date, each cell as the profile may show it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from teamwork.edition import Edition
from teamwork.export.columns import MEASURES
from teamwork.export.gather import OfficeGame
from teamwork.export.tables import Row, Table
from teamwork.progress.cells import in_words
from teamwork.progress.dates import FixedDate
from teamwork.progress.definitions import DEFINITIONS, TYPED, UNITS, Definition, TypedId
from teamwork.progress.disclosure import LIMITS, Cells, Limit, Profile
from teamwork.progress.pool import cells_of, pooled
from teamwork.progress.report import Dated
from teamwork.progress.typed import cost_each


class Period(NamedTuple):
    """From a day to a day, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def has(self, first: date, last: date) -> bool:
        """Whether something from ``first`` to ``last`` touches the period."""
        return (self.last is None or first <= self.last) and (self.first is None or last >= self.first)


class Told(NamedTuple):
    """The cells of one date in one game or pool, with what stands in every row."""

    name: str
    dated: Dated
    cells: Cells
    has_bots: bool
    is_rehearsal: bool
    edition: Edition


TITLES = {"da": "Mål", "en": "Measures"}
POOLED = {"da": "Flere spil ({games})", "en": "Several games ({games})"}
UNNAMED = {"da": "Spil", "en": "Game"}


def measure_table(games: Sequence[OfficeGame], profile: Profile, lang: str, period: Period) -> Table:
    """One game after another, for the public several games as one."""
    limit = LIMITS[profile]
    if profile is Profile.OFFENTLIG and len(games) > 1:
        told = list(_pooled(games, limit, lang))
    else:
        told = [each for game in games for each in told_of(game, limit, lang)]
    in_period = [each for each in told if period.has(each.dated.day, each.dated.day)]
    rows = tuple(row for each in in_period for row in _rows(each, profile, lang, limit))
    costs = tuple(row for game in games for row in _typed_rows(game, profile, lang, limit, period, len(games)))
    return Table("measures", TITLES[lang], MEASURES, (*rows, *costs))


def told_of(game: OfficeGame, limit: Limit, lang: str) -> Iterator[Told]:
    """A game at each of its fixed dates, as a profile may see it."""
    report = game.report
    for dated, cells in zip(report.dates, cells_of(report.season, limit), strict=True):
        name = game.name(report.game.id) or UNNAMED[lang]
        yield Told(name, dated, cells, game.has_bots, report.game.is_rehearsal, report.game.edition)


def _pooled(games: Sequence[OfficeGame], limit: Limit, lang: str) -> Iterator[Told]:
    """Dated by the newest of the games, so that a date is not told before every game has passed it."""
    pool = pooled([game.report.season for game in games], limit)
    name = POOLED[lang].format(games=pool.games)
    has_bots = any(game.has_bots for game in games)
    is_rehearsal = any(game.report.game.is_rehearsal for game in games)
    for place, cells in enumerate(pool.tables):
        newest = max((game.report.dates[place] for game in games), key=lambda dated: dated.day)
        yield Told(name, newest, cells, has_bots, is_rehearsal, games[0].report.game.edition)


def _rows(told: Told, profile: Profile, lang: str, limit: Limit) -> Iterator[Row]:
    for measure, definition in DEFINITIONS.items():
        cell = told.cells[measure]
        yield {
            **_head(told, profile, lang, limit, told.dated.fixed),
            **_measure(definition, told.edition, lang),
            "value": cell.value if cell.shown == "number" else in_words(cell, lang),
            "of": cell.of,
            "share": cell.share,
            "shown": cell.shown,
        }


def _head(told: Told, profile: Profile, lang: str, limit: Limit, fixed: FixedDate) -> Row:
    return {
        "profile": profile.value,
        "game": told.name,
        "date_id": fixed.names[lang],
        "date": told.dated.day,
        "least_cell": limit.cell,
        "counting_version": told.dated.counting.version,
        "counting_valid_from": date.fromisoformat(told.dated.counting.valid_from),
        "has_bots": told.has_bots,
        "is_rehearsal": told.is_rehearsal,
    }


def _measure(definition: Definition, edition: Edition, lang: str) -> Row:
    return {
        "measure_id": definition.id,
        "measure": definition.said(definition.names, edition, lang),
        "unit": UNITS[definition.unit][lang],
    }


# ---- what the office typed ------------------------------------------------------------------------


def _typed_rows(
    game: OfficeGame, profile: Profile, lang: str, limit: Limit, period: Period, games: int
) -> Iterator[Row]:
    """The costs of one game at the newest date it has come to; none for games told of together."""
    told = list(told_of(game, limit, lang))
    if (
        not told
        or (profile is Profile.OFFENTLIG and games > 1)
        or not period.has(told[-1].dated.day, told[-1].dated.day)
    ):
        return
    newest = told[-1]
    for typed_id, value in typed_values(game, newest.cells).items():
        if value is not None:
            yield {
                **_head(newest, profile, lang, limit, newest.dated.fixed),
                **_measure(TYPED[typed_id], newest.edition, lang),
                "value": value,
                "shown": "number",
            }


def typed_values(game: OfficeGame, cells: Cells) -> Mapping[TypedId, float | None]:
    """The costs, each with the number they would give away (decision 26), and the figure to compare with."""
    total = game.typed.total
    return {
        "cost_total": total,
        "cost_per_person": cost_each(total, cells["people"]),
        "cost_per_job": cost_each(total, cells["in_job"]),
        "comparison": game.typed.comparison,
    }
