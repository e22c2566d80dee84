"""
Sealing a copy to a public key, so that the machine that makes copies cannot read them.

X25519 between a fresh key and the recipient's, HKDF-SHA256 over both public keys to one key for one copy, then
ChaCha20-Poly1305 in pieces of 64 KiB. Each piece's nonce is its number and whether it is the last, so that pieces can
neither be swapped nor left out nor the copy cut short.
"""

import base64
import binascii
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from teamwork.store import StoreError

PIECE_BYTES = 64 * 1024
TAG_BYTES = 16
KEY_BYTES = 32
PURPOSE = b"teamwork-backup-1"
PUBLIC, SECRET = "tw-public-", "tw-secret-"


def new_keys() -> tuple[str, str]:
    """A public key to seal copies to, and the secret one that alone opens them."""
    secret = X25519PrivateKey.generate()
    return _text(PUBLIC, secret.public_key().public_bytes_raw()), _text(SECRET, secret.private_bytes_raw())


def seal(plain: BinaryIO, public_key: str, to: BinaryIO) -> None:
    """
    ``to`` holds ``plain`` so that only the secret key opens it.

    :raises StoreError: ``key_unreadable``.
    """
    recipient = _bytes(PUBLIC, public_key)
    fresh = X25519PrivateKey.generate()
    mine = fresh.public_key().public_bytes_raw()
    cipher = _cipher(fresh.exchange(X25519PublicKey.from_public_bytes(recipient)), mine, recipient)
    to.write(mine)
    for number, (piece, is_last) in enumerate(_pieces(plain, PIECE_BYTES)):
        to.write(cipher.encrypt(_nonce(number, is_last), piece, None))


def unseal(sealed: BinaryIO, secret_key: str, to: BinaryIO) -> None:
    """
    ``to`` holds what was sealed; what was written before an error is to be thrown away.

    :raises StoreError: ``key_unreadable``; ``backup_unopened`` for another key's copy or one changed or cut short.
    """
    secret = X25519PrivateKey.from_private_bytes(_bytes(SECRET, secret_key))
    theirs = sealed.read(KEY_BYTES)
    try:
        shared = secret.exchange(X25519PublicKey.from_public_bytes(theirs))
        cipher = _cipher(shared, theirs, secret.public_key().public_bytes_raw())
        for number, (piece, is_last) in enumerate(_pieces(sealed, PIECE_BYTES + TAG_BYTES)):
            to.write(cipher.decrypt(_nonce(number, is_last), piece, None))
    except (InvalidTag, ValueError) as error:
        raise StoreError("backup_unopened") from error


def _cipher(shared: bytes, fresh: bytes, recipient: bytes) -> ChaCha20Poly1305:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=fresh + recipient, info=PURPOSE).derive(shared)
    return ChaCha20Poly1305(derived)


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of that size with whether each is the last; an empty file is one empty piece."""
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


def _text(kind: str, key: bytes) -> str:
    return kind + base64.urlsafe_b64encode(key).decode().rstrip("=")


def _bytes(kind: str, text: str) -> bytes:
    body = text.strip().removeprefix(kind)
    try:
        key = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except (ValueError, binascii.Error):
        key = b""
    if not text.strip().startswith(kind) or len(key) != KEY_BYTES:
        raise StoreError("key_unreadable", kind=kind)
    return key
