"""Danish first, English second, and nothing said in one that is missing in the other."""

import re

import pytest

from tests.web.said import said
from web import language

PLACE = re.compile(r"\{(\w+)[^}]*\}")
SAID = sorted(set(said()))


def test_the_front_says_something() -> None:
    assert len(SAID) > 100


@pytest.mark.parametrize(("sentence", "where"), SAID)
def test_every_sentence_is_said_in_english_too(sentence: str, where: str) -> None:
    english = language.catalogue("en").get(sentence)
    assert english, f"{where} says {sentence!r} and no .po file under web/translations/en has it"
    for form in english if isinstance(english, tuple) else (english,):
        assert set(PLACE.findall(form)) <= set(PLACE.findall(sentence)) | {"count"}


def test_no_english_sentence_is_left_over_from_one_that_nobody_says() -> None:
    spoken = {sentence for sentence, _ in SAID}
    assert sorted(set(language.catalogue("en")) - spoken) == []


@pytest.mark.parametrize("sentence", sorted({sentence for sentence, _ in SAID}))
def test_nobody_is_shouted_at(sentence: str) -> None:
    """House style: no exclamation marks, in either language."""
    english = language.catalogue("en").get(sentence, "")
    assert "!" not in sentence
    assert not any("!" in form for form in (english if isinstance(english, tuple) else (english,)))
