"""The browser starts here and lays out Danish text on a phone."""

from playwright.sync_api import Browser


def test_a_phone_page_shows_danish_text(browser: Browser) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK") as context:
        page = context.new_page()
        page.set_content("<h1>Rødgrød på øen</h1>")
        assert page.get_by_role("heading").inner_text() == "Rødgrød på øen"
        assert page.evaluate("() => navigator.language") == "da-DK"
