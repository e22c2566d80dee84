"""Faults of how a text reads: length, lix, exclamation marks, words that do not belong on a card."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.reading import Reading, words_file
from teamwork.edition_check.shapes import TitledText, Wording
from teamwork.edition_check.words import named

LONG_WORD = 7
"""Letters from which lix calls a word long."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!…]+(?=\s|$|[»«\"”)])|:(?=\s+[»\"“]?[^\W\d_a-zæøåäöü])")


class Prose(NamedTuple):
    """A text somewhere in the edition."""

    file: str
    key: str
    language: str
    text: str


def words_of(text: str) -> list[str]:
    """The words of a text; ``hvis–så`` are two, ``check-in`` is one."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a colon before a capital ends one."""
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [part for part in parts if words_of(part)]


def lix(text: str) -> int:
    """Words a sentence plus the share in percent of words longer than six letters, rounded."""
    words, sentences = words_of(text), sentences_of(text)
    if not words:
        return 0
    long_words = sum(len(word) >= LONG_WORD for word in words)
    return round(len(words) / len(sentences) + 100 * long_words / len(words))


def wording_faults(reading: Reading) -> Iterator[Fault]:
    """Every text that is too hard, too long, too loud or too close."""
    wording = reading.edition.wording
    patterns = {language: _forbidden_pattern(words) for language, words in wording.forbidden.items()} if wording else {}
    for prose in (*_titled(reading), *_asks(reading), *_named(reading)):
        if "!" in prose.text:
            yield fault(prose.file, prose.key, "exclamation")
        yield from _forbidden(prose, patterns.get(prose.language))
    if wording is None:
        return
    for prose in _titled(reading):
        if prose.key.endswith(".text"):
            yield from _card_faults(prose, wording)
    for prose in _named(reading):
        if ".on_screen." in prose.key:
            yield from _many_words(prose, wording.screen_words_most)


def _card_faults(prose: Prose, wording: Wording) -> Iterator[Fault]:
    if (number := lix(prose.text)) > wording.lix_most:
        yield fault(prose.file, prose.key, "lix_high", lix=number, most=wording.lix_most)
    yield from _many_words(prose, wording.words_most)
    for sentence in sentences_of(prose.text):
        words = words_of(sentence)
        if len(words) > wording.sentence_words_most:
            yield fault(
                prose.file,
                prose.key,
                "sentence_long",
                start=" ".join(words[:4]),
                found=len(words),
                most=wording.sentence_words_most,
            )


def _many_words(prose: Prose, most: int) -> Iterator[Fault]:
    if (found := len(words_of(prose.text))) > most:
        yield fault(prose.file, prose.key, "words_many", found=found, most=most)


def _forbidden(prose: Prose, pattern: re.Pattern[str] | None) -> Iterator[Fault]:
    found = pattern.findall(prose.text) if pattern else ()
    for word in dict.fromkeys(match.casefold() for match in found):
        yield fault(prose.file, prose.key, "forbidden_word", word=word)


def _forbidden_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for all forbidden words; ``*`` at a word's end stands for its rest."""
    alternatives = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE) if alternatives else None


def _titled(reading: Reading) -> Iterator[Prose]:
    for language in reading.languages:
        for kind, cards in reading.words[language].items():
            for card_id, words in cards.items():
                yield from _both(words_file(language, kind), card_id, language, words.title, words.text)
        tables: tuple[tuple[str, Iterable[tuple[str, TitledText]]], ...] = (
            ("missions", reading.mission_words[language].items()),
            ("twists", reading.twist_words[language].items()),
        )
        for name, entries in tables:
            for entry_id, entry in entries:
                yield from _both(words_file(language, name), entry_id, language, entry.title, entry.text)


def _both(file: str, entry_id: str, language: str, title: str, text: str) -> Iterator[Prose]:
    yield Prose(file, f"{entry_id}.title", language, title)
    yield Prose(file, f"{entry_id}.text", language, text)


def _asks(reading: Reading) -> Iterator[Prose]:
    for language in reading.languages:
        for kind, cards in reading.words[language].items():
            for card_id, words in cards.items():
                for field, ask in words.asks.items():
                    yield Prose(words_file(language, kind), f"{card_id}.asks.{field}", language, ask)


def _named(reading: Reading) -> Iterator[Prose]:
    for file, key, names in named(reading):
        if not key.startswith("counting."):  # the law's own words for a status are no card text
            for language, text in names.items():
                yield Prose(file, f"{key}.{language}", language, text)
