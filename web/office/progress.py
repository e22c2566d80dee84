"""A game's progress: figures, four small panels on one axis, the curve, learnings, costs (journeys O3 and O4)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import redirect, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import TeamworkError
from teamwork.export import OfficeGame, keep_typed
from teamwork.progress.cells import Cell
from teamwork.progress.dates import fixed_dates
from teamwork.progress.definitions import ALWAYS_BESIDE, DEFINITIONS, UNITS, MeasureId
from teamwork.progress.figures import Figure
from teamwork.progress.typed import Typed, cost_each
from web import language
from web.house import house
from web.language import t
from web.office.desk import Desk, bp, desk, figures_of, page
from web.office.forms import TypedForm
from web.office.panels import Block, curve_block, spark_block, stairs_block
from web.office.words import named

FIRST_TILES: tuple[MeasureId, ...] = ("in_job", "self_supporting", "on_the_way", "kept", "median_days")
OTHER_TILES: tuple[MeasureId, ...] = (
    "outward_actions", "keys_given", "keys_used", "asks_helped", "missions_held", "meetings_held",
)  # fmt: skip
DRAWN: tuple[MeasureId, ...] = ("in_job", "outward_actions", "keys_used", "asks_helped")


class Tile(NamedTuple):
    """A figure with its name, what it stands on, and what it means."""

    measure: MeasureId
    name: str
    number: str
    basis: str
    meaning: str


class Learnt(NamedTuple):
    """What the teams wrote when a camp, or a round of their own meetings, ended."""

    meeting: Mapping[str, Any]
    name: str
    texts: tuple[tuple[Mapping[str, Any], str], ...]


class Factors(NamedTuple):
    """How the coaches answered the five factors after a camp: a row a question, a column a team."""

    meeting: Mapping[str, Any]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@bp.get("/games/<game_id>")
def progress(game_id: str) -> str:
    """The figures of one game."""
    return _page(desk(game_id))


@bp.post("/games/<game_id>/numbers")
def keep_numbers(game_id: str) -> AnyResponse | tuple[str, int]:
    """What the office types in by hand holds from now on."""
    found = desk(game_id)
    form = TypedForm()
    typed = _typed(form) if form.validate_on_submit() else None
    if typed is None:
        return _page(found, form), 422
    keep_typed(house().service.store, game_id, typed)
    return redirect(url_for("office.progress", game_id=game_id, done="numbers", _anchor="costs"), 303)


def _typed(form: TypedForm) -> Typed | None:
    given: dict[str, Any] = {}
    for name, text in form.fields_given().items():
        try:
            given[name] = text if name == "comparison_of" else _number(text, name)
        except ValueError:
            form.refuse(TeamworkError("number_unreadable", field=name))
    try:
        return None if form.errors else Typed.model_validate(given)
    except ValidationError as refused:
        form.refuse(TeamworkError("number_unreadable", field=str(refused.errors()[0]["loc"][0])))
        return None


def _number(text: str, name: str) -> int | float:
    """A number as a Dane writes it: points between thousands, a decimal comma only in per cent."""
    plain = text.replace(" ", "").replace("\u00a0", "")
    return float(plain.replace(",", ".")) if name == "comparison" else int(plain.replace(".", ""))


def _page(found: Desk, form: TypedForm | None = None) -> str:
    about = figures_of(found.game)
    return page(
        "progress",
        found,
        about=about,
        first_tiles=_tiles(about, FIRST_TILES),
        other_tiles=_tiles(about, OTHER_TILES),
        beside=[names[language.lang()] for names in ALWAYS_BESIDE],
        blocks=_blocks(found, about),
        curve=curve_block(about.report),
        by_date=_by_date(about),
        learnt=_learnt(found),
        factors=_factors(found),
        costs=_costs(about),
        form=form or _filled(about.typed),
        people=about.report.figures["people"].value,
    )


def _filled(typed: Typed) -> TypedForm:
    said = {name: "" if value is None else str(value) for name, value in typed.model_dump().items()}
    said["comparison"] = said["comparison"].replace(".", "," if language.lang() == language.DANISH else ".")
    return TypedForm(formdata=None, data=said)


def _tiles(about: OfficeGame, measures: Sequence[MeasureId]) -> list[Tile]:
    return [_tile(about, about.report.figures[measure]) for measure in measures]


def _tile(about: OfficeGame, figure: Figure) -> Tile:
    definition, edition, lang = DEFINITIONS[figure.measure], about.report.game.edition, language.lang()
    since = t("siden starten") if definition.unit == "deeds" else UNITS[definition.unit][lang]
    basis = since if figure.of is None else t("ud af {of}", of=figure.of)
    if figure.value is None:
        number, basis = "–", t("ikke nået: færre end halvdelen er i job")
    else:
        number = str(figure.value)
        basis += f", {_per_cent(figure.value / figure.of)}" if figure.of else ""
    names, meaning = (
        definition.said(definition.names, edition, lang),
        definition.said(definition.meaning, edition, lang),
    )
    return Tile(figure.measure, names, number, basis, meaning)


def _per_cent(share: float) -> str:
    number = f"{share * 100:.1f}"
    return f"{number.replace('.', ',')} %" if language.lang() == language.DANISH else f"{number}%"


def _blocks(found: Desk, about: OfficeGame) -> list[Block]:
    drawn = [stairs_block(about.report, found.teams, measure) for measure in DRAWN]
    return [*drawn, spark_block(about.report, found.teams)]


def _by_date(about: OfficeGame) -> list[tuple[str, Any]]:
    """Every fixed date of the edition, with its reading once it has come."""
    read = {dated.fixed.id: dated for dated in about.report.dates}
    edition = about.report.game.edition
    return [(fixed.names[language.lang()], read.get(fixed.id)) for fixed in fixed_dates(edition)]


def _learnt(found: Desk) -> list[Learnt]:
    """One entry a camp, or a round of the teams' own meetings; newest first."""
    rounds: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for meeting in sorted(found.all("meeting"), key=lambda meeting: meeting["starts_at"], reverse=True):
        rounds.setdefault((meeting["kind"], meeting["number"]), []).append(meeting)
    said = (Learnt(held[0], _learning_name(found, held[0]), _said(found, held)) for held in rounds.values())
    return [each for each in said if each.texts]


def _said(found: Desk, meetings: Sequence[Mapping[str, Any]]) -> tuple[tuple[Mapping[str, Any], str], ...]:
    """By team in the fixed order."""
    texts = {team_id: text for meeting in meetings for team_id, text in meeting.get("learnings", {}).items() if text}
    return tuple((team, texts[team["id"]]) for team in found.teams if team["id"] in texts)


def _learning_name(found: Desk, meeting: Mapping[str, Any]) -> str:
    """The camps' learnings have names of their own where there are three camps (rule 6.6)."""
    if meeting["kind"] != "camp" or len(found.game.edition.season.camp_weeks) != 3:
        return ""
    return {1: t("første læring"), 2: t("justering"), 3: t("anden læring")}.get(meeting["number"], "")


def _factors(found: Desk) -> list[Factors]:
    rated = [meeting for meeting in found.all("meeting") if meeting.get("factors")]
    return [
        Factors(meeting, tuple(_factor_rows(found, meeting["factors"])))
        for meeting in sorted(rated, key=lambda meeting: meeting["starts_at"], reverse=True)
    ]


def _factor_rows(found: Desk, factors: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, tuple[int | None, ...]]]:
    for place, question in enumerate(found.game.edition.factors):
        ratings = (factors.get(team["id"], ()) for team in found.teams)
        yield named(question.texts), tuple(rated[place] if place < len(rated) else None for rated in ratings)


def _costs(about: OfficeGame) -> dict[str, Any]:
    """What the office sees of the costs today: nothing hides from it."""
    total, figures = about.typed.total, about.report.figures

    def each(measure: MeasureId) -> int | None:
        return cost_each(total, Cell(measure=measure, shown="number", value=figures[measure].value))

    return {"total": total, "per_person": each("people"), "per_job": each("in_job")}
