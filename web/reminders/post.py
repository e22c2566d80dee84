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
CERTIFICATE_FAULTS = {10: "certificate_expired", 62: "certificate_of_another_name", 64: "certificate_of_another_name"}
"""OpenSSL's numbers of what an operator can tell apart."""


class NotSentError(Exception):
    """The mail has surely not left; it may be tried again. Says why by a code."""


class ServerAwayError(NotSentError):
    """Nobody answers there, or nobody who knows us: no other mail would leave now either."""


def on_the_wire(address: str) -> str:
    """
    The address as mail servers know it: a domain with æ, ø or å has another spelling there.

    Raises:
        ValueError: it has none.
    """
    box, _, domain = address.rpartition("@")
    return f"{box.encode('ascii').decode()}@{domain.encode('idna').decode()}"


def letter(mail: Mail, to: str, subject: str, text: str, stop: str | None, at: datetime) -> EmailMessage:
    """A mail as it leaves: plain text, and with ``stop`` one tap in any mail program ends it (RFC 8058)."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = mail.sender, on_the_wire(to), subject
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
        except OSError as error:
            raise NotSentError(_why(error)) from None
        if any(answer in NOT_NOW for answer in answers):
            raise NotSentError(f"answered_{max(answers)}")
        if max(answers) >= NOT_NOW.stop:
            return
        try:
            line.data(made.as_bytes())
        except smtplib.SMTPDataError as error:
            if error.smtp_code in NOT_NOW:
                raise NotSentError(_why(error)) from None
        except OSError:
            return  # it may have come through: once too few is better than twice


@contextlib.contextmanager
def _line(mail: Mail) -> Iterator[smtplib.SMTP]:
    try:
        line = _opened(mail)
    except OSError as error:
        raise ServerAwayError(_why(error)) from None
    try:
        yield line
    finally:
        with contextlib.suppress(OSError):
            line.quit()


def _opened(mail: Mail) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if mail.security == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=PATIENCE_SECONDS, context=trusted)
    else:
        line = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE_SECONDS)
    try:
        line.ehlo_or_helo_if_needed()
        if mail.security == "starttls":
            _go_under_tls(line, trusted)
        if mail.user:
            line.login(mail.user, mail.password)
    except BaseException:
        line.close()
        raise
    return line


def _go_under_tls(line: smtplib.SMTP, trusted: ssl.SSLContext) -> None:
    if not line.has_extn("starttls"):  # as it also looks when somebody between us and it took the offer out
        raise ServerAwayError("starttls_not_offered")
    line.starttls(context=trusted)
    line.ehlo_or_helo_if_needed()


def _why(error: OSError) -> str:
    """A code for the log, in which a server's own words are not kept; smtplib's errors are OSErrors all."""
    match error:
        case ssl.SSLCertVerificationError():
            return CERTIFICATE_FAULTS.get(error.verify_code, "certificate_not_trusted")
        case ssl.SSLError():
            return "tls_failed"
        case smtplib.SMTPAuthenticationError():
            return "login_refused"
        case smtplib.SMTPNotSupportedError():
            return "login_not_offered"
        case smtplib.SMTPResponseException():
            return f"answered_{error.smtp_code}"
        case smtplib.SMTPException():
            return "hung_up"
        case _:
            return "unreachable"
