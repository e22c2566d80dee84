"""The phone without a network, without a page, without a process: nothing that was typed or tapped is lost (G3, G6)."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import lose_the_line
from tests.browser.phones import come_in, phone, tab
from web.doorstep import end_devices

# Nothing of the page runs between the key and the kill: it stands still in a question that nobody answers.
TYPE_AND_STAND_STILL = """(words) => void setTimeout(() => {
  const box = document.activeElement;
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const question = new XMLHttpRequest();
  question.open("GET", "/typed", false);
  question.send();
})"""

STEPS = ("Ring til Bo fra alumnenetværket", "Skriv til min vejleder", "Gå forbi biblioteket")

# Every row of the browser's database, as it lies there.
SHELVES = """async () => {
  const database = await new Promise((found) => {
    const request = indexedDB.open("teamwork");
    request.onsuccess = () => found(request.result);
  });
  const rows = [];
  for (const shelf of database.objectStoreNames) {
    const all = database.transaction(shelf).objectStore(shelf).getAll();
    await new Promise((done) => (all.onsuccess = done));
    const shown = (row) => ({ ...row, sealed: row.sealed.map(({ bytes }) => [...bytes]) });
    const told = (row) => (row instanceof CryptoKey ? { key: "key", readable: row.extractable } : shown(row));
    rows.push(...all.result.map(told));
  }
  database.close();
  return rows;
}"""


LYING_ELSEWHERE = """async () => {
  const lying = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
  for (const name of await caches.keys()) {
    const page = await (await caches.open(name)).match("/me");
    if (page) lying.push(await page.text());
  }
  return lying.join();
}"""


KEEPS_PAGE = """async () => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).match("/me")));
  return Boolean(navigator.serviceWorker.controller) && kept.some(Boolean);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser, keeps_program=True) as page:
        yield page


@pytest.fixture
def camp(demo: Demo) -> Demo:
    """The first camp is open, and every helper is under the promise."""
    demo.promise_all()
    demo.open_camp(1)
    return demo


@contextmanager
def unanswered(demo: Demo, path: str) -> Iterator[threading.Event]:
    """Within, a request for ``path`` gets no answer; the event tells that it came."""
    came, over, before = threading.Event(), threading.Event(), demo.app.wsgi_app

    def holding(environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == path:
            came.set()
            over.wait(60)
        return before(environ, start_response)

    demo.app.wsgi_app = holding  # type: ignore[method-assign]
    try:
        yield came
    finally:
        over.set()
        demo.app.wsgi_app = before  # type: ignore[method-assign]


def kill_tab(browser: Browser, page: Page) -> Page:
    """The tab's process is gone as when a phone needs its memory; answers a new tab of the same browser."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    tabs = [process["id"] for process in processes if process["type"] == "renderer"]
    again = page.context.new_page()
    os.kill(max(tabs, key=ticks_of), signal.SIGKILL)  # the others only stand ready
    return again


def ticks_of(process_id: int) -> int:
    """How much a process has worked."""
    words = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return int(words[11]) + int(words[12])


def come_to_stay(demo: Demo, page: Page, name: str) -> None:
    """Somebody is in, and the program and what they saw lie on the phone."""
    come_in(demo, page, name)
    until(page, KEEPS_PAGE)
    until(page, f"async () => (await ({SHELVES})()).some((row) => row.key.endsWith('/page'))")


def until(page: Page, script: str) -> None:
    """The script's promise has come to something."""
    give_up_at = time.monotonic() + 60
    while not page.evaluate(script):
        assert time.monotonic() < give_up_at, script
        page.wait_for_timeout(100)


def plan(demo: Demo, name: str, *steps: str) -> None:
    for days, what in enumerate(steps, start=1):
        due = demo.clock().date() + timedelta(days=days)
        demo.do(name, "play_action", what=what, how="Efter frokost", due=due, action_kind="coffee")


def finish(page: Page, what: str) -> None:
    """A step is done: two taps, on the next one or by its line."""
    if not page.locator(".next").get_by_text(what).count():
        page.get_by_role("button", name=what).click()
        page.get_by_role("dialog").get_by_role("button", name="Gjort", exact=True).click()
    else:
        page.get_by_role("button", name="Gjort", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


# ---- taps -------------------------------------------------------------------------------------------


def test_two_taps_without_a_net_a_reload_and_a_third_are_three_stored_once_each(camp: Demo, page: Page) -> None:
    """Journey G6 and rule 10.4; the page opens again without a network and takes entries."""
    plan(camp, "ana", *STEPS)
    come_to_stay(camp, page, "ana")
    before = camp.game.v
    lose_the_line(page.context, page)
    finish(page, STEPS[0])
    finish(page, STEPS[1])
    page.reload()
    expect(page.get_by_text("2 venter")).to_be_visible()
    finish(page, STEPS[2])
    expect(page.get_by_text("3 venter")).to_be_visible()
    assert camp.game.v == before
    page.context.set_offline(False)
    expect(page.get_by_text("Der ligger ikke noget lige nu")).to_be_visible()
    ended = [card.state for card in camp.game.cards.values()]
    assert (ended, camp.game.v) == (["done"] * 3, before + 3)


# ---- words ------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="which process a tab has is asked of Linux")
def test_a_tab_that_is_killed_in_the_moment_of_a_keystroke_keeps_the_letter(
    demo: Demo, browser: Browser, page: Page
) -> None:
    """Journey G3: between a key and its keeping lies nothing that a kill could come into."""
    demo.open_camp(1)
    come_in(demo, page, "ditte")
    page.get_by_role("button", name="Skriv en drøm").click()
    page.get_by_role("button", name="Skriv mit eget").click()
    expect(page.get_by_role("textbox")).to_be_focused()
    with unanswered(demo, "/typed") as came:
        page.evaluate(TYPE_AND_STAND_STILL, "Passe på vandet")
        assert came.wait(30)
        again = kill_tab(browser, page)
    again.goto(f"{demo.url}/me")
    again.get_by_role("button", name="Skriv en drøm").click()
    expect(again.get_by_role("textbox")).to_have_value("Passe på vandet")


def test_a_challenge_half_written_without_a_net_is_there_in_a_new_tab(camp: Demo, page: Page) -> None:
    come_to_stay(camp, page, "ana")
    page.context.set_offline(True)
    page.goto(f"{camp.url}/me#cards")
    page.get_by_role("button", name="Spil et kort").click()
    page.get_by_role("button", name="Udfordring").click()
    page.get_by_role("button", name="Skriv mit eget").click()
    page.get_by_role("textbox").fill("Jeg fryser, når telefonen ringer")
    again = page.context.new_page()
    page.close()
    again.goto(f"{camp.url}/me#cards")
    again.get_by_role("button", name="Spil et kort").click()
    again.get_by_role("button", name="Udfordring").click()
    expect(again.get_by_role("textbox")).to_have_value("Jeg fryser, når telefonen ringer")


# ---- sealed (decision 23) ---------------------------------------------------------------------------


def test_nothing_that_lies_on_the_phone_can_be_read_and_its_key_cannot_be_taken_out(camp: Demo, page: Page) -> None:
    plan(camp, "ana", *STEPS)
    come_to_stay(camp, page, "ana")
    page.context.set_offline(True)
    page.get_by_role("button", name="Gjort", exact=True).click()
    page.get_by_role("textbox").fill("Hun kendte min lærer")
    rows = page.evaluate(SHELVES)
    assert {"key": "key", "readable": False} in rows
    lying = str(rows) + page.evaluate(LYING_ELSEWHERE)
    for words in (*STEPS, "Hun kendte min lærer", "Ana"):
        assert words not in lying
        assert str(list(words.encode()))[1:-1] not in lying


def test_whoever_logs_out_leaves_nothing_and_the_page_does_not_open_without_a_net(camp: Demo, page: Page) -> None:
    come_to_stay(camp, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Log ud på denne telefon").click()
    page.get_by_role("dialog").get_by_role("button", name="Log ud", exact=True).click()
    page.wait_for_url(f"{camp.url}/")
    assert page.evaluate(SHELVES) == []
    page.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{camp.url}/me")


def test_a_phone_that_slept_while_its_seat_was_taken_away_forgets_when_it_wakes(camp: Demo, page: Page) -> None:
    """It could not be told; it asks why it is not let in, and the key goes with everything else."""
    come_to_stay(camp, page, "ana")
    page.context.set_offline(True)
    expect(page.get_by_text("Ikke live siden")).to_be_visible()
    take_away(camp, "ana")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Din plads er lukket her")).to_be_visible()
    until(page, f"async () => (await ({SHELVES})()).length === 0")


def test_a_page_opened_after_the_seat_was_taken_away_finds_nothing_kept(camp: Demo, page: Page) -> None:
    come_to_stay(camp, page, "ana")
    take_away(camp, "ana")
    page.goto(f"{camp.url}/privacy")
    page.goto(f"{camp.url}/me")
    expect(page.get_by_role("heading", name="Min side")).to_have_count(0)
    until(page, "async () => !(await indexedDB.databases()).some((one) => one.name === 'teamwork')")


def test_a_browser_that_cannot_seal_keeps_nothing_and_says_so(camp: Demo, page: Page) -> None:
    """Decision 21: an address without https has no cryptography."""
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    come_in(camp, page, "ana")
    tab(page, "Mig")
    expect(page.get_by_text("kan ikke gemme forseglet")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("Lad siden være åben")).to_be_visible()
    assert page.evaluate(SHELVES) == []


def test_whoever_comes_in_on_anothers_phone_gets_their_own_page_and_sends_nothing_of_the_others(
    camp: Demo, page: Page
) -> None:
    plan(camp, "ana", *STEPS)
    come_to_stay(camp, page, "ana")
    lose_the_line(page.context, page)
    opened: list[str] = []
    page.on("websocket", lambda line: opened.append(line.url))
    finish(page, STEPS[0])
    page.goto("about:blank")
    states = [card.state for card in camp.game.cards.values()]
    assert states == ["open"] * 3, f"{len(opened)} lines were begun without a net, and one has sent it"
    page.context.set_offline(False)
    before = camp.game.v
    come_in(camp, page, "bo")
    expect(page.get_by_role("heading", name="Velkommen, Bo")).to_be_visible()
    expect(page.get_by_text("venter")).to_have_count(0)
    assert camp.game.v - before <= 1  # that Bo has arrived
    assert [card.state for card in camp.game.cards.values()] == ["open"] * 3


def take_away(demo: Demo, name: str) -> None:
    """The coach makes a new slip: whatever opened the seat so far opens nothing more."""
    with demo.app.app_context():
        end_devices(demo.game_id, demo.game.people[demo.people[name]])
