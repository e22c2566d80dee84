"""Reminders on the phone: an address for one's own calendar, shown once, stopped by a tap with or without a login."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import SIZE, come_in, phone, tab
from tests.reminders.mail_server import mail_server
from web.config import Mail
from web.reminders import go_round


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


def test_mails_are_asked_for_on_the_phone_confirmed_from_the_inbox_and_stopped(demo: Demo, browser: Browser) -> None:
    house = demo.app.extensions["teamwork"]
    with mail_server() as server, phone(browser) as page, phone(browser) as inbox:
        mail = Mail(host="127.0.0.1", port=server.port, sender="post@example.dk", security="none")
        object.__setattr__(house.config, "mail", mail)
        try:
            come_in(demo, page, "ana")
            tab(page, "Mig")
            page.get_by_role("button", name="Påmindelser").click()
            page.get_by_label("Din mailadresse").fill("ana@example.org")
            page.get_by_role("button", name="Send mig påmindelser").click()
            expect(page.get_by_text("Vi har spurgt ana@example.org")).to_be_visible()
            go_round(house)
            [link] = re.findall(r"http\S+/mail/\S+", server.letters[0].get_content())
            inbox.goto(link)
            yes = inbox.get_by_role("button", name="Ja tak")
            box = yes.bounding_box()
            assert box
            assert box["y"] + box["height"] > SIZE["height"] * 2 / 3
            yes.click()
            page.reload()
            page.get_by_role("button", name="Påmindelser").click()
            expect(page.get_by_text("Der kommer påmindelser til ana@example.org.")).to_be_visible()
            page.get_by_role("button", name="Luk").click()
            page.get_by_role("button", name="Mine data").click()
            expect(page.get_by_text("Mailadressen til dine påmindelser: ana@example.org")).to_be_visible()
            page.get_by_role("button", name="Luk").click()
            page.get_by_role("button", name="Påmindelser").click()
            page.get_by_role("button", name="Stop mails, og slet adressen").click()
            expect(page.get_by_label("Din mailadresse")).to_be_visible()
        finally:
            object.__setattr__(house.config, "mail", None)
