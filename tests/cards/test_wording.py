"""How the check counts words, sentences and lix, and knows forbidden words (programme 5.1 to 5.3)."""

import pytest

from teamwork.edition_check.wording import _forbidden_pattern, lix, sentences_of, words_of


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert words_of("Gå til check-in – med hvis–så, klokken 12.") == [
        "Gå", "til", "check-in", "med", "hvis", "så", "klokken", "12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Se op. Se ned.", 2),
        ("Hvad nu? Hvad så?", 2),
        ("Vælg tre ting: et job, et sted, en dag.", 1),
        ("Svar på dette: Hvad kan du?", 2),
        ("Hvis jeg venter, så … Skriv det ned.", 2),
        ("Svar med »Ja, og«. Gå så videre.", 2),
        ("Halvanden time, fx 1.5 timer", 1),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    assert lix("Du går en tur i byen. Du ser et vindue.") == 5
    assert lix("Beskriv arbejdspladsen.") == 102
    assert lix("") == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Din familie og DINE BØRN", ["familie", "BØRN"]),
        ("Familiens hus", ["Familiens"]),
        ("Barndommens gade", []),
        ("Det gælder os alle", []),
    ],
)
def test_forbidden_words_are_whole_words_or_beginnings(text: str, found: list[str]) -> None:
    pattern = _forbidden_pattern(["familie*", "børn", "barn", "gæld"])
    assert pattern is not None
    assert pattern.findall(text) == found
