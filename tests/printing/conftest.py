"""What tests of printed pages share: the house's edition and the tiny one, and pages made once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from teamwork.edition import Edition
from teamwork.library import load_edition
from teamwork.printing import cards_pdf
from tests.cards.copies import LILLE_FOLDER
from tests.editions import house_edition
from tests.printing.paper import AT, Paper


@pytest.fixture(scope="session")
def house() -> Edition:
    return house_edition()


@pytest.fixture(scope="session")
def lille() -> Edition:
    """An edition with other numbers and other letters, whose rows are not full."""
    return load_edition(LILLE_FOLDER)


@pytest.fixture(scope="session")
def printed_cards() -> Iterator[Callable[[str], Paper]]:
    """The house's cards on sheets, in a language."""
    with ExitStack() as papers:

        @cache
        def printed(lang: str) -> Paper:
            paper = Paper(cards_pdf(house_edition(), lang, at=AT))
            papers.callback(paper.pdf.close)
            return paper

        yield printed


@pytest.fixture(scope="session", params=["da", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def cards(printed_cards: Callable[[str], Paper], lang: str) -> Paper:
    return printed_cards(lang)
