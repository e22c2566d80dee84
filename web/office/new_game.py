"""A new game with its people: everything wrong is told at once, and what was typed stays (journey C1)."""

from datetime import date

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.edition import Edition
from teamwork.errors import InvalidCommandError, NotFoundError, TeamworkError
from teamwork.library import edition_folder, find_editions, load_edition
from teamwork.people_list import Mistake, PeopleListError, new_game, read_people
from web import language
from web.callers import Caller
from web.house import house
from web.office.desk import bp, office_caller, page
from web.office.forms import NewGameForm
from web.office.words import named


@bp.get("/new")
def new_game_page() -> str:
    """The empty form."""
    return _page(_caller(), NewGameForm(formdata=None, data={"edition": "teamwork"}), ())


@bp.post("/new")
def make_game() -> AnyResponse | tuple[str, int]:
    """The game with everyone on a chair, or every mistake of the list and the form as it was."""
    caller, form = _caller(), NewGameForm()
    mistakes: tuple[Mistake, ...] = ()
    if form.validate_on_submit():
        try:
            return redirect(url_for("office.people", game_id=_made(form), done="new_game"), 303)
        except PeopleListError as refused:
            mistakes = refused.mistakes
        except TeamworkError as refused:
            form.refuse(refused)
    return _page(caller, form, mistakes), 422


def _caller() -> Caller:
    """
    Raises:
        NotFoundError: one whose business is a single game makes no others.
    """
    caller = office_caller()
    if caller.game_id is not None:
        raise NotFoundError(field="game_id")
    return caller


def _made(form: NewGameForm) -> str:
    name = (form.name.data or "").strip()
    if not name:
        raise InvalidCommandError("missing_field", field="name")
    edition = load_edition(edition_folder(form.edition.data or ""))
    people = read_people(_list_of(form), edition)
    return new_game(
        house().service,
        edition,
        name,
        _start(form),
        people,
        is_rehearsal=form.is_rehearsal.data == "yes",
    )


def _start(form: NewGameForm) -> date:
    try:
        return date.fromisoformat(form.started_on.data or "")
    except ValueError:
        raise InvalidCommandError("missing_field", field="started_on") from None


def _list_of(form: NewGameForm) -> bytes:
    """The file when one was sent, else what was pasted."""
    sent = request.files.get("file")
    content = sent.read() if sent is not None and sent.filename else b""
    return content or (form.people.data or "").encode()


def _page(caller: Caller, form: NewGameForm, mistakes: tuple[Mistake, ...]) -> str:
    form.edition.choices = {name: _edition_name(name) for name in find_editions()}
    return page(
        "new_game",
        caller=caller,
        form=form,
        mistakes=[mistake.line(language.lang()) for mistake in mistakes],
        is_file=bool(request.files.get("file")),
    )


def _edition_name(name: str) -> str:
    edition: Edition = load_edition(edition_folder(name))
    return f"{named(edition.names)} {edition.version}"
