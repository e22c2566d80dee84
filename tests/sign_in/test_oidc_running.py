"""The program itself, started as an operator starts it: sockets are gevent's there, and one loop serves everybody."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from flask import Response

from teamwork.store import Account, open_store
from tests.processes import running_on_a_free_port
from tests.sign_in.oidc_provider import CLIENT_ID, CLIENT_SECRET, NAME, Provider, another_house
from tests.sign_in.traveller import SUBJECT

ATTEMPTS = 3


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with another_house() as provider:
        provider.clock = lambda: datetime.now(UTC)
        yield provider


@pytest.fixture(scope="module")
def url(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with one account that is bound; its secret lies in a file."""
    folder = tmp_path_factory.mktemp("running")
    database, secret = f"sqlite:///{folder / 'teamwork.sqlite'}", folder / "secret"
    secret.write_text(CLIENT_SECRET, encoding="utf-8")
    with_one_bound(database, provider.issuer)
    env = {
        "ISSUER": provider.issuer, "CLIENT_ID": CLIENT_ID, "CLIENT_SECRET_FILE": str(secret), "NAME": NAME,
        "SECOND_FACTOR": "provider",
    }  # fmt: skip
    named = [f"TEAMWORK_OIDC_{name}={value}" for name, value in env.items()]

    def command(port: int) -> list[str | Path]:
        words = [sys.executable, "-m", "teamwork.cli", "serve", "--port", str(port), "--database", database]
        return ["env", f"TEAMWORK_DATA={folder}", *named, *words]

    with running_on_a_free_port(command, log=folder / "log") as port:
        provider.client.redirect_uris = {f"http://127.0.0.1:{port}/sign-in/elsewhere/back"}
        yield f"http://127.0.0.1:{port}"


def with_one_bound(database: str, issuer: str) -> None:
    store, at = open_store(database), datetime.now(UTC)
    store.accounts.add(Account(account_id="kirsten", name="Kirsten", role="office", created_at=at))
    store.accounts.bindings.bind("kirsten", issuer, SUBJECT, at)
    store.close()


def sign_in(url: str) -> requests.Response:
    """From the door to the office, or to wherever it ends; browsers follow of themselves."""
    with requests.Session() as browser:
        asked = browser.get(f"{url}/sign-in/elsewhere", allow_redirects=False, timeout=60)
        there = requests.post(
            asked.headers["Location"], data={"subject": SUBJECT}, allow_redirects=False, timeout=60
        ).headers["Location"]
        return browser.get(there, timeout=60)


def test_who_is_bound_comes_into_the_office(url: str) -> None:
    answer = sign_in(url)
    assert (answer.status_code, answer.url) == (200, f"{url}/office")


def test_others_are_served_while_the_provider_takes_its_time(url: str, provider: Provider) -> None:
    """And who waits is told kindly. Where the machine is so busy that looking takes longer than waiting: again."""
    assert any(is_served_meanwhile(url, provider) for _ in range(ATTEMPTS))
    assert sign_in(url).status_code == 200


def is_served_meanwhile(url: str, provider: Provider) -> bool:
    asked, gone = threading.Event(), threading.Event()

    def never() -> Response:
        asked.set()
        gone.wait(60)
        return Response("", 500)

    provider.answers["/token"] = never
    with ThreadPoolExecutor(1) as threads:
        waiting: Future[requests.Response] = threads.submit(sign_in, url)
        assert asked.wait(60)
        assert requests.get(f"{url}/sign-in", timeout=60).status_code == 200
        is_still_waiting = not waiting.done()
        assert waiting.result().status_code == 503, "the provider never came to an end, and we did not wait for it"
    gone.set()
    provider.begin_anew()
    return is_still_waiting
