"""At the wall a whole hall taps in the same second: each tap is little work for every screen (journey C4)."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import HALL, open_screen, opened
from tests.people import GRADUATES

WATCH = """() => {
  window.touched = [];
  const elementOf = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const whereOf = (node) => elementOf(node)?.closest(".wall__door, .hall__tally, [role=timer]");
  new MutationObserver((changes) => {
    for (const { target } of changes) window.touched.push(whereOf(target)?.className ?? target.nodeName);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}"""
DRAWN_AT_44_CHANGES = """async () => {
  const { h, render, signal, drawOncePerPicture } = await import("/static/app/html.js");
  let drawn = 0;
  let pictures = 0;
  const count = signal(0);
  function Counter() {
    drawn += 1;
    return h("p", null, count.value);
  }
  drawOncePerPicture();
  const place = document.createElement("div");
  render(h(Counter), place);
  const frame = () => (pictures += 1) && requestAnimationFrame(frame);
  requestAnimationFrame(frame);
  await new Promise(requestAnimationFrame);
  drawn = pictures = 0;
  for (let frame = 0; frame < 44; frame += 1) {
    count.value += 1;
    await new Promise((next) => {
      const line = new MessageChannel();
      line.port1.onmessage = next;
      line.port2.postMessage(0);
    });
  }
  while (place.innerText !== "44") await new Promise(requestAnimationFrame);
  return { drawn, pictures };
}"""
CHANGED_IN_EACH_PICTURE = """async () => {
  const { h, render, signal, drawOncePerPicture } = await import("/static/app/html.js");
  const { useFewAtOnce } = await import("/static/app/screen/few.js");
  const doors = (state) => Array.from({ length: 44 }, (_, id) => ({ id, state }));
  const all = signal(doors("bare"));
  const pictures = [];
  const List = () => h("p", null, useFewAtOnce(all.value).map(({ state }) => state[0]).join(""));
  drawOncePerPicture();
  const place = document.createElement("div");
  render(h(List), place);
  all.value = doors("glowing");
  while (!/^g+$/.test(place.innerText)) {
    await new Promise(requestAnimationFrame);
    pictures.push(place.innerText.split("g").length - 1);
  }
  all.value = all.value.slice(20);
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return { pictures, left: place.innerText.length };
}"""
ANIMATES = """() => document.getAnimations().filter((one) => one.effect.target?.closest(".wall")).length"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


def a_full_wall(demo: Demo, context: BrowserContext) -> Page:
    """The hall at the wall with sixty bare doors, turned and at rest."""
    camp = demo.open_camp(1)
    demo.promise_all()
    for name in (name for team in GRADUATES.values() for name in team):
        demo.do(name, "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Havnen", "Skolen", "Museet"])
        card_id = demo.newest("cards").id
        for number in (1, 2, 3):
            demo.do(name, "release_door", card_id=card_id, workplace=number)
    demo.start_step(camp, "wall")
    hall = open_screen(demo, context)
    expect(hall.locator(".wall__door--bare")).to_have_count(60)
    hall.wait_for_function(ANIMATES.replace("length", "length === 0"))
    return hall


def hang(demo: Demo, name: str, place: int) -> None:
    """A key on a door, counted from the first that was released."""
    demo.do(name, "hang_key", door_id=list(demo.game.doors)[place], text="Jeg kender en teamleder der")


def test_a_key_touches_its_own_door_and_the_count_and_nothing_else_of_a_full_wall(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C4: the picture stays smooth while 44 people tap."""
    hall = a_full_wall(demo, context)
    hall.evaluate(WATCH)
    hang(demo, "kim", 30)
    expect(hall.locator(".wall__door--glowing")).to_have_count(1)
    touched = [name for name in hall.evaluate("() => window.touched") if "clock" not in name]
    assert {name.split()[0] for name in touched} == {"wall__door", "hall__tally"}
    assert len(touched) <= 8


def test_the_style_of_a_full_wall_is_not_read_anew_when_one_key_is_hung(
    demo: Demo, context: BrowserContext, browser: Browser, tmp_path: Path
) -> None:
    """Counted in elements, not in time: one `:has()` on the whole screen made it all four hundred at every key."""
    hall = a_full_wall(demo, context)
    everything = hall.evaluate("() => document.querySelectorAll('*').length")
    traced = tmp_path / "trace.json"
    browser.start_tracing(page=hall, path=traced, categories=["devtools.timeline"])
    hang(demo, "kim", 30)
    expect(hall.locator(".wall__door--glowing")).to_have_count(1)
    hall.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    browser.stop_tracing()
    restyled = [event["args"]["elementCount"] for event in events(traced, "UpdateLayoutTree")]
    assert everything > 300
    assert max(restyled) < 60


def events(traced: Path, name: str) -> list[dict[str, Any]]:
    """What the browser noted under that name."""
    found: list[dict[str, Any]] = json.loads(traced.read_text(encoding="utf-8"))["traceEvents"]
    return [event for event in found if event["name"] == name and event.get("ph") == "X"]


def test_frames_that_come_between_two_pictures_are_drawn_once(demo: Demo, context: BrowserContext) -> None:
    hall = open_screen(demo, context)
    counted = hall.evaluate(DRAWN_AT_44_CHANGES)
    assert 1 <= counted["drawn"] <= counted["pictures"] + 1


def test_a_key_that_comes_alone_is_seen_coming(demo: Demo, context: BrowserContext) -> None:
    hall = a_full_wall(demo, context)
    hang(demo, "kim", 30)
    expect(hall.locator(".wall__door--glowing .arrives")).to_have_count(1)


def test_a_whole_hall_s_keys_come_over_a_few_pictures_and_what_is_gone_is_gone_at_once(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C4: no picture is late because all doors light in it."""
    hall = open_screen(demo, context)
    seen = hall.evaluate(CHANGED_IN_EACH_PICTURE)
    steps = [later - earlier for earlier, later in pairwise([0, *seen["pictures"]])]
    assert max(steps) <= 22
    assert seen["pictures"][-1] == 44
    assert seen["left"] == 24


def test_a_screen_that_is_loaded_again_finds_the_wall_as_it_stands(demo: Demo, context: BrowserContext) -> None:
    """Only what comes from now on moves: a new door turns, a key is seen coming."""
    hall = a_full_wall(demo, context)
    hang(demo, "kim", 30)
    expect(hall.locator(".wall__door--glowing")).to_have_count(1)
    expect(hall.locator(".turns")).to_have_count(0)
    hall.reload()
    expect(hall.locator(".wall__door")).to_have_count(60)
    assert hall.locator(".turns, .arrives").count() == 0
    demo.do("ana", "take_down_door", door_id=next(iter(demo.game.doors)))
    expect(hall.locator(".wall__door")).to_have_count(59)
    demo.do("ana", "release_door", card_id=next(iter(demo.game.cards)), workplace=1)
    expect(hall.locator(".wall__door.turns")).to_have_count(1)


def test_a_screen_that_is_opened_late_finds_the_wall_as_it_stands(demo: Demo, browser: Browser) -> None:
    """A second projector has no memory of the step; the server's clock tells that it began long ago."""
    with opened(browser, HALL) as first:
        a_full_wall(demo, first)
    demo.clock.move(minutes=1)
    with opened(browser, HALL) as second:
        hall = open_screen(demo, second)
        expect(hall.locator(".wall__door")).to_have_count(60)
        assert hall.locator(".turns").count() == 0


def test_long_words_are_cut_where_their_last_part_begins(demo: Demo, context: BrowserContext) -> None:
    hall = open_screen(demo, context)
    words = ["Trafikselskabet", "Nødhjælpsorganisation", "Studievejledningen", "Dyrehospitalet", "Fagforening"]
    parts = hall.evaluate(
        """async (words) => {
          const { softly } = await import("/static/app/screen/soft.js");
          return words.map((word) => softly(word).split("\\u00ad"));
        }""",
        words,
    )
    assert ["".join(word) for word in parts] == words
    assert parts[0] == ["Trafik", "selskabet"]
    assert parts[1][0] == "Nødhjælps"
    assert parts[2] == ["Studie", "vej", "ledningen"]
    assert parts[3] == ["Dyre", "hospitalet"]
    assert parts[4] == ["Fagforening"]


def test_the_three_states_of_a_door_differ_in_sunlight_too(demo: Demo, context: BrowserContext) -> None:
    """The bright picture is for a weak projector: what is filled, what has a rim, what has neither."""
    context.add_init_script("localStorage.setItem('hall', JSON.stringify({ isBright: true, isList: false }))")
    hall = a_full_wall(demo, context)
    for place in (30, 31):
        hang(demo, "kim", place)
    owner_id = list(demo.game.doors.values())[31].owner_id
    owner = next(name for name, person_id in demo.people.items() if person_id == owner_id)
    demo.do(owner, "take_key", key_id=demo.newest("keys").id)
    demo.do(owner, "use_key", key_id=demo.newest("keys").id)
    looks = set()
    for state in ("bare", "glowing", "lit"):
        door = hall.locator(f".wall__door--{state}").first
        expect(door).to_be_visible()
        looks.add(door.evaluate("door => getComputedStyle(door).backgroundColor"))
    assert len(looks) == 3
