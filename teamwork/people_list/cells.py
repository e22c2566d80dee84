"""The cells of a list, from whatever a spreadsheet program saves: XLSX, or CSV in any of its habits."""

import csv
import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from teamwork.rules.texts import clean

BYTES_MOST = 2 * 1024 * 1024
UNPACKED_MOST = 40 * 1024 * 1024
LINES_MOST = 2_000
COLUMNS_MOST = 50
CELL_MOST = 1_000
ENCODINGS = ("utf-8-sig", "cp1252")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ZIP_MARK = b"PK\x03\x04"

Line = tuple[int, tuple[str, ...]]
"""The number of a line, from 1, and its cells."""


class UnreadableError(Exception):
    """The file is no list that can be read; the message is the code of a mistake."""


def lines_of(content: bytes) -> tuple[Line, ...]:
    """
    The lines that hold anything.

    Raises:
        UnreadableError: ``file_too_large``, ``file_unreadable``, ``list_too_long``.
    """
    if len(content) > BYTES_MOST:
        raise UnreadableError("file_too_large")
    rows = _xlsx(content) if content.startswith(ZIP_MARK) else _csv(content)
    found = tuple(islice(_filled(rows), LINES_MOST + 1))
    if len(found) > LINES_MOST:
        raise UnreadableError("list_too_long")
    return found


def _filled(rows: Iterator[list[str]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        cells = tuple(" ".join(clean(cell[:CELL_MOST]).split()) for cell in row[:COLUMNS_MOST])
        if any(cells):
            yield number, cells


# ---- CSV ----------------------------------------------------------------------------------------


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\x00" in text:
        raise UnreadableError("file_unreadable")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        yield from reader
    except csv.Error:
        raise UnreadableError("file_unreadable") from None


def _decoded(content: bytes) -> str:
    if content.startswith(UTF_16_MARKS):
        return _decoded_as(content, "utf-16") or ""
    for encoding in ENCODINGS:
        text = _decoded_as(content, encoding)
        if text is not None:
            return text
    raise UnreadableError("file_unreadable")


def _decoded_as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimiter(text: str) -> str:
    """Whichever of the usual signs stands most in the first line; Danish Excel writes semicolons."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    return max(";,\t", key=first.count)


# ---- XLSX ---------------------------------------------------------------------------------------


def _xlsx(content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # takes a moment to load, and most lists are CSV

    _require_small_inside(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            for row in book.worksheets[0].iter_rows(max_col=COLUMNS_MOST, values_only=True):
                yield [_written(value) for value in row]
        finally:
            book.close()
    except UnreadableError:
        raise
    except Exception:  # a damaged workbook fails in as many ways as there are parsers under it
        raise UnreadableError("file_unreadable") from None


def _require_small_inside(content: bytes) -> None:
    """A small file may unpack to a very large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise UnreadableError("file_unreadable") from None
    if size > UNPACKED_MOST:
        raise UnreadableError("file_too_large")


def _written(value: Any) -> str:
    """A cell as its reader sees it; phone numbers that were stored as numbers have no decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
