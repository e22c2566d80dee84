"""Faults of the decks: numbers on the cards, how many there are, what each builds on."""

from collections.abc import Iterator, Mapping

from teamwork.edition import DeckKind
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.reading import EDITION, Reading, deck_file
from teamwork.edition_check.shapes import CardFacts, Components, DeckRow


def deck_faults(reading: Reading) -> Iterator[Fault]:
    """Every card whose number, components, stages or kind the edition does not know."""
    edition = reading.edition
    yield from _letter_faults(edition.decks or {})
    for kind, row in (edition.decks or {}).items():
        if reading.has(deck_file(kind)):
            yield from _size_faults(kind, row, reading.ids(deck_file(kind)))
    for kind, cards in reading.facts.items():
        for card_id, card in cards.items():
            yield from _card_faults(reading, kind, card_id, card)
    if edition.components is not None and reading.has(deck_file("action")):
        yield from _rare_components(edition.components, reading)


def _letter_faults(decks: Mapping[DeckKind, DeckRow]) -> Iterator[Fault]:
    first: dict[str, DeckKind] = {}
    for kind, row in decks.items():
        other = first.setdefault(row.letter, kind)
        if other != kind:
            yield fault(EDITION, f"decks.{kind}.letter", "letter_twice", letter=row.letter, other=other)


def _size_faults(kind: DeckKind, row: DeckRow, ids: tuple[str, ...]) -> Iterator[Fault]:
    file = deck_file(kind)
    if len(ids) != row.cards:
        yield fault(file, "", "deck_size", found=len(ids), wanted=row.cards, deck=kind)
    width = len(str(max(row.cards, len(ids))))
    expected = tuple(f"{row.letter}{number:0{width}}" for number in range(1, len(ids) + 1))
    missing = [name for name in expected if name not in ids]
    strangers = [name for name in ids if name not in expected]
    for name, free in zip(strangers, missing, strict=True):
        yield fault(file, name, "card_id", expected=free)


def _card_faults(reading: Reading, kind: DeckKind, card_id: str, card: CardFacts) -> Iterator[Fault]:
    file = deck_file(kind)
    components = reading.edition.components
    if components is not None:
        choices = ", ".join(components.all)
        if not card.components:
            yield fault(file, f"{card_id}.components", "component_none", choices=choices)
        for name in card.components:
            if name not in components.all:
                yield fault(file, f"{card_id}.components", "component_unknown", name=name, choices=choices)
    if reading.edition.stages is not None:
        stages = tuple(stage.id for stage in reading.edition.stages)
        for name in card.stages:
            if name not in stages:
                yield fault(file, f"{card_id}.stages", "stage_unknown", name=name, choices=", ".join(stages))
    if card.given and kind != "strength":
        yield fault(file, f"{card_id}.given", "only_on", deck=deck_file("strength"))
    yield from _action_kind_faults(reading, kind, card_id, card)


def _action_kind_faults(reading: Reading, kind: DeckKind, card_id: str, card: CardFacts) -> Iterator[Fault]:
    file, key, name = deck_file(kind), f"{card_id}.action_kind", card.action_kind
    if kind != "action":
        if name is not None:
            yield fault(file, key, "only_on", deck=deck_file("action"))
        return
    if reading.edition.action_kinds is None:
        return
    choices = ", ".join(reading.edition.action_kinds)
    if name is None:
        yield fault(file, key, "action_kind_needed", choices=choices)
    elif name not in reading.edition.action_kinds:
        yield fault(file, key, "action_kind_unknown", name=name, choices=choices)


def _rare_components(components: Components, reading: Reading) -> Iterator[Fault]:
    cards = reading.facts["action"].values()
    for name in components.all:
        found = sum(name in card.components for card in cards)
        if found < components.cards_least:
            least = components.cards_least
            yield fault(deck_file("action"), name, "component_rare", name=name, found=found, least=least)
