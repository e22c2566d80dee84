r"""A packed stream that ends in ``\r`` is packed anew, so that no archive takes its length for a lie."""

import zlib

from teamwork.printing.stream_ends import settle_stream_ends


def stream(content: bytes, level: int = 1) -> bytes:
    packed = zlib.compress(content, level)
    return b"1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n" % (len(packed), packed)


def unlucky() -> bytes:
    """A stream whose check sum ends in that byte."""
    contents = (b"0 0 m 10 10 l S " * 40 + b"%d" % n for n in range(10_000))
    return next(found for found in map(stream, contents) if b"\r\nendstream" in found)


def unpacked(pdf: bytes) -> bytes:
    start = pdf.index(b"stream\n") + len(b"stream\n")
    opened = zlib.decompressobj()
    return opened.decompress(pdf[start : pdf.index(b"\nendstream")])


def test_it_is_as_long_as_before_and_says_the_same() -> None:
    before = b"%PDF-1.7\n" + unlucky() + unlucky() + b"trailer"
    after = settle_stream_ends(before)
    assert b"\r\nendstream" not in after
    assert len(after) == len(before)
    assert unpacked(after) == unpacked(before)
    assert after.endswith(b"trailer")


def test_every_other_stream_is_left_alone() -> None:
    lucky = b"%PDF-1.7\n" + stream(b"0 0 m") + stream(b"1 1 m 2 2 l" * 9)
    assert b"\r\nendstream" not in lucky
    assert settle_stream_ends(lucky) == lucky


def test_what_is_not_packed_or_cannot_be_smaller_stays_as_it_is() -> None:
    plain = b"1 0 obj\n<</Length 6>>\nstream\nwords\r\nendstream\nendobj\n"
    assert settle_stream_ends(plain) == plain
    assert settle_stream_ends(b"") == b""
