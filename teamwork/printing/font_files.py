"""The fonts of every printed page, and which signs they can draw."""

import struct
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from teamwork.printing.errors import PrintingError

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("IBM Plex Sans", "IBM Plex Sans Arabic", "IBM Plex Sans Hebrew")
"""In the order in which a sign is looked for."""
WEIGHTS = ("Regular", "Bold")


def font_paths() -> tuple[Path, ...]:
    """
    Every font file, family by family.

    Raises:
        PrintingError: ``fonts_missing`` with ``names``, those that are not there.
    """
    paths = tuple(FOLDER / f"{family.replace(' ', '')}-{weight}.ttf" for family in FAMILIES for weight in WEIGHTS)
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        raise PrintingError("fonts_missing", names=", ".join(missing))
    return paths


@cache
def fonts() -> "typst.Fonts":
    """The project's own fonts alone, so that a page looks the same on every machine."""
    import typst

    folder = font_paths()[0].parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


@cache
def covered() -> frozenset[int]:
    """The code points that some family draws in every weight."""
    paths = iter(font_paths())
    families = zip(paths, paths, strict=True)
    return frozenset().union(*(code_points(regular) & code_points(bold) for regular, bold in families))


def code_points(path: Path) -> frozenset[int]:
    """
    The code points a TrueType file has a glyph for, by the tables of its ``cmap``.

    Raises:
        PrintingError: ``fonts_missing``: the file is no font, or its table is of a kind nobody here reads.
    """
    try:
        body = path.read_bytes()
        return _of_cmap(body, _table(body, b"cmap"))
    except (OSError, struct.error, ValueError, IndexError):
        raise PrintingError("fonts_missing", names=path.name) from None


def _table(body: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", body, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", body, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(tag)


def _of_cmap(body: bytes, cmap: int) -> frozenset[int]:
    (count,) = struct.unpack_from(">H", body, cmap + 2)
    found: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">L", body, cmap + 4 + 8 * index + 4)
        (form,) = struct.unpack_from(">H", body, cmap + offset)
        if form == 4:
            found |= _segments(body, cmap + offset)
        elif form == 12:
            found |= _groups(body, cmap + offset)
    if not found:
        raise ValueError("cmap")
    return frozenset(found)


def _segments(body: bytes, at: int) -> set[int]:
    """Format 4: ranges of 16 bits, each with a difference or a table of glyphs."""
    count = struct.unpack_from(">H", body, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", body, at + 14)
    starts = struct.unpack_from(f">{count}H", body, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", body, at + 16 + 4 * count)
    where = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", body, where)
    found = set()
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, end + 1):
            glyph = code
            if offsets[index]:
                (glyph,) = struct.unpack_from(">H", body, where + 2 * index + offsets[index] + 2 * (code - start))
            if glyph and (glyph + deltas[index]) % 65536 and code != 0xFFFF:
                found.add(code)
    return found


def _groups(body: bytes, at: int) -> set[int]:
    """Format 12: groups of 32 bits, first and last code point and the first glyph."""
    (count,) = struct.unpack_from(">L", body, at + 12)
    groups = (struct.unpack_from(">LLL", body, at + 16 + 12 * index) for index in range(count))
    return {code for start, end, glyph in groups for code in range(start, end + 1) if glyph + code - start}
