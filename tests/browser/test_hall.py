"""The hall screen (journeys C2 to C7): read from the last row, driven by a clicker, honest about its line."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import letters_on
from tests.people import GRADUATES

HALL = {"width": 1920, "height": 1080}
OLD_PROJECTOR = {"width": 1024, "height": 768}
WORKPLACES = ("Vandværket i Lyngby", "Et museum", "Statens Naturhistoriske Museum", "DR's børneredaktion")
TEXT_LEAST = 1 / 50
HEADING_LEAST = 1 / 25
CONTRAST_LEAST = 7


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser in the hall: the screen, and for those who need it a coach's tab."""
    opened = browser.new_context(viewport=HALL, locale="da-DK")  # type: ignore[arg-type]
    yield opened
    opened.close()


def open_screen(demo: Demo, context: BrowserContext, lang: str = "da") -> Page:
    hall = context.new_page()
    hall.goto(f"{demo.url}/?lang={lang}")
    hall.goto(demo.screen_url())
    expect(hall.locator(".hall")).to_be_visible()
    return hall


def open_coach(demo: Demo, context: BrowserContext, name: str = "kim") -> Page:
    coach = context.new_page()
    demo.come_in(coach, name)
    expect(coach.locator(".desk__main h1")).to_be_visible()
    return coach


def wait_until(holds: Callable[[], bool]) -> None:
    """The server has it too; a browser shows some things before."""
    until = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)


def titles(demo: Demo, number: int) -> list[str]:
    agenda = demo.game.edition.camp_agenda(number)
    return [step.titles["da"] for step in agenda.steps]


def play_a_camp(demo: Demo) -> None:
    """Doors on the wall, asks on the table, a card for the hall: something of everything to look at."""
    camp = demo.open_camp(1)
    for name in (*GRADUATES["north"], *GRADUATES["south"]):
        demo.do(name, "arrive", meeting_id=camp.id)
        demo.do(name, "play_dream", work="Passe på vandet i byen", why="Det nytter", workplaces=WORKPLACES[:2],
                shown={"work": {"level": "hall"}})  # fmt: skip
        demo.do(name, "release_door", card_id=demo.newest("cards").id, workplace=1)
        demo.do(name, "play_challenge", what="Det er svært", influence="partly",
                ask="Vil én læse min ansøgning, før jeg sender den?", shown={"ask": {"level": "hall"}})  # fmt: skip


# ---- driving ----------------------------------------------------------------------------------------


def test_a_clicker_walks_the_whole_agenda_from_opening_to_the_last_step(demo: Demo, context: BrowserContext) -> None:
    """Journey C3, decision 17: Page Down on the screen reaches a coach's tab of the same browser."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    first, *rest = titles(demo, 1)
    expect(hall.get_by_role("heading", level=1)).to_have_text(first)
    for title in rest:
        hall.keyboard.press("PageDown")
        expect(hall.get_by_role("heading", level=1).first).to_have_text(title)
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[-1].id
    hall.keyboard.press("PageUp")
    expect(hall.get_by_role("heading", level=1).first).to_have_text(rest[-2])


def test_b_blanks_the_screen_and_brings_it_back_and_z_takes_back_the_last_step(
    demo: Demo, context: BrowserContext
) -> None:
    """Journeys C3 and C6, rule 10.2."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    hall.keyboard.press("b")
    expect(hall.locator(".hall__blank")).to_be_visible()
    hall.keyboard.press(".")
    expect(hall.locator(".hall__blank")).to_have_count(0)
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[1])
    hall.keyboard.press("z")
    expect(hall.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[0])


def test_t_stops_the_clock_for_everyone_and_starts_it_again(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.3: the clock is the server's."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    clock = hall.get_by_role("timer")
    expect(clock).to_be_visible()
    hall.keyboard.press("t")
    expect(hall.get_by_label("Uret holder pause")).to_be_visible()
    assert demo.meeting("camp").clock.mode == "paused"
    shown = clock.inner_text().strip()
    seconds = demo.meeting("camp").clock.seconds_left or 0
    assert shown == f"{seconds // 60}:{seconds % 60:02}"
    hall.keyboard.press("t")
    expect(hall.get_by_label("Uret holder pause")).to_have_count(0)
    assert demo.meeting("camp").clock.mode == "running"


def test_two_screens_show_the_same_second(demo: Demo, browser: Browser, context: BrowserContext) -> None:
    """Rule 6.3: every screen shows the same second, a machine with a wrong clock included."""
    demo.open_camp(1)
    other = browser.new_context(viewport=OLD_PROJECTOR, locale="da-DK")  # type: ignore[arg-type]
    other.add_init_script("const now = Date.now; Date.now = () => now() + 97_000")
    one, two = open_screen(demo, context), open_screen(demo, other)
    expect(one.get_by_role("timer")).to_be_visible()
    expect(two.get_by_role("timer")).to_be_visible()
    left = "() => document.querySelector('[role=timer]').innerText.trim()"
    pairs = [(one.evaluate(left), two.evaluate(left)) for _ in range(8)]
    assert any(first == second for first, second in pairs), pairs
    other.close()


def test_without_a_coach_in_the_browser_the_screen_says_what_is_missing(demo: Demo, context: BrowserContext) -> None:
    """Decision 17: the screen's own token sends nothing."""
    demo.open_camp(1)
    hall = open_screen(demo, context)
    before = demo.game.v
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text("Ingen coach lytter")).to_be_visible()
    assert demo.game.v == before


def test_a_coach_without_the_hat_turns_nothing_and_the_screen_says_whose_it_is(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 2.6."""
    demo.open_camp(1)
    open_coach(demo, context, "lone")
    hall = open_screen(demo, context)
    hall.bring_to_front()
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text("Du styrer ikke et møde lige nu")).to_be_visible()
    expect(hall.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[0])


# ---- the line ---------------------------------------------------------------------------------------


def test_a_screen_without_its_line_says_so_goes_on_turning_and_is_right_again(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C7: the clicker turns the show without a server; on return it is right without a touch."""
    camp = demo.open_camp(1)
    coach = open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    context.set_offline(True)
    for page in (hall, coach):
        page.evaluate("() => dispatchEvent(new Event('offline'))")
    expect(hall.get_by_text("Ikke live siden")).to_be_visible(timeout=10_000)
    expect(coach.get_by_text("Ikke live siden")).to_be_visible(timeout=10_000)
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[1])
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[0].id
    context.set_offline(False)
    expect(hall.get_by_text("Ikke live siden")).to_have_count(0, timeout=15_000)
    expect(hall.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[1])
    expect(coach.get_by_role("heading", level=1)).to_have_text(titles(demo, 1)[1])
    wait_until(lambda: demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[1].id)
    demo.start_step(camp, "wall")
    expect(hall.get_by_role("heading", level=1)).to_have_text("Væggen")


# ---- what it shows ----------------------------------------------------------------------------------


def test_a_key_hung_makes_a_door_glow_and_the_count_rise(demo: Demo, context: BrowserContext) -> None:
    """Journey C4, rules 5.1 and 5.2."""
    play_a_camp(demo)
    demo.start_step(demo.meeting("camp"), "wall")
    hall = open_screen(demo, context)
    expect(hall.locator(".wall__door")).to_have_count(10)
    expect(hall.get_by_text("af 10 døre har en nøgle")).to_be_visible()
    expect(hall.locator(".hall__count")).to_have_text("0")
    demo.do("kim", "hang_key", door_id=next(iter(demo.game.doors)), text="Jeg kender en teamleder hos Vandværket")
    expect(hall.locator(".wall__door--glowing")).to_have_count(1)
    expect(hall.locator(".hall__count")).to_have_text("1")


def test_asks_turn_over_together_without_names_and_the_taken_ones_say_so(demo: Demo, context: BrowserContext) -> None:
    """Rule 5.5."""
    play_a_camp(demo)
    demo.start_step(demo.meeting("camp"), "asks")
    hall = open_screen(demo, context)
    expect(hall.locator(".ask--back")).to_have_count(10)
    expect(hall.get_by_text("Vil én læse")).to_have_count(0)
    demo.do("lone", "claim_ask", card_id=next(c.id for c in demo.game.cards.values() if c.kind == "challenge"))
    expect(hall.locator(".ask--back")).to_have_count(0)
    expect(hall.locator(".ask--taken")).to_have_count(1)
    expect(hall.get_by_text("Vil én læse")).to_have_count(10)
    for name in GRADUATES["north"]:
        expect(hall.locator("main").get_by_text(name.capitalize(), exact=True)).to_have_count(0)


def test_a_card_is_in_the_spotlight_after_its_owners_yes_and_off_it_at_once(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 6.4."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    demo.start_step(camp, "dreams")
    card = next(c for c in demo.game.cards.values() if c.kind == "dream")
    owner = next(name for name, person_id in demo.people.items() if person_id == card.owner_id)
    hall = open_screen(demo, context)
    demo.do("kim", "ask_spotlight", meeting_id=camp.id, card_id=card.id)
    expect(hall.locator(".hall__spot")).to_have_count(0)
    demo.do(owner, "agree_spotlight", meeting_id=camp.id, card_id=card.id)
    expect(hall.locator(".hall__spot")).to_contain_text("Passe på vandet i byen")
    demo.do(owner, "clear_spotlight", meeting_id=camp.id)
    expect(hall.locator(".hall__spot")).to_have_count(0, timeout=1000)


def test_a_job_told_to_the_hall_is_celebrated_and_gone_again(demo: Demo, context: BrowserContext) -> None:
    """Rule 8.4, journey C5: at most six seconds."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    hall = open_screen(demo, context)
    demo.do("ana", "report_status", code4="job", from_date=demo.game.today, hours_band="32_and_over", tell="hall",
            celebrate=True)  # fmt: skip
    expect(hall.get_by_text("En af os har fået job")).to_be_visible()
    expect(hall.get_by_text("En af os har fået job")).to_have_count(0, timeout=8000)


def test_learnings_come_table_by_table_beside_the_town(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.6."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    hall = open_screen(demo, context)
    demo.do("lone", "write_learning", meeting_id=camp.id, text="Vi spurgte hinanden først.")
    expect(hall.locator(".hall__note").nth(1)).to_contain_text("Vi spurgte hinanden først.")
    expect(hall.locator(".hall__note").nth(0)).to_contain_text("skriver")


def test_the_list_view_says_what_the_board_shows(demo: Demo, context: BrowserContext) -> None:
    """Journey C5: the same content for those who cannot see it."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    hall = open_screen(demo, context)
    demo.do("kim", "set_screen", meeting_id=camp.id, screen="list")
    expect(hall.get_by_role("heading", name="Dørene")).to_be_visible()
    expect(hall.get_by_text("Vandværket i Lyngby: mangler en nøgle")).to_have_count(10)
    expect(hall.get_by_text("0 af 20 i job")).to_be_visible()


# ---- read from the last row -------------------------------------------------------------------------


@pytest.mark.parametrize("window", [HALL, OLD_PROJECTOR], ids=["16:9", "4:3"])
def test_text_is_large_and_clear_at_every_step(demo: Demo, context: BrowserContext, window: dict[str, int]) -> None:
    """Journey C5: any text 1/50 of the height, headings 1/25, contrast 7:1."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    hall = open_screen(demo, context)
    hall.set_viewport_size(window)  # type: ignore[arg-type]
    for step in demo.game.edition.camp_agenda(1).steps:
        demo.start_step(camp, step.id)
        expect(hall.get_by_role("heading", level=1).first).to_have_text(step.titles["da"])
        hall.evaluate("() => Promise.all(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished.catch(() => {})))")
        seen = letters_on(hall)
        assert len(seen) > 5
        small = [one for one in seen if one.share < (HEADING_LEAST if one.is_heading else TEXT_LEAST) - 0.0005]
        faint = [one for one in seen if one.contrast is not None and one.contrast < CONTRAST_LEAST]
        assert (step.id, small) == (step.id, [])
        assert (step.id, faint) == (step.id, [])


def test_axe_finds_nothing_on_any_step(demo: Demo, context: BrowserContext) -> None:
    """Journeys: WCAG 2.1 AA, in both languages."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    for lang in ("da", "en"):
        hall = open_screen(demo, context, lang)
        for step in demo.game.edition.camp_agenda(1).steps:
            demo.start_step(camp, step.id)
            expect(hall.get_by_role("heading", level=1).first).to_have_text(step.titles[lang])
            hall.wait_for_timeout(2000) if step.screen in ("wall", "asks") else None
            assert (lang, step.id, faults(hall)) == (lang, step.id, [])
        hall.close()


def test_a_rehearsal_says_so_on_the_screen(demo: Demo, context: BrowserContext) -> None:
    """Rule 11: a game with a bot in it says so on every screen."""
    demo.clock.move_to(demo.clock() + timedelta(seconds=1))
    hall = open_screen(demo, context)
    expect(hall.get_by_text("Bots spiller med")).to_have_count(0)
    demo.do("office", "substitute_person", person_id=demo.people["ana"])
    demo.do("office", "seat_person", name="Robo", role="graduate", team_id=demo.teams["north"], is_bot=True)
    expect(hall.get_by_text("Bots spiller med")).to_be_visible()
