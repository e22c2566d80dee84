"""Printed things leave packed: what is the same for everybody and holds no secret, and nothing else."""

import gzip
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
    answer.set_data(_packed(body))
    answer.headers["Content-Encoding"] = "gzip"
    etag, _ = answer.get_etag()
    if etag:
        answer.set_etag(etag, weak=True)
    return answer


@lru_cache(maxsize=512)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)
