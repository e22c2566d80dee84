"""The browser that the tests of this folder share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.chromium import HOW_TO_GET_ONE, find_chromium
from tests.browser.demo_server import demo, demo_server
from tests.missing import skip_or_fail
from tests.processes import is_root

__all__ = ["demo", "demo_server"]

# nothing may leave for another host, and nothing may depend on a graphics card
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
)

PATIENCE_MS = 60_000
"""What does not come within it does not come; a busy machine is no fault."""
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Looked for before Playwright starts, whose driver needs libraries that come with a browser."""
    return find_chromium() or skip_or_fail(HOW_TO_GET_ONE)


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One browser for all tests here; each makes its own context, so that no one meets another's cookies.

    It closes with the last test of this folder, not of the run: until then Playwright keeps an event loop
    running in the thread, in which another test's `asyncio.run` would be refused.
    """
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root() else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        new_context = chromium.new_context
        chromium.new_context = lambda **wanted: patient(new_context(**wanted))  # type: ignore[method-assign]
        yield chromium
        chromium.close()


def patient(context: BrowserContext) -> BrowserContext:
    """A click, a page and a script are waited for as long as an expectation."""
    context.set_default_timeout(PATIENCE_MS)
    return context
