"""What the browser needs of an edition: its texts in one language, and the numbers that fields are judged by."""

from typing import Any

from teamwork.edition import Edition
from teamwork.errors import TeamworkError
from web.house import house


def edition_for_browser(edition_hash: str, lang: str) -> dict[str, Any] | None:
    """The edition in one language, None when no game was ever played by it."""
    try:
        edition = house().service.edition(edition_hash)
    except TeamworkError:
        return None
    return in_language(edition, lang if lang in edition.languages else edition.languages[0])


def in_language(edition: Edition, lang: str) -> dict[str, Any]:
    """The edition with each of its texts in one language alone."""
    plain = edition.model_dump(mode="json")
    return {name: _spoken(value, lang, set(edition.languages)) for name, value in plain.items()}


def _spoken(value: Any, lang: str, languages: set[str]) -> Any:
    """Wherever the edition says something in every language, only the asked one."""
    match value:
        case dict() if value and set(value) == languages:
            return value[lang]
        case dict():
            return {name: _spoken(inner, lang, languages) for name, inner in value.items()}
        case list():
            return [_spoken(inner, lang, languages) for inner in value]
        case _:
            return value
