"""
Signing in by another house in a real browser: its page is another site, ours may send no form there, and comes back.

The provider is `localhost` and Teamwork `127.0.0.1`, which to a browser are two sites: cookies, CSP and the gate are
tried as between two towns.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamwork.keeping.staff import add_account
from teamwork.keeping.staff_proof import code_at, hash_of, secret_from, step_of
from tests.browser.axe import faults
from tests.browser.demo_server import DemoServer, serving
from tests.browser.measures import scrolls_sideways
from tests.browser.test_office import LAPTOP
from tests.sign_in.oidc_provider import CLIENT_ID, CLIENT_SECRET, NAME, Provider, another_house
from web.config import Oidc

PASSWORD = "fire ord på en tavle"
SECRET = secret_from("a ticket of the browser", "what is kept of it")
NUMBERS = count(1)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with another_house("localhost") as provider:
        yield provider


@pytest.fixture(scope="module")
def house(provider: Provider) -> Iterator[DemoServer]:
    """A house of its own, that lets staff in by the provider."""
    with serving() as server:
        provider.clock = server.clock
        provider.client.redirect_uris = {f"{server.url}/sign-in/elsewhere/back"}
        made = server.app.extensions["teamwork"]
        made.config = replace(made.config, oidc=Oidc(provider.issuer, CLIENT_ID, CLIENT_SECRET, NAME))
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=LAPTOP) as context:  # type: ignore[arg-type]
        yield context.new_page()


def code(house: DemoServer, secret: str = SECRET) -> str:
    """What the app shows; each is good once, so time has passed since the last."""
    house.clock.move(minutes=1)
    return code_at(secret, step_of(house.clock()))


def press(page: Page, role: str, name: str) -> None:
    """By keyboard."""
    page.get_by_role(role, name=name, exact=True).focus()  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def sign_in_there(page: Page, house: DemoServer, provider: Provider, subject: str) -> None:
    """On the other house's own page; its form is posted, and sends the browser back to us."""
    page.wait_for_url(f"{provider.issuer}/authorize?**")
    page.get_by_label("User").fill(subject)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.url}/**")


def require_good(page: Page) -> None:
    """For axe, and in a narrow window with large letters."""
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert (page.url, size, scrolls_sideways(page)) == (page.url, size, False)
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


WORDS = {
    "da": ("Begynd", f"Videre til {NAME}", f"Log ind med {NAME}", "Koden, som appen viser nu", "Gem, og log ind",
           "Kode fra din app", "Spil"),
    "en": ("Begin", f"On to {NAME}", f"Sign in with {NAME}", "The code the app shows now", "Save and sign in",
           "Code from your app", "Games"),
}  # fmt: skip


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_from_the_invitation_to_the_office_and_the_next_day_again_by_keyboard(
    house: DemoServer, provider: Provider, page: Page, lang: str
) -> None:
    begin, on, log_in, new_code, save, own_code, games = WORDS[lang]
    subject, name = f"kirsten {lang}", f"Kirsten {lang}"
    ticket = add_account(house.service, {"account": name, "role": "office"})["ticket"]
    page.goto(f"{house.url}/sign-in?lang={lang}")
    page.goto(f"{house.url}/sign-in/begin#{ticket}")
    press(page, "button", begin)
    expect(page.get_by_role("button", name=on)).to_be_visible()
    require_good(page)
    press(page, "button", on)
    expect(page.get_by_role("heading", name=on)).to_be_visible()
    require_good(page)
    press(page, "link", log_in)
    sign_in_there(page, house, provider, subject)
    assert page.url == f"{house.url}/sign-in/elsewhere/code", "no code and no state stay in the address"
    secret = page.locator(".threshold__secret").text_content().replace(" ", "")  # type: ignore[union-attr]
    require_good(page)
    page.get_by_label(new_code).fill(code(house, secret))
    press(page, "button", save)
    expect(page.get_by_role("heading", name=games, exact=True)).to_be_visible()

    page.context.clear_cookies(name="tw_staff")
    page.goto(f"{house.url}/sign-in")
    require_good(page)
    press(page, "link", log_in)
    sign_in_there(page, house, provider, subject)
    require_good(page)
    page.get_by_label(own_code).fill(code(house, secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=games, exact=True)).to_be_visible()


@pytest.fixture
def inside(house: DemoServer, page: Page) -> Page:
    """Somebody with name, password and app, on the page of their own access."""
    name = f"Else {next(NUMBERS)}"
    made = add_account(house.service, {"account": name, "role": "office", "password_hash": hash_of(PASSWORD)})
    house.service.store.accounts.set_totp_secret(made["account_id"], SECRET)
    page.goto(f"{house.url}/sign-in?lang=da")
    page.get_by_label("Navn", exact=True).fill(name)
    prove(page.get_by_role("form", name="Eller med navn og adgangskode"), house, "Adgangskode")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Spil", exact=True)).to_be_visible()
    page.goto(f"{house.url}/sign-in/mine")
    return page


def prove(form: object, house: DemoServer, label: str = "Din adgangskode nu") -> None:
    form.get_by_label(label).fill(PASSWORD)  # type: ignore[attr-defined]
    form.get_by_label("Kode fra din app").fill(code(house))  # type: ignore[attr-defined]


def test_who_is_in_binds_and_unbinds_by_keyboard(house: DemoServer, provider: Provider, inside: Page) -> None:
    page, part = inside, inside.get_by_role("region", name=f"Log ind med {NAME}")
    for summary, button in (
        (f"Begynd at logge ind med {NAME}", f"Videre til {NAME}"),
        (f"Log ikke mere ind med {NAME}", "Brug kun adgangskoden"),
    ):
        part.get_by_text(summary).focus()
        page.keyboard.press("Enter")
        prove(part, house)
        require_good(page)
        press(page, "button", button)
        if button.startswith("Videre"):
            press(page, "link", f"Log ind med {NAME}")
            sign_in_there(page, house, provider, page.url)
            expect(page.get_by_role("status")).to_contain_text("Fra nu af kan du logge ind med")
        else:
            expect(page.get_by_role("status")).to_contain_text("Du logger ikke mere ind med")
        require_good(page)


def test_somebody_whom_nobody_knows_and_a_house_that_is_away_are_told_kindly(
    house: DemoServer, provider: Provider, page: Page
) -> None:
    page.goto(f"{house.url}/sign-in?lang=da")
    press(page, "link", f"Log ind med {NAME}")
    sign_in_there(page, house, provider, "nobody of ours")
    expect(page.get_by_role("alert")).to_contain_text("Det passede ikke. Prøv igen")
    require_good(page)
    press(page, "link", f"Log ind med {NAME}")
    page.wait_for_url(f"{provider.issuer}/authorize?**")
    page.goto(f"{house.url}/sign-in/elsewhere/back?error=server_error&{page.url.split('?')[1]}")
    expect(page.get_by_role("alert")).to_contain_text(f"{NAME} svarer ikke lige nu.")
    require_good(page)


def test_it_works_without_scripts(house: DemoServer, provider: Provider, browser: Browser) -> None:
    """O5: signing in needs none."""
    with browser.new_context(viewport=LAPTOP, java_script_enabled=False) as context:  # type: ignore[arg-type]
        finish_without_scripts(context, house, provider)


def finish_without_scripts(context: BrowserContext, house: DemoServer, provider: Provider) -> None:
    made = add_account(house.service, {"account": "Uden", "role": "office", "password_hash": hash_of(PASSWORD)})
    accounts = house.service.store.accounts
    accounts.set_totp_secret(made["account_id"], SECRET)
    accounts.bindings.bind(made["account_id"], provider.issuer, "uden", house.clock())
    page = context.new_page()
    page.goto(f"{house.url}/sign-in?lang=da")
    press(page, "link", f"Log ind med {NAME}")
    sign_in_there(page, house, provider, "uden")
    page.get_by_label("Kode fra din app").fill(code(house))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Spil", exact=True)).to_be_visible()
