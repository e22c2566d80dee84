"""The Danish sentence behind every refusal; one file a chapter, English in the front's catalogue."""

from collections.abc import Mapping
from typing import Any

from teamwork.sentences import cards, doors, jobs, meetings, office, printing, service, shared, store

SENTENCES: Mapping[str, str] = {
    **shared.SENTENCES,
    **cards.SENTENCES,
    **doors.SENTENCES,
    **meetings.SENTENCES,
    **jobs.SENTENCES,
    **office.SENTENCES,
    **service.SENTENCES,
    **printing.SENTENCES,
    **store.SENTENCES,
}


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """
    The sentence for ``code`` with ``params`` filled in.

    A code without a sentence is a fault of ours: it reads as the general one and fails a test.
    """
    template = SENTENCES.get(code, shared.SENTENCES["internal_error"])
    try:
        return template.format(**params)
    except (KeyError, IndexError):
        return template
