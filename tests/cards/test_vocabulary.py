"""What the check lets an edition use is what the engine holds, and every fault has its sentences."""

import ast
import re
from pathlib import Path

import teamwork.edition_check as edition_check
from teamwork.commands import GivePulse, GiveStrength, PlayAction, PlayChallenge, PlayCommand, PlayDream, ReportStatus
from teamwork.edition_check import fault_danish, fault_english
from teamwork.edition_check.vocabulary import (
    ASK_FIELDS,
    DEEDS,
    PULSE_QUESTIONS,
    STAGES,
    STATUS_CHOICES,
    STATUS_CODES_NEEDED,
)
from teamwork.rules import deeds
from teamwork.rules.board import EARLY_STAGES, LATE_STAGES
from teamwork.rules.counting import SAID_CODES
from teamwork.rules.exits import PAUSE

NO_ANSWERS = {"kind", "action_kind", "serves", "person_id"}
"""Fields of the playing commands that are no answer to a card's ask."""


def test_a_card_asks_for_the_fields_that_playing_it_takes() -> None:
    plays = {"dream": PlayDream, "strength": GiveStrength, "challenge": PlayChallenge, "action": PlayAction}
    for kind, command in plays.items():
        fields = set(command.model_fields) - set(PlayCommand.model_fields) - NO_ANSWERS
        assert set(ASK_FIELDS[kind]) == fields, kind  # type: ignore[index]


def test_the_pulse_asks_what_its_command_takes() -> None:
    assert set(PULSE_QUESTIONS) == set(GivePulse.model_fields) - {"kind", "done_at"}


def test_the_four_taps_are_those_of_the_command() -> None:
    assert set(STATUS_CHOICES) == set(ReportStatus.model_fields["code4"].annotation.__args__)  # type: ignore[union-attr]


def test_a_mission_may_need_what_the_rules_see_done() -> None:
    source = Path(deeds.__file__).read_text(encoding="utf-8")
    strings = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert set(DEEDS) <= strings
    assert set(deeds.ACTION_DEEDS.values()) <= set(DEEDS)


def test_a_street_may_have_the_stones_whose_conditions_the_board_holds() -> None:
    assert (*EARLY_STAGES, *LATE_STAGES) == STAGES


def test_a_status_table_has_the_codes_that_rules_say_themselves() -> None:
    assert {*SAID_CODES, PAUSE} <= set(STATUS_CODES_NEEDED)


def places(sentences: tuple[str, str]) -> set[str]:
    """What a problem and its remedy are filled with, the language left out."""
    return {name.removesuffix("_en") for name in re.findall(r"{(\w+)}", " ".join(sentences))}


def test_danish_and_english_tell_the_same_faults_with_the_same_facts() -> None:
    assert list(fault_danish.FAULTS) == list(fault_english.FAULTS)
    for code, told in fault_danish.FAULTS.items():
        assert places(told) == places(fault_english.FAULTS[code]), code


def test_every_code_that_is_raised_has_sentences_and_every_sentence_is_raised() -> None:
    folder = Path(edition_check.__file__).parent
    raised = set()
    for path in (*folder.glob("*.py"), folder.parent / "library.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fault":
                code = node.args[2]
                assert isinstance(code, ast.Constant), path
                raised.add(code.value)
    assert raised == set(fault_danish.FAULTS)
