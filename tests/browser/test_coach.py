"""The coach's remote and own table in a camp (journeys C3 to C6)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import (
    LAPTOP,
    PHONE,
    open_coach,
    opened,
    press,
    read_it,
    somebody_writes,
    step_titles,
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, LAPTOP) as context:
        yield context


def test_the_remote_goes_on_and_back_and_the_title_follows(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.3."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    first, second, *_ = step_titles(demo)
    expect(coach.get_by_role("heading", level=1)).to_have_text(first)
    coach.locator(".remote-panel__next").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text(second)
    press(coach, "Forrige")
    expect(coach.get_by_role("heading", level=1)).to_have_text(first)
    coach.keyboard.press("PageDown")
    expect(coach.get_by_role("heading", level=1)).to_have_text(second)


def test_the_clock_is_held_lengthened_and_switched_off(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.3: running out stops nobody, and it can be off."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    press(coach, "Hold uret")
    expect(coach.get_by_label("Uret holder pause")).to_be_visible()
    before = demo.meeting("camp").clock.seconds_left or 0
    press(coach, "1 minut mere")
    expect(coach.get_by_role("timer")).to_contain_text(f"{(before + 60) // 60}:{(before + 60) % 60:02}")
    press(coach, "Sluk uret")
    expect(coach.get_by_role("timer")).to_have_count(0)
    press(coach, "Start uret")
    expect(coach.get_by_role("timer")).to_be_visible()


def test_what_the_host_did_is_undone_one_after_another(demo: Demo, context: BrowserContext) -> None:
    """Rule 10.2."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    screens = coach.get_by_role("group", name="På lærredet")
    screens.get_by_role("button", name="Byen").click()
    expect(screens.get_by_role("button", name="Byen")).to_have_attribute("aria-pressed", "true")
    expect(coach.get_by_role("button", name="Fortryd")).to_contain_text("(1)")
    coach.get_by_role("button", name="Fortryd").click()
    expect(screens.get_by_role("button", name="Punktet")).to_have_attribute("aria-pressed", "true")
    assert demo.meeting("camp").screen == "step"


def test_a_second_press_is_asked_before_leaving_a_step_that_somebody_writes_in(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C6, decision 19."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "dreams")
    coach = open_coach(demo, context)
    somebody_writes(demo, "frode")
    expect(coach.get_by_text("1 skriver lige nu.")).to_be_visible()
    coach.locator(".remote-panel__next").click()
    expect(coach.get_by_text("1 skriver endnu. Tryk igen for at gå videre.")).to_be_visible()
    assert demo.meeting("camp").step_id == "dreams"
    read_it(coach)
    coach.locator(".remote-panel__next").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Drømme højt")


def test_the_hat_is_taken_by_hand_and_the_former_host_follows(
    demo: Demo, browser: Browser, context: BrowserContext
) -> None:
    """Rule 2.6."""
    demo.open_camp(1)
    kim = open_coach(demo, context)
    others = browser.new_context(viewport=LAPTOP, locale="da-DK")
    lone = open_coach(demo, others, "lone")
    expect(lone.locator(".remote-panel__next")).to_have_count(0)
    expect(lone.get_by_text("Kim er vært og styrer lærredet.")).to_be_visible()
    press(lone, "Tag værtskasketten")
    press(lone, "Ja, jeg er vært")
    expect(lone.locator(".remote-panel__next")).to_be_visible()
    expect(kim.locator(".remote-panel__next")).to_have_count(0)
    expect(kim.get_by_text("Lone er vært og styrer lærredet.")).to_be_visible()
    others.close()


def test_a_camp_is_closed_after_one_more_question(demo: Demo, context: BrowserContext) -> None:
    """Rule 2.1: closing it opens the next phase."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    press(coach, "Afslut campen")
    assert demo.meeting("camp").state == "open"
    press(coach, "Ja, slut nu")
    expect(coach.get_by_role("heading", name="Check-in").first).to_be_visible()
    assert demo.game.phase == "first_half"


def test_the_own_tables_turn_is_passed_in_seat_order_to_those_who_are_here(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.4."""
    camp = demo.open_camp(1)
    for name in ("ana", "carl"):
        demo.do(name, "arrive", meeting_id=camp.id)
    demo.start_step(camp, "dreams_aloud")
    coach = open_coach(demo, context)
    expect(coach.locator(".turns__now")).to_contain_text("Ana")
    press(coach, "Videre til Carl")
    expect(coach.locator(".turns__now")).to_contain_text("Carl")
    coach.get_by_role("group", name="Giv turen til").get_by_role("button", name="Bo").click()
    expect(coach.locator(".turns__now")).to_contain_text("Bo")


def test_a_table_is_ready_and_somebody_without_a_phone_is_here(
    demo: Demo, browser: Browser, context: BrowserContext
) -> None:
    """Rules 2.6 and 6.2; the host sees it."""
    demo.open_camp(1)
    kim = open_coach(demo, context)
    others = browser.new_context(viewport=PHONE, locale="da-DK")
    lone = open_coach(demo, others, "lone")
    lone.get_by_role("button", name="Frode").click()
    expect(lone.get_by_role("button", name="Frode")).to_have_attribute("aria-pressed", "true")
    press(lone, "Vores bord er klar")
    expect(kim.locator(".tables-list > li").nth(1)).to_contain_text("Klar")
    expect(kim.locator(".tables-list > li").nth(1)).to_contain_text("1 her")
    others.close()


def test_the_coach_settles_the_mission_after_vote_and_talk(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.7."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "mission")
    coach = open_coach(demo, context)
    coach.get_by_role("button", name="Vælg denne").first.click()
    press(coach, "Ja, vælg den")
    expect(coach.get_by_text("I har valgt:")).to_be_visible()
    assert any(mission.chosen for mission in demo.game.missions.values())


def test_a_learning_that_is_refused_keeps_its_words(demo: Demo, context: BrowserContext) -> None:
    """Rules 4.8 and 6.6."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    coach = open_coach(demo, context)
    field = coach.get_by_label("Bordets læring i én sætning")
    field.fill("Ring til 010190-1234")
    press(coach, "Gem sætningen")
    expect(coach.locator(".field__fault")).to_be_visible()
    expect(field).to_have_value("Ring til 010190-1234")
    field.fill("Vi spørger hinanden først.")
    press(coach, "Gem sætningen")
    expect(coach.get_by_role("button", name="Gem den nye sætning")).to_be_visible()


def test_a_card_is_asked_for_and_a_door_is_hidden_and_shown_again(demo: Demo, context: BrowserContext) -> None:
    """Rules 4.7 and 6.4."""
    camp = demo.open_camp(1)
    demo.do("ana", "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Vandværket"],
            shown={"work": {"level": "hall"}})  # fmt: skip
    demo.do("ana", "release_door", card_id=demo.newest("cards").id, workplace=1)
    demo.start_step(camp, "wall")
    coach = open_coach(demo, context)
    press(coach, "Vis et kort")
    press(coach, "Spørg")
    expect(coach.get_by_text("Venter på et ja")).to_be_visible()
    press(coach, "Tag det ned")
    expect(coach.get_by_text("Venter på et ja")).to_have_count(0)
    press(coach, "Skjul noget")
    coach.get_by_role("button", name="Skjul: Vandværket").click()
    coach.keyboard.press("Escape")
    coach.get_by_role("button", name="Vis igen: Vandværket").click()
    expect(coach.get_by_text("er skjult")).to_have_count(0)
