"""Phones for the browser tests: small, touched, in one of both languages, with letters of any size."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser.demo_server import Demo

SIZE = {"width": 360, "height": 640}
NARROW = {"width": 320, "height": 640}
LOCALES = {"da": "da-DK", "en": "en-GB"}


@contextmanager
def phone(
    browser: Browser, *, lang: str = "da", is_narrow: bool = False, letters: int = 16, keeps_program: bool = False
) -> Iterator[Page]:
    """A phone in somebody's hand, on which nothing moves; ``letters`` is its owner's size of text, in pixels.

    With ``keeps_program`` it takes the worker, and the page opens without a network.
    """
    size = NARROW if is_narrow else SIZE
    with browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale=LOCALES[lang],
        has_touch=True,
        reduced_motion="reduce",
        service_workers="allow" if keeps_program else "block",
    ) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        if letters != 16:
            # as a person sets it, so that the widths in style sheets follow too
            context.new_cdp_session(page).send(
                "Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}}
            )
        yield page
        assert faults == []


def come_in(demo: Demo, page: Page, name: str, lang: str = "da") -> None:
    """The phone shows the first page of somebody, live."""
    demo.come_in(page, name, lang)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def tab(page: Page, name: str) -> None:
    """Another page of the phone, by its bar at the bottom."""
    page.get_by_role("navigation").last.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
