"""The coach's guide: each camp minute by minute, every number from the edition (rules 6.3 and 12)."""

from typing import Any

from teamwork.edition import Edition
from teamwork.printing import guide_pdf
from teamwork.printing.signs import typographic
from teamwork.printing.words import words_of
from tests.printing.paper import AT, Paper, squeezed


def guide(edition: Edition, lang: str) -> Paper:
    return Paper(guide_pdf(edition, lang, at=AT))


def test_every_step_of_every_meeting_is_explained(house: Edition, lang: str) -> None:
    paper = guide(house, lang)
    for agenda in house.agendas.values():
        for step in agenda.steps:
            for said in (step.titles, step.at_tables, step.on_screen, step.on_phones, step.sharing):
                assert said is None or squeezed(typographic(said[lang])) in paper.plain, step.id


def test_the_clock_of_camp_1_stands_at_every_step(house: Edition) -> None:
    """Camp 1 begins at nine: arrive 15, promises 10, dreams 20 … and ends at noon."""
    text = "\n".join(guide(house, "da").texts)
    camp = text[text.index("Camp 1: Døre") : text.index("Camp 2: Ombytning")]
    clocks = [
        "09.00",
        "09.15",
        "09.25",
        "09.45",
        "09.55",
        "10.10",
        "10.25",
        "10.50",
        "11.05",
        "11.10",
        "11.30",
        "11.40",
    ]
    places = [camp.index(f"\n{clock}") for clock in clocks]
    assert places == sorted(places)
    assert "180 minutter · kl. 09.00 til 12.00" in camp
    assert "10:10" in "".join(guide(house, "en").texts)


def test_every_meeting_begins_a_page(house: Edition) -> None:
    paper = guide(house, "da")
    for agenda in house.agendas.values():
        assert any(text.startswith(agenda.titles["da"]) for text in paper.texts), agenda.id


def test_validators_accept_it(house: Edition, lang: str) -> None:
    assert guide(house, lang).is_accepted()


def test_another_edition_s_numbers_stand_in_it(house: Edition) -> None:
    sizes = house.sizes.model_copy(update={"teams": 7, "min_graduates": 2})
    text = guide(house.model_copy(update={"sizes": sizes}), "da").plain
    assert squeezed("7 hold spiller sammen") in text
    assert squeezed("mindst 2 dimittender") in text


def test_no_page_is_empty_and_nothing_reaches_the_edge(house: Edition, lang: str) -> None:
    paper = guide(house, lang)
    for index, text in enumerate(paper.texts):
        assert len(text) > 200
        assert all(18 < letter.left < letter.right < 192 for letter in paper.letters(index))


def test_both_languages_say_the_same_things() -> None:
    """A sentence that is missing in one language would be a blank on paper."""

    def shape(words: Any) -> Any:
        match words:
            case dict():
                return {name: shape(value) for name, value in words.items()}
            case list():
                return [shape(value) for value in words]
            case _:
                return type(words)

    danish, english = words_of("da"), words_of("en")
    assert shape(danish._parts) == shape(english._parts)
