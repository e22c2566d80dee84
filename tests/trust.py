"""
Everything that is promised of trust, tried and measured: `python -m tests.trust [--long] [--json]`.

It runs the tests marked `trust` one after another and prints what they noted (`tests.figures`), each figure beside its
bar. `teamwork bench --trust` is the same. `--long` takes the counts of the promise and some hours; else minutes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
TRIED = ("-m", "trust", "-n", "0", "-q", "--disable-warnings", "--timeout=14400")


def measured(is_long: bool, selected: tuple[str, ...] = ()) -> dict[str, Any]:
    """What every test noted, and the names of those that failed or could not be tried here."""
    with tempfile.TemporaryDirectory(prefix="teamwork-trust-") as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", *TRIED, f"--junitxml={report}", *selected]
        told = {**os.environ, "TEAMWORK_LONG": "1" if is_long else "0"}
        # what pytest says goes beside the figures, not among them
        subprocess.run(words, cwd=ROOT, env=told, stdout=sys.stderr, check=False)
        if not report.exists():
            return {"figures": {}, "failed": ["pytest did not run"], "skipped": []}
        return read(ElementTree.parse(report).getroot())


def read(report: ElementTree.Element) -> dict[str, Any]:
    """Figures by name; of tests, those that failed and those that were skipped."""
    cases = list(report.iter("testcase"))
    return {
        "figures": {name: noted for case in cases for name, noted in _noted(case)},
        "failed": [_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None],
        "skipped": [_name(case) for case in cases if case.find("skipped") is not None],
    }


def _noted(case: ElementTree.Element) -> Iterator[tuple[str, dict[str, Any]]]:
    for found in case.iter("property"):
        noted = json.loads(found.get("value", ""))
        if "at_most" in noted:
            noted["is_held"] = noted["value"] <= noted["at_most"]
        yield found.get("name", ""), noted


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}: {case.get('name')}"


def table(run: dict[str, Any]) -> str:
    """One line a figure, and one for each test that did not get through."""
    figures = run["figures"]
    width = max(map(len, figures), default=0)
    lines = [f"{name.ljust(width)}  {noted['value']:>10g}{_bar(noted)}" for name, noted in figures.items()]
    lines += [f"failed: {name}" for name in run["failed"]]
    lines += [f"not tried on this machine: {name}" for name in run["skipped"]]
    return "\n".join(lines)


def _bar(noted: dict[str, Any]) -> str:
    if "at_most" not in noted:
        return ""
    return f"  at most {noted['at_most']:g}: {'held' if noted['is_held'] else 'NOT HELD'}"


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.trust", description="What is promised of trust, measured.")
    asked.add_argument("--long", action="store_true", help="the counts of the promise; takes some hours")
    asked.add_argument("--json", action="store_true", help="one line of JSON")
    asked.add_argument("tests", nargs="*", help="only these files or tests")
    wanted = asked.parse_args()
    run = measured(wanted.long, tuple(wanted.tests))
    about = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cores": os.cpu_count(), "is_long": wanted.long}
    print(json.dumps({**about, **run}) if wanted.json else table(run))
    is_held = all(noted.get("is_held", True) for noted in run["figures"].values())
    return 0 if is_held and not run["failed"] else 1


if __name__ == "__main__":
    sys.exit(main())
