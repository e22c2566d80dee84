"""Helping from the phone: helpers (journeys H1 and H2), strengths, asks, keys and thanks between graduates (G5)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone, tab

WHY = "Jeg tegner altid på servietten"
KEY = "En kontorchef, jeg spiller bold med"
TABLE = {"level": "table"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


@pytest.fixture
def playing(demo: Demo) -> Demo:
    """The first half, with a dream of Ana's that the table may see and a door of it on the wall."""
    demo.promise_all()
    demo.open_camp(1)
    demo.close_camp(1)
    demo.do("ana", "play_dream", work="Gøre tal til noget, naboen forstår", why=WHY,
            workplaces=["Danmarks Statistik"], shown={"work": TABLE, "details": {"level": "team"}})  # fmt: skip
    demo.do("ana", "release_door", card_id=demo.newest("cards").id, workplace=1)
    return demo


def test_a_helper_promises_silence_before_anything_is_shown(demo: Demo, page: Page) -> None:
    """Journey H1: the promise is kept with its date and version."""
    demo.open_camp(1)
    demo.do("ana", "play_dream", work="Passe på vandet", why=WHY, workplaces=["Vandværket"], shown={"work": TABLE})
    come_in(demo, page, "omar")
    expect(page.get_by_role("heading", name="Et løfte først")).to_be_visible()
    expect(page.get_by_text("Passe på vandet")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(0)
    page.get_by_role("button", name="Det lover jeg").click()
    expect(page.get_by_text("Passe på vandet").first).to_be_visible()
    omar = demo.game.people[demo.people["omar"]]
    assert omar.promised_version
    assert omar.promised_at


def test_a_helper_sees_what_was_shared_with_the_table_and_nothing_more(playing: Demo, page: Page) -> None:
    """Journey H2: the task for the table, the reasons for the team alone."""
    come_in(playing, page, "omar")
    expect(page.get_by_text("Gøre tal til noget, naboen forstår").first).to_be_visible()
    expect(page.get_by_text(WHY)).to_have_count(0)


def test_a_key_is_hung_by_a_helper_taken_passed_on_and_used_and_the_helper_is_thanked(
    playing: Demo, page: Page, browser: Browser
) -> None:
    """Rules 5.2 to 5.4."""
    come_in(playing, page, "omar")
    tab(page, "Døre")
    page.get_by_role("button", name="Hæng en nøgle på Danmarks Statistik").click()
    page.get_by_label("Jeg kender").fill(KEY)
    page.get_by_role("button", name="Hæng nøglen").click()
    expect(page.get_by_text("Ligger klar")).to_be_visible()
    with phone(browser) as ana:
        come_in(playing, ana, "ana")
        ana.get_by_role("button", name="Tag nøglen").click()
        ana.locator(".hand").get_by_role("button").click()
        ana.get_by_role("button", name="Jeg har brugt nøglen").click()
        ana.get_by_role("button", name="Sig tak til Omar").click()
        ana.get_by_label("Et par ord").fill("Han viste mig rundt")
        ana.get_by_role("button", name="Send tak").click()
        expect(page.get_by_text("Brugt af Ana")).to_be_visible()
        tab(page, "Tak")
        expect(page.get_by_text("Han viste mig rundt")).to_be_visible()  # before Ana puts her phone away


def test_a_given_strength_lies_face_down_until_it_is_taken(playing: Demo, page: Page, browser: Browser) -> None:
    """Rule 4.4."""
    come_in(playing, page, "omar")
    page.get_by_role("button", name="Giv Ana en styrke").click()
    page.get_by_label("Hvad kan personen?").fill("Får andre til at tænke højt")
    page.get_by_label("Hvornår så du det?").fill("I går, da vi sad fast.")
    page.get_by_role("button", name="Giv styrken").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    strength = playing.newest("cards")
    assert (strength.state, strength.owner_id) == ("face_down", playing.people["ana"])
    with phone(browser) as ana:
        come_in(playing, ana, "ana")
        expect(ana.get_by_text("Omar har givet dig en styrke")).to_be_visible()
        ana.get_by_role("button", name="Tag imod").click()
        expect(ana.get_by_role("button", name="Tag imod")).to_have_count(0)
    assert playing.game.cards[strength.id].state == "open"


def test_an_ask_is_taken_without_a_name_shown_by_its_owner_and_helps(
    playing: Demo, page: Page, browser: Browser
) -> None:
    """Rule 5.5."""
    playing.do("ana", "play_challenge", what="Jeg går i stå", influence="partly", ask="En, der vil øve med mig",
               shown={"ask": {"level": "hall"}})  # fmt: skip
    come_in(playing, page, "tina")
    tab(page, "Ønsker")
    expect(page.get_by_text("Jeg går i stå")).to_have_count(0)
    page.get_by_role("button", name="Det vil jeg hjælpe med").click()
    expect(page.get_by_text("Du får at vide, hvis ønske det er")).to_be_visible()
    with phone(browser) as ana:
        come_in(playing, ana, "ana")
        ana.get_by_role("button", name="Vis, at det er mit").click()
        expect(page.get_by_text("Ønsket er fra Ana")).to_be_visible()
        ana.get_by_role("button", name="Det hjalp", exact=True).click()
        expect(ana.get_by_role("button", name="Sig tak til Tina")).to_be_visible()
    tab(page, "Tak")
    expect(page.get_by_text("Ønsker, du hjalp med")).to_be_visible()


def test_a_raised_hand_reaches_one_person_and_is_answered(playing: Demo, page: Page, browser: Browser) -> None:
    """Rule 7.3: no reason is asked."""
    come_in(playing, page, "ana")
    tab(page, "Mig")
    page.get_by_role("button", name="Ræk hånden op").click()
    page.get_by_role("dialog").get_by_role("button", name="Omar").click()
    expect(page.get_by_text("Omar ved det")).to_be_visible()
    with phone(browser) as omar:
        come_in(playing, omar, "omar")
        expect(omar.get_by_text("Ana vil gerne have fat i dig")).to_be_visible()
        omar.get_by_role("button", name="Vi har talt sammen").click()
        expect(omar.get_by_text("Ana vil gerne have fat i dig")).to_have_count(0)
    expect(page.get_by_text("Omar ved det")).to_have_count(0)


def test_whoever_loses_the_seat_is_out_at_once_and_nothing_is_left_on_the_phone(playing: Demo, page: Page) -> None:
    """Rule 2.3 and decision 23."""
    come_in(playing, page, "omar")
    tab(page, "Døre")
    page.get_by_role("button", name="Hæng en nøgle på Danmarks Statistik").click()
    page.get_by_label("Jeg kender").fill(KEY)
    playing.do("kim", "substitute_person", person_id=playing.people["omar"])
    expect(page.get_by_role("heading", name="Din plads er lukket her")).to_be_visible()
    expect(page.get_by_text("Danmarks Statistik")).to_have_count(0)
    assert page.evaluate(KEPT_ROWS) == 0


KEPT_ROWS = """() => new Promise((found) => {
  const request = indexedDB.open("teamwork");
  request.onsuccess = async () => {
    const count = (name) => new Promise((told) => {
      const asked = request.result.transaction(name).objectStore(name).count();
      asked.onsuccess = () => told(asked.result);
    });
    found((await count("outbox")) + (await count("drafts")));
  };
})"""
