"""Each kind of fault, planted alone in a copy of the house's edition, is found with file, key and remedy (rule 12)."""

from pathlib import Path

import pytest

from teamwork.edition_check.fault import SENTENCES
from tests.cards.copies import both, faults_after
from tests.cards.plants_in_the_cards import CARD_PLANTS
from tests.cards.plants_in_the_game import GAME_PLANTS

PLANTS = GAME_PLANTS | CARD_PLANTS

SPREADING = {
    "a camp has no phase": {"camp_unknown"},
    "two agendas for one meeting": {"agenda_missing"},
    "an agenda for a camp that is not": {"agenda_missing"},
    "a camp without its number": {"agenda_missing"},
    "a stone is unknown": {"stage_unknown"},
    "the goal is missing": {"stage_unknown"},
    "two decks share a letter": {"card_id"},
    "a card asks for a field that is not": {"ask_unknown"},
}
"""What else is rightly said when one thing is wrong."""


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_told_with_file_key_and_remedy_and_brings_no_false_ones(name: str, tmp_path: Path) -> None:
    plant = PLANTS[name]
    faults = faults_after(plant.planting, tmp_path)
    told = {(fault.code, fault.file, fault.key): fault for fault in faults}
    assert (plant.code, plant.file, plant.key) in told, list(told)
    fault = told[plant.code, plant.file, plant.key]
    assert plant.remedy in fault.remedy
    assert fault.problem
    assert all(fault.told("en"))
    assert {other.code for other in faults} - {plant.code} <= SPREADING.get(name, set())


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    names = ("a section is unknown", "a size is none", "the steps do not fill the time", "a component is unknown",
             "a twist lacks a language", "a text shouts")  # fmt: skip
    plants = [PLANTS[name] for name in names]
    told = {
        (fault.code, fault.file, fault.key) for fault in faults_after(both(*(p.planting for p in plants)), tmp_path)
    }
    assert {(plant.code, plant.file, plant.key) for plant in plants} <= told


def test_every_kind_of_fault_is_planted_here_or_in_its_own_test() -> None:
    elsewhere = {
        "folder_missing", "folder_too_large", "too_many_files", "file_too_large", "file_unreadable", "file_foreign",
        "link_leaves", "not_a_file", "not_text", "too_deep", "too_many_values", "json_damaged", "hash_differs",
        "wrong_value",
    }  # fmt: skip
    assert {plant.code for plant in PLANTS.values()} == set(SENTENCES["da"]) - elsewhere
