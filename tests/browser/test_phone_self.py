"""What is one's own on the phone: spark, status, Joblog, data, the meeting one sits in (journeys G7 to G10)."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from teamwork.model import Meeting
from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone, tab


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


@pytest.fixture
def playing(demo: Demo) -> Demo:
    demo.promise_all()
    demo.open_camp(1)
    demo.close_camp(1)
    demo.do("ana", "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Vandværket"])
    return demo


def test_the_pulse_is_answered_and_its_curve_is_ones_own(playing: Demo, page: Page) -> None:
    """Rule 7.1: each answer may be skipped; the phone shows it back."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Svar på ugens gnist").click()
    page.get_by_role("group").first.get_by_role("radio", name="7", exact=True).check()
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("img", name="Din gnist uge for uge")).to_be_visible()
    expect(page.get_by_role("button", name="Ret ugens svar")).to_be_visible()


def test_a_job_is_told_to_whom_one_chooses_and_then_the_page_is_a_player_in_a_jobs(
    playing: Demo, page: Page, browser: Browser
) -> None:
    """Rules 5.8 and 8.4."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Jeg har fået job").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name="32 timer eller mere").check()
    sheet.get_by_role("radio", name="Mit hold").check()
    sheet.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Fortalt til: Mit hold")).to_be_visible()
    tab(page, "Min side")
    expect(page.get_by_role("heading", name="Du er i job, og du er stadig på holdet")).to_be_visible()
    with phone(browser) as bo:
        come_in(playing, bo, "bo")
        tab(bo, "Holdet")
        expect(bo.get_by_text("1 af 5 på holdet er i job")).to_be_visible()


def test_the_week_for_joblog_is_a_sheet_to_copy_from(playing: Demo, page: Page) -> None:
    """Journey G9: kinds that Joblog knows, never sent."""
    due = playing.clock().date() + timedelta(days=2)
    for kind, what in (("coffee", "Kaffe med en fra Vandværket"), ("linkedin", "Ret min profil")):
        playing.do("ana", "play_action", what=what, how="Onsdag", due=due, action_kind=kind)
        playing.do("ana", "finish_action", card_id=playing.newest("cards").id, result="done")
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Min uge til Joblog").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Kaffe med en fra Vandværket")
    expect(sheet).to_contain_text("Netværk")
    expect(sheet).not_to_contain_text("Ret min profil")


def test_my_data_is_read_and_downloaded_in_three_taps(playing: Demo, page: Page) -> None:
    """Journey G10."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Mine data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent det hele").click()
    mine = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "Passe på vandet" in mine["words"].values()


def test_my_texts_are_deleted_after_one_question(playing: Demo, page: Page) -> None:
    """Journey G10."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Mine data").click()
    page.get_by_role("button", name="Slet mine tekster").click()
    page.get_by_role("button", name="Ja, slet mine tekster").click()
    expect(page.get_by_role("dialog").get_by_text("Ja, slet mine tekster")).to_be_visible()
    page.get_by_role("button", name="Luk").click()
    tab(page, "Kort")
    expect(page.get_by_text("Passe på vandet")).to_have_count(0)


def test_opening_the_page_in_an_open_meeting_is_arriving_and_the_phone_follows_its_steps(
    playing: Demo, page: Page
) -> None:
    """Rules 6.2 to 6.5."""
    check_in = playing.meeting("check_in")
    playing.clock.move_to(check_in.starts_at)
    playing.do("kim", "open_meeting", meeting_id=check_in.id)
    come_in(playing, page, "ana")
    banner = page.get_by_role("complementary", name="Mødet nu")
    expect(banner).to_contain_text("Check-in")
    expect(banner.get_by_role("button", name="Jeg er her")).to_have_count(0)
    assert playing.game.meetings[check_in.id].present[playing.people["ana"]]
    playing.start_step(check_in, "open_actions")
    expect(banner).to_contain_text("Det er din tur")
    playing.start_step(check_in, "next_actions")
    expect(banner.get_by_role("timer")).to_be_visible()
    banner.get_by_role("button", name="Pause til næste gang").click()
    expect(banner).to_contain_text("Du holder pause til næste gang.")
    assert playing.people["ana"] in playing.game.meetings[check_in.id].rested


def asked_for_the_hall(demo: Demo, page: Page) -> Meeting:
    """The camp in which Ana's phone is asked whether the hall may see her dream."""
    camp = demo.open_camp(1)
    demo.do("ana", "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Vandværket"],
            shown={"work": {"level": "hall"}})  # fmt: skip
    come_in(demo, page, "ana")
    demo.do("kim", "ask_spotlight", meeting_id=camp.id, card_id=demo.newest("cards").id)
    return camp


def test_a_card_is_on_the_hall_screen_only_after_my_yes_and_one_tap_takes_it_off(demo: Demo, page: Page) -> None:
    """Rule 6.4."""
    camp = asked_for_the_hall(demo, page)
    page.get_by_role("button", name="Ja, vis det").click()
    expect(page.get_by_text("Dit kort er på skærmen i salen.")).to_be_visible()
    page.get_by_role("button", name="Tag mig af").click()
    expect(page.get_by_text("Dit kort er på skærmen i salen.")).to_have_count(0)
    assert demo.game.meetings[camp.id].spotlight is None


def test_a_card_is_taken_off_also_while_the_yes_to_it_still_waits_for_its_answer(demo: Demo, page: Page) -> None:
    """Rule 6.4: what another press about the same meeting waits for holds nothing up that hides a card."""
    held: list[str | bytes] = []
    ends: list[WebSocketRoute] = []
    asked: list[str | bytes] = []

    def between(phone_end: WebSocketRoute) -> None:
        """From the yes on, the server's answers wait until they are let go."""
        server_end = phone_end.connect_to_server()

        def up(said: str | bytes) -> None:
            if "agree_spotlight" in str(said):
                asked.append(said)
            server_end.send(said)

        def down(said: str | bytes) -> None:
            if ends and asked and str(said).startswith("43"):
                held.append(said)
            else:
                phone_end.send(said)

        phone_end.on_message(up)
        server_end.on_message(down)
        ends.append(phone_end)

    page.route_web_socket(re.compile("/socket.io/"), between)
    camp = asked_for_the_hall(demo, page)
    page.get_by_role("button", name="Ja, vis det").dblclick()
    page.get_by_role("button", name="Tag mig af").click()
    [phone_end] = ends
    ends.clear()
    for said in held:
        phone_end.send(said)
    expect(page.get_by_text("Dit kort er på skærmen i salen.")).to_have_count(0)
    assert demo.game.meetings[camp.id].spotlight is None
    assert len(asked) == 1, "the same press again waits for the first"


def test_a_mission_is_voted_for_and_its_lights_are_counted_without_names(demo: Demo, page: Page) -> None:
    """Rule 6.7."""
    camp = demo.open_camp(1)
    come_in(demo, page, "ana")
    demo.start_step(camp, "mission")
    page.get_by_role("button", name="Stem på den").first.click()
    expect(page.get_by_role("button", name="Din stemme")).to_be_visible()
    mission = next(one for one in demo.game.missions.values() if one.team_id == demo.teams["north"])
    demo.do("kim", "choose_mission", mission_id=mission.id, choice=mission.drawn[0])
    expect(page.get_by_text("0 af 5 lys er tændt")).to_be_visible()


def test_logging_out_takes_everything_from_the_phone(playing: Demo, page: Page) -> None:
    """Decision 23."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Log ud på denne telefon").click()
    page.get_by_role("dialog").get_by_role("button", name="Log ud", exact=True).click()
    expect(page.get_by_role("heading", name="Teamwork")).to_be_visible()
    assert page.url == f"{playing.url}/"
    page.goto(f"{playing.url}/me")
    expect(page.get_by_text("Vi kunne ikke åbne siden")).to_be_visible()
    assert page.evaluate("async () => (await indexedDB.databases()).length") in (0, 1)
