r"""
Packs anew the streams of a PDF whose last byte happens to be ``\r``.

The byte before the line end that closes a stream belongs to the stream, as its length says; validators for
archives are known to take ``\r\n`` for the line end and to call the length wrong. One stream in 256 is so.
"""

import zlib
from itertools import product

_OPENS = b"stream\n"
_CLOSES = b"\nendstream"


def settle_stream_ends(pdf: bytes) -> bytes:
    r"""The same PDF, byte for byte as long, with no packed stream that ends in ``\r`` as far as that can be done."""
    body = bytearray(pdf)
    at = body.find(b"\r" + _CLOSES)
    while at != -1:
        start = body.rfind(_OPENS, 0, at) + len(_OPENS)
        body[start : at + 1] = _packed_anew(bytes(body[start : at + 1]))
        at = body.find(b"\r" + _CLOSES, at + 1)
    return bytes(body)


def _packed_anew(packed: bytes) -> bytes:
    """The same content in fewer bytes, then padding, which readers pass over; itself if it cannot be smaller."""
    try:
        content = zlib.decompress(packed)
    except zlib.error:
        return packed
    for level, memory, strategy in product((9, 8, 7, 6), (9, 8), (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)):
        packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, memory, strategy)
        smaller = packer.compress(content) + packer.flush()
        if len(smaller) < len(packed):
            return smaller.ljust(len(packed), b"\0")
    return packed
