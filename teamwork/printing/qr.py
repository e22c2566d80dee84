"""QR codes as drawings: black modules without a margin; who places one keeps four modules white around it."""

from functools import lru_cache
from itertools import groupby

import segno


@lru_cache(maxsize=1024)
def qr_svg(text: str) -> str:
    """The code of a text as SVG; 15 % of it may be damaged and it is still read."""
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    size = len(matrix)
    runs = "".join(_runs(y, row) for y, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#000" d="{runs}"/></svg>'
    )


def _runs(y: int, row: "bytearray | tuple[int, ...]") -> str:
    drawn = []
    x = 0
    for is_dark, modules in groupby(row):
        wide = len(list(modules))
        if is_dark:
            drawn.append(f"M{x} {y}h{wide}v1h-{wide}z")
        x += wide
    return "".join(drawn)
