"""The voices that an edition brings for its bots, read from its folder."""

from teamwork.bots import SMALL_VOICES
from teamwork.edition import Edition
from teamwork.library import find_editions
from teamwork.voices import Voices, read_voices


def voices_of(edition: Edition, lang: str) -> Voices:
    """What the edition's bots say in a language; a few words of the program's own where it brings none."""
    folder = find_editions().get(edition.id)
    path = folder / lang / "voices.toml" if folder else None
    if path is None or not path.is_file():
        return SMALL_VOICES
    return read_voices(path.read_text(encoding="utf-8"))
