"""Sentences of what is printed."""

SENTENCES: dict[str, str] = {
    "fonts_missing": "Programmets skrifter kan ikke læses: {names}. Installér programmet igen.",
    "words_missing": "Sproget »{lang}« kan ikke trykkes. Vælg et af: {known}.",
    "page_unfit": "Siden »{template}« kunne ikke sættes. Det er en fejl hos os, og intet er trykt.",
}
