"""Columns are frozen: spreadsheets and scripts outside the house are built on them (interfaces, CSV)."""

from teamwork.export import columns
from teamwork.export.columns import Column
from teamwork.progress.definitions import DEFINITIONS, TYPED

PERSON_WEEKS = {
    "contains": "Indhold", "game": "Spil", "team_number": "Hold nr.", "team": "Hold", "person": "Navn",
    "role": "Rolle", "seat_number": "Plads", "week": "Uge", "week_number": "Uge i spillet",
    "week_from": "Ugen begynder", "is_active": "I tallene", "status_code": "Statuskode", "status": "Status",
    "status_from": "Status fra", "status_to": "Status til", "is_confirmed": "Bekræftet", "in_job": "I job",
    "self_supporting": "Forsørger sig selv", "on_the_way": "På vej",
    "counting_version": "Tælleregler, version", "counting_valid_from": "Tælleregler gælder fra",
    "has_bots": "Spil med bots", "is_rehearsal": "Øvespil",
}  # fmt: skip
MEASURES = {
    "profile": "Profil", "game": "Spil", "date_id": "Tidspunkt", "date": "Dato", "measure_id": "Mål-id",
    "measure": "Mål", "value": "Værdi", "of": "Ud af", "share": "Andel i procent", "unit": "Enhed",
    "least_cell": "Mindste tal, der vises", "counting_version": "Tælleregler, version",
    "counting_valid_from": "Tælleregler gælder fra", "has_bots": "Spil med bots", "is_rehearsal": "Øvespil",
    "shown": "Vist som",
}  # fmt: skip
MEASURE_IDS = [
    "people", "in_job", "self_supporting", "on_the_way", "kept_of", "kept", "median_days", "outward_actions",
    "keys_given", "keys_used", "asks_helped", "missions_held", "spark_weeks", "meetings_held", "learnings",
    "cost_total", "cost_per_person", "cost_per_job", "comparison",
]  # fmt: skip


def heads(table: tuple[Column, ...]) -> dict[str, str]:
    return {column.id: column.names["da"] for column in table}


def test_the_columns_of_people_and_weeks_are_these_in_this_order() -> None:
    assert list(heads(columns.PERSON_WEEKS).items())[: len(PERSON_WEEKS)] == list(PERSON_WEEKS.items())


def test_the_columns_of_measures_are_these_in_this_order() -> None:
    assert list(heads(columns.MEASURES).items())[: len(MEASURES)] == list(MEASURES.items())


def test_the_ids_of_measures_are_these() -> None:
    assert [*DEFINITIONS, *TYPED][: len(MEASURE_IDS)] == MEASURE_IDS


def test_every_column_and_measure_says_in_both_languages_what_it_is() -> None:
    tables = [table for table in vars(columns).values() if isinstance(table, tuple)]
    for column in (column for table in tables for column in table):
        assert all(column.names[lang] and column.meaning[lang] for lang in ("da", "en")), column.id
    for definition in (*DEFINITIONS.values(), *TYPED.values()):
        assert all(definition.names[lang] and definition.meaning[lang] for lang in ("da", "en")), definition.id
