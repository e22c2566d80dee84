"""The HTML twin of the cards: the same game for those who listen (programme 4.7 and 5.5)."""

from html.parser import HTMLParser
from itertools import pairwise

from teamwork.edition import CardText, Edition
from teamwork.printing import cards_html
from teamwork.printing.faces import card_faces, table_faces

VOID = {"meta"}


class Reader(HTMLParser):
    """What a reader finds: ids, headings with their level, texts; and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.texts: list[str] = []
        self.lang = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        if tag == "html":
            self.lang = found["lang"] or ""
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_it_holds_every_card_with_the_same_words_as_on_paper(house: Edition, lang: str) -> None:
    read = Reader(cards_html(house, lang))
    assert (read.open, read.lang) == ([], lang)
    for face in (*card_faces(house, lang), *table_faces(house, lang)):
        for said in (face.id, face.title, face.text, *face.asks):
            assert said in read.texts, face.id


def test_every_card_has_an_address_of_its_own_and_no_link_leads_away(house: Edition) -> None:
    read = Reader(cards_html(house, "da"))
    assert len(read.ids) == len(set(read.ids))
    assert set(house.cards) <= set(read.ids)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)


def test_headings_go_down_one_step_at_a_time(house: Edition) -> None:
    levels = Reader(cards_html(house, "da")).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_card_of_angle_brackets_is_words_and_nothing_else(lille: Edition) -> None:
    card = next(iter(lille.cards.values()))
    wild = CardText(title="<b>Fed</b> & <script>", text="1 < 2", asks={"work": "{{ x }}"})
    changed = card.model_copy(update={"texts": {**card.texts, "da": wild}})
    page = cards_html(lille.model_copy(update={"cards": {card.id: changed}}), "da")
    assert "<script" not in page
    assert {"<b>Fed</b> & <script>", "1 < 2", "{{ x }}"} <= set(Reader(page).texts)
