"""The cards as an ordinary web page, to be read aloud, searched or enlarged: the twin of the printed sheets."""

from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from teamwork.edition import Edition
from teamwork.printing.faces import Face, card_faces, table_faces
from teamwork.printing.kinds import ICONS, LOOKS
from teamwork.printing.typesetting import TEMPLATES
from teamwork.printing.words import words_of

_PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def cards_html(edition: Edition, lang: str) -> str:
    """
    Every card, mission and twist with the same number, title, text and asks as on paper, in one file.

    The file needs nothing else: no script, no font, no picture from elsewhere.
    """
    words = words_of(lang)
    kinds = words.part("kinds")
    decks = [
        {"kind": kind, "name": kinds[kind], "look": LOOKS[kind], "faces": [_said(face) for face in group]}
        for kind, group in groupby(
            (*card_faces(edition, lang), *table_faces(edition, lang)), key=lambda face: face.kind
        )
    ]
    return _PAGES.get_template("cards.html").render(
        lang=lang,
        title=words.say("cards", "title", game=edition.names[lang]),
        edition=words.say("cards", "edition", version=edition.version),
        words=words.part("cards"),
        decks=decks,
        icons=ICONS,
        minutes=lambda count: words.say("cards", "minutes", minutes=count),
    )


def _said(face: Face) -> dict[str, object]:
    return face.model_dump(exclude={"code", "lights"})
