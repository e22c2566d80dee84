"""The printed game: cards, missions, twists, empty doors and keys, on sheets of nine with their backs."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, TypeAlias

from teamwork.edition import Edition
from teamwork.printing.cards_html import cards_html
from teamwork.printing.faces import Face, faces
from teamwork.printing.kinds import LOOKS, FaceKind, looks
from teamwork.printing.pages import frame
from teamwork.printing.sheets import Row, Sheet, lay_out
from teamwork.printing.town_houses import LAMP, row_of_houses_svg
from teamwork.printing.town_houses import Look as HouseLook
from teamwork.printing.typesetting import typeset, write_whole
from teamwork.printing.words import Words, words_of

Layout: TypeAlias = Literal["sheets", "single"]
WITH_CUES: tuple[FaceKind, ...] = ("dream", "strength", "challenge", "action")


def print_cards(edition: Edition, lang: str, out: Path, *, at: datetime, layout: Layout = "sheets") -> None:
    """``out`` holds `cards_pdf`; beside it, under the same name with ``.html``, lies its twin `cards_html`."""
    body = cards_pdf(edition, lang, at=at, layout=layout)
    write_whole(out.with_suffix(".html"), cards_html(edition, lang).encode())
    write_whole(out, body)


def cards_pdf(edition: Edition, lang: str, *, at: datetime, layout: Layout = "sheets") -> bytes:
    """
    One set of the game for one team; cards are 63 × 88 mm.

    ``sheets``: two pages that explain, then front and back of each A4 sheet of nine, with crop marks and
    2 mm bleed. ``single``: front and back of one card after another on pages of their own, with 3 mm bleed and
    the boxes that a print shop asks for.
    """
    words = words_of(lang)
    laid_out = _on_sheets if layout == "sheets" else _one_by_one
    content = {**_frame(edition, words), **laid_out(edition, words)}
    return typeset(f"cards_{layout}", content, at)


def _on_sheets(edition: Edition, words: Words) -> dict[str, Any]:
    sheets = lay_out(faces(edition, words.lang, words))
    return {
        **_cover(edition, words, sheets),
        "sheets": [_sheet(sheet, len(sheets), words) for sheet in sheets],
        "card_level": 3,
    }


def _one_by_one(edition: Edition, words: Words) -> dict[str, Any]:
    return {"faces": [_face(face, words) for face in faces(edition, words.lang, words)], "card_level": 1}


def _frame(edition: Edition, words: Words) -> dict[str, Any]:
    return {
        **frame(edition, words, words.say("cards", "title", game=edition.names[words.lang])),
        "looks": looks(),
        "kinds": words.part("kinds"),
        "words": words.part("cards"),
        "door": words.part("door"),
        "key": words.part("key"),
        "street": row_of_houses_svg(5, HouseLook("#line", "none", "none", 1.6), has_trees=False),
    }


def _cover(edition: Edition, words: Words, sheets: Sequence[Sheet]) -> dict[str, Any]:
    kinds = words.part("kinds")
    all_faces = [face for sheet in sheets for face in sheet.faces]
    example = next((face.id for face in all_faces if face.kind == "action"), all_faces[0].id)
    steps = [step.format(example=example) for step in words.part("cards")["use_steps"]]
    first = {face.kind: face.id[:1] for face in reversed(all_faces)}
    return {
        "set_line": f"{words.say('cards', 'edition', version=edition.version)} · {words.say('cards', 'set')}",
        "use_steps": steps,
        "kinds_in_set": [_kind_line(kind, sheets, words) for kind in kinds if kind in first],
        "count": len(all_faces),
        "sheet_count": len(sheets),
        "kinds_with_cues": [
            {
                "kind": kind,
                "name": kinds[kind],
                "letter": first[kind],
                "border": words.say("cards", f"border_{LOOKS[kind].border}"),
            }
            for kind in WITH_CUES
            if kind in first
        ],
        "lit_street": row_of_houses_svg(11, HouseLook(lit=LAMP)),
        "twin_line": words.say("cards", "twin"),
    }


def _kind_line(kind: str, sheets: Sequence[Sheet], words: Words) -> dict[str, Any]:
    on = [sheet for sheet in sheets if any(face.kind == kind for face in sheet.faces)]
    of_kind = [face for sheet in on for face in sheet.faces if face.kind == kind]
    return {
        "name": words.part("kinds")[kind],
        "numbers": _span(of_kind) or words.say("cards", "no_numbers"),
        "count": len(of_kind),
        "sheets": _from_to(str(on[0].number), str(on[-1].number)),
    }


def _sheet(sheet: Sheet, count: int, words: Words) -> dict[str, Any]:
    where = words.say("cards", "sheet", number=sheet.number, count=count)
    same_kind = groupby(sheet.faces, key=lambda face: face.kind)
    what = ", ".join(f"{words.part('kinds')[kind]} {_span(list(group))}".strip() for kind, group in same_kind)
    return {
        "heading": f"{where} · {what}",
        "back_heading": f"{where} · {what} · {words.say('cards', 'back')}",
        "rows": [_row(row, words) for row in sheet.rows],
        "back": [_row(row, words) for row in sheet.back()],
    }


def _row(row: Row, words: Words) -> list[dict[str, Any] | None]:
    return [None if face is None else _face(face, words) for face in row]


def _face(face: Face, words: Words) -> dict[str, Any]:
    said = {} if face.minutes is None else {"minutes_said": words.say("cards", "minutes", minutes=face.minutes)}
    return {**face.content(), **said, "code_alt": words.say("cards", "code_alt", id=face.id)}


def _span(of_kind: Sequence[Face]) -> str:
    return _from_to(of_kind[0].id, of_kind[-1].id)


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
