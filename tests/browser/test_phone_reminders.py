"""Reminders on the phone: an address for one's own calendar, shown once, stopped by a tap with or without a login."""

from playwright.sync_api import Browser, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone, tab


def test_a_calendars_address_is_made_used_and_stopped_without_a_login(demo: Demo, browser: Browser) -> None:
    with phone(browser) as page, phone(browser) as stranger:
        come_in(demo, page, "ana")
        tab(page, "Mig")
        page.get_by_role("button", name="Påmindelser").click()
        page.get_by_role("button", name="Lav min adresse").click()
        address = page.get_by_label("Kalenderens adresse").input_value()
        assert "BEGIN:VCALENDAR" in stranger.request.get(address).text()
        stranger.goto(str(page.get_by_role("link", name="Siden, hvor den kan stoppes").get_attribute("href")))
        stranger.get_by_role("button", name="Stop", exact=True).click()
        expect(stranger.get_by_role("heading", name="Kalenderen er stoppet")).to_be_visible()
        assert stranger.request.get(address).status == 404
        page.reload()
        page.get_by_role("button", name="Påmindelser").click()
        expect(page.get_by_role("button", name="Lav min adresse")).to_be_visible()
        expect(page.get_by_role("button", name="Stop kalenderen")).to_have_count(0)
