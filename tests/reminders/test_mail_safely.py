"""A mail leaves by a mail server that is who it says, under TLS and with a login, or it does not leave."""

import io
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.reminders.authority import Authority
from tests.reminders.mail_server import MailServer, mail_server
from tests.web.rooms import ADDRESS, Rooms
from web.config import Mail
from web.reminders import go_round

HERE = "127.0.0.1"
TO = "ana.hjemme@example.org"
LOGIN = ("postbud", "hemmeligt-kodeord")
TO_LOG_IN = {"user": LOGIN[0], "password": LOGIN[1]}

Posted: TypeAlias = "Callable[..., tuple[MailServer, int, str]]"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that this machine trusts, as an operator says it: by `SSL_CERT_FILE`."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def told(log: str) -> tuple[str, str]:
    """What happened, and why, on the log's one line."""
    line = json.loads(log)
    return line["event"], line["code"]


@pytest.fixture
def posted(rooms: Rooms, written: io.StringIO) -> Iterator[Posted]:
    """Ana asks for reminders at a house whose mail server is such; the server, how many mails left, what is logged."""
    with ExitStack() as held:

        def post(
            tls: ssl.SSLContext | None, login: Any = LOGIN, is_tls_first: bool = False, **given: Any
        ) -> tuple[MailServer, int, str]:
            server = held.enter_context(mail_server(tls, login=login, is_tls_first=is_tls_first))
            mail = Mail(**{"host": HERE, "port": server.port, "sender": "post@example.dk", **given})
            object.__setattr__(rooms.house.config, "mail", mail)
            rooms.browser().post("/me/mail", json={"email": TO}, headers=rooms.bearer("Ana"), base_url=ADDRESS)
            return server, go_round(rooms.house), written.getvalue()

        yield post


def test_under_starttls_and_with_a_login_it_leaves_and_nothing_is_said_in_clear(
    authority: Authority, posted: Posted
) -> None:
    server, sent, log = posted(authority.vouch_for(HERE), **TO_LOG_IN)
    assert (sent, server.to, log) == (1, [TO], "")
    assert server.heard_in_clear == ["EHLO", "STARTTLS"]
    assert server.heard_under_tls == ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


def test_tls_from_the_first_byte(authority: Authority, posted: Posted) -> None:
    server, sent, _ = posted(authority.vouch_for(HERE), is_tls_first=True, security="tls", **TO_LOG_IN)
    assert (sent, server.to, server.heard_in_clear) == (1, [TO], [])


def test_where_no_starttls_is_offered_nothing_leaves_and_the_log_says_so(posted: Posted) -> None:
    """As one who stands between would have it: take the offer out, and read along."""
    server, sent, log = posted(None, **TO_LOG_IN)
    assert (sent, server.letters, set(server.heard_in_clear)) == (0, [], {"EHLO"})
    assert told(log) == ("mail_not_sent", "starttls_not_offered")


def test_a_wrong_password_is_said_in_the_log_and_never_which(authority: Authority, posted: Posted) -> None:
    server, sent, log = posted(authority.vouch_for(HERE), user=LOGIN[0], password="gaettet")
    assert (sent, server.letters) == (0, [])
    assert "MAIL" not in server.heard_under_tls
    assert told(log) == ("mail_not_sent", "login_refused")
    for word in ("gaettet", *LOGIN, TO):
        assert word not in log


def test_a_login_that_is_not_offered_is_not_left_out(authority: Authority, posted: Posted) -> None:
    server, sent, log = posted(authority.vouch_for(HERE), login=None, **TO_LOG_IN)
    assert (sent, server.letters, told(log)) == (0, [], ("mail_not_sent", "login_not_offered"))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_another_name_is_refused(authority: Authority, posted: Posted, security: str) -> None:
    shown = authority.vouch_for("mail.example.org")
    server, sent, log = posted(shown, is_tls_first=security == "tls", security=security, **TO_LOG_IN)
    assert (sent, server.letters, server.heard_under_tls) == (0, [], [])
    assert told(log) == ("mail_not_sent", "certificate_of_another_name")


def test_a_certificate_that_nobody_here_vouches_for_is_refused(tmp_path: Path, posted: Posted) -> None:
    server, sent, log = posted(Authority(tmp_path).vouch_for(HERE), **TO_LOG_IN)
    assert (sent, server.letters, server.heard_under_tls) == (0, [], [])
    assert told(log) == ("mail_not_sent", "certificate_not_trusted")


def test_a_password_without_tls_is_refused_at_the_start() -> None:
    mail = Mail(host=HERE, sender="post@example.dk", **TO_LOG_IN)
    with pytest.raises(ValueError, match="TEAMWORK_SMTP_USER"):
        replace(mail, security="none")
    with pytest.raises(ValueError, match="TEAMWORK_SMTP_PASSWORD"):
        replace(mail, password="blåbærgrød")
