"""The edition of the house is fit to play and holds the rulebook's numbers."""

import re
from functools import reduce
from itertools import chain
from typing import Any

import pytest

from teamwork.edition import CARD_KINDS, Agenda
from teamwork.edition_check.vocabulary import STAGES
from teamwork.library import check_folder
from tests.editions import HOUSE_FOLDER, house_edition


def test_the_house_s_edition_has_no_fault() -> None:
    assert [fault.line("en") for fault in check_folder(HOUSE_FOLDER)] == []


RULEBOOK = [
    ("1", "sizes.teams", 4),
    ("1", "sizes.graduates", 5),
    ("1", "sizes.coaches", 1),
    ("1", "sizes.helpers", 5),
    ("1", "season.weeks", 14),
    ("2", "season.extra_time_weeks", 26),
    ("2.1", "sizes.min_graduates", 3),
    ("2.1", "sizes.min_coaches", 1),
    ("2.1", "sizes.min_helpers", 1),
    ("2.2", "season.camp_weeks", (1, 7, 14)),
    ("2.2", "season.check_in_every_weeks", 2),
    ("3", "limits.strengths_for_stage", 3),
    ("3", "limits.given_strengths_for_stage", 1),
    ("3", "limits.foothold_weeks", 13),
    ("4.1", "limits.cards_drawn", 3),
    ("4.3", "limits.open_dreams", 3),
    ("4.3", "limits.workplaces_most", 3),
    ("4.6", "limits.action_days_ahead", 14),
    ("4.6", "limits.moves_before_split", 2),
    ("5.2", "limits.first_call_days", 7),
    ("5.3", "limits.keys_in_hand", 2),
    ("5.3", "limits.key_cools_days", 14),
    ("5.3", "limits.key_warmings", 1),
    ("6.7", "limits.missions_drawn", 3),
    ("7.2", "limits.spark_answers_least", 4),
    ("8", "limits.signed_weeks_ahead", 8),
    ("8", "limits.fixed_term_weeks_least", 13),
    ("8.2", "limits.win_graduates_least", 3),
    ("8.5", "season.follow_up_weeks", (13, 26)),
    ("10.2", "limits.undo_minutes", 15),
    ("decision 3", "limits.done_at_days_back", 14),
    ("decision 14", "season.helper_access_weeks", 4),
    ("decision 14", "season.close_after_weeks", 30),
    ("journey C4", "limits.doors_on_wall_most", 60),
]


@pytest.mark.parametrize(("rule", "key", "number"), RULEBOOK)
def test_a_number_of_the_rulebook_stands_in_the_edition(rule: str, key: str, number: Any) -> None:
    assert reduce(getattr, key.split("."), house_edition()) == number, f"rule {rule}"


def test_the_phases_run_as_in_rule_2() -> None:
    assert [phase.id for phase in house_edition().phases] == [
        "setup", "camp_1", "first_half", "camp_2", "second_half", "camp_3", "extra_time", "closed",
    ]  # fmt: skip


def test_the_street_has_the_ten_stones_of_rule_3() -> None:
    assert tuple(stage.id for stage in house_edition().stages) == STAGES


def test_the_action_kinds_are_those_of_rule_4() -> None:
    kinds = house_edition().action_kinds
    outward = {"weak_tie", "coffee", "use_key", "unsolicited", "targeted_application", "event", "small_task",
               "work_trial", "wage_subsidy"}  # fmt: skip
    inward = {"pass_on", "interview_practice", "feedback", "linkedin", "reference", "week_plan", "recover"}
    assert {name for name, kind in kinds.items() if kind.outward} == outward
    assert {name for name, kind in kinds.items() if not kind.outward} == inward
    assert {name for name, kind in kinds.items() if kind.joblog == "application"} == {
        "unsolicited", "targeted_application",
    }  # fmt: skip
    assert {name for name, kind in kinds.items() if kind.joblog == "network"} == {
        "weak_tie", "coffee", "use_key", "event",
    }  # fmt: skip


COUNTING = {
    "searching": ("no", "no"), "signed": ("yes", "no"), "permanent": ("yes", "yes"), "fixed_term": ("yes", "yes"),
    "part_time": ("yes", "no"), "small_job": ("no", "no"), "own_company": ("yes", "confirmed"),
    "job_abroad": ("yes", "yes"), "flex_job": ("yes", "no"), "wage_subsidy_private": ("no", "no"),
    "wage_subsidy_public": ("no", "no"), "work_trial": ("no", "no"), "useful_effort": ("no", "no"),
    "course": ("no", "no"), "education": ("neutral", "not_asked"), "moved": ("neutral", "not_asked"),
    "pause": ("neutral", "not_asked"), "left": ("denominator", "not_asked"), "unknown": ("no", "unknown"),
}  # fmt: skip


def test_statuses_count_as_in_rule_8() -> None:
    counting = house_edition().counting
    assert {row.code: (row.counts, row.self_supporting) for row in counting.rows} == COUNTING
    assert (counting.version, counting.valid_from) == (1, "2026-01-01")
    conditions = {row.code: row.condition for row in counting.rows if row.condition != "none"}
    assert conditions == {"signed": "starts_soon", "fixed_term": "lasts", "part_time": "enough_hours"}
    on_the_way = {row.code for row in counting.rows if row.on_the_way}
    assert on_the_way == {"small_job", "wage_subsidy_private", "wage_subsidy_public", "work_trial"}


def test_hours_taps_and_questions_are_those_of_rules_6_7_and_8() -> None:
    edition = house_edition()
    assert tuple(edition.hours_bands) == ("under_20", "20_to_31", "32_and_over")
    assert tuple(edition.status_choices) == ("job", "on_the_way", "searching", "something_else")
    assert [question.id for question in edition.pulse] == ["spark", "next_step", "team_help", "clarity"]
    assert len(edition.factors) == 5
    assert set(edition.helper_kinds) == {"mentor", "elite_athlete", "entrepreneur", "business_person"}


def test_the_decks_have_the_cards_that_are_printed() -> None:
    edition = house_edition()
    assert {kind: len(edition.deck(kind)) for kind in (*CARD_KINDS, "blank")} == {
        "dream": 24, "strength": 30, "challenge": 30, "action": 48, "blank": 3,
    }  # fmt: skip
    assert edition.deck("action")[16] == "A17"
    assert edition.deck("blank") == ("X1", "X2", "X3")


def test_the_action_deck_has_plenty_of_skill_and_of_motivation() -> None:
    """A plan needs both kinds of component (programme 0.1)."""
    skill = {"search_skill", "self_presentation"}
    cards = [card for card in house_edition().cards.values() if card.kind == "action"]
    assert sum(bool(skill & set(card.components)) for card in cards) >= len(cards) / 4
    assert sum(bool(set(card.components) - skill) for card in cards) >= len(cards) / 4


def minutes(agenda: Agenda) -> int:
    """How long the steps take."""
    return sum(step.minutes for step in agenda.steps)


def test_the_agendas_last_as_long_as_the_meetings() -> None:
    edition = house_edition()
    assert [minutes(edition.camp_agenda(camp)) for camp in (1, 2, 3)] == [180, 180, 180]
    assert minutes(edition.meeting_agenda("check_in")) == 45
    assert minutes(edition.meeting_agenda("mentor_meeting")) == 60


def test_camp_1_runs_as_in_rule_6_7() -> None:
    assert [(step.minutes, step.round) for step in house_edition().camp_agenda(1).steps] == [
        (15, "none"), (10, "none"), (20, "all"), (10, "turns"), (15, "wall"), (15, "none"), (25, "turns"), (15, "asks"),
        (5, "none"), (20, "all"), (10, "vote"), (12, "learning"), (8, "none"),
    ]  # fmt: skip


def test_each_camp_has_its_signature_moment() -> None:
    rounds = [[step.round for step in house_edition().camp_agenda(camp).steps] for camp in (1, 2, 3)]
    assert "wall" in rounds[0]
    assert "swap" in rounds[1]
    assert "film" in rounds[2]
    assert house_edition().camp_agenda(2).step("swap").minutes == 8  # type: ignore[union-attr]


def test_a_mission_is_chosen_at_every_camp_but_the_last() -> None:
    votes = [sum(step.round == "vote" for step in house_edition().camp_agenda(camp).steps) for camp in (1, 2, 3)]
    assert votes == [1, 1, 0]


def test_a_check_in_opens_with_its_twist_and_ends_with_a_learning() -> None:
    steps = house_edition().meeting_agenda("check_in").steps
    assert [steps[0].id, steps[-1].round] == ["twist", "learning"]
    assert "turns" in [step.round for step in steps]


def test_no_agenda_speaks_of_ranks_or_of_an_authority() -> None:
    words = re.compile(r"\b(vinder|taber|bedst|point|rådighed|indsats|aktivering|borger|winner|loser|ranking)\w*", re.I)
    for agenda in house_edition().agendas.values():
        for step in agenda.steps:
            names = (step.titles, step.on_screen, step.on_phones, step.at_tables, step.sharing or {})
            for text in chain.from_iterable(texts.values() for texts in names):
                assert not words.search(text), text
