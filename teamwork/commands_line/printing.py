"""`teamwork print`: the game on paper."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from teamwork.commands_line.data_folder import database_option, edition_named, opened_service
from teamwork.commands_line.refusals import refuse

if TYPE_CHECKING:
    from teamwork.edition import Edition
    from teamwork.service import GameService

WHAT = ("cards", "board", "slips", "guide", "diplomas")
OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("print")
@click.argument("what", type=click.Choice(WHAT))
@click.option("--edition", "edition_name", default="teamwork", show_default=True, help="A name, or a folder.")
@click.option("--game", "game_id", help="Its own edition, and its people for slips and diplomas.")
@click.option("--lang", default="da", show_default=True, help="One of the edition's languages.")
@click.option("--out", required=True, type=OUT, help="The PDF; cards lie beside it as .html too.")
@click.option("--size", type=click.Choice(["a3", "a2"]), default="a3", show_default=True, help="Of the board.")
@click.option("--single", is_flag=True, help="Cards one by one with bleed and trim boxes, for a print shop.")
@click.option("--name", "names", multiple=True, help="A name on a diploma, instead of a game's people.")
@click.option("--base-url", default="http://127.0.0.1:8080", envvar="TEAMWORK_BASE_URLS", help="Stands in the slips.")
@click.option("--replace", is_flag=True, help="Links made before and not used yet stop working.")
@database_option
def print_command(what: Literal["cards", "board", "slips", "guide", "diplomas"], out: Path, **options: Any) -> None:
    """Print the game as PDF: cards, board, join slips, the coach's guide, diplomas."""
    _require_people(what, options["game_id"], options["names"])
    try:
        _print(what, out, **options)
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or 'the disk says no'}. Nothing was printed.")
    click.echo(f"Written to {out}.", err=True)


def _require_people(what: str, game_id: str | None, names: tuple[str, ...]) -> None:
    if what == "slips" and game_id is None:
        raise click.UsageError("slips are a game's: name it with --game")
    if what == "diplomas" and game_id is None and not names:
        raise click.UsageError("whose? Name the game with --game, or each person with --name")


def _print(
    what: Literal["cards", "board", "slips", "guide", "diplomas"],
    out: Path,
    *,
    edition_name: str,
    game_id: str | None,
    lang: str,
    size: Literal["a3", "a2"],
    single: bool,
    names: tuple[str, ...],
    base_url: str,
    replace: bool,
    database: str | None,
) -> None:
    from teamwork.printing import print_board, print_cards, print_guide

    service = None if game_id is None else opened_service(database)
    edition = edition_named(edition_name) if service is None else service.game(game_id or "").edition
    _require_language(lang, edition)
    at = datetime.now(UTC).replace(microsecond=0)
    match what:
        case "cards":
            print_cards(edition, lang, out, at=at, layout="single" if single else "sheets")
        case "board":
            print_board(edition, lang, size, out, at=at)
        case "guide":
            print_guide(edition, lang, out, at=at)
        case "slips":
            _slips(service, game_id, lang, out, base_url, replace)
        case "diplomas":
            _diplomas(service, game_id, names, edition, lang, out, at)


def _require_language(lang: str, edition: "Edition") -> None:
    if lang not in edition.languages:
        raise click.BadParameter(f"{edition.id} is written in {', '.join(edition.languages)}", param_hint="--lang")


def _slips(
    service: "GameService | None", game_id: str | None, lang: str, out: Path, base_url: str, replace: bool
) -> None:
    from teamwork.printing.people import names_of, print_game_slips

    if service is None or game_id is None:
        return
    address = base_url.split()[0].rstrip("/")
    count = print_game_slips(service, game_id, lang, out, address=address, replace=replace)
    older = "links made before stopped working" if replace else "links made before still work (--replace ends them)"
    click.echo(f"{count} slips, each with a link that works once, at {address}; {older}.", err=True)
    _tell_replaced(names_of(service, game_id))


def _diplomas(
    service: "GameService | None",
    game_id: str | None,
    names: tuple[str, ...],
    edition: "Edition",
    lang: str,
    out: Path,
    at: datetime,
) -> None:
    from teamwork.printing import print_diplomas
    from teamwork.printing.people import last_camp_day, names_of

    day = None
    if service is not None and game_id is not None:
        names = names or names_of(service, game_id)
        day = last_camp_day(service.game(game_id))
    print_diplomas(names, edition, lang, out, at=at, day=day)
    _tell_replaced(names)


def _tell_replaced(names: tuple[str, ...]) -> None:
    """Names the fonts cannot draw are told, so that somebody can write them by hand."""
    from teamwork.printing.signs import has_replaced

    unprinted = [name for name in names if has_replaced(name)]
    if unprinted:
        click.echo(f"Signs that no font here has stand as \ufffd in: {', '.join(unprinted)}.", err=True)
