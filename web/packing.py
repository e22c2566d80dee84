"""Printed things leave packed: what is the same for everybody and holds no secret, and nothing else."""

import gzip
import re
from functools import lru_cache

from flask import Request, Response

PRINTED = frozenset(
    {"static", "pages.sentences", "api.edition", "phone_shell.words", "phone_shell.printed", "phone_shell.worker"}
)
"""
The endpoints whose answers are packed. Never an answer made for somebody: how well a secret packs beside words
that another chooses tells what it is (BREACH).
"""
TEXTS = frozenset({
    "text/javascript", "text/css", "application/json", "image/svg+xml", "application/manifest+json",
})  # fmt: skip
LEAST_BYTES = 256
OURS = re.compile(r"/static/(app/.+\.js|style/.+\.css)$|/worker\.js$")
"""Whose comments stay at home; what others wrote leaves as it is, with its licence."""


def pack(request: Request, answer: Response) -> Response:
    """The answer, packed if it is printed, its reader can unpack it and it gains by it."""
    if request.endpoint not in PRINTED or answer.mimetype not in TEXTS:
        return answer
    answer.vary.add("Accept-Encoding")
    if answer.status_code != 200 or not request.accept_encodings["gzip"]:
        return answer
    answer.direct_passthrough = False
    body = answer.get_data()
    if len(body) < LEAST_BYTES:
        return answer
    answer.set_data(packed_as(request.path, body))
    answer.headers["Content-Encoding"] = "gzip"
    etag, _ = answer.get_etag()
    if etag:
        answer.set_etag(etag, weak=True)
    return answer


def packed_as(path: str, body: bytes) -> bytes:
    """What is sent of a printed thing to whoever can unpack it."""
    return _packed(without_comments(body) if OURS.match(path) else body)


@lru_cache(maxsize=512)
def without_comments(source: bytes) -> bytes:
    """Lines of ours that are only comments, empty; every other line is as it was and where it was."""
    kept: list[bytes] = []
    is_inside, backticks = False, 0
    for line in source.split(b"\n"):
        words = line.strip()
        begins = not is_inside and backticks % 2 == 0 and words.startswith((b"//", b"/*"))
        is_inside = is_inside or (begins and words.startswith(b"/*"))
        is_comment = begins or is_inside
        if is_inside and b"*/" in words:
            is_inside, is_comment = False, words.endswith(b"*/")
        # Within a template a line may look like a comment and be none.
        backticks += 0 if is_comment else line.count(b"`")
        kept.append(b"" if is_comment else line)
    return b"\n".join(kept)


@lru_cache(maxsize=512)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)
