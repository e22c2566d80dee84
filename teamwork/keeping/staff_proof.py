"""Who somebody of the staff is: a password by Argon2, and a second factor by time (RFC 6238)."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from teamwork.errors import InvalidCommandError

PASSWORD_LEAST, PASSWORD_MOST = 12, 200
SIGNS_LEAST = 5
"""Different signs that a password has at least."""
STEP_SECONDS = 30
CODE_DIGITS = 6
SECRET_BYTES = 20

_hasher = PasswordHasher()


def require_password(password: str, name: str) -> None:
    """:raises InvalidCommandError: ``password_short``, ``password_long`` or ``password_plain``."""
    if len(password) < PASSWORD_LEAST:
        raise InvalidCommandError("password_short", field="password", least=PASSWORD_LEAST)
    if len(password) > PASSWORD_MOST:
        raise InvalidCommandError("password_long", field="password", most=PASSWORD_MOST)
    if len(set(password)) < SIGNS_LEAST or (name and name.casefold() in password.casefold()):
        raise InvalidCommandError("password_plain", field="password")


def hash_of(password: str) -> str:
    """What is stored of a password; takes about a tenth of a second of one core."""
    return _hasher.hash(password)


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has, to spend the same time on who is not there."""
    return _hasher.hash(secrets.token_urlsafe(32))


def is_password(stored: str | None, given: str) -> bool:
    """Whether the password is the one of the hash; without a hash it takes as long, and is not."""
    try:
        _hasher.verify(stored or _nobodys(), given[:PASSWORD_MOST])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None and len(given) <= PASSWORD_MOST


def secret_from(ticket: str, kept: str) -> str:
    """
    The secret of a second factor that belongs to a ticket, so that it need not be stored until it is proven.

    It is made of what the house keeps of the ticket too: whoever reads an invitation on its way cannot make codes.
    """
    return base64.b32encode(hashlib.sha256(f"second factor {kept} {ticket}".encode()).digest()[:SECRET_BYTES]).decode()


def code_at(secret: str, step: int) -> str:
    """The code of a time step."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def step_of(at: datetime) -> int:
    """The time step of a moment."""
    return int(at.timestamp()) // STEP_SECONDS


def step_proven(secret: str | None, code: str, at: datetime) -> int | None:
    """The step whose code this is, of now or one before or after; None for a wrong code, and without a secret."""
    given = "".join(code.split())
    tried = [step_of(at) + drift for drift in (0, -1, 1)]
    right = [
        step
        for step in tried
        if hmac.compare_digest(code_at(secret or secret_from("", ""), step).encode(), given.encode("utf-8", "replace"))
    ]
    return right[0] if right and secret is not None else None


def address_of_secret(secret: str, name: str, issuer: str) -> str:
    """What an app that makes codes reads from a QR code."""
    from urllib.parse import quote

    label = quote(f"{issuer}:{name}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}&digits={CODE_DIGITS}&period={STEP_SECONDS}"
