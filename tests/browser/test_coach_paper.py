"""What was played on paper is written in afterwards with its time (journey C1, rule 10.4)."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import LAPTOP, PHONE, enter, open_coach, opened, play_a_camp, press

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
KEY = "Jeg kender en teamleder hos Vandværket"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, LAPTOP) as context:
        yield context


def wall(moment: datetime) -> str:
    """As the field has it."""
    return moment.astimezone(COPENHAGEN).strftime("%Y-%m-%dT%H:%M")


def commands_of(coach: Page) -> list[dict[str, object]]:
    """What the page sends from now on."""
    sent: list[dict[str, object]] = []

    def note(payload: str | bytes) -> None:
        text = payload if isinstance(payload, str) else payload.decode()
        if '["command",' in text:
            sent.append(json.loads(text[text.index("[") :])[1])

    coach.on("websocket", lambda socket: socket.on("framesent", note))
    coach.reload()
    expect(coach.locator(".desk__main h1, .desk__main h2").first).to_be_visible()
    return sent


def test_a_key_from_paper_is_given_with_the_time_it_was_hung_and_the_screen_is_run_now(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 10.4: facts carry their own time; what turns the shared screen is always done now."""
    play_a_camp(demo)
    coach = open_coach(demo, context)
    sent = commands_of(coach)
    enter(coach, "give")
    press(coach, "Spillet på papir")
    when = demo.clock() - timedelta(days=2, hours=3)
    coach.get_by_label("Hvornår skete det?").fill(wall(when))
    coach.locator(".doors__one").first.click()
    coach.get_by_role("dialog").get_by_role("textbox", name="Hvem kender du?").fill(KEY)
    press(coach, "Hæng nøglen")
    expect(coach.get_by_role("dialog")).to_have_count(0)
    enter(coach, "meeting")
    coach.locator(".remote-panel__next").click()
    press(coach, "Færdig med papir")
    coach.locator(".remote-panel__next").click()
    expect(coach.locator(".overline").first).to_contain_text("punkt 3")
    hung, *turned = sent
    assert hung["kind"] == "hang_key"
    assert datetime.fromisoformat(str(hung["done_at"])) == when.replace(second=0, microsecond=0)
    assert ["done_at" in command for command in turned] == [False, False]


@pytest.mark.parametrize(
    ("lang", "paper", "question", "who", "hang", "refusal"),
    [
        ("da", "Spillet på papir", "Hvornår skete det?", "Hvem kender du?", "Hæng nøglen", "de seneste 14 dage"),
        ("en", "Played on paper", "When did it happen?", "Who do you know?", "Hang the key", "14 days"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field_and_the_text_stays(
    demo: Demo, context: BrowserContext, lang: str, paper: str, question: str, who: str, hang: str, refusal: str
) -> None:
    play_a_camp(demo)
    coach = open_coach(demo, context, lang=lang)
    enter(coach, "give")
    press(coach, paper)
    expect(coach.get_by_label(question)).to_be_focused()
    assert coach.get_by_label(question).input_value() in {wall(demo.clock()), wall(demo.clock() - timedelta(minutes=1))}
    coach.get_by_label(question).fill(wall(demo.clock() - timedelta(days=20)))
    coach.locator(".doors__one").first.click()
    sheet = coach.get_by_role("dialog")
    sheet.get_by_role("textbox", name=who).fill(KEY)
    press(coach, hang)
    field = sheet.get_by_label(question)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(sheet.get_by_role("alert")).to_contain_text(refusal)
    expect(field).to_be_focused()
    expect(sheet.get_by_role("textbox", name=who)).to_have_value(KEY)
    assert not demo.game.keys
    assert faults(coach) == []
    field.fill(wall(demo.clock() - timedelta(days=3)))
    press(coach, hang)
    expect(sheet).to_have_count(0)
    assert demo.newest("keys").giver_id == demo.people["kim"]


def test_writing_in_from_paper_is_seen_on_every_room_and_fits_a_phone(demo: Demo, browser: Browser) -> None:
    play_a_camp(demo)
    with opened(browser, PHONE) as context:
        coach = open_coach(demo, context)
        enter(coach, "meeting")
        coach.get_by_role("button", name="Spillet på papir").focus()
        coach.keyboard.press("Enter")
        for room in ("meeting", "team", "give", "town", "seats"):
            enter(coach, room)
            expect(coach.get_by_label("Hvornår skete det?")).to_be_visible()
            assert coach.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert faults(coach) == []
        press(coach, "Færdig med papir")
        expect(coach.get_by_label("Hvornår skete det?")).to_have_count(0)
