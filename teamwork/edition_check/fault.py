"""One fault of an edition: where it is, what is wrong, and what would be right."""

from collections.abc import Mapping
from typing import TypeAlias

from teamwork.edition_check import fault_danish, fault_english
from teamwork.frozen import Frozen

FaultParam: TypeAlias = str | int

SENTENCES: Mapping[str, Mapping[str, tuple[str, str]]] = {"da": fault_danish.FAULTS, "en": fault_english.FAULTS}
"""Problem and remedy by language and code."""


PLACE_MOST = 120
PARAM_MOST = 500
"""Most characters shown of a place and of what fills a sentence."""


class Fault(Frozen):
    """
    ``file`` is relative to the edition's folder, ``key`` a dotted path within it (``line 3`` for what
    cannot be read as TOML, empty for the file as a whole); ``code`` is stable.
    """

    file: str
    key: str
    code: str
    params: Mapping[str, FaultParam] = {}

    @property
    def problem(self) -> str:
        """What is wrong, in Danish."""
        return self.told("da")[0]

    @property
    def remedy(self) -> str:
        """What would be right, in Danish."""
        return self.told("da")[1]

    def told(self, language: str) -> tuple[str, str]:
        """Problem and remedy in ``da`` or ``en``."""
        problem, remedy = SENTENCES[language][self.code]
        return problem.format(**self.params), remedy.format(**self.params)

    def line(self, language: str = "da") -> str:
        """The fault on one line: file, key, problem, remedy."""
        problem, remedy = self.told(language)
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {problem} {remedy}"


def fault(file: str, key: str, code: str, /, **params: FaultParam) -> Fault:
    """A fault of that code at that place; what a stranger wrote into it is made fit for a terminal."""
    told = {name: _harmless(param, PARAM_MOST) if isinstance(param, str) else param for name, param in params.items()}
    return Fault(file=_harmless(file, PLACE_MOST), key=_harmless(key, PLACE_MOST), code=code, params=told)


def _harmless(text: str, most: int) -> str:
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[: most + 1])
    return shown if len(text) <= most else f"{shown[:most]}…"
