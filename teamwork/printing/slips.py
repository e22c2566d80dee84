"""Join slips: a personal QR code and a short address for each person, on paper to be cut."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from teamwork.edition import Edition
from teamwork.frozen import Frozen
from teamwork.printing.pages import frame
from teamwork.printing.qr import qr_svg
from teamwork.printing.signs import breakable
from teamwork.printing.typesetting import typeset, write_whole
from teamwork.printing.words import Words, words_of


class Slip(Frozen):
    """What one person is handed; ``url`` carries its secret in the fragment."""

    name: str
    team: str
    url: str
    seat: str = ""
    """Which chair it is for, so that a name the fonts cannot draw is still found."""


def print_slips(slips: Sequence[Slip], lang: str, out: Path, *, edition: Edition, at: datetime) -> None:
    """``out`` holds `slips_pdf`, readable by its owner only."""
    write_whole(out, slips_pdf(slips, lang, edition=edition, at=at))


def slips_pdf(slips: Sequence[Slip], lang: str, *, edition: Edition, at: datetime) -> bytes:
    """Eight slips a page, each team beginning a page of its own, so that a coach is handed whole sheets."""
    words = words_of(lang)
    by_team = [(team, list(group)) for team, group in groupby(slips, key=lambda slip: slip.team)]
    content = {
        **frame(edition, words, words.say("slips", "title", game=edition.names[lang])),
        "words": words.part("slips"),
        "teams": [
            {"name": breakable(team), "slips": [_slip(slip, words) for slip in group]} for team, group in by_team
        ],
    }
    return typeset("slips", content, at)


def _slip(slip: Slip, words: Words) -> dict[str, Any]:
    return {
        "name": breakable(slip.name),
        "team": breakable(slip.team),
        "seat": slip.seat,
        "address": short_address(slip.url),
        "qr": qr_svg(slip.url),
        "code_alt": words.say("slips", "code_alt", name=slip.name),
    }


def short_address(url: str) -> str:
    """The address as a person types it: without scheme and without the secret."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"
