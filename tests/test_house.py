"""The house keeps its own rules: lint, types, who may import whom, locks without addresses."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.missing import skip_or_fail

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")
EXTRA_LOCK = "web/deploy/oidc.lock"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
TOP_LEVEL = {
    ".ci", ".gitignore", "LICENSE", "README.md", "cards", "pyproject.toml",
    "requirements-test.lock", "requirements.lock", "run.py", "teamwork", "tests", "web",
}  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["-m", "ruff", "check", "."], id="ruff check"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="ruff format"),
        pytest.param(["-m", "mypy", "--no-error-summary"], id="mypy"),
        pytest.param(["-c", LINT_IMPORTS, "--no-cache"], id="lint-imports"),
    ],
)
def test_the_tool_finds_nothing(words: list[str]) -> None:
    result = subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, f"\n{result.stdout}{result.stderr}"


def test_mypy_looks_strictly_at_all_of_teamwork_and_web() -> None:
    assert PROJECT["tool"]["mypy"]["strict"] is True
    assert PROJECT["tool"]["mypy"]["files"] == ["teamwork", "web"]
    assert "exclude" not in PROJECT["tool"]["mypy"]


# Who may import whom: what import-linter cannot see


def contract(name: str) -> dict[str, list[str]]:
    return next(entry for entry in PROJECT["tool"]["importlinter"]["contracts"] if entry["id"] == name)


def modules_of_the_world() -> set[str]:
    """Those whose imports the contract `pure` leaves alone."""
    return {rule.split(" ")[0].removesuffix(".**") for rule in contract("pure")["ignore_imports"]}


def is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def pure_files() -> Iterator[Path]:
    world = tuple(ROOT.joinpath(*module.split(".")) for module in modules_of_the_world())
    for path in sorted((ROOT / "teamwork").rglob("*.py")):
        if not any(place == path.with_suffix("") or place in path.parents for place in world):
            yield path


def test_a_pure_module_may_not_reach_the_world_through_another_of_teamwork() -> None:
    reachable = {module for module in modules_of_the_world() if is_module(module)}
    assert reachable - set(contract("pure")["forbidden_modules"]) == set(), "name it in `forbidden_modules` too"


FORBIDDEN_CALLS = {
    "open", "input", "print",
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow",
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.utcnow",
    "dt.date.today", "dt.datetime.now", "dt.datetime.utcnow",
}  # fmt: skip


def test_a_pure_file_asks_no_clock_and_opens_no_file() -> None:
    """`datetime` may be imported for its types; the time itself comes in by the context (reason 1)."""
    asked = {
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}"
        for path in pure_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in FORBIDDEN_CALLS
    }
    assert asked == set()


# Locks


def locked(name: str) -> dict[str, list[str]]:
    """Each locked package and its versions: more than one where machines differ."""
    versions: dict[str, list[str]] = {}
    for package, version in re.findall(r"(?m)^([a-z0-9.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8")):
        versions.setdefault(canonicalize_name(package), []).append(version)
    return versions


def wanted(name: str) -> list[Requirement]:
    groups = PROJECT["dependency-groups"]
    lines = [*PROJECT["project"]["dependencies"], *groups["build"]]
    if name == "requirements-test.lock":
        extras = PROJECT["project"]["optional-dependencies"]
        lines += [*groups["test"], *(line for extra in extras.values() for line in extra)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("name", "least"), [*((name, 50) for name in LOCKS), (EXTRA_LOCK, 3)])
def test_a_lock_holds_hashes_and_no_address(name: str, least: int) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"://|--\S*(?:index|find-links|trusted-host)\S*| @ ", text) == []
    packages = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert len(packages) > least
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    versions = locked(name)
    missing = [
        str(requirement)
        for requirement in wanted(name)
        if not any(Version(v) in requirement.specifier for v in versions.get(canonicalize_name(requirement.name), []))
    ]
    assert missing == [], "make the locks anew, as the head of pyproject.toml says"


def test_what_the_extra_adds_is_locked_beside_and_tested_in_the_same_versions() -> None:
    program, tests = (locked(name) for name in LOCKS)
    added = locked(EXTRA_LOCK)
    (asked,) = PROJECT["project"]["optional-dependencies"].values()
    assert {Requirement(line).name for line in asked} <= added.keys()
    assert added.keys().isdisjoint(program)
    assert {name: versions for name, versions in added.items() if tests.get(name) != versions} == {}
    containers = (ROOT / "web" / "deploy" / "Containerfile").read_text(encoding="utf-8")
    assert Path(EXTRA_LOCK).name in containers


def test_tests_run_on_the_very_versions_that_people_get() -> None:
    program, tests = (locked(name) for name in LOCKS)
    assert {name: versions for name, versions in program.items() if tests.get(name) != versions} == {}


# The top level and the folders


def tracked() -> list[str]:
    result = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, cwd=ROOT)
    if result.returncode:
        skip_or_fail("this copy is not a git checkout")
    return result.stdout.split("\0")[:-1]


def test_the_top_level_holds_what_was_agreed_and_nothing_more() -> None:
    assert {path.split("/")[0] for path in tracked()} - TOP_LEVEL == set()


def test_no_machines_own_paths_are_tracked() -> None:
    named = re.compile(r"(?<![\w.])/(?:home|root|Users|work|farm)/\w")
    found = []
    for path in tracked():
        if (
            Path(path).suffix in {".py", ".toml", ".md", ".lock", ".js", ".css", ".html", ".sh"}
            and "vendor" not in path
        ):
            lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
            found += [f"{path}:{number}" for number, line in enumerate(lines, 1) if named.search(line)]
    assert found == []
