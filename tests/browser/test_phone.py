"""The phone in a real browser against a real server: the graduate's journeys G1 to G10."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone, tab

DREAM = {"work": "Gøre tal til noget, naboen forstår", "why": "Jeg tegner altid på servietten",
         "workplaces": ["Danmarks Statistik"]}  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


@pytest.fixture
def playing(demo: Demo) -> Demo:
    """The first half of a season; the first camp is over."""
    demo.promise_all()
    demo.open_camp(1)
    demo.close_camp(1)
    return demo


def plan(demo: Demo, name: str, what: str = "Ring til én fra alumnenetværket") -> str:
    due = demo.clock().date() + timedelta(days=3)
    demo.do(name, "play_action", what=what, how="Efter frokost", due=due, action_kind="coffee")
    return str(demo.newest("cards").id)


# ---- coming in (G1) -------------------------------------------------------------------------------


def test_a_personal_link_opens_my_page_with_one_tap_and_looking_at_it_uses_nothing_up(demo: Demo, page: Page) -> None:
    """Journey G1: no app, no account, no password; a robot that only opens links does no harm."""
    link = demo.join_url("ana")
    for _ in range(2):
        page.goto(link)
        expect(page.get_by_role("button", name="Kom ind")).to_be_visible()
        page.goto("about:blank")
    page.goto(link)
    page.get_by_role("button", name="Kom ind").click()
    expect(page.get_by_role("heading", name="Velkommen, Ana")).to_be_visible()
    assert "#" not in page.url
    page.reload()
    expect(page.get_by_role("heading", name="Velkommen, Ana")).to_be_visible()


def test_a_link_that_is_used_up_says_what_to_do(demo: Demo, page: Page, browser: Browser) -> None:
    link = demo.join_url("bo")
    page.goto(link)
    page.get_by_role("button", name="Kom ind").click()
    expect(page.get_by_role("heading", name="Velkommen, Bo")).to_be_visible()
    with phone(browser) as other:
        other.goto(link)
        other.get_by_role("button", name="Kom ind").click()
        expect(other.get_by_role("alert")).to_contain_text("bed din coach om et nyt")


def test_before_anything_is_asked_of_a_newcomer_the_page_shows_what_others_can_do(playing: Demo, page: Page) -> None:
    """Journey G2."""
    come_in(playing, page, "elif")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index("Velkommen, Elif") < headings.index("Ved dit bord") < headings.index("Når du har lyst")
    expect(page.get_by_text("Omar")).to_be_visible()


# ---- steps (G3) -----------------------------------------------------------------------------------


def test_an_action_is_finished_in_two_taps(playing: Demo, page: Page) -> None:
    """Rule 4.6; what one learnt may be left out."""
    card_id = plan(playing, "ana")
    come_in(playing, page, "ana")
    expect(page.locator(".next")).to_contain_text("Ring til én fra alumnenetværket")
    page.get_by_role("button", name="Gjort", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Der ligger ikke noget lige nu")).to_be_visible()
    assert playing.game.cards[card_id].state == "done"


def test_what_was_just_done_can_be_undone_with_one_tap(playing: Demo, page: Page) -> None:
    """Rule 10.2."""
    card_id = plan(playing, "ana")
    come_in(playing, page, "ana")
    page.get_by_role("button", name="Ikke gjort").click()
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    page.get_by_role("button", name="Fortryd", exact=True).click()
    expect(page.locator(".next")).to_contain_text("Ring til én fra alumnenetværket")
    assert playing.game.cards[card_id].state == "open"


def test_a_step_in_own_words_is_one_page(playing: Demo, page: Page) -> None:
    """Journey G3: a new action in twenty seconds."""
    playing.do("ana", "play_dream", **DREAM)
    come_in(playing, page, "ana")
    page.get_by_role("button", name="Vælg et skridt").click()
    page.get_by_role("button", name="Skriv mit eget").click()
    page.get_by_label("Hvad gør du?").fill("Skriv to linjer til min vejleder")
    page.get_by_role("button", name="i morgen").click()
    page.get_by_label("Hvor eller hvordan?").fill("Mail")
    page.get_by_label("Hvad slags skridt er det?").select_option("weak_tie")
    page.get_by_role("button", name="Gem skridtet").click()
    expect(page.locator(".next")).to_contain_text("Skriv to linjer til min vejleder")
    card = playing.newest("cards")
    assert (card.action_kind, card.due) == ("weak_tie", playing.game.today + timedelta(days=1))


# ---- playing a card (G4) --------------------------------------------------------------------------


def test_a_dream_is_drawn_answered_in_steps_shown_to_whom_one_chooses_and_played(playing: Demo, page: Page) -> None:
    """Rules 4.1 to 4.3 and 4.7: who sees it is printed on the card before it is played."""
    come_in(playing, page, "carl")
    page.get_by_role("button", name="Skriv en drøm").click()
    page.get_by_role("button", name="Træk 3 kort").click()
    expect(page.get_by_role("button", name="Vælg kortet")).to_have_count(3)
    page.get_by_role("button", name="Vælg kortet").first.click()
    sheet = page.get_by_role("dialog")
    for words in ("Bygge noget, børn må røre ved", "Sådan lærte jeg selv", "Eksperimentarium"):
        expect(sheet.locator("textarea, input[type=text]").first).to_be_focused()
        sheet.locator("textarea, input[type=text]").first.fill(words)
        sheet.get_by_role("button", name="Videre").click()
    while sheet.get_by_role("button", name="Spring over").count():
        sheet.get_by_role("button", name="Spring over").click()
    sheet.get_by_role("group", name="Opgaven").get_by_role("radio", name="Mit bord").check()
    expect(sheet.locator(".card__foot")).to_contain_text("Opgaven: Mit bord")
    sheet.get_by_role("button", name="Spil kortet").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    card = playing.newest("cards")
    assert (card.kind, card.state, card.parts["work"].level, card.parts["details"].level) == (
        "dream", "open", "table", "team")  # fmt: skip
    assert card.ref is not None


def test_who_sees_a_card_is_changed_in_one_tap(playing: Demo, page: Page) -> None:
    """Rule 4.7; a lowering works at once."""
    playing.do("ana", "play_dream", **DREAM, shown={"work": {"level": "hall"}})
    come_in(playing, page, "ana")
    tab(page, "Kort")
    page.get_by_role("button", name="Åbn kortet").click()
    page.get_by_role("group", name="Opgaven").get_by_role("radio", name="Kun mig").check()
    expect(page.get_by_role("group", name="Opgaven")).not_to_have_attribute("aria-busy", "true")
    assert playing.newest("cards").parts["work"].level == "me"


def test_a_printed_card_is_entered_by_its_number_whatever_kind_it_is(playing: Demo, page: Page) -> None:
    """Rule 4.1."""
    playing.do("ana", "play_dream", **DREAM)
    come_in(playing, page, "ana")
    tab(page, "Kort")
    page.get_by_role("button", name="Spil et kort").click()
    page.get_by_role("button", name="Drøm").click()
    page.get_by_label("Har du et trykt kort").fill(" a17 ")
    page.get_by_role("button", name="Find kortet").click()
    title = playing.game.edition.cards["A17"].texts["da"].title
    expect(page.get_by_role("dialog").get_by_role("heading", name=title)).to_be_visible()


# ---- text is never lost (G3, G6) ------------------------------------------------------------------


def test_a_refused_text_keeps_what_was_typed_and_says_why(playing: Demo, page: Page) -> None:
    """Rule 5.2: no third person's number on a key. The sentence is the server's, the words stay."""
    playing.do("gry", "play_dream", **DREAM)
    playing.do("gry", "release_door", card_id=playing.newest("cards").id, workplace=1)
    come_in(playing, page, "ana")
    tab(page, "Holdet")
    page.get_by_role("link", name="Døre", exact=True).click()
    page.get_by_role("button", name="Hæng en nøgle på Danmarks Statistik").click()
    words = "En kontorchef, ring 20 30 40 50"
    page.get_by_label("Jeg kender").fill(words)
    page.get_by_role("button", name="Hæng nøglen").click()
    expect(page.get_by_role("dialog")).to_contain_text("Navn, mail og telefonnummer giver du, når I ses")
    expect(page.get_by_label("Jeg kender")).to_have_value(words)
    page.reload()
    page.get_by_role("button", name="Hæng en nøgle på Danmarks Statistik").click()
    expect(page.get_by_label("Jeg kender")).to_have_value(words)
    page.get_by_label("Jeg kender").fill("En kontorchef, jeg spiller bold med")
    page.get_by_role("button", name="Hæng nøglen").click()
    expect(page.get_by_role("heading", name="Døre med en nøgle")).to_be_visible()
    key = playing.newest("keys")
    assert (key.giver_id, key.state) == (playing.people["ana"], "in_pool")


def test_a_half_written_card_is_there_again_after_a_reload(playing: Demo, page: Page) -> None:
    """Journey G3: neither reload nor sleep takes what was typed."""
    come_in(playing, page, "ditte")
    page.get_by_role("button", name="Skriv en drøm").click()
    page.get_by_role("button", name="Skriv mit eget").click()
    page.get_by_role("textbox").fill("Passe på vandet")
    page.get_by_role("button", name="Videre").click()
    page.get_by_role("textbox").fill("Fordi det er")
    page.reload()
    page.get_by_role("button", name="Skriv en drøm").click()
    expect(page.get_by_role("textbox")).to_have_value("Fordi det er")
    page.get_by_role("button", name="Tilbage").click()
    expect(page.get_by_role("textbox")).to_have_value("Passe på vandet")


def test_what_is_done_without_a_net_waits_through_a_reload_and_is_sent_once(playing: Demo, page: Page) -> None:
    """Journey G6 and rule 10.4."""
    card_id = plan(playing, "ana")
    come_in(playing, page, "ana")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_role("button", name="Gjort", exact=True).click()
    page.get_by_role("textbox").fill("Hun ville gerne")
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    expect(page.locator(".next")).to_contain_text("Venter på at blive gemt")
    expect(page.get_by_text("Ikke live siden")).to_be_visible()
    assert playing.game.cards[card_id].state == "open"
    before = playing.game.v
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Der ligger ikke noget lige nu")).to_be_visible()
    assert playing.game.cards[card_id].state == "done"
    assert playing.game.v == before + 1
    assert playing.service.live(playing.game_id).words[f"{card_id}/learnt"] == "Hun ville gerne"


def test_what_no_longer_fits_when_the_net_is_back_is_kept_with_its_reason_until_let_go(
    playing: Demo, page: Page
) -> None:
    """Rule 10.4: refused with a reason the owner sees, their text kept."""
    card_id = plan(playing, "ana")
    come_in(playing, page, "ana")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_role("button", name="Delvist", exact=True).click()
    page.get_by_role("textbox").fill("Han var på ferie")
    page.get_by_role("dialog").get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Ikke live siden")).to_be_visible()
    playing.do("ana", "take_back_card", card_id=card_id)
    page.context.set_offline(False)
    kept = page.get_by_role("region", name="Ikke gemt")
    expect(kept).to_contain_text("Han var på ferie")
    page.reload()
    expect(kept).to_contain_text("Han var på ferie")
    kept.get_by_role("button", name="Slip det").click()
    expect(kept).to_have_count(0)
