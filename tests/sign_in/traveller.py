"""A browser that goes to another house's sign-in and comes back."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from tests.sign_in.oidc_provider import Provider, asked_of
from tests.sign_in.staff import PASSWORD, Visitor, account
from tests.web.rooms import ADDRESS, Rooms

BACK = f"{ADDRESS}/sign-in/elsewhere/back"
SUBJECT = "kirsten@example"


@dataclass
class Traveller(Visitor):
    """`Visitor`, with a way to the provider."""

    provider: Provider = field(kw_only=True)

    def __init__(self, rooms: Rooms, provider: Provider, address: str = "10.0.0.1") -> None:
        self.rooms, self.provider, self.address = rooms, provider, address
        self.__post_init__()

    def another(self) -> "Traveller":
        """Another browser, on another machine."""
        return Traveller(self.rooms, self.provider, "10.0.0.2")

    def set_out(self) -> str:
        """Where the sign-in of the other house is, for this browser now."""
        answer = self.get("/sign-in/elsewhere")
        assert answer.status_code == 303
        return str(answer.location)

    def come_back(self, address: str, **changed: str | None) -> TestResponse:
        """To the address that the provider sent, or another one like it."""
        said = {**asked_of(address), **changed}
        return self.browser.get(
            urlsplit(address).path,
            query_string={name: value for name, value in said.items() if value is not None},
            base_url=ADDRESS,
            environ_overrides={"REMOTE_ADDR": self.address},
        )

    def go_and_come_back(self, subject: str = SUBJECT) -> TestResponse:
        return self.come_back(self.provider.sign_in(self.set_out(), subject))

    def show_code(self, code: str | None = None) -> TestResponse:
        shown = self.code() if code is None else code
        return self.post("/sign-in/elsewhere/code", "/sign-in/elsewhere/code", code=shown)

    def prove_mine(self, action: str, password: str = PASSWORD, code: str | None = None) -> TestResponse:
        """The form on one's own page that binds or unbinds."""
        shown = self.code() if code is None else code
        return self.post(f"/sign-in/mine/{action}", "/sign-in/mine", password=password, code=shown)

    def follow(self, answer: TestResponse) -> TestResponse:
        """The page that an answer sends on to."""
        return self.browser.get(str(answer.location), base_url=ADDRESS)

    @property
    def is_in(self) -> bool:
        return self.get("/office/new").status_code == 200


def bound_account(
    rooms: Rooms, issuer: str, name: str = "Kirsten", subject: str = SUBJECT, role: str = "office"
) -> str:
    """An account with password and app that has been bound before."""
    account_id = account(rooms, name, role)
    assert rooms.service.store.accounts.bindings.bind(account_id, issuer, subject, rooms.service.clock())
    return account_id


def leads_to(answer: TestResponse) -> str:
    """The link to the provider on the last page before it."""
    found = re.search(r'href="(http://127\.0\.0\.1[^"]+)"', answer.text)
    assert found, answer.text
    return found[1].replace("&amp;", "&")
