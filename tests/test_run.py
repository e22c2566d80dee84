"""`run.py` sets up once, repairs what is half-made, and otherwise gets out of the way."""

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from tests.missing import skip_or_fail

SOURCE = Path(__file__).parent.parent / "run.py"


class Checkout:
    """A folder with its own run.py, whose pip installs nothing but notes what it was asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.became: list[list[str]] = []
        folder.mkdir(exist_ok=True)
        for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
            (folder / name).write_text("flask==3.1 \\\n")
        shutil.copy(SOURCE, folder)
        self.run = load(folder / "run.py")
        monkeypatch.setattr(self.run, "pip", self.note)
        monkeypatch.setattr(self.run, "become", self.became.append)

    def note(self, words: list[str], expected: int = 0) -> None:
        self.asked.append(Path(words[-1]).name)

    def start(self, *words: str) -> list[str]:
        """Starts it with these words; answers what it asked pip for."""
        self.asked.clear()
        self.run.main(list(words))
        return self.asked

    def make_venv(self) -> None:
        """A .venv that is sound, without the seconds that a real one takes."""
        python = Path(self.run.PYTHON)
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        version = ".".join(map(str, sys.version_info[:3]))
        home = Path(sys.base_prefix, "bin")
        (self.folder / ".venv/pyvenv.cfg").write_text(
            f"home = {home}\ninclude-system-site-packages = false\nversion = {version}\n"
        )
        library = Path(self.run.VENV, f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages/pip")
        library.mkdir(parents=True)
        (library / "__init__.py").write_text("")


def load(path: Path) -> ModuleType:
    described = importlib.util.spec_from_file_location("run_of_a_checkout", path)
    assert described is not None
    assert described.loader is not None
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout(tmp_path / "Hjælp til spil", monkeypatch)
    if os.name != "nt":
        made.make_venv()
    return made


def test_the_first_start_installs_the_lock_and_then_the_project(checkout: Checkout) -> None:
    assert checkout.start() == ["requirements.lock", checkout.folder.name]
    assert checkout.became[-1][-1] == "demo"


def test_the_second_start_installs_nothing(checkout: Checkout) -> None:
    checkout.start()
    assert checkout.start() == []


def test_other_words_go_to_the_program_untouched(checkout: Checkout) -> None:
    checkout.start("serve", "--port", "9000")
    assert checkout.became[-1][-3:] == ["serve", "--port", "9000"]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_installs_again(checkout: Checkout, name: str) -> None:
    checkout.start()
    (checkout.folder / name).write_text("flask==3.2 \\\n")
    assert checkout.start() != []


def test_the_test_tools_bring_the_program_along(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout.folder)
    assert checkout.start("test", "-k", "dør") == ["requirements-test.lock", checkout.folder.name]
    assert checkout.became[0][-6:] == ["-n", str(checkout.run.core_count()), "--dist", "loadgroup", "-k", "dør"]
    assert checkout.start("demo") == []


def test_the_program_alone_does_not_count_as_the_test_tools(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout.folder)
    checkout.start()
    assert checkout.start("test") == ["requirements-test.lock", checkout.folder.name]


def test_own_choice_of_workers_is_kept(checkout: Checkout) -> None:
    assert checkout.run.pytest_words(["-n0", "tests/rules"]) == ["-n0", "tests/rules"]


def test_an_interrupted_install_is_taken_up_again(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.start()
    (checkout.folder / "requirements.lock").write_text("flask==3.2 \\\n")

    def interrupt(words: list[str], expected: int = 0) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checkout.run, "pip", interrupt)
    with pytest.raises(KeyboardInterrupt):
        checkout.start()
    (checkout.folder / "requirements.lock").write_text("flask==3.1 \\\n")
    monkeypatch.setattr(checkout.run, "pip", checkout.note)
    assert checkout.start() == ["requirements.lock", checkout.folder.name]


def test_a_half_made_venv_is_made_anew(checkout: Checkout) -> None:
    shutil.rmtree(checkout.folder / ".venv/lib", ignore_errors=True)
    shutil.rmtree(checkout.folder / ".venv/Lib", ignore_errors=True)
    (checkout.folder / ".venv").mkdir(exist_ok=True)
    assert not checkout.run.is_venv_sound()
    checkout.start()
    assert checkout.run.is_venv_sound()


def test_a_venv_of_another_place_or_python_is_not_kept(checkout: Checkout) -> None:
    checkout.start()
    stamp = Path(checkout.run.STAMP)
    marks = json.loads(stamp.read_text(encoding="utf-8"))
    for home in (["elsewhere", *marks["home"][1:]], [*marks["home"][:2], "3.10"]):
        stamp.write_text(json.dumps({**marks, "home": home}), encoding="utf-8")
        assert not checkout.run.is_venv_sound()


def test_of_two_starts_at_once_one_installs_and_the_other_waits(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    second = threading.Thread(target=checkout.run.install, args=("program",))
    waited: list[bool] = []

    def install_while_another_starts(words: list[str], expected: int = 0) -> None:
        checkout.note(words)
        if len(checkout.asked) == 1:
            second.start()
            while "waiting" not in capsys.readouterr().err:
                second.join(0.05)
            waited.append(second.is_alive())

    monkeypatch.setattr(checkout.run, "pip", install_while_another_starts)
    checkout.run.install("program")
    second.join()
    assert waited == [True]
    assert checkout.asked == ["requirements.lock", checkout.folder.name]


def test_an_old_python_is_told_so_in_one_line(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checkout.run.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stopped:
        checkout.run.require_python()
    assert stopped.value.code == 1
    said = capsys.readouterr().err
    assert "3.11" in said
    assert said.count("\n") == 1


def test_an_old_python_can_read_the_file() -> None:
    newer_than_python_3_5 = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    assert [node for node in ast.walk(tree) if isinstance(node, newer_than_python_3_5)] == []


def test_without_the_venv_module_it_says_what_to_install(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(checkout.folder / ".venv", ignore_errors=True)
    monkeypatch.setattr(checkout.run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit):
        checkout.start()
    assert "apt install python3-venv" in capsys.readouterr().err


def test_a_failed_install_ends_with_pips_own_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = load(SOURCE)
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    with pytest.raises(SystemExit) as stopped:
        module.pip(["--no-index", "--only-binary", ":all:", "there-is-no-such-package-as-this"])
    assert stopped.value.code == 1
    assert "there-is-no-such-package-as-this" in capsys.readouterr().err


def test_the_command_line_reaches_the_program_through_a_real_start(tmp_path: Path) -> None:
    """Only the last step is looked at: the installed program says its own name and exits."""
    if not Path(load(SOURCE).STAMP).exists():
        skip_or_fail("this copy was not installed by run.py")
    answer = subprocess.run([sys.executable, SOURCE, "--help"], capture_output=True, text=True, cwd=tmp_path)
    assert "serve" in answer.stdout
    assert answer.returncode == 0
