"""What a phone fetches before its first page stands, compressed as a proxy in front would: no wire, only bytes."""

import gzip
import json
from pathlib import Path

from teamwork.edition import Edition

FIRST_MODULES = ("main", "my_page")
"""A graduate's; a helper's first page is another one."""


def first_load_kb(edition: Edition, lang: str) -> float:
    """Modules that the first page imports, sheets, the first font and the edition's texts, in kB of 1,000 bytes."""
    from web.packing import packed_as
    from web.phone_shell import FIRST_FONT, SHEETS, STATIC, imported

    modules = imported(STATIC / "app" / "phone" / f"{name}.js" for name in FIRST_MODULES)
    files: set[Path] = {*modules, *(STATIC / "style" / f"{sheet}.css" for sheet in SHEETS)}
    texts = [packed_as(f"/static/{file.relative_to(STATIC).as_posix()}", file.read_bytes()) for file in files]
    texts.append(gzip.compress(_printed(edition, lang), 9, mtime=0))
    font = (STATIC / "vendor" / "fonts" / FIRST_FONT).stat().st_size
    return round((sum(map(len, texts)) + font) / 1000, 1)


def _printed(edition: Edition, lang: str) -> bytes:
    """The edition as the browser gets it first: one language, without what no first page shows."""
    from web.editions import in_language
    from web.phone_shell import LATER_PRINTED

    first = {name: value for name, value in in_language(edition, lang).items() if name not in LATER_PRINTED}
    return json.dumps(first).encode()
