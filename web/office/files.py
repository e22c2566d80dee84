"""Exports: three profiles explained, what each would show, and who took what (journey O2)."""

from typing import Any, NamedTuple

from flask import Response

from teamwork.export import FORMATS
from teamwork.export.measure_rows import told_of
from teamwork.progress.cells import in_words
from teamwork.progress.definitions import DEFINITIONS
from teamwork.progress.disclosure import LIMITS, Profile
from web import language
from web.downloads import download, wish_of_form
from web.house import house
from web.language import t
from web.office.desk import Desk, bp, desk, figures_of, office_caller, page, who


class Preview(NamedTuple):
    """What a profile would show of this game: dates along, measures down."""

    profile: str
    least: int
    people: int
    dates: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@bp.get("/games/<game_id>/files")
def files(game_id: str) -> str:
    """The files of one game."""
    found = desk(game_id)
    log = house().service.store.exports.of(game_id)
    return page(
        "files",
        found,
        formats=FORMATS,
        previews={profile.value: _preview(found, profile) for profile in LIMITS},
        log=log[::-1],
        who_said=who_said,
    )


@bp.get("/games/<game_id>/files/<format>")
def file(game_id: str, format: str) -> Response:
    """One file of one game."""
    caller = office_caller()
    caller.require_game(game_id)
    return download(caller, who(caller), [game_id], format, wish_of_form())


def _preview(found: Desk, profile: Profile) -> Preview:
    lang, about = language.lang(), figures_of(found.game)
    told = list(told_of(about, LIMITS[profile], lang))
    rows = []
    for measure, definition in DEFINITIONS.items():
        cells = tuple((_said(each.cells[measure], lang), each.cells[measure].shown == "number") for each in told)
        rows.append((definition.said(definition.names, found.game.edition, lang), cells))
    dates = tuple(each.dated.fixed.names[lang] for each in told)
    return Preview(profile.value, LIMITS[profile].cell, LIMITS[profile].people, dates, tuple(rows))


def _said(cell: Any, lang: str) -> str:
    words = in_words(cell, lang)
    if words is not None:
        return words
    return f"{cell.value} / {cell.of}" if cell.of is not None else str(cell.value)


def who_said(name: str) -> str:
    """Who took it: the name of an account, or how they came."""
    role, _, account_id = name.partition(":")
    account = house().service.store.accounts.find(account_id) if account_id else None
    if account is not None:
        return account.name
    match role:
        case "office" | "admin":
            return t("Kontoret, med et program") if account_id == "token" else t("Kontoret")
        case "friday":
            return t("Fredagens filer")
        case _:
            return t("Fra kommandolinjen")
