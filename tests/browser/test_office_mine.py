"""One's own access and the keys of programs in a real browser: by keyboard, for axe, in a narrow window."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from teamwork.keeping.staff import add_account
from teamwork.keeping.staff_proof import code_at, hash_of, secret_from, step_of
from teamwork.store import Holder
from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways
from tests.browser.test_office import LAPTOP, sign_in

PASSWORD, NEW = "fire ord på en tavle", "tre ord og en cykel"
SECRET = secret_from("a ticket of the browser", "what is kept of it")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=LAPTOP) as context:  # type: ignore[arg-type]
        yield context


@pytest.fixture
def account_id(demo: Demo, context: BrowserContext) -> str:
    """An account, signed in in this browser; its name is new in each test."""
    name = f"Else {demo.game_id[-4:]}"
    wish = {"account": name, "role": "office", "password_hash": hash_of(PASSWORD)}
    account_id = str(add_account(demo.service, wish)["account_id"])
    demo.service.store.accounts.set_totp_secret(account_id, SECRET)
    at = demo.clock()
    opened = demo.service.store.sessions.open(
        "staff", Holder(account_id=account_id), at=at, expires_at=at + timedelta(hours=1)
    )
    context.add_cookies([{"name": "tw_staff", "value": opened.secret, "url": demo.url}])
    return account_id


@pytest.mark.parametrize("lang", ["da", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    demo: Demo, context: BrowserContext, account_id: str, lang: str
) -> None:
    page = context.new_page()
    page.goto(f"{demo.url}/sign-in/mine?lang={lang}")
    page.evaluate("() => document.querySelectorAll('details').forEach(more => { more.open = true })")
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert (size, scrolls_sideways(page)) == (size, False)


def test_a_password_is_changed_by_keyboard(demo: Demo, context: BrowserContext, account_id: str) -> None:
    page = context.new_page()
    page.goto(f"{demo.url}/office?lang=da")
    page.get_by_role("link", name="Din adgang").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("region", name="Skift adgangskode")
    for label, text in (
        ("Din adgangskode nu", PASSWORD),
        ("Kode fra din app", code_at(SECRET, step_of(demo.clock()))),
        ("Ny adgangskode", NEW),
    ):
        form.get_by_label(label).focus()
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Din nye adgangskode gælder nu.")
    assert faults(page) == []


def test_a_key_for_a_program_is_made_and_ended_by_keyboard(demo: Demo, context: BrowserContext) -> None:
    sign_in(demo, context)
    page = context.new_page()
    page.goto(f"{demo.url}/office/tokens?lang=da")
    page.get_by_label("Formål").focus()
    page.keyboard.type("Kommunens rapport")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="En ny nøgle: Kommunens rapport")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Tilbage til nøglerne").click()
    assert faults(page) == []
    page.get_by_role("button", name=re.compile("Luk.*Kommunens rapport")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Det er gemt.")
    expect(page.get_by_text("Kommunens rapport")).to_have_count(0)
