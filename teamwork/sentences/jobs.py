"""Sentences of this chapter."""

SENTENCES: dict[str, str] = {}
