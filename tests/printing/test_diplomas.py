"""The same diploma for everyone (rule 8.5), with a name and nothing else about a person."""

from datetime import date

from teamwork.edition import Edition
from teamwork.printing import diplomas_pdf
from tests.printing.paper import AT, Paper, squeezed

PEOPLE = ("Bo", "أحمد", "王芳", "🙂 Per", "Łukasz", "Άννα", "Иван", "Maximiliane-Charlotte Østergaard Vestergaard")


def diplomas(house: Edition, lang: str) -> Paper:
    return Paper(diplomas_pdf(PEOPLE, house, lang, at=AT, day=date(2026, 5, 8)))


def test_one_page_a_person_in_the_order_given(house: Edition, lang: str) -> None:
    paper = diplomas(house, lang)
    assert len(paper.pdf) == len(PEOPLE)
    assert paper.is_accepted()
    assert "Bo" in paper.texts[0]
    assert squeezed(PEOPLE[-1]) in squeezed(paper.texts[-1])


def test_nothing_but_the_name_differs(house: Edition, lang: str) -> None:
    """None is a loss, nobody's is larger: every page says the same."""
    people = ["Ida", "Bo Lund", "Å"]
    paper = Paper(diplomas_pdf(people, house, lang, at=AT))
    said = {squeezed(text).replace(squeezed(name), "", 1) for text, name in zip(paper.texts, people, strict=True)}
    assert len(said) == 1


def test_the_day_is_written_as_people_write_it_or_left_for_a_pen(house: Edition) -> None:
    assert "8. maj 2026" in diplomas(house, "da").texts[0]
    assert "8 May 2026" in diplomas(house, "en").texts[0]
    assert "2026" not in Paper(diplomas_pdf(["Bo"], house, "da", at=AT)).texts[0]
