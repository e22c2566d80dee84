"""A copy of an edition's folder in which a test plants one fault."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from teamwork.edition_check import Fault
from teamwork.library import check_folder
from tests.editions import HOUSE_FOLDER

LILLE_FOLDER = Path(__file__).parent / "editions" / "lille"

EDITION = "edition.toml"
CAMP = "agendas/camp_1.toml"

Planting: TypeAlias = Callable[[Path], None]


class Plant(NamedTuple):
    """A planting, and the fault that must be told: its code, file, key and a word of its remedy."""

    planting: Planting
    code: str
    file: str
    key: str
    remedy: str


def copy_of(folder: Path, to: Path) -> Path:
    """A copy that may be spoiled."""
    return Path(shutil.copytree(folder, to / "min_udgave"))


def faults_after(planting: Planting, to: Path) -> tuple[Fault, ...]:
    """What the check says of the house's edition after one planting."""
    copy = copy_of(HOUSE_FOLDER, to)
    planting(copy)
    return check_folder(copy)


def write(file: str, old: str, new: str) -> Planting:
    """Replace the first ``old``; a text that is not there would plant nothing, so it fails the test."""

    def planting(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return planting


def add(file: str, text: str) -> Planting:
    """Write more at a file's end."""

    def planting(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return planting


def put(file: str, body: bytes) -> Planting:
    """Write a whole file."""

    def planting(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True, parents=True)
        (folder / file).write_bytes(body)

    return planting


def drop(file: str) -> Planting:
    """Take a file away."""
    return lambda folder: (folder / file).unlink()


def entry(file: str, name: str, body: str) -> Planting:
    """Put another body under ``[name]``."""
    return _entry(file, name, f"[{name}]\n{body}\n\n")


def no_entry(file: str, name: str) -> Planting:
    """Take ``[name]`` away with all that stands under it."""
    return _entry(file, name, "")


def _entry(file: str, name: str, new: str) -> Planting:
    pattern = re.compile(rf"^\[{name}\]\n.*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)

    def planting(folder: Path) -> None:
        text, count = pattern.subn(lambda _: new, (folder / file).read_text(encoding="utf-8"))
        assert count == 1, f"[{name}] stands {count} times in {file}"
        (folder / file).write_text(text, encoding="utf-8")

    return planting


def both(*plantings: Planting) -> Planting:
    """Several plantings, one after another."""

    def planting(folder: Path) -> None:
        for one in plantings:
            one(folder)

    return planting
