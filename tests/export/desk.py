"""The office's desk in tests: figures of a test world, and the export that comes of them."""

from datetime import date

from teamwork.evolve import empty_game
from teamwork.export.build import build
from teamwork.export.gather import OfficeGame
from teamwork.export.tables import Export, Row
from teamwork.progress.chronicle import Chronicle, chronicle
from teamwork.progress.definitions import MeasureId
from teamwork.progress.disclosure import Profile
from teamwork.progress.figures import Figure, figures
from teamwork.progress.on_day import on_day
from teamwork.progress.report import Report, report
from teamwork.progress.scope import Scope
from teamwork.progress.typed import Typed
from tests.world import World


def told(world: World) -> Chronicle:
    """What the record of a world tells day by day."""
    return chronicle(empty_game(world.game.id, world.edition, world.records[0].at), world.records)


def report_of(world: World) -> Report:
    return report(told(world))


def figure(world: World, measure: MeasureId, team_id: str | None = None, on: date | None = None) -> Figure:
    """One figure of a world, today or on another day."""
    day = on or world.game.today
    game = on_day(world.game, day, told(world).counting_on(day, world.game.v))
    return figures(Scope(game, team_id))[measure]


def value(world: World, measure: MeasureId, team_id: str | None = None, on: date | None = None) -> int | None:
    return figure(world, measure, team_id, on).value


def office_game(world: World, typed: Typed | None = None) -> OfficeGame:
    return OfficeGame(report_of(world), dict(world.words), typed or Typed())


def export(world: World, profile: str = "intern", lang: str = "da", typed: Typed | None = None) -> Export:
    return build([office_game(world, typed)], Profile(profile), lang, None, None)


def rows(found: Export, table_id: str, **wanted: object) -> list[Row]:
    """The rows of a table in which these columns have these values."""
    table = next(table for table in found.tables if table.id == table_id)
    return [row for row in table.rows if all(row.get(name) == value for name, value in wanted.items())]
