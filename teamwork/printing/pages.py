"""What every printed page is given: its language, its title, its icons, and which edition it belongs to."""

from typing import Any

from teamwork.edition import Edition
from teamwork.printing.kinds import ICONS
from teamwork.printing.words import Words

REGIONS = {"da": "dk", "en": "gb"}


def frame(edition: Edition, words: Words, title: str) -> dict[str, Any]:
    """The content that `common.typ` and every template rely on."""
    return {
        "lang": words.lang,
        "region": REGIONS.get(words.lang),
        "title": title,
        "icons": ICONS,
        "edition_line": words.say("common", "edition_line", game=edition.names[words.lang], version=edition.version),
    }
