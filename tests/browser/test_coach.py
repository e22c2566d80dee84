"""The coach's page (journeys C3 to C8): the remote, the own table, the check-in, the team between meetings."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways
from tests.people import GRADUATES
from web.callers import Caller

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 640}
ROOMS = ("meeting", "team", "give", "town", "seats")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=LAPTOP, locale="da-DK")  # type: ignore[arg-type]
    yield opened
    opened.close()


def open_coach(demo: Demo, context: BrowserContext, name: str = "kim", lang: str = "da") -> Page:
    coach = context.new_page()
    demo.come_in(coach, name, lang)
    expect(coach.locator(".desk__main h1, .desk__main h2").first).to_be_visible()
    return coach


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def step_titles(demo: Demo) -> list[str]:
    return [step.titles["da"] for step in demo.game.edition.camp_agenda(1).steps]


def first_half(demo: Demo) -> None:
    """Camp 1 is held; helpers have promised."""
    demo.promise_all()
    demo.open_camp(1)
    demo.close_camp(1)


def somebody_writes(demo: Demo, name: str) -> None:
    live = demo.service.live(demo.game_id)
    demo.app.extensions["teamwork"].broadcast.writes(live, Caller(demo.seat(name), demo.game_id, "test"))


# ---- the remote -------------------------------------------------------------------------------------


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
    coach.locator(".remote-panel__next").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Drømme højt")


def test_the_hat_is_taken_by_hand_and_the_former_host_follows(
    demo: Demo, browser: Browser, context: BrowserContext
) -> None:
    """Rule 2.6."""
    demo.open_camp(1)
    kim = open_coach(demo, context)
    others = browser.new_context(viewport=LAPTOP, locale="da-DK")  # type: ignore[arg-type]
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


# ---- the own table ----------------------------------------------------------------------------------


def test_the_own_tables_turn_is_passed_in_seat_order_to_those_who_are_here(
    demo: Demo, context: BrowserContext
) -> None:
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
    others = browser.new_context(viewport=PHONE, locale="da-DK")  # type: ignore[arg-type]
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


# ---- the check-in -----------------------------------------------------------------------------------


def test_two_clicks_open_the_check_in_with_its_twist(demo: Demo, context: BrowserContext) -> None:
    """Journey C8, rule 6.5."""
    first_half(demo)
    coach = open_coach(demo, context)
    press(coach, "Åbn mødet")
    press(coach, "Ja, åbn nu")
    expect(coach.get_by_text("Ugens twist").first).to_be_visible()
    twist = demo.game.edition.twists[demo.meeting("check_in").twist_id or ""]
    expect(coach.get_by_role("heading", name=twist.titles["da"])).to_be_visible()


def test_a_check_in_counts_who_is_ready_without_saying_who_is_not(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.5: closing early is allowed with a reason."""
    first_half(demo)
    meeting = demo.meeting("check_in")
    demo.do("kim", "open_meeting", meeting_id=meeting.id)
    for name in ("ana", "bo"):
        demo.do(name, "arrive", meeting_id=meeting.id)
    demo.do("ana", "rest_until_next", meeting_id=meeting.id)
    coach = open_coach(demo, context)
    expect(coach.get_by_role("heading", name="1 af 2 er klar")).to_be_visible()
    expect(coach.locator(".panel--lamp")).not_to_contain_text("Bo")
    press(coach, "Afslut mødet")
    coach.get_by_label("Hvorfor slutter I nu?").fill("Lokalet skal bruges til noget andet")
    press(coach, "Slut mødet")
    expect(coach.get_by_role("heading", name="Mentormøde")).to_be_visible()
    assert demo.meeting("check_in").state == "held"


def test_the_step_is_shown_large_to_the_table_with_nothing_of_anybody(demo: Demo, context: BrowserContext) -> None:
    """Journey C8: a laptop on the table is enough."""
    first_half(demo)
    meeting = demo.meeting("check_in")
    demo.do("kim", "open_meeting", meeting_id=meeting.id)
    coach = open_coach(demo, context)
    press(coach, "Vis stort for bordet")
    large = coach.locator(".table-screen")
    twist = demo.game.edition.twists[demo.meeting("check_in").twist_id or ""]
    expect(large.get_by_role("heading")).to_have_text(twist.titles["da"])
    coach.keyboard.press("PageDown")
    expect(large.get_by_role("heading")).to_have_text("Det, vi ville")


# ---- between meetings -------------------------------------------------------------------------------


def test_the_team_shows_each_next_step_as_far_as_it_is_shown_to_the_coach(demo: Demo, context: BrowserContext) -> None:
    """Rule 4.7: what is not ticked for the coach is not there."""
    first_half(demo)
    due = demo.game.today
    demo.do("ana", "play_action", what="Ring til Vandværket", how="Tirsdag kl. 10", due=due, action_kind="coffee")
    demo.do("bo", "play_action", what="Hemmeligt skridt", how="Et sted", due=due, action_kind="coffee",
            shown={"plan": {"level": "team", "coach": False}})  # fmt: skip
    coach = open_coach(demo, context)
    expect(coach.get_by_text("Ring til Vandværket")).to_be_visible()
    expect(coach.get_by_text("Hemmeligt skridt")).to_have_count(0)


def test_a_raised_hand_is_answered(demo: Demo, context: BrowserContext) -> None:
    """Rule 7.3."""
    first_half(demo)
    coach = open_coach(demo, context)
    demo.do("ditte", "raise_hand")
    expect(coach.get_by_text("Ditte rækker hånden op")).to_be_visible()
    coach.get_by_role("button", name="Jeg har svaret Ditte").click()
    expect(coach.get_by_text("Ditte rækker hånden op")).to_have_count(0)


def test_a_meeting_is_moved_by_the_clock_of_the_place(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.1: never cancelled, only moved."""
    first_half(demo)
    coach = open_coach(demo, context)
    meeting = demo.meeting("check_in")
    coach.get_by_role("button", name="Flyt Check-in").first.click()
    day = meeting.starts_at.date().isoformat()
    coach.get_by_label("Dag og klokkeslæt").fill(f"{day}T14:30")
    press(coach, "Flyt mødet")
    expect(coach.get_by_text("kl. 14.30").first).to_be_visible()
    moved = demo.meeting("check_in").starts_at
    assert (moved.hour, moved.minute) == (13, 30)


def test_the_wall_clock_and_the_moment_agree_also_when_the_clocks_change(demo: Demo, context: BrowserContext) -> None:
    """Rule 2.2: dates are those of the municipality's time zone."""
    coach = open_coach(demo, context)
    moments = coach.evaluate("""async () => {
      const { momentIn, wallClock } = await import("/static/app/coach/local_time.js");
      return ["2026-03-29T04:00", "2026-10-25T01:30", "2026-07-01T09:00"].map((wall) =>
        [momentIn(wall, "Europe/Copenhagen"), wallClock(momentIn(wall, "Europe/Copenhagen"), "Europe/Copenhagen")]);
    }""")
    assert moments == [
        ["2026-03-29T02:00:00.000Z", "2026-03-29T04:00"],
        ["2026-10-24T23:30:00.000Z", "2026-10-25T01:30"],
        ["2026-07-01T07:00:00.000Z", "2026-07-01T09:00"],
    ]


def test_the_five_factors_are_answered_after_a_camp(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.6."""
    first_half(demo)
    coach = open_coach(demo, context)
    press(coach, "Svar på de fem faktorer")
    for place, factor in enumerate(demo.game.edition.factors):
        coach.locator(f"input[name={factor.id}]").nth(place).check(force=True)
    press(coach, "Gem svarene")
    expect(coach.get_by_text("Du har svaret på de fem faktorer.")).to_be_visible()
    assert list(demo.meeting("camp").factors.values()) == [(1, 2, 3, 4, 5)]


def test_a_coach_gives_a_key_a_strength_and_a_hand_like_anyone(demo: Demo, context: BrowserContext) -> None:
    """Rules 4.4, 5.2 and 5.5."""
    first_half(demo)
    demo.do("frode", "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Vandværket"])
    demo.do("frode", "release_door", card_id=demo.newest("cards").id, workplace=1)
    demo.do("ana", "play_challenge", what="Svært", influence="no", ask="Vil én læse mit brev?",
            shown={"ask": {"level": "table"}})  # fmt: skip
    coach = open_coach(demo, context)
    coach.get_by_role("link", name="Giv").click()
    coach.get_by_role("button", name="Vandværket").click()
    coach.get_by_label("Hvem kender du?").fill("Jeg kender en teamleder der.")
    press(coach, "Hæng nøglen")
    expect(coach.get_by_text("Nøgler, du har givet (1)")).to_be_visible()
    coach.get_by_role("button", name="Tag ønsket: Vil én læse mit brev?").click()
    expect(coach.get_by_text("Du har taget det.")).to_be_visible()
    coach.get_by_label("Til").select_option(label="Ana")
    coach.get_by_label("Hvad kan personen?").fill("Du holder aftaler")
    coach.get_by_label("Hvornår kunne det ses?").fill("Du kom, selv om det sneede.")
    press(coach, "Giv styrken")
    expect(coach.get_by_text("Styrken ligger hos Ana med bagsiden op.")).to_be_visible()


def test_a_phone_that_knocks_comes_in_by_the_coachs_yes(demo: Demo, context: BrowserContext) -> None:
    """Journey C2: the code on the wall is an address, the coach is the proof."""
    demo.open_camp(1)
    room = demo.app.extensions["teamwork"].rooms.of(demo.game)
    coach = open_coach(demo, context)
    stranger = demo.app.test_client()
    asked = stranger.post("/join/knock", json={"way": room.code, "person_id": demo.people["ana"]}, base_url=demo.url)
    expect(coach.get_by_text(f"Sidder Ana med tallet {asked.json['sign']} på telefonen?")).to_be_visible()
    press(coach, "Ja, kom ind")
    expect(coach.get_by_text("på telefonen?")).to_have_count(0)
    answer = stranger.post("/join/wait", json={"secret": asked.json["secret"]}, base_url=demo.url)
    assert (answer.status_code, answer.json) == (200, {"to": "/me"})


# ---- for everyone -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["da", "en"])
def test_axe_finds_nothing_in_any_room(demo: Demo, context: BrowserContext, lang: str) -> None:
    """Journeys: WCAG 2.1 AA."""
    demo.promise_all()
    camp = demo.open_camp(1)
    for name in GRADUATES["north"]:
        demo.do(name, "arrive", meeting_id=camp.id)
    demo.start_step(camp, "dreams_aloud")
    coach = open_coach(demo, context, lang=lang)
    for window in (LAPTOP, PHONE):
        coach.set_viewport_size(window)  # type: ignore[arg-type]
        for room in ROOMS:
            coach.evaluate("room => { location.hash = room }", room)
            expect(coach.locator(f".desk__rooms a[href='#{room}']")).to_have_attribute("aria-current", "page")
            assert (room, faults(coach)) == (room, [])


def test_no_room_scrolls_sideways_on_a_small_phone_with_letters_twice_as_large(
    demo: Demo, context: BrowserContext
) -> None:
    """Journeys: 320 px at 200 % text."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    coach.set_viewport_size({"width": 320, "height": 640})
    for size in ("100%", "200%"):
        coach.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        for room in ROOMS:
            coach.evaluate("room => { location.hash = room }", room)
            expect(coach.locator(f".desk__rooms a[href='#{room}']")).to_have_attribute("aria-current", "page")
            assert (size, room, scrolls_sideways(coach)) == (size, room, False)


def test_what_is_touched_is_never_smaller_than_a_thumb(demo: Demo, context: BrowserContext) -> None:
    """Journey G3's bar for the remote too: targets of 44 px."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    coach.set_viewport_size(PHONE)  # type: ignore[arg-type]
    sizes = coach.locator(".desk__main button:visible").evaluate_all(
        "buttons => buttons.map((b) => [b.innerText, Math.min(b.offsetWidth, b.offsetHeight)])"
    )
    assert len(sizes) > 20
    assert [name for name, side in sizes if side < 44] == []
