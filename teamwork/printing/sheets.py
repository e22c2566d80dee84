"""Which card lies where on a sheet, and where its back must be so that the two meet when the paper is turned."""

from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from teamwork.frozen import Frozen
from teamwork.printing.faces import IN_A_ROW, Face

ROWS = 3
Row: TypeAlias = tuple[Face | None, ...]
"""One row from left to right; ``None`` where the paper stays empty."""


class Sheet(Frozen):
    """One sheet of paper; every row holds one kind only, so that neighbours bleed the same colour."""

    number: int
    rows: tuple[Row, ...]

    @property
    def faces(self) -> tuple[Face, ...]:
        """Its cards in the order of reading."""
        return tuple(face for row in self.rows for face in row if face is not None)

    def back(self) -> tuple[Row, ...]:
        """The same rows as they lie when the sheet is turned over its long edge."""
        return tuple(tuple(reversed(row)) for row in self.rows)


def lay_out(faces: Sequence[Face]) -> tuple[Sheet, ...]:
    """The faces on as few sheets as possible, in their order, each kind beginning a new row."""
    rows = [row for _, same in groupby(faces, key=lambda face: face.kind) for row in _rows(tuple(same))]
    return tuple(
        Sheet(number=i + 1, rows=tuple(rows[at : at + ROWS])) for i, at in enumerate(range(0, len(rows), ROWS))
    )


def _rows(faces: tuple[Face, ...]) -> list[Row]:
    chunks = (faces[at : at + IN_A_ROW] for at in range(0, len(faces), IN_A_ROW))
    return [(*chunk, *[None] * (IN_A_ROW - len(chunk))) for chunk in chunks]
