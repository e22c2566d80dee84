"""The faces of everything that is cut out: cards, missions, twists, and empty doors and keys to write on."""

from collections.abc import Iterator

from teamwork.edition import CardDefinition, Edition
from teamwork.frozen import Frozen
from teamwork.printing.kinds import FaceKind
from teamwork.printing.qr import qr_svg
from teamwork.printing.signs import typographic
from teamwork.printing.words import Words

IN_A_ROW = 3


class Face(Frozen):
    """The front of one card; ``id`` is the large number, empty on doors and keys."""

    id: str
    kind: FaceKind
    title: str
    text: str = ""
    asks: tuple[str, ...] = ()
    minutes: int | None = None
    code: str | None = None
    """What the QR code says: edition, version and number; never a person, a game or an address."""
    lights: int = 0
    """Circles to fill in, one a graduate."""

    def content(self) -> dict[str, object]:
        """The face as a template needs it."""
        return {**self.model_dump(), "qr": None if self.code is None else qr_svg(self.code)}


def faces(edition: Edition, lang: str, words: Words) -> tuple[Face, ...]:
    """One set for one team: the decks in their order, missions, twists, then empty doors and keys."""
    return (*card_faces(edition, lang), *table_faces(edition, lang), *empty_faces(edition, words))


def card_faces(edition: Edition, lang: str) -> tuple[Face, ...]:
    """The cards that have a number to be entered on a phone (rule 4.1)."""
    return tuple(_card(edition, card, lang) for card in edition.cards.values())


def table_faces(edition: Edition, lang: str) -> tuple[Face, ...]:
    """What a table draws together: missions (rule 6.7) and twists (rule 6.5)."""
    missions = (
        Face(
            id=mission.id,
            kind="mission",
            title=typographic(mission.titles[lang]),
            text=typographic(mission.texts[lang]),
            lights=edition.sizes.graduates,
        )
        for mission in edition.missions.values()
    )
    twists = (
        Face(id=twist.id, kind="twist", title=typographic(twist.titles[lang]), text=typographic(twist.texts[lang]))
        for twist in edition.twists.values()
    )
    return (*missions, *twists)


def empty_faces(edition: Edition, words: Words) -> tuple[Face, ...]:
    """A door for each workplace of a graduate's first dream, a key from each helper to each; whole rows of them."""
    sizes = edition.sizes
    doors = _whole_rows(sizes.graduates * edition.limits.workplaces_most)
    keys = _whole_rows(sizes.graduates * sizes.helpers)
    return (*_empty("door", doors, words), *_empty("key", keys, words))


def code_of(edition: Edition, ref: str) -> str:
    """What the QR code of a card says; capitals make a smaller code."""
    return f"{edition.id} {edition.version} {ref}".upper()


def _card(edition: Edition, card: CardDefinition, lang: str) -> Face:
    text = card.texts[lang]
    return Face(
        id=card.id,
        kind=card.kind,
        title=typographic(text.title),
        text=typographic(text.text),
        asks=tuple(typographic(ask) for ask in text.asks.values()),
        minutes=card.minutes,
        code=code_of(edition, card.id),
    )


def _empty(kind: FaceKind, count: int, words: Words) -> Iterator[Face]:
    said = words.part(kind)
    return (Face(id="", kind=kind, title=said["title"], text=said["text"]) for _ in range(count))


def _whole_rows(count: int) -> int:
    return -(-count // IN_A_ROW) * IN_A_ROW
