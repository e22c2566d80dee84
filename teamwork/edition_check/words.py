"""Faults of the words: a language missing, other asks, the same title twice."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from teamwork.edition import DeckKind, Names
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.ids import id_faults
from teamwork.edition_check.parse import join_key
from teamwork.edition_check.reading import EDITION, MISSIONS, Reading, agenda_file, deck_file, words_file
from teamwork.edition_check.shapes import CardWords
from teamwork.edition_check.vocabulary import ASK_FIELDS


def word_faults(reading: Reading) -> Iterator[Fault]:
    """What is not said alike in every language of the edition."""
    for file, key, names in named(reading):
        yield from _language_faults(file, key, names, reading.languages)
    for kind in reading.facts:
        yield from _pairing_faults(reading, deck_file(kind), kind)
        yield from _ask_faults(reading, kind)
    yield from _pairing_faults(reading, MISSIONS, "missions")
    yield from _twist_faults(reading)
    yield from _titles_twice(reading)


def named(reading: Reading) -> Iterator[tuple[str, str, Names]]:
    """Every word by language of ``edition.toml`` and the agendas, with file and key."""
    for section in type(reading.edition).model_fields:
        if section not in ("decks", "counts", "components", "wording", "languages"):
            for key, names in _names_in(section, getattr(reading.edition, section)):
                yield EDITION, key, names
    for agenda_id, agenda in reading.agendas.items():
        for key, names in _names_in("", agenda):
            yield agenda_file(agenda_id), key, names


def _names_in(key: str, value: Any) -> Iterator[tuple[str, Names]]:
    """Words by language are the only maps from text to text; everything else is walked through."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _names_in(join_key(key, field), getattr(value, field))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value, start=1):
            name = getattr(entry, "id", None) or getattr(entry, "code", None) or number
            yield from _names_in(f"{key}[{name}]", entry)
    elif isinstance(value, Mapping):
        if all(isinstance(entry, str) for entry in value.values()):
            yield key, value
            return
        for name, entry in value.items():
            yield from _names_in(f"{key}.{name}", entry)


def _language_faults(file: str, key: str, names: Names, languages: tuple[str, ...]) -> Iterator[Fault]:
    for language in languages:
        if language not in names:
            yield fault(file, f"{key}.{language}", "language_missing", language=language)
        elif not names[language].strip():
            yield fault(file, f"{key}.{language}", "empty")
    for language in names:
        if language not in languages:
            yield fault(file, f"{key}.{language}", "language_unknown", language=language)


def _pairing_faults(reading: Reading, facts_file: str, name: str) -> Iterator[Fault]:
    """Facts without words and words without facts."""
    for language in reading.languages:
        file = words_file(language, name)
        if not (reading.has(facts_file) and reading.has(file)):
            continue
        facts, words = reading.ids(facts_file), reading.ids(file)
        for card_id in facts:
            if card_id not in words:
                yield fault(file, card_id, "words_missing", name=card_id, language=language)
        for card_id in words:
            if card_id not in facts:
                yield fault(file, card_id, "facts_missing", name=card_id, facts=facts_file)


def _twist_faults(reading: Reading) -> Iterator[Fault]:
    """Twists have no facts: what stands in one language must stand in each."""
    files = {language: words_file(language, "twists") for language in reading.languages}
    everywhere = dict.fromkeys(twist for file in files.values() for twist in reading.ids(file))
    for language, file in files.items():
        yield from id_faults(file, "", reading.ids(file))
        for twist in everywhere if reading.has(file) else ():
            if twist not in reading.ids(file):
                yield fault(file, twist, "words_missing", name=twist, language=language)


def _ask_faults(reading: Reading, kind: DeckKind) -> Iterator[Fault]:
    fields = ASK_FIELDS[kind]
    for language in reading.languages:
        file = words_file(language, kind)
        for card_id, words in reading.words[language][kind].items():
            for name in words.asks:
                if name not in fields:
                    choices = ", ".join(fields) or "-"
                    yield fault(file, f"{card_id}.asks.{name}", "ask_unknown", name=name, choices=choices)
            yield from _asks_differ(reading, kind, language, card_id, words)


def _asks_differ(reading: Reading, kind: DeckKind, language: str, card_id: str, words: CardWords) -> Iterator[Fault]:
    """Compared with the first language only, so that one odd card is told once."""
    first = reading.languages[0]
    model = reading.words[first][kind].get(card_id)
    if language == first or model is None or set(model.asks) == set(words.asks):
        return
    fields = ", ".join(sorted(set(model.asks) ^ set(words.asks)))
    file = words_file(language, kind)
    yield fault(file, f"{card_id}.asks", "asks_differ", language=first, fields=fields)


def _titles_twice(reading: Reading) -> Iterator[Fault]:
    for language in reading.languages:
        first: dict[str, str] = {}
        for kind, cards in reading.words[language].items():
            for card_id, words in cards.items():
                title = words.title.strip().casefold()
                if title in first:
                    yield fault(
                        words_file(language, kind),
                        f"{card_id}.title",
                        "title_twice",
                        title=words.title[:60],
                        other=first[title],
                    )
                first.setdefault(title, card_id)
