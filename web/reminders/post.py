"""A mail on its way to the mail server: sent, surely not sent, or perhaps; what is perhaps sent is never sent again."""

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from web.config import Mail

PATIENCE_SECONDS = 20.0
NOT_NOW = range(400, 500)
"""Answers of a mail server that ask for another try."""


class NotSentError(Exception):
    """The mail has surely not left; it may be tried again."""


class ServerAwayError(NotSentError):
    """Nobody answers there, or nobody who knows us: no other mail would leave now either."""


def letter(mail: Mail, to: str, subject: str, text: str, stop: str | None, at: datetime) -> EmailMessage:
    """A mail as it leaves: plain text, and with ``stop`` one tap in any mail program ends it (RFC 8058)."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = mail.sender, to, subject
    made["Date"], made["Message-ID"] = format_datetime(at), make_msgid(domain=mail.sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    if stop is not None:
        made["List-Unsubscribe"], made["List-Unsubscribe-Post"] = f"<{stop}>", "List-Unsubscribe=One-Click"
    made.set_content(text)
    return made


def send(mail: Mail, made: EmailMessage) -> None:
    """
    The mail server has the mail, has refused it for good, or may have it.

    Raises:
        NotSentError: nobody has it, and the server was away, busy or does not know us.
    """
    with _line(mail) as line:
        try:
            answers = [line.mail(mail.sender)[0], line.rcpt(str(made["To"]))[0]]
        except (OSError, smtplib.SMTPException) as error:
            raise NotSentError(type(error).__name__) from None
        if any(answer in NOT_NOW for answer in answers):
            raise NotSentError(str(max(answers)))
        if max(answers) >= NOT_NOW.stop:
            return
        try:
            line.data(made.as_bytes())
        except smtplib.SMTPDataError as error:
            if error.smtp_code in NOT_NOW:
                raise NotSentError(str(error.smtp_code)) from None
        except (OSError, smtplib.SMTPException):
            return  # it may have come through: once too few is better than twice


@contextlib.contextmanager
def _line(mail: Mail) -> Iterator[smtplib.SMTP]:
    try:
        line = _opened(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise ServerAwayError(type(error).__name__) from None
    try:
        yield line
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            line.quit()


def _opened(mail: Mail) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if mail.security == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=PATIENCE_SECONDS, context=trusted)
    else:
        line = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE_SECONDS)
    try:
        if mail.security == "starttls":
            line.starttls(context=trusted)
        line.ehlo_or_helo_if_needed()
        if mail.user:
            line.login(mail.user, mail.password)
    except BaseException:
        line.close()
        raise
    return line
