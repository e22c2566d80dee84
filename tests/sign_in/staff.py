"""Somebody of the staff at the door: an account, an app that makes codes, a browser that signs in."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from teamwork.keeping.staff import add_account
from teamwork.keeping.staff_proof import code_at, secret_from, step_of
from tests.web.rooms import ADDRESS, Rooms

PASSWORD = "fire ord på en tavle"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
HASH = QUICK.hash(PASSWORD)
SECRET = secret_from("a ticket of the tests", "what is kept of it")
TOKEN = re.compile(r'name="form_token"[^>]*value="([0-9a-f]{64})"')


def pass_time(rooms: Rooms, **time: float) -> None:
    """So much later, and from then on a moment between any two looks at the clock."""
    moment, ticks = rooms.service.clock() + timedelta(**time), count()
    rooms.service.clock = lambda: moment + timedelta(milliseconds=next(ticks))


def account(rooms: Rooms, name: str, role: str = "office", *, has_second_factor: bool = True) -> str:
    """An account with the password of the tests; answers its id."""
    made = add_account(rooms.service, {"account": name, "role": role, "password_hash": HASH})
    if has_second_factor:
        rooms.service.store.accounts.set_totp_secret(made["account_id"], SECRET)
    return str(made["account_id"])


@dataclass
class Visitor:
    """A browser at the door."""

    rooms: Rooms
    browser: FlaskClient = field(init=False)
    address: str = "10.0.0.1"

    def __post_init__(self) -> None:
        self.browser = self.rooms.browser()

    def code(self, secret: str = SECRET, drift: int = 0) -> str:
        """What the app shows now."""
        return code_at(secret, step_of(self.rooms.service.clock()) + drift)

    def get(self, path: str, lang: str = "da") -> TestResponse:
        return self.browser.get(path, query_string={"lang": lang}, base_url=ADDRESS)

    def post(self, path: str, on: str, **fields: Any) -> TestResponse:
        """A form as it stands on a page."""
        token = TOKEN.search(self.get(on).text)
        return self.send(path, form_token=token[1] if token else "", **fields)

    def send(self, path: str, **fields: Any) -> TestResponse:
        return self.browser.post(
            path,
            data=fields,
            base_url=ADDRESS,
            headers={"Origin": ADDRESS},
            environ_overrides={"REMOTE_ADDR": self.address},
        )

    def sign_in(self, name: str, password: str = PASSWORD, code: str | None = None) -> TestResponse:
        shown = self.code() if code is None else code
        return self.post("/sign-in", "/sign-in", name=name, password=password, code=shown)


def secret_shown(answer: TestResponse) -> str:
    """The secret that the page of an invitation shows for the app."""
    shown = re.search(r"\b(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", read(answer))
    return shown[0].replace(" ", "") if shown else SECRET


def read(answer: TestResponse) -> str:
    return unescape(answer.text)
