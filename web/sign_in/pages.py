"""Signing in with an account of the house: name, password and a code of the moment, all at once."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import TeamworkError
from teamwork.keeping.staff import Chair, chairs_of
from teamwork.keeping.staff_proof import is_password, step_proven
from teamwork.store import Account, Holder
from web import language
from web.aside import aside
from web.callers import NotSignedInError
from web.gate import address_of
from web.house import house
from web.language import t
from web.pace import TooManyRequestsError
from web.sign_in.begin import SECOND_FACTOR_LASTS, begin_page
from web.sign_in.brakes import Brakes
from web.sign_in.coming_in import coach_of_session, come_in, log, sit_down
from web.sign_in.elsewhere import name_elsewhere
from web.sign_in.forms import ChairForm, SignInForm

bp = Blueprint("sign_in", __name__, url_prefix="/sign-in")

Page = AnyResponse | str | tuple[str, int]


@bp.get("")
def ask() -> str:
    """The form."""
    return _page(SignInForm(formdata=None))


@bp.post("")
def sign_in() -> Page:
    """Whoever proves to be an account of the house comes in; every other reason is answered alike."""
    form = SignInForm()
    name, code = form.name.data or "", form.code.data or ""
    try:
        brake(name)
    except TooManyRequestsError as error:
        log.info("sign_in_braked")
        form.told = language.explain(error)
        return _page(form), error.status
    account = _proven(name, form.password.data or "")
    step = step_proven(account.totp_secret if account else None, code, house().service.clock())
    if account is not None and form.validate_on_submit():
        if account.totp_secret is None:
            return begin_page(ticket_of(account), account)
        if step is not None and house().service.store.accounts.use_totp_step(account.account_id, step):
            return come_in(account)
    log.info("sign_in_refused")
    form.told = t("Det passede ikke. Se efter, at alt er skrevet rigtigt, og brug appens nyeste kode.")
    return _page(form), 403


def brake(name: str | None) -> None:
    """
    One more try for this name from where the request comes; or for none, where no name is tried.

    Raises:
        TooManyRequestsError: too much has been tried.
    """
    service = house().service
    Brakes(service.store, service.clock).require(address_of(request.environ), name)


def _proven(name: str, password: str) -> Account | None:
    """The account with this name and password; it takes as long when there is none."""
    account = house().service.store.accounts.find_by_name(" ".join(name.split())) if name.isprintable() else None
    is_open = account is not None and not account.is_disabled
    stored = account.password_hash if account is not None and is_open else None
    return account if aside(is_password, stored, password) else None


def ticket_of(account: Account, purpose: str = "second_factor") -> str:
    """For an account that has proven itself and has no second factor yet, or is to have a new one."""
    at, holder = house().service.clock(), Holder(account_id=account.account_id)
    minted = house().service.store.credentials.mint(
        "join", holder, purpose=purpose, at=at, expires_at=at + SECOND_FACTOR_LASTS
    )
    return minted.secret


def _page(form: SignInForm) -> str:
    return render_template("sign_in/sign_in.html", form=form, elsewhere=name_elsewhere())


def refused_page(told: str) -> str:
    """The form, and why somebody who came another way stands here again."""
    form = SignInForm(formdata=None)
    form.told = told
    return _page(form)


# ---- a coach of several games -----------------------------------------------------------------------


@bp.get("/chairs")
def chairs() -> Page:
    """Which game the coach has come for; without one, a word about whom to ask."""
    return _chairs(coach_of_session(), ChairForm(formdata=None))


@bp.post("/chairs")
def take_chair() -> Page:
    """The coach sits down."""
    account, form = coach_of_session(), ChairForm()
    known = _known_chairs(account)
    if form.validate_on_submit() and form.chair.data in known:
        return sit_down(account, known[form.chair.data])
    return _chairs(account, form), 422


def _chairs(account: Account, form: ChairForm) -> str:
    known = _known_chairs(account)
    form.chair.choices = {key: _chair_name(chair) for key, chair in known.items()}
    return render_template("sign_in/chairs.html", form=form, chairs=known)


def _known_chairs(account: Account) -> dict[str, Chair]:
    return {"/".join(chair): chair for chair in chairs_of(house().service, account.account_id)}


def _chair_name(chair: Chair) -> str:
    live = house().service.live(chair.game_id)
    team_id = live.game.people[chair.person_id].team_id
    return f"{live.words.get(f'{chair.game_id}/name', '')}: {live.words.get(f'{team_id}/name', '')}"


@bp.errorhandler(NotSignedInError)
def _to_the_form(_: NotSignedInError) -> AnyResponse:
    return redirect(url_for("sign_in.ask"), 303)


@bp.errorhandler(TeamworkError)
def _refused(error: TeamworkError) -> tuple[str, int]:
    """Whoever stands at the door reads a page, also after a form."""
    g.setdefault("lang", language.DANISH)
    return render_template("refused.html", message=language.explain(error), code=error.code), error.status


__all__ = ["Page", "bp"]
