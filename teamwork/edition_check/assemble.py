"""From a reading without a fault to an edition, named by the hash of its content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from teamwork.edition import DeckKind, Edition
from teamwork.edition_check.reading import Reading
from teamwork.edition_check.shapes import TitledText
from teamwork.frozen import Frozen

_STRAIGHT = (
    "id", "version", "languages", "names", "authority", "sizes", "season", "limits", "phases", "stages",
    "counting", "helper_kinds", "hours_bands", "status_choices", "pulse", "factors",
)  # fmt: skip
"""Sections of ``edition.toml`` that are the edition's own fields."""


def canonical(content: Mapping[str, Any]) -> str:
    """The one way of writing a content: in its own order, without blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical content without its hash; the order of cards and bands is content."""
    plain = {name: value for name, value in content.items() if name != "hash"}
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def assemble(reading: Reading) -> Edition:
    """The edition of a reading that has no fault."""
    draft = Edition.model_validate_json(json.dumps({**_content(reading), "hash": ""}))
    name = content_hash(draft.model_dump(mode="json"))
    return draft.model_copy(update={"hash": name})


def _plain(value: Any) -> Any:
    if isinstance(value, Frozen):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {name: _plain(entry) for name, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


def _content(reading: Reading) -> dict[str, Any]:
    edition = reading.edition
    twists = reading.twist_words[reading.languages[0]]
    return {
        **{name: _plain(getattr(edition, name)) for name in _STRAIGHT},
        "action_kinds": {name: {"id": name, **_plain(row)} for name, row in (edition.action_kinds or {}).items()},
        "agendas": {name: _agenda(name, _plain(agenda)) for name, agenda in reading.agendas.items()},
        "missions": {
            name: {"id": name, "needs": _plain(mission.needs), **_titled(name, reading.mission_words)}
            for name, mission in reading.missions.items()
        },
        "twists": {name: {"id": name, **_titled(name, reading.twist_words)} for name in twists},
        "cards": {
            card_id: {"id": card_id, "kind": kind, **_plain(card), "texts": _card_texts(reading, kind, card_id)}
            for kind, cards in reading.facts.items()
            for card_id, card in cards.items()
        },
    }


def _agenda(name: str, agenda: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, **{key: value for key, value in agenda.items() if key != "minutes"}}


def _titled(name: str, words: Mapping[str, Mapping[str, TitledText]]) -> dict[str, dict[str, str]]:
    return {
        "titles": {language: entries[name].title for language, entries in words.items()},
        "texts": {language: entries[name].text for language, entries in words.items()},
    }


def _card_texts(reading: Reading, kind: DeckKind, card_id: str) -> dict[str, Any]:
    return {language: _plain(reading.words[language][kind][card_id]) for language in reading.languages}
