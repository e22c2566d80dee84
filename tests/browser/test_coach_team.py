"""The coach's check-in and the team between meetings (journey C8)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import LAPTOP, first_half, open_coach, opened, press


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, LAPTOP) as context:
        yield context


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
    waiting: dict[str, str] = stranger.post(
        "/join/knock", json={"way": room.code, "person_id": demo.people["ana"]}, base_url=demo.url
    ).get_json()
    expect(coach.get_by_text(f"Sidder Ana med tallet {waiting['sign']} på telefonen?")).to_be_visible()
    press(coach, "Ja, kom ind")
    expect(coach.get_by_text("på telefonen?")).to_have_count(0)
    answer = stranger.post("/join/wait", json={"secret": waiting["secret"]}, base_url=demo.url)
    assert (answer.status_code, answer.json) == (200, {"to": "/me"})


def test_the_coachs_town_shows_the_other_tables_pawns_without_names(demo: Demo, context: BrowserContext) -> None:
    """Rule 3.3: at a camp every pawn stands on the board; which is whose stays at its own table."""
    demo.promise_all()
    demo.open_camp(1)
    demo.do("frode", "choose_label", label="name")
    coach = open_coach(demo, context)
    coach.get_by_role("link", name="Byen").first.click()
    expect(coach.locator(".town__layer g.pawn")).to_have_count(20)
    expect(coach.locator("g.pawn").filter(has_text="Frode")).to_have_count(0)
