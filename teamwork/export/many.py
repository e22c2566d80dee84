"""
Every person and week of many games in one workbook, a game at a time: neither figures nor rows are kept.

The next game is counted in a process beside this one while the rows of the last are written.
"""

import contextlib
import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import NamedTuple

import xlsxwriter

from teamwork.export.build import build
from teamwork.export.gather import gather
from teamwork.export.tables import Export
from teamwork.export.xlsx_file import PLAIN, Forms, TableSheet, add_notes, columns_sheet, set_properties, write_notes
from teamwork.progress.disclosure import Profile
from teamwork.service import GameService
from teamwork.store import open_store

ROW_BY_ROW = {**PLAIN, "in_memory": False, "constant_memory": True}
MANY = 5
"""From so many games on it pays."""
AHEAD = 3
"""How many games are counted before their rows are asked for."""


class Part(NamedTuple):
    """What one game adds."""

    export: Export
    at: datetime


def count(service: GameService, game_id: str, lang: str, first: date | None, last: date | None) -> Part:
    """
    The tables of one game.

    Raises:
        NotFoundError: there is no such game.
    """
    game = gather(service, game_id)
    return Part(build([game], Profile.INTERN, lang, first, last), game.report.game.at)


def xlsx_of_many(
    service: GameService,
    game_ids: Sequence[str],
    lang: str,
    first: date | None,
    last: date | None,
    told: Callable[[int, int], None] | None = None,
    database: str | None = None,
) -> bytes:
    """
    The workbook; with the address of the ``database`` the games are counted in a process of their own.

    Raises:
        NotFoundError: one of the games does not exist.
    """
    with contextlib.ExitStack() as stack:
        wish = (lang, first, last)
        here = (count(service, game_id, *wish) for game_id in game_ids)
        parts = here if database is None else _counted_beside(stack, database, game_ids, wish)
        return _workbook_of(_telling(parts, len(game_ids), told))


def _workbook_of(parts: Iterator[Part]) -> bytes:
    with TemporaryDirectory() as folder:
        file = BytesIO()
        book = xlsxwriter.Workbook(file, {**ROW_BY_ROW, "tmpdir": folder})
        try:
            _fill(book, parts)
            book.close()
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            raise
    return file.getvalue()


def _fill(book: xlsxwriter.Workbook, parts: Iterator[Part]) -> None:
    """The definitions, which every game has, stand there once, and so does each note."""
    head = next(parts)
    forms = Forms(book, head.export.lang)
    front = add_notes(book, head.export.lang)
    sheets = {table.id: TableSheet(book, table, head.export.lang, forms) for table in head.export.tables}
    notes: dict[str, None] = {}
    at = head.at
    for part in chain((head,), parts):
        notes |= dict.fromkeys(part.export.notes)
        at = max(at, part.at)
        for table in part.export.tables:
            if table.id != "definitions" or part is head:
                sheets[table.id].append(table.rows)
    for sheet in sheets.values():
        sheet.finish()
    whole = head.export._replace(notes=tuple(notes))
    set_properties(book, whole.title, at)
    write_notes(front, whole, forms)
    columns_sheet(book, whole, forms)


def _telling(parts: Iterator[Part], of: int, told: Callable[[int, int], None] | None) -> Iterator[Part]:
    for done, part in enumerate(parts, start=1):
        yield part
        if told is not None:
            told(done, of)


# ---- the process beside -----------------------------------------------------------------------------


def _counted_beside(
    stack: contextlib.ExitStack, database: str, game_ids: Sequence[str], wish: tuple[str, date | None, date | None]
) -> Iterator[Part]:
    """A few games ahead of the writing, and no more."""
    beside = max(1, min(2, (os.cpu_count() or 2) - 1))
    pool = stack.enter_context(
        ProcessPoolExecutor(beside, mp_context=get_context("spawn"), initializer=_open, initargs=(database,))
    )
    waiting: deque[Future[Part]] = deque()
    for game_id in game_ids:
        waiting.append(pool.submit(_count, game_id, *wish))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_opened: list[GameService] = []


def collect_seldom() -> None:
    """A season is a hundred thousand small values, and all live until its rows are written: little is to be found."""
    gc.set_threshold(100_000, 20, 50)


def _open(database: str) -> None:
    collect_seldom()
    _opened[:] = [GameService(open_store(database))]


def _count(game_id: str, lang: str, first: date | None, last: date | None) -> Part:
    return count(_opened[0], game_id, lang, first, last)
