"""Finds a Chromium, Chrome or Edge that is already on this machine; nothing is ever downloaded."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

HOW_TO_GET_ONE = (
    "no Chromium or Chrome found: install one (Debian: apt install chromium; others: Google Chrome or "
    "`python -m playwright install chromium`), or set TEAMWORK_CHROMIUM to its path"
)
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHT_PROGRAMS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def find_chromium() -> str | None:
    """The one named in TEAMWORK_CHROMIUM (FileNotFoundError if it is not there), else the first one found."""
    named = os.environ.get("TEAMWORK_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"TEAMWORK_CHROMIUM names {named}, which is not there")
        return named
    candidates = (*on_path(), *usual_places(), *playwright_places())
    return next((str(path) for path in candidates if path.is_file() and not is_snap(path)), None)


def on_path() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))


def is_snap(path: Path) -> bool:
    """A snap cannot read the temporary profile that a test gives it; it hides behind links and scripts."""
    real = path.resolve()
    if real.name == "snap" or "snap" in real.parts:
        return True
    with real.open("rb") as file:
        start = file.read(8192)
    return start.startswith(b"#!") and b"/snap/bin/" in start


def usual_places() -> Iterator[Path]:
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app/Contents/MacOS/{name}" for name in MAC_APPLICATIONS)
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            folder = os.environ.get(variable)
            yield from (Path(folder, program) for program in WINDOWS_PROGRAMS if folder)
    else:
        yield Path("/opt/google/chrome/chrome")
        yield Path("/usr/lib/chromium/chromium")


def playwright_places() -> Iterator[Path]:
    """What `playwright install chromium` has left here, the newest first."""
    folder = playwright_folder()
    found = [path for pattern in PLAYWRIGHT_PROGRAMS for path in folder.glob(pattern)]
    yield from sorted(found, key=revision, reverse=True)


def playwright_folder() -> Path:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named and named != "0":
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home()), "ms-playwright")
    return Path.home() / ".cache/ms-playwright"


def revision(path: Path) -> int:
    number = re.search(r"chromium-(\d+)", path.as_posix())
    return int(number.group(1)) if number else 0
