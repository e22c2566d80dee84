"""The office's report as PDF: shows nothing that the other files do not (journey O2)."""

from datetime import date

import pytest

from teamwork.export.build import build
from teamwork.export.pdf_file import pdf_bytes, report_of
from teamwork.export.tables import Export
from teamwork.progress.disclosure import Profile
from tests.export.desk import office_game
from tests.printing.paper import Paper, squeezed
from tests.rules.job_tables import confirm
from tests.world import World, world_in


@pytest.fixture(scope="module")
def world() -> World:
    """A game a week after camp 2, in which one has a job."""
    world = world_in("second_half")
    confirm(world, "ana", "permanent")
    world.wait(days=8)
    return world


def exported(world: World, profile: str, lang: str = "da") -> Export:
    return build([office_game(world)], Profile(profile), lang, None, None)


def paper(world: World, profile: str, lang: str = "da") -> Paper:
    return Paper(pdf_bytes(exported(world, profile, lang), [office_game(world)]))


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("profile", ["intern", "ledelse", "offentlig"])
def test_every_profile_is_accepted_in_both_languages(world: World, profile: str, lang: str) -> None:
    assert paper(world, profile, lang).is_accepted()


def test_intern_says_on_every_page_that_it_is_personal_data(world: World) -> None:
    assert all(
        squeezed("Personoplysninger, kun til internt brug") in squeezed(text) for text in paper(world, "intern").texts
    )


def test_only_intern_names_people_or_teams(world: World) -> None:
    for name in ("Ana", "Kim", "Nord", "Syd"):
        assert name in paper(world, "intern").plain
        for profile in ("ledelse", "offentlig"):
            assert name not in paper(world, profile).plain
            assert not any(name in said for said in paper(world, profile).spoken())


@pytest.mark.parametrize("profile", ["ledelse", "offentlig"])
def test_it_shows_exactly_the_cells_of_the_table(world: World, profile: str) -> None:
    """What is hidden in the file is hidden on paper: the cells are the same ones, read off in the same words."""
    found = exported(world, profile)
    [table] = [table for section in report_of(found, [office_game(world)]).sections[:1] for table in section.tables]
    wanted = {str(row["measure"]): str(row["value"]) for row in found.tables[0].rows}
    shown = {name: cell.split(" af ")[0] for name, cell in table.rows}
    assert shown == wanted


def test_every_plot_says_its_numbers_week_by_week(world: World) -> None:
    """Four measures, a panel a team in the fixed order, and the words have every number that is drawn."""
    spoken = paper(world, "intern").spoken()
    drawn = [said for said in spoken if "uge 1:" in said]
    assert [said.split(".")[0] for said in drawn[:2]] == ["I job: Nord", "I job: Syd"]
    assert len(drawn) == 8
    assert "uge 6: 0, uge 7: 1, uge 8: 1" in drawn[0]


def test_teams_stand_in_their_fixed_order_and_no_row_is_sorted_by_result(world: World) -> None:
    """Rule 3.4."""
    tables = [t for s in report_of(exported(world, "intern"), [office_game(world)]).sections for t in s.tables]
    assert [head.name for head in tables[0].headers] == ["Mål", "Nord", "Syd"]
    assert [row[0] for row in tables[1].rows] == ["Nord"] * 6 + ["Syd"] * 6


def test_a_period_without_a_week_is_still_a_report(world: World) -> None:
    found = build([office_game(world)], Profile.INTERN, "da", date(2020, 1, 1), date(2020, 1, 2))
    assert Paper(pdf_bytes(found, [office_game(world)])).is_accepted()


def test_the_same_record_gives_the_same_bytes(world: World) -> None:
    found = exported(world, "intern")
    assert pdf_bytes(found, [office_game(world)]) == pdf_bytes(found, [office_game(world)])
