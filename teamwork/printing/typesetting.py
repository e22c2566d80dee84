"""One door to typst: a template of ours, content as JSON (never as markup), a moment; out comes a PDF."""

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from teamwork.printing.errors import PrintingError
from teamwork.printing.font_files import FAMILIES, fonts
from teamwork.printing.signs import printable_throughout
from teamwork.printing.stream_ends import settle_stream_ends

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1, so that it can be read aloud; PDF/A-2a, so that it can be kept."""
PRIVATE = 0o600


def typeset(template: str, content: Mapping[str, Any], at: datetime) -> bytes:
    """
    The PDF of a template: the same content at the same second gives the same bytes.

    Takes tens of milliseconds of one core and half a second at most; call it from a worker thread.

    Raises:
        PrintingError: ``fonts_missing``; ``page_unfit`` with ``template``, a fault of ours.
    """
    import typst  # 7 MB that a server holds only once it has printed

    moment = int(at.astimezone(UTC).timestamp())
    known_fonts = fonts()
    printed = json.dumps({"families": FAMILIES, **printable_throughout(content)}, ensure_ascii=False)
    try:
        made = typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=known_fonts,
            sys_inputs={"content": printed},
            pdf_standards=list(STANDARDS),
            timestamp=moment,
        )
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise PrintingError("page_unfit", template=template) from error
    return settle_stream_ends(bytes(made))


def write_whole(out: Path, body: bytes) -> None:
    """
    ``out`` holds all of ``body``, or what it held before; only its owner may read it (a slip is a secret).

    Raises:
        OSError: the folder is not there or may not be written to.
    """
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(name).chmod(PRIVATE)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
