"""Editions on disk: found, read within bounds, checked, and written as the text a game keeps."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from teamwork.edition import Edition
from teamwork.edition_check import Fault, canonical, content_hash, examine, fault
from teamwork.errors import EditionError

CARDS = Path(__file__).resolve().parent.parent / "cards"
"""The editions that travel with the program."""

FOLDER_BYTES_MOST = 2 * 1024 * 1024
FILE_BYTES_MOST = 256 * 1024
FILES_MOST = 500


def find_editions(root: Path = CARDS) -> Mapping[str, Path]:
    """Every folder below ``root`` that holds an ``edition.toml``, by its name, in order of name."""
    if not root.is_dir():
        return {}
    return {path.name: path for path in sorted(root.iterdir()) if (path / "edition.toml").is_file()}


def edition_folder(name: str) -> Path:
    """
    The folder of an edition that travels with the program.

    Raises:
        EditionError: ``unknown_edition`` with ``name`` and ``known``.
    """
    editions = find_editions()
    if name not in editions:
        raise EditionError("unknown_edition", name=name[:60], known=", ".join(editions))
    return editions[name]


def load_edition(folder: Path) -> Edition:
    """
    The edition in a folder.

    Raises:
        EditionError: ``edition_unfit`` with ``faults`` (every one), ``count``, and ``first`` on one line.
    """
    edition, faults = _examine_folder(folder)
    if edition is None or faults:
        raise _unfit(faults)
    return edition


def check_folder(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the edition in a folder, none if it can be played."""
    return _examine_folder(folder)[1]


def _examine_folder(folder: Path) -> tuple[Edition | None, tuple[Fault, ...]]:
    files, unreadable = read_folder(folder)
    if unreadable and not files:
        return None, unreadable
    edition, found = examine(files)
    return edition, _merged(unreadable, found)


def _merged(unreadable: tuple[Fault, ...], found: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """A file that could not be read is not also told as missing."""
    told = {problem.file for problem in unreadable}
    return (*unreadable, *(problem for problem in found if problem.code != "file_missing" or problem.file not in told))


def _unfit(faults: tuple[Fault, ...]) -> EditionError:
    return EditionError("edition_unfit", faults=faults, count=len(faults), first=faults[0].line())


def edition_to_json(edition: Edition) -> str:
    """The edition as one line of text, the same for the same edition; its hash stands in it."""
    return canonical(edition.model_dump(mode="json"))


def edition_from_json(text: str) -> Edition:
    """
    The edition in a text of `edition_to_json`.

    Raises:
        EditionError: ``edition_unfit``; a fault ``json_damaged`` or ``hash_differs``.
    """
    try:
        content = json.loads(text)
        edition = Edition.model_validate_json(text)
    except (ValueError, RecursionError, ValidationError):
        raise _unfit((fault("edition.json", "", "json_damaged"),)) from None
    if content_hash(content) != edition.hash:
        raise _unfit((fault("edition.json", "hash", "hash_differs"),))
    return edition


# ---- reading a folder within bounds -----------------------------------------------------------


def read_folder(folder: Path) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """
    The texts of a folder's TOML files by relative path, and what could not be read.

    Nothing is read of a folder above 2 MB or 500 files; no file above 256 kB; no link that leaves it.
    """
    root = folder.resolve()
    if not root.is_dir():
        return {}, (fault(folder.name, "", "folder_missing"),)
    paths = []
    size = 0
    for path in _walk(root):
        paths.append(path)
        size += path.lstat().st_size
        if len(paths) > FILES_MOST:
            return {}, (fault(folder.name, "", "too_many_files", limit=FILES_MOST),)
        if size > FOLDER_BYTES_MOST:
            return {}, (fault(folder.name, "", "folder_too_large", size=size, limit=FOLDER_BYTES_MOST),)
    return _read_paths(root, paths)


def _walk(root: Path) -> Iterator[Path]:
    """Every file and every link in the folder, in order of name; hidden ones and linked folders not entered."""
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted([*names, *links]) if not name.startswith("."))


def _read_paths(root: Path, paths: list[Path]) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    files: dict[str, str] = {}
    faults: list[Fault] = []
    for path in paths:
        name = path.relative_to(root).as_posix()
        if path.is_symlink() and _leaves(root, path):
            faults.append(fault(name, "", "link_leaves"))
        elif path.suffix == ".toml":
            text, problem = _read_file(name, path)
            if text is not None:
                files[name] = text
            faults.extend((problem,) if problem else ())
    return files, tuple(faults)


def _leaves(root: Path, link: Path) -> bool:
    try:
        return not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links in a ring lead nowhere
        return True


def _read_file(name: str, path: Path) -> tuple[str | None, Fault | None]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe or a device could wait for ever
            return None, fault(name, "", "not_a_file")
        with path.open("rb") as file:
            body = file.read(FILE_BYTES_MOST + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return None, fault(name, "", "file_unreadable")
    if len(body) > FILE_BYTES_MOST:
        return None, fault(name, "", "file_too_large", size=size, limit=FILE_BYTES_MOST)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError:
        return None, fault(name, "", "not_text")
