"""The figures of trust are those that tests noted; one that misses its bar, or a test that fell, is said."""

import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from teamwork.commands_line.bench import bench
from tests.trust import ROOT, read, table

SMALL = "tests/attacks/test_04_ways_in.py::test_05_of_a_hundred_thousand_guesses_sixty_are_evaluated_in_ten_minutes"
REPORT = """<testsuites><testsuite>
<testcase classname="a" name="held"><properties>
  <property name="late_ms" value='{"value": 301, "at_most": 300}'/><property name="kills" value='{"value": 25}'/>
</properties></testcase>
<testcase classname="a" name="fell"><failure>no</failure></testcase>
<testcase classname="a" name="alone"><skipped>no disk</skipped></testcase>
</testsuite></testsuites>"""


def test_a_figure_stands_beside_its_bar_and_what_fell_or_was_not_tried_is_named() -> None:
    run = read(ElementTree.fromstring(REPORT))
    assert run["figures"]["late_ms"] == {"value": 301, "at_most": 300, "is_held": False}
    assert table(run).splitlines() == [
        "late_ms         301  at most 300: NOT HELD",
        "kills            25",
        "failed: a: fell",
        "not tried on this machine: a: alone",
    ]


def test_what_a_test_notes_is_what_is_said() -> None:
    """By the command's own way: a run of pytest in a process of its own."""
    words = [sys.executable, "-m", "tests.trust", "--json", SMALL]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    run = json.loads(said.stdout)
    assert run["figures"]["room_code_guesses_evaluated"] == {"value": 60, "at_most": 60, "is_held": True}
    assert (run["failed"], run["skipped"], run["is_long"]) == ([], [], False)


def test_an_installed_program_without_its_tests_says_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are no part of what is installed."""
    monkeypatch.setattr("teamwork.commands_line.bench.Path.exists", lambda _: False)
    answer = CliRunner().invoke(bench, ["--trust"])
    assert answer.exit_code == 1
    assert "the whole folder" in answer.output
