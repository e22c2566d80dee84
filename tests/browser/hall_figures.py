"""
Figures of the hall, in real browsers against the production server: `python -m tests.browser.hall_figures`.

Prints one line of JSON: the wall with 44 taps within a second, on one screen and on three, with 44 in the same instant,
and once more with one of the three slowed; with that one still slow, key to all screens, the clocks of three browsers
of which another was asleep, and how long after a killed server's return every screen is right. Nothing here fails a
test.
"""

import json
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Page, sync_playwright

from teamwork.bench.processes import Talking, ended
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.meeting_pages import HALL, LAPTOP, OLD_PROJECTOR
from tests.browser.real_hall import RealHall, furnish_hall
from tests.browser.test_hall_returns import kill
from tests.faults.test_kills import Nursery, nursery
from tests.processes import is_root

CLIENTS = 60
PRESSES = 40
SLOWNESS = 4
ASLEEP_SECONDS = 30
WATCH = """() => {
  const now = () => performance.timeOrigin + performance.now();
  window.titles = []; window.clocks = []; window.doors = []; window.frames = [];
  const title = () => document.querySelector('.hall__head h1')?.textContent;
  const clock = () => document.querySelector('[role=timer]')?.textContent.trim();
  const keyed = window.keyed = () => document.querySelectorAll('.wall__door:not(.wall__door--bare)').length;
  let [t, c, d] = [title(), clock(), keyed()];
  new MutationObserver(() => {
    if (title() !== t) window.titles.push([now(), (t = title())]);
    if (clock() !== c) window.clocks.push([now(), (c = clock())]);
    if (keyed() !== d) window.doors.push([now(), (d = keyed())]);
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  let last = performance.now();
  const frame = (at) => { window.frames.push(at - last); last = at; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""
PRESSED_AT = """() => addEventListener('keydown', () => {
  window.pressedAt = performance.timeOrigin + performance.now();
}, true)"""


class Going(NamedTuple):
    """A hall that is played in: its screens, its crowd, its server and the server's process."""

    screens: Sequence[Page]
    load: Talking
    server: Nursery
    child: int


def main() -> None:
    """Measures, and prints."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium found")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        contexts, sleeper = three_browsers(stack, chromium)
        figures: dict[str, Any] = {"load_average_before": os.getloadavg()[0], "cores": os.cpu_count()}
        with a_hall(Path(folder, "alone"), contexts[:1]) as hall:
            figures["wall_on_one_screen"] = the_wall(hall, within_seconds=1)
        with a_hall(Path(folder, "one"), contexts) as hall:
            figures["wall_within_a_second"] = the_wall(hall, within_seconds=1)
        with a_hall(Path(folder, "other"), contexts) as hall:
            figures["wall_at_once"] = the_wall(hall, within_seconds=0)
        contexts[1].on("page", slow)
        with a_hall(Path(folder, "third"), contexts) as hall:
            figures["wall_with_a_slow_screen"] = the_wall(hall, within_seconds=1)
            figures["key_to_all_screens_ms"] = keys(hall.screens)
            figures["clocks_apart_ms"] = clocks(hall.screens, sleeper)
            hall.load.end()
            figures["after_return_ms"] = returned(hall)
        figures["load_average_after"] = os.getloadavg()[0]
        sys.stdout.write(json.dumps(figures) + "\n")


@contextmanager
def a_hall(folder: Path, contexts: Sequence[BrowserContext]) -> Iterator[Going]:
    """At the wall with a door for every tap, the crowd in and the screens watched."""
    folder.mkdir()
    url = f"sqlite:///{folder}/hall.db"
    hall = furnish_hall(url, more_doors=2)
    with nursery(url, folder / "log") as server, ExitStack() as stack:
        child = server.bear()
        load = stack.enter_context(ended(Talking([sys.executable, "-m", "teamwork.bench.load"], folder / "load")))
        load.tell({"port": server.port, "seats": seats(hall)})
        load.ask({"do": "join", "viewers": CLIENTS})
        address = f"http://127.0.0.1:{server.port}"
        screens = [hall.open_screen(context, address) for context in contexts]
        hall.open_host(contexts[0], address)
        for screen in screens:
            screen.evaluate(WATCH)
        screens[0].bring_to_front()
        yield Going(screens, load, server, child)
        for context in contexts:
            for page in context.pages:
                page.close()
            context.clear_cookies()
        with suppress(ProcessLookupError):
            kill(child, server.port)


def seats(hall: RealHall) -> list[dict[str, Any]]:
    """So many lines, of which as many as sit in the game hang keys when told to; the host is at their own page."""
    phones = [person_id for person_id in hall.people if person_id != hall.host_id]
    people = [phones[number % len(phones)] for number in range(CLIENTS)]
    doors = doors_for(hall, [*phones, *people[len(phones) : len(hall.people)]])
    return [
        {"game_id": hall.game_id, "token": hall.devices[person_id], "command": key_on(door_id)}
        for person_id, door_id in zip_longest(people, doors)
    ]


def doors_for(hall: RealHall, people: Sequence[str]) -> list[str]:
    """Another's door for each of these people: one without a key while there are any, so that every tap is seen."""
    free = dict(hall.bare)
    found = []
    for number, person_id in enumerate(people):
        others = [door_id for door_id, owner_id in free.items() if owner_id != person_id]
        door_id = others[number % len(others)] if others else hall.doors[number % len(hall.doors)]
        free.pop(door_id, None)
        found.append(door_id)
    return found


def key_on(door_id: str | None) -> dict[str, Any] | None:
    """A tap at that door."""
    if door_id is None:
        return None
    return {"kind": "hang_key", "door_id": door_id, "text": "Jeg kender en teamleder på stedet, nummer {n}"}


def three_browsers(stack: ExitStack, chromium: str) -> tuple[list[BrowserContext], Sequence[int]]:
    """One as it is, one with a clock of its own, one whose processes can be put to sleep (their ids)."""
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root() else [])]
    play = stack.enter_context(sync_playwright())
    contexts = []
    before = children()
    for number, window in enumerate((HALL, OLD_PROJECTOR, LAPTOP)):
        before = children()
        browser = play.chromium.launch(executable_path=chromium, args=arguments)
        stack.callback(browser.close)
        context = browser.new_context(viewport=window, locale="da-DK")
        if number == 1:
            context.add_init_script("const now = Date.now; Date.now = () => now() + 97_000")
        contexts.append(context)
    return contexts, sorted(children() - before)


def slow(page: Page) -> None:
    """As on a machine a quarter as quick."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})


def children() -> set[int]:
    """Every process that descends from this one."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdecimal()}
    found, new = set[int](), {os.getpid()}
    while new:
        found |= new
        new = {child for child, parent in parents.items() if parent in found} - found
    return found


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def the_wall(hall: Going, within_seconds: float) -> dict[str, Any]:
    """44 people hang a key, one after another within a second or all in the same instant."""
    screens = hall.screens
    for screen in screens:
        screen.evaluate("() => { window.frames = []; window.doors = []; window.before = window.keyed(); }")
    began = time.time() * 1000
    told = hall.load.ask({"do": "together", "within_seconds": within_seconds})
    settle(2)
    seen = [screen.evaluate("() => ({doors, frames, before: window.before})") for screen in screens]
    apart_ms = within_seconds * 1000 / told["people"]
    return {
        "people": told["people"],
        "answered": told["answered"],
        "refused": told["refused"],
        "last_client_right_ms": round(told["seconds_to_last_screen"] * 1000),
        "doors_keyed_on_screens": [one["doors"][-1][1] if one["doors"] else None for one in seen],
        "last_screen_right_ms": round(max(latest(one, began, apart_ms) for one in seen)),
        "longest_frame_ms": [round(max(one["frames"])) for one in seen],
        "frames_over_50_ms": [sum(round(frame) > 50 for frame in one["frames"]) for one in seen],
    }


def latest(screen: dict[str, Any], began: float, apart_ms: float) -> float:
    """How long after its tap the slowest door was right there, when every tap lights a door of its own."""
    taken, known = [0.0], screen["before"]
    for at, count in screen["doors"]:
        taken.append(float(at) - began - (known - screen["before"]) * apart_ms)
        known = count
    return max(taken)


def keys(screens: Sequence[Page]) -> dict[str, float]:
    """From the key on the first screen to the title on the last, between two steps that everybody writes in."""
    took = []
    for _ in range(3):
        screens[0].keyboard.press("PageUp")  # from the wall to steps that are only said
        settle(1)
    screens[0].evaluate(PRESSED_AT)
    for number in range(PRESSES):
        for screen in screens:
            screen.evaluate("() => { window.titles = []; }")
        screens[0].keyboard.press("PageDown" if number % 2 == 0 else "PageUp")
        for screen in screens:
            screen.wait_for_function("() => window.titles.length > 0", timeout=20_000, polling=50)
        pressed = screens[0].evaluate("() => window.pressedAt")
        took.append(max(screen.evaluate("() => window.titles[0][0]") for screen in screens) - pressed)
        settle(0.15)
    quantiles = statistics.quantiles(took, n=20)
    return {"p50": round(quantiles[9], 1), "p95": round(quantiles[18], 1), "most": round(max(took), 1)}


def clocks(screens: Sequence[Page], sleeper: Sequence[int]) -> dict[str, float]:
    """How far apart three screens show the same second, one slow, one just woken."""
    for process in sleeper:
        os.kill(process, signal.SIGSTOP)
    settle(ASLEEP_SECONDS)
    for process in sleeper:
        os.kill(process, signal.SIGCONT)
    settle(3)
    for screen in screens:
        screen.evaluate("() => { window.clocks = []; }")
    settle(12)
    seen = [{shown: at for at, shown in screen.evaluate("() => window.clocks")} for screen in screens]
    alike = set(seen[0]).intersection(*seen[1:])
    apart = [max(one[shown] for one in seen) - min(one[shown] for one in seen) for shown in alike]
    return {"seconds_compared": len(apart), "median": round(statistics.median(apart), 1), "most": round(max(apart), 1)}


def returned(hall: Going) -> dict[str, Any]:
    """How long after a killed server listens again every screen is live, and whether it shows what it showed."""
    shown = "() => document.querySelector('.hall__head h1').innerText + document.querySelectorAll('.wall__door').length"
    server, screens = hall.server, hall.screens
    before = [screen.evaluate(shown) for screen in screens]
    kill(hall.child, server.port)
    for screen in screens:
        screen.wait_for_function("() => document.querySelector('.hall__offline')", timeout=30_000)
    child = server.bear()
    began = time.monotonic()
    took = []
    for screen in screens:
        screen.wait_for_function("() => !document.querySelector('.hall__offline')", timeout=60_000, polling=20)
        took.append(round((time.monotonic() - began) * 1000))
    after = [screen.evaluate(shown) for screen in screens]
    kill(child, server.port)
    return {"until_live": took, "is_the_same": before == after}


def settle(seconds: float) -> None:
    """Time passes on the screens."""
    time.sleep(seconds)


if __name__ == "__main__":
    main()
