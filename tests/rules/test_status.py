"""How a graduate's status is said, confirmed, told and counted (rulebook 8)."""

from datetime import date, timedelta

import pytest

from teamwork.model import Level, Status, Told
from teamwork.rules.activity import counts, is_in_a_job
from teamwork.rules.told import is_told_status
from tests.rules.helping_tables import turn_day
from tests.rules.job_tables import confirm, report, status
from tests.rules.playing_tables import tables, turn_to
from tests.world import World

NOBODY = Told()


def is_counted(world: World, code: str, **fields: object) -> bool:
    """Whether a status of this code counts today."""
    told = {"from_date": world.game.today, "reported_at": world.at, **fields}
    return counts(world.game, Status.model_validate({"code": code, **told}))


# ---- the table, "Sådan tæller vi" -------------------------------------------------------------


@pytest.mark.parametrize("code", ["permanent", "own_company", "job_abroad", "flex_job"])
def test_these_count(code: str) -> None:
    """Rule 8, the table."""
    assert is_counted(tables(), code)


@pytest.mark.parametrize(
    "code",
    [
        "searching", "small_job", "wage_subsidy_private", "wage_subsidy_public", "work_trial", "useful_effort",
        "course", "education", "moved", "pause", "left", "unknown", "no_such_code",
    ],
)  # fmt: skip
def test_these_do_not(code: str) -> None:
    """Rule 8, the table."""
    assert not is_counted(tables(), code)


@pytest.mark.parametrize("code", ["signed", "permanent"])
@pytest.mark.parametrize(("days_ahead", "expected"), [(-1, True), (0, True), (56, True), (57, False)])
def test_a_contract_counts_when_the_start_is_within_eight_weeks(code: str, days_ahead: int, expected: bool) -> None:
    """Rule 8: signed counts if the start is within 8 weeks; a job by any other name that far ahead does likewise."""
    world = tables()
    assert is_counted(world, code, from_date=world.game.today + timedelta(days=days_ahead)) is expected


@pytest.mark.parametrize(("weeks", "expected"), [(13, True), (12, False)])
def test_a_fixed_term_counts_from_thirteen_weeks(weeks: int, expected: bool) -> None:
    """Rule 8: yes, if 13 weeks or more."""
    world = tables()
    to_date = world.game.today + timedelta(weeks=weeks)
    assert is_counted(world, "fixed_term", to_date=to_date) is expected
    assert not is_counted(world, "fixed_term")


def test_a_fixed_term_that_is_over_counts_no_longer() -> None:
    """Decision 2: rules read the game's day."""
    world = tables()
    confirm(world, "ana", "fixed_term", to_date=world.today + timedelta(weeks=13))
    turn_day(world, 13 * 7)
    assert is_in_a_job(world.game, world.person("ana"))
    turn_day(world, 1)
    assert not is_in_a_job(world.game, world.person("ana"))


@pytest.mark.parametrize(
    ("band", "expected"), [("under_20", False), ("20_to_31", True), ("32_and_over", True), (None, False)]
)
def test_part_time_counts_from_the_middle_band(band: str | None, expected: bool) -> None:
    """Rule 8: yes, if 20 hours or more."""
    assert is_counted(tables(), "part_time", hours_band=band) is expected


# ---- said by the graduate ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("band", "code", "counted"),
    [("32_and_over", "permanent", True), ("20_to_31", "part_time", True), ("under_20", "small_job", False)],
)
def test_a_job_counts_by_its_hours_until_confirmed(band: str, code: str, counted: bool) -> None:
    """Rule 8.1: until confirmed, "I have a job" counts as permanent, or part_time by its hours band."""
    world = tables()
    said = report(world, "ana", hours_band=band)
    assert (said.code, said.hours_band, said.is_confirmed) == (code, band, False)
    assert is_in_a_job(world.game, world.person("ana")) is counted


@pytest.mark.parametrize(
    ("choice", "code"), [("on_the_way", "work_trial"), ("searching", "searching"), ("something_else", "unknown")]
)
def test_the_other_three_do_not_count_and_keep_no_hours(choice: str, code: str) -> None:
    """Rule 8: the graduate taps one of four."""
    world = tables()
    said = report(world, "ana", choice, hours_band="32_and_over")
    assert (said.code, said.hours_band) == (code, None)
    assert not is_in_a_job(world.game, world.person("ana"))


def test_a_job_needs_its_hours() -> None:
    """Rule 8: for a job, hours a week in bands."""
    world = tables()
    world.refused("ana", "hours_band_needed", "report_status", code4="job", from_date=world.today)
    job = {"code4": "job", "from_date": world.today}
    world.refused("ana", "hours_band_unknown", "report_status", **job, hours_band="37")
    world.refused("ana", "missing_field", "report_status", code4="job")
    world.refused("ana", "invalid_field", "report_status", code4="rich", from_date=world.today)


def test_only_a_graduate_has_a_status() -> None:
    world = tables()
    for name in ("kim", "omar", "office"):
        world.refused(name, "not_your_role", "report_status", code4="searching", from_date=world.today)


def test_the_status_before_is_history() -> None:
    world = tables()
    first = report(world, "ana", "searching")
    second = report(world, "ana")
    assert (world.person("ana").status, world.person("ana").history) == (second, (first,))


# ---- told to others ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tell", "coach", "told"),
    [
        ("me", False, ""),
        ("me", True, "kim"),
        ("team", False, "bo"),
        ("team", True, "bo kim"),
        ("hall", False, "bo kim omar frode lone tina screen"),
    ],
)
def test_each_is_told_as_far_as_the_graduate_says(tell: str, coach: bool, told: str) -> None:
    """Rule 8.4: the own team when the graduate says so, the hall only when the graduate says so too."""
    world = tables()
    report(world, "ana", tell=tell, coach=coach)
    for name in ("bo", "kim", "omar", "frode", "lone", "tina", "screen"):
        assert is_told_status(world.game, world.seat(name), world.person("ana")) is (name in told.split()), name
    for name in ("ana", "office", "admin"):
        assert is_told_status(world.game, world.seat(name), world.person("ana"))


def test_telling_is_asked_anew_each_time() -> None:
    """Rule 8.4: asked separately, each time."""
    world = tables()
    report(world, "ana", tell="hall", coach=True, celebrate=True)
    assert report(world, "ana").told == NOBODY


def test_who_is_told_can_be_changed_afterwards() -> None:
    """Rule 8.4."""
    world = tables()
    report(world, "ana")
    world.do("ana", "tell_status", tell="hall", celebrate=True)
    assert status(world, "ana").told == Told(level=Level.HALL, celebrate=True)
    world.do("ana", "tell_status", tell="team", coach=True)
    assert status(world, "ana").told == Told(level=Level.TEAM, coach=True)
    assert world.do("ana", "tell_status", tell="team", coach=True).events == ()


def test_only_what_the_hall_is_told_is_celebrated() -> None:
    """Rule 8.4."""
    world = tables()
    assert report(world, "ana", tell="team", celebrate=True).told == Told(level=Level.TEAM)


def test_there_is_nothing_to_tell_before_there_is_a_status() -> None:
    world = tables()
    world.refused("ana", "no_status", "tell_status", tell="team")
    assert not world.can("ana", "tell_status")


def test_lowering_works_in_a_closed_game_and_raising_does_not() -> None:
    """Decision 14."""
    world = tables()
    report(world, "ana", tell="team")
    turn_to(world, "closed")
    world.refused("ana", "phase_forbids", "tell_status", tell="hall")
    world.refused("ana", "phase_forbids", "tell_status", tell="team", coach=True)
    assert world.can("ana", "tell_status")
    world.do("ana", "tell_status", tell="me")
    assert status(world, "ana").told == NOBODY
    assert not world.can("ana", "tell_status")
    world.refused("ana", "phase_forbids", "tell_status", tell="team")


# ---- confirmed by the office ------------------------------------------------------------------


def test_the_office_sets_the_exact_code_and_keeps_who_was_told() -> None:
    """Rule 8: the office sets the exact code when confirming."""
    world = tables()
    report(world, "ana", tell="team", coach=True)
    confirmed = confirm(world, "ana", "flex_job")
    assert (confirmed.code, confirmed.is_confirmed) == ("flex_job", True)
    assert confirmed.told == Told(level=Level.TEAM, coach=True)


@pytest.mark.parametrize("said", ["searching", "on_the_way", "something_else"])
def test_nobody_learns_of_a_job_from_the_office(said: str) -> None:
    """Rule 8.4: the own team learns of a job when the graduate says so."""
    world = tables()
    report(world, "ana", said, tell="hall", coach=True)
    assert confirm(world, "ana", "permanent").told == NOBODY
    assert confirm(world, "bo", "permanent").told == NOBODY


def test_a_few_hours_that_prove_to_be_more_are_still_the_job_that_was_told() -> None:
    world = tables()
    report(world, "ana", hours_band="under_20", tell="team")
    assert confirm(world, "ana", "part_time", hours_band="20_to_31").told == Told(level=Level.TEAM)


def test_each_row_asks_for_what_it_counts_by() -> None:
    """Rule 8, the table; decision 2: a fixed term has a last day."""
    world = tables()
    told = {"person_id": "ana", "from_date": world.today}
    world.refused("office", "to_date_needed", "confirm_status", **told, code="fixed_term")
    turned = world.today - timedelta(days=1)
    world.refused("office", "dates_turned", "confirm_status", **told, code="fixed_term", to_date=turned)
    world.refused("office", "hours_band_needed", "confirm_status", **told, code="part_time")
    world.refused("office", "hours_band_unknown", "confirm_status", **told, code="part_time", hours_band="37")
    world.refused("office", "status_unknown", "confirm_status", **told, code="rich")
    for code in ("education", "moved", "pause", "left"):
        world.refused("office", "status_is_exit", "confirm_status", **told, code=code)


def test_self_supporting_is_said_only_where_the_table_leaves_it_open() -> None:
    """Rule 8: own_company is self-supporting when confirmed so."""
    world = tables()
    assert confirm(world, "ana", "own_company", is_self_supporting=True).is_self_supporting is True
    assert confirm(world, "ana", "permanent", is_self_supporting=False).is_self_supporting is None


def test_only_graduates_who_sit_there_are_confirmed_and_only_by_the_office() -> None:
    world = tables()
    for name in ("kim", "omar", "nobody"):
        told = {"person_id": name, "code": "permanent", "from_date": world.today}
        world.refused("office", "not_found", "confirm_status", **told)
    world.refused("kim", "not_your_role", "confirm_status", person_id="ana", code="permanent", from_date=world.today)
    offered = {option["person_id"] for option in world.options("office", "confirm_status")}
    assert offered == {"ana", "bo", "carl", "frode", "gry", "hans"}


# ---- another table ----------------------------------------------------------------------------


def rows_with(world: World, code: str, **fields: object) -> list[dict[str, object]]:
    """The rows of today's table with one of them changed."""
    rows = [row.model_dump() for row in world.game.counting.rows]
    return [{**row, **(fields if row["code"] == code else {})} for row in rows]


def test_a_new_table_is_one_version_on_and_holds_at_once() -> None:
    """Rule 8.1: a change holds from its day on and raises the version."""
    world = tables()
    report(world, "ana", "on_the_way")
    rows = rows_with(world, "work_trial", counts="yes", on_the_way=False)
    world.do("office", "adopt_counting_rules", valid_from=world.today, rows=rows)
    assert (world.game.counting.version, world.game.counting.valid_from) == (2, world.today.isoformat())
    assert is_in_a_job(world.game, world.person("ana"))
    assert world.edition.counting.version == 1


def test_it_holds_neither_before_its_day_nor_before_the_one_it_replaces() -> None:
    """Rule 8.1."""
    world = tables()
    rows = rows_with(world, "course")
    tomorrow = world.today + timedelta(days=1)
    world.refused("office", "counting_from_later", "adopt_counting_rules", valid_from=tomorrow, rows=rows)
    world.refused("office", "counting_from_earlier", "adopt_counting_rules", valid_from=date(2025, 1, 1), rows=rows)


def test_it_has_every_row_that_is_said_or_in_use_and_each_once() -> None:
    """Decision 6."""
    world = tables()
    confirm(world, "ana", "course")
    rows = [row for row in rows_with(world, "course") if row["code"] not in ("course", "permanent")]
    refusal = world.refused(
        "office", "counting_rows_missing", "adopt_counting_rules", valid_from=world.today, rows=rows
    )
    assert refusal.params["codes"] == "course, permanent"
    twice = rows_with(world, "course") + rows_with(world, "course")[:1]
    world.refused("office", "counting_rows_twice", "adopt_counting_rules", valid_from=world.today, rows=twice)
    nameless = rows_with(world, "course", names={"da": "Kursus"})
    world.refused("office", "counting_names_missing", "adopt_counting_rules", valid_from=world.today, rows=nameless)
    world.refused("kim", "not_your_role", "adopt_counting_rules", valid_from=world.today, rows=rows)
