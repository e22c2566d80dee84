"""Every sentence that code says to a person, found where it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

from teamwork.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
_QUOTED = r"""(?P<{0}>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_ONE = re.compile(r"(?<![\w.])(?:t|later)\(\s*" + _QUOTED.format("one"))
_MANY = re.compile(r"(?<![\w.])tn\(\s*" + _QUOTED.format("one") + r"\s*,\s*" + _QUOTED.format("many"))


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted[1:-1])


def _sources() -> Iterator[Path]:
    yield from (ROOT / "web").rglob("*.py")
    yield from (ROOT / "web" / "templates").rglob("*.html")
    yield from (ROOT / "web" / "static" / "app").rglob("*.js")


def said() -> Iterator[tuple[str, str]]:
    """Each sentence with the file that says it; of a plural the singular, which is its key."""
    for path in _sources():
        text = path.read_text(encoding="utf-8")
        for pattern in (_ONE, _MANY):
            for match in pattern.finditer(text):
                yield _plain(match["one"]), str(path.relative_to(ROOT))
    for code, sentence in SENTENCES.items():
        yield sentence, f"teamwork/sentences: {code}"
