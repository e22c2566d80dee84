"""Looks at a PDF as a reader does: its words, its pages as pictures, its QR codes, its boxes, and two validators."""

import ctypes
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import page

from tests.missing import skip_or_fail

try:
    import pypdfium2
    import zxingcpp
except ImportError:
    skip_or_fail("pypdfium2 and zxing-cpp are not installed")

AT = datetime(2026, 11, 21, 12, 0, 5, tzinfo=UTC)
MM = 72 / 25.4
"""Points in a millimetre."""
WHITE = 250


@dataclass(frozen=True)
class Letter:
    """One drawn letter, in millimetres from the sheet's top left corner, and its size in points."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Paper:
    """An open PDF."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.pdf = pypdfium2.PdfDocument(body)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, in the order of reading."""
        return [sheet.get_textpage().get_text_range() for sheet in self.pdf]

    @property
    def plain(self) -> str:
        """All text without what a line's end adds: spaces and hyphens."""
        return squeezed("".join(self.texts))

    def millimetres(self, index: int) -> tuple[float, float]:
        wide, high = self.pdf[index].get_size()
        return round(wide / MM, 1), round(high / MM, 1)

    def box(self, index: int, name: str) -> tuple[float, ...]:
        """A page's media, trim or bleed box: left, bottom, right, top in millimetres."""
        found = getattr(self.pdf[index], f"get_{name}box")()
        return tuple(round(edge / MM, 1) for edge in found)

    def letters(self, index: int) -> list[Letter]:
        sheet = self.pdf[index]
        high = sheet.get_height()
        text = sheet.get_textpage()
        found = []
        for i in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(i)
            sign = text.get_text_range(i, 1)
            if sign.strip() and right > left:
                size = pypdfium2.raw.FPDFText_GetFontSize(text, i)
                edges = (left, high - top, right, high - bottom)
                found.append(Letter(sign, *(edge / MM for edge in edges), size))
        return found

    def picture(self, index: int, dots_per_mm: int = 8) -> "Picture":
        drawn = self.pdf[index].render(scale=dots_per_mm / MM, grayscale=True)
        return Picture(memoryview(drawn.buffer).cast("B", (drawn.height, drawn.stride)), dots_per_mm)

    def codes(self, index: int) -> list[str]:
        """What the QR codes of a page say."""
        return [code.text for code in zxingcpp.read_barcodes(self.picture(index).dots) if code.valid]

    def spoken(self) -> list[str]:
        """What is said of every picture in the document (its alternative text), in the order of reading."""
        found: list[str] = []
        for sheet in self.pdf:
            tree = pypdfium2.raw.FPDF_StructTree_GetForPage(sheet)
            for i in range(pypdfium2.raw.FPDF_StructTree_CountChildren(tree)):
                _listen(pypdfium2.raw.FPDF_StructTree_GetChildAtIndex(tree, i), found)
            pypdfium2.raw.FPDF_StructTree_Close(tree)
        return found

    def is_accepted(self) -> bool:
        """Whether independent validators find it fit to be read aloud (PDF/UA-1) and to be kept (PDF/A-2a)."""
        return all(page.is_pdf_compliant_bytes(self.body, profile=profile) for profile in ("ua1", "2a"))


@dataclass(frozen=True)
class Picture:
    """A page as grey dots."""

    dots: Any
    dots_per_mm: int

    def grey(self, x: float, y: float) -> int:
        """How light the paper is at a place in millimetres, 0 to 255."""
        return int(self.dots[round(y * self.dots_per_mm), round(x * self.dots_per_mm)])

    def is_inked(self, x: float, y: float, around: float = 0.25) -> bool:
        """Whether anything is printed there, or as near as a cutter can be off."""
        steps = (-around, 0, around)
        return any(self.grey(x + dx, y + dy) < WHITE for dx in steps for dy in steps)


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, to be found wherever its lines break."""
    return re.sub(r"[\s\u00ad\ufffe\u2010-]", "", text)


def _listen(element: Any, found: list[str]) -> None:
    size = pypdfium2.raw.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        buffer = ctypes.create_string_buffer(size)
        pypdfium2.raw.FPDF_StructElement_GetAltText(element, buffer, size)
        found.append(buffer.raw[:-2].decode("utf-16-le"))
    for i in range(pypdfium2.raw.FPDF_StructElement_CountChildren(element)):
        child = pypdfium2.raw.FPDF_StructElement_GetChildAtIndex(element, i)
        if child:
            _listen(child, found)
