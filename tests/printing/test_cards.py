"""The printed cards: all there, the same as on the phone, and cut where they should be (programme 5.5)."""

from collections.abc import Callable

import pytest

from teamwork.edition import Edition
from teamwork.printing import cards_pdf
from teamwork.printing.faces import card_faces, faces, table_faces
from teamwork.printing.sheets import Sheet, lay_out
from teamwork.printing.words import words_of
from tests.printing.paper import AT, Paper, squeezed

EXPLAINING_PAGES = 2
CARD_WIDE, CARD_HIGH, BLEED = 63.0, 88.0, 2.0
LEFT = (210 - 3 * CARD_WIDE) / 2
TOP = (297 - 3 * CARD_HIGH - 2 * 2 * BLEED) / 2
TYPE_LEAST = 7.0
WHITE_ENOUGH = 240
FRAME = 3.0
"""How far inside its cut a card's frame lies."""


def sheets_of(edition: Edition, lang: str) -> tuple[Sheet, ...]:
    return lay_out(faces(edition, lang, words_of(lang)))


def front(sheet: Sheet) -> int:
    """The page of a sheet's front, counted from 0."""
    return EXPLAINING_PAGES + 2 * (sheet.number - 1)


def corner(row: int, column: int) -> tuple[float, float]:
    """The top left corner of a card."""
    return LEFT + column * CARD_WIDE, TOP + row * (CARD_HIGH + 2 * BLEED)


def test_there_are_135_numbered_cards_and_every_mission_and_twist(house: Edition) -> None:
    assert len(card_faces(house, "da")) == 135
    assert len(table_faces(house, "da")) == len(house.missions) + len(house.twists)


def test_every_title_text_and_ask_stands_on_paper(house: Edition, cards: Paper, lang: str) -> None:
    """Same id, same title, same number of asks as on the phone (programme 5.5)."""
    for face in (*card_faces(house, lang), *table_faces(house, lang)):
        for said in (face.id, face.title, face.text, *face.asks):
            assert squeezed(said) in cards.plain, face.id


def test_the_asks_are_those_of_the_edition(house: Edition, lang: str) -> None:
    for face in card_faces(house, lang):
        assert len(face.asks) == len(house.cards[face.id].texts[lang].asks)


def test_validators_accept_it_to_be_read_aloud_and_to_be_kept(cards: Paper) -> None:
    assert cards.is_accepted()


def test_two_pages_explain_and_every_sheet_has_a_front_and_a_back(house: Edition, cards: Paper, lang: str) -> None:
    assert len(cards.pdf) == EXPLAINING_PAGES + 2 * len(sheets_of(house, lang))
    assert {cards.millimetres(i) for i in range(len(cards.pdf))} == {(210.0, 297.0)}


def test_nine_cards_lie_on_a_sheet_and_a_row_holds_one_kind(house: Edition) -> None:
    """So that neighbours bleed the same colour."""
    sheets = sheets_of(house, "da")
    assert all(len(sheet.rows) == 3 for sheet in sheets[:-1])
    for sheet in sheets:
        for row in sheet.rows:
            assert len({face.kind for face in row if face}) == 1


def test_every_code_is_read_from_the_picture_and_names_edition_and_card_only(
    house: Edition, printed_cards: Callable[[str], Paper]
) -> None:
    """A QR code holds an id and the edition, never a person or an address."""
    cards = printed_cards("da")
    for sheet in sheets_of(house, "da"):
        wanted = [f"TEAMWORK {house.version} {face.id}" for face in sheet.faces if face.code]
        if wanted:
            assert sorted(cards.codes(front(sheet))) == sorted(wanted)


def test_nothing_runs_out_of_its_frame_and_no_type_is_too_small(house: Edition, cards: Paper, lang: str) -> None:
    """The longest card in both languages included."""
    for sheet in sheets_of(house, lang):
        for letter in cards.letters(front(sheet)):
            if letter.bottom < TOP - BLEED:
                continue  # the line in the margin that is cut away
            row = int((letter.top - TOP) // (CARD_HIGH + 2 * BLEED))
            column = int((letter.left - LEFT) // CARD_WIDE)
            x, y = corner(row, column)
            assert x + FRAME < letter.left < letter.right < x + CARD_WIDE - FRAME, (sheet.number, letter)
            assert y + FRAME < letter.top < letter.bottom < y + CARD_HIGH - FRAME, (sheet.number, letter)
            is_number_in_a_circle = letter.sign in "1234" and letter.size < TYPE_LEAST
            assert letter.size >= TYPE_LEAST or is_number_in_a_circle, (sheet.number, letter)


def test_marks_stand_at_every_cut_outside_the_colour(cards: Paper) -> None:
    for index in (EXPLAINING_PAGES, EXPLAINING_PAGES + 1):
        picture = cards.picture(index)
        for column in range(4):
            x = LEFT + column * CARD_WIDE
            for y in (TOP - BLEED - 3.5, 297 - TOP + BLEED + 3.5):
                assert picture.is_inked(x, y)
                assert not picture.is_inked(x + 1, y)
        for row in range(3):
            for y in (corner(row, 0)[1], corner(row, 0)[1] + CARD_HIGH):
                for x in (LEFT - BLEED - 3.5, 210 - LEFT + BLEED + 3.5):
                    assert picture.is_inked(x, y)
                    assert not picture.is_inked(x, y + 1)


def test_the_colour_of_a_back_goes_beyond_the_cut_and_ends(cards: Paper) -> None:
    picture = cards.picture(EXPLAINING_PAGES + 1)
    middle = TOP + CARD_HIGH / 2
    for edge, outwards in ((LEFT, -1), (210 - LEFT, 1)):
        assert picture.grey(edge + outwards * (BLEED - 0.3), middle) < WHITE_ENOUGH
        assert picture.grey(edge + outwards * (BLEED + 0.3), middle) > WHITE_ENOUGH


def test_a_back_lies_behind_its_front_when_the_sheet_is_turned(lille: Edition) -> None:
    """Turned over the long edge, the left column comes to lie on the right."""
    paper = Paper(cards_pdf(lille, "da", at=AT))
    gaps = 0
    for sheet in sheets_of(lille, "da"):
        back = paper.picture(front(sheet) + 1, dots_per_mm=3)
        for row, faces_of_row in enumerate(sheet.rows):
            for column, face in enumerate(faces_of_row):
                x, y = corner(row, 2 - column)
                assert (back.grey(x + 8, y + 3) < WHITE_ENOUGH) == (face is not None)
                gaps += face is None
    assert gaps, "the tiny edition must have a row that is not full, or this shows nothing"


def test_every_back_says_which_edition_it_is(house: Edition, cards: Paper, lang: str) -> None:
    """The deck has a version on every card back."""
    said = words_of(lang).say("common", "edition_line", game=house.names[lang], version=house.version)
    for sheet in sheets_of(house, lang):
        assert squeezed(cards.texts[front(sheet) + 1]).count(squeezed(said)) == len(sheet.faces)


def test_a_back_tells_nothing_of_its_front(house: Edition, printed_cards: Callable[[str], Paper]) -> None:
    """Nobody knows a card that lies face down."""
    cards = printed_cards("da")
    sheet = sheets_of(house, "da")[0]
    cut = cards.texts[front(sheet) + 1].split("\n", 1)[1]
    assert not any(face.id in cut or face.title in cut for face in sheet.faces)


def test_a_print_shop_gets_each_card_with_bleed_and_trim(house: Edition) -> None:
    paper = Paper(cards_pdf(house, "da", at=AT, layout="single"))
    assert len(paper.pdf) == 2 * len(faces(house, "da", words_of("da")))
    for index in (0, 1, 270, 271):
        assert paper.box(index, "trim") == (3.0, 3.0, 66.0, 91.0)
        assert paper.box(index, "bleed") == paper.box(index, "media") == (0.0, 0.0, 69.0, 94.0)
    assert paper.picture(1).grey(0.5, 0.5) < WHITE_ENOUGH
    assert paper.is_accepted()


def test_the_same_content_at_the_same_second_gives_the_same_bytes(lille: Edition) -> None:
    first = cards_pdf(lille, "en", at=AT)
    assert cards_pdf(lille, "en", at=AT) == first
    assert cards_pdf(lille, "en", at=AT.replace(second=6)) != first


@pytest.mark.parametrize("lang", ["da", "en"])
def test_an_edition_with_other_numbers_is_printed_too(lille: Edition, lang: str) -> None:
    paper = Paper(cards_pdf(lille, lang, at=AT))
    assert paper.is_accepted()
    for face in card_faces(lille, lang):
        assert squeezed(face.title) in paper.plain
