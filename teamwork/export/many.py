"""
Every person and week of many games in one workbook, a game at a time: neither figures nor rows are kept.

The next games are counted in processes beside this one, rows and all, while those of the last are written.
"""

import contextlib
import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from multiprocessing import get_context, parent_process
from tempfile import TemporaryDirectory
from typing import NamedTuple

import xlsxwriter

from teamwork.export.build import build
from teamwork.export.gather import gather
from teamwork.export.intern_rows import read_in
from teamwork.export.measure_rows import Period
from teamwork.export.ready_rows import ReadyRows, Styles, ready
from teamwork.export.tables import Export
from teamwork.export.xlsx_file import PLAIN, Forms, TableSheet, add_notes, columns_sheet, set_properties, write_notes
from teamwork.progress.disclosure import Profile
from teamwork.service import GameService
from teamwork.store import open_store

ROW_BY_ROW = {**PLAIN, "in_memory": False, "constant_memory": True}
MANY = 5
"""From so many games on it pays."""
BESIDE_MOST = 4
"""Processes that count."""
AHEAD = 2
"""How many games each of them counts before their rows are asked for."""


class Wish(NamedTuple):
    """What is wanted of every game, and how its cells are to look."""

    lang: str
    first: date | None
    last: date | None
    styles: Styles


class Part(NamedTuple):
    """What one game adds: its tables without their rows, and these ready by the table's id."""

    export: Export
    at: datetime
    rows: Mapping[str, ReadyRows]
    read: tuple[str, ...]
    """The ids of those whose status is told."""


class Workbook(NamedTuple):
    """All of it, and by game the ids of those whose status it tells."""

    body: bytes
    read: Mapping[str, tuple[str, ...]]


def count(service: GameService, game_id: str, wish: Wish) -> Part:
    """
    The tables of one game.

    Raises:
        NotFoundError: there is no such game.
    """
    game = gather(service, game_id)
    whole = build([game], Profile.INTERN, wish.lang, wish.first, wish.last)
    rows = {table.id: ready(table.rows, table.columns, wish.lang, wish.styles) for table in whole.tables}
    heads = tuple(table._replace(rows=()) for table in whole.tables)
    return Part(whole._replace(tables=heads), game.report.game.at, rows, read_in(game, Period(wish.first, wish.last)))


def xlsx_of_many(
    service: GameService,
    game_ids: Sequence[str],
    lang: str,
    first: date | None,
    last: date | None,
    told: Callable[[int, int], None] | None = None,
    database: str | None = None,
) -> Workbook:
    """
    The workbook; with the address of the ``database`` the games are counted in processes of their own.

    Raises:
        NotFoundError: one of the games does not exist.
    """
    with contextlib.ExitStack() as stack:
        file = BytesIO()
        book = xlsxwriter.Workbook(file, {**ROW_BY_ROW, "tmpdir": stack.enter_context(TemporaryDirectory())})
        forms = Forms(book, lang)
        wish = Wish(lang, first, last, forms.styles)
        here = (count(service, game_id, wish) for game_id in game_ids)
        parts = here if database is None else _counted_beside(stack, database, game_ids, wish)
        try:
            read = _fill(book, forms, _telling(parts, len(game_ids), told))
            book.close()
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            raise
        return Workbook(file.getvalue(), dict(zip(game_ids, read, strict=True)))


def _fill(book: xlsxwriter.Workbook, forms: Forms, parts: Iterator[Part]) -> list[tuple[str, ...]]:
    """The definitions, which every game has, stand there once, and so does each note; answers whose status is told."""
    head = next(parts)
    front = add_notes(book, head.export.lang)
    sheets = {table.id: TableSheet(book, table, head.export.lang, forms) for table in head.export.tables}
    notes: dict[str, None] = {}
    at, read = head.at, []
    for part in chain((head,), parts):
        notes |= dict.fromkeys(part.export.notes)
        at = max(at, part.at)
        read.append(part.read)
        for table_id, rows in part.rows.items():
            if table_id != "definitions" or part is head:
                sheets[table_id].append_ready(rows)
    for sheet in sheets.values():
        sheet.finish()
    whole = head.export._replace(notes=tuple(notes))
    set_properties(book, whole.title, at)
    write_notes(front, whole, forms)
    columns_sheet(book, whole, forms)
    return read


def _telling(parts: Iterator[Part], of: int, told: Callable[[int, int], None] | None) -> Iterator[Part]:
    for done, part in enumerate(parts, start=1):
        yield part
        if told is not None:
            told(done, of)


# ---- the process beside -----------------------------------------------------------------------------


def _counted_beside(stack: contextlib.ExitStack, database: str, game_ids: Sequence[str], wish: Wish) -> Iterator[Part]:
    """A few games ahead of the writing, and no more."""
    beside = min(BESIDE_MOST, os.cpu_count() or 1)
    pool = stack.enter_context(
        ProcessPoolExecutor(beside, mp_context=get_context("spawn"), initializer=_open, initargs=(database,))
    )
    waiting: deque[Future[Part]] = deque()
    for game_id in game_ids:
        waiting.append(pool.submit(_count, game_id, wish))
        if len(waiting) > AHEAD * beside:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_opened: list[GameService] = []


def collect_seldom() -> None:
    """A season is a hundred thousand small values, and all live until its rows are written: little is to be found."""
    gc.set_threshold(100_000, 20, 50)


def _open(database: str) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _opened[:] = [GameService(open_store(database))]
    gc.freeze()
    gc.disable()


def _leave_with_parent() -> None:
    """One that was killed cannot tell its own processes, and they would wait for their next game for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _count(game_id: str, wish: Wish) -> Part:
    try:
        return count(_opened[0], game_id, wish)
    finally:
        gc.collect()  # between two games, when little is left to look through
