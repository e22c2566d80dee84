"""`teamwork user`, `token` and `migrate`: who may come in, and the database's shape."""

import json
import os
import sys
from typing import Any

import click

from teamwork.commands_line.data_folder import (
    data_folder,
    database_option,
    database_url,
    opened_store,
)
from teamwork.commands_line.looking import SEATS
from teamwork.commands_line.refusals import refuse

INVITATION_DAYS = 7


@click.group()
def user() -> None:
    """Accounts of staff."""


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["coach", "office", "admin"]), required=True)
@click.option("--invite", "is_invited", is_flag=True, help="They choose the password themselves, by a link.")
@database_option
def add_user(name: str, role: str, is_invited: bool, database: str | None) -> None:
    """A new account; its password is asked for, or read from standard input in a pipe."""
    from teamwork.keeping.staff_proof import hash_of
    from teamwork.keeping.writing import ask

    password_hash = None if is_invited else hash_of(_password(name))
    wish = {"account": name, "role": role, "password_hash": password_hash}
    answer = ask(data_folder(), database_url(database), "add_account", **wish)
    if is_invited:
        _tell_invitation(name, answer["ticket"])
    else:
        click.echo(f"{name} may sign in.")


def _tell_invitation(name: str, ticket: str) -> None:
    urls = os.environ.get("TEAMWORK_BASE_URLS", "").split()
    click.echo(f"{urls[0] if urls else ''}/sign-in/begin#{ticket}")
    click.echo(f"Shown once, good for {INVITATION_DAYS} days and one use. Give it to {name} in person.", err=True)


def _password(name: str) -> str:
    """
    A password that is long enough and not plain, not repeated anywhere.

    Never an argument: those are seen by everyone on the machine.
    """
    from teamwork.errors import InvalidCommandError
    from teamwork.keeping.staff_proof import require_password

    if sys.stdin.isatty():
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        require_password(password, name)
    except InvalidCommandError as error:
        refuse(str(error))
    return password


@user.command("list")
@database_option
@click.option("--json", "as_json", is_flag=True)
def list_users(database: str | None, as_json: bool) -> None:
    """Every account by name."""
    accounts = opened_store(database).accounts.all()
    if as_json:
        shown = [{"name": a.name, "role": a.role, "is_disabled": a.is_disabled} for a in accounts]
        click.echo(json.dumps({"accounts": shown}, ensure_ascii=False))
        return
    for account in accounts:
        click.echo(f"{account.name}  {account.role}{'  disabled' if account.is_disabled else ''}")


@user.command("disable")
@click.argument("name")
@database_option
def disable_user(name: str, database: str | None) -> None:
    """Shut the door to an account; its sessions end too."""
    _ask_about(name, database, "disable_account")
    click.echo(f"{name} may not sign in any more.")


@user.command("enable")
@click.argument("name")
@database_option
def enable_user(name: str, database: str | None) -> None:
    """Open the door to an account again."""
    _ask_about(name, database, "enable_account")
    click.echo(f"{name} may sign in.")


@user.command("invite")
@click.argument("name")
@database_option
def invite_user(name: str, database: str | None) -> None:
    """A link for a new password and a new second factor, when one of them was lost."""
    _tell_invitation(name, _ask_about(name, database, "invite_account")["ticket"])


@user.command("seat")
@click.argument("name")
@click.argument("game_id", metavar="GAME")
@click.argument("person_id", metavar="PERSON")
@database_option
def seat_user(name: str, game_id: str, person_id: str, database: str | None) -> None:
    """A coach's account signs in to the seat of that coach in a game."""
    _ask_about(name, database, "give_chair", game_id=game_id, person_id=person_id)
    click.echo(f"{name} signs in to {person_id}.")


def _ask_about(name: str, database: str | None, wish: str, **more: str) -> Any:
    from teamwork.errors import NotFoundError
    from teamwork.keeping.writing import ask
    from teamwork.store import StoreError

    try:
        return ask(data_folder(), database_url(database), wish, account=name, **more)
    except (NotFoundError, StoreError) as error:
        if error.code != "not_found":
            raise
        refuse("There is no such coach in that game, or no such account." if more else f"No account is called {name}.")


@click.group()
def token() -> None:
    """Secrets for screens, offices and programs."""


@token.command("add")
@click.argument("game_id", metavar="GAME")
@click.option("--for", "who", required=True, help="screen, office, reporting, or ROLE:SEAT for a person.")
@click.option("--purpose", default="token", show_default=True, help="What it is for; kept beside it.")
@click.option("--days", type=click.IntRange(1, 400), help="How long it holds; one for reporting at most 400.")
@database_option
@click.option("--json", "as_json", is_flag=True)
def add_token(game_id: str, who: str, purpose: str, days: int | None, database: str | None, as_json: bool) -> None:
    """A new secret for one game; it is shown once. One for reporting only reads, over HTTP, and always expires."""
    from teamwork.errors import InvalidCommandError, NotFoundError
    from teamwork.keeping.writing import ask
    from teamwork.store import StoreError

    wish = {"game_id": game_id, "who": who, "purpose": purpose, "days": days}
    try:
        made = ask(data_folder(), database_url(database), "add_token", **wish)
    except (InvalidCommandError, NotFoundError, StoreError) as error:
        if error.code == "not_found" and error.params.get("field") == "who":
            raise click.BadParameter(SEATS, param_hint="--for") from None
        raise
    if as_json:
        click.echo(json.dumps({"credential_id": made["credential_id"], "token": made["token"]}))
        return
    click.echo(made["token"])
    click.echo(f"Shown once. Take it back with: teamwork token revoke {made['credential_id']}", err=True)


@token.command("revoke")
@click.argument("credential_id", metavar="ID")
@database_option
def revoke_token(credential_id: str, database: str | None) -> None:
    """A secret opens nothing more."""
    from teamwork.keeping.writing import ask

    answer = ask(data_folder(), database_url(database), "revoke_token", credential_id=credential_id)
    if not answer["is_revoked"]:
        refuse("That secret opens nothing, or never did.")
    click.echo("It opens nothing any more.")


@click.command()
@database_option
def migrate(database: str | None) -> None:
    """Bring the database to the shape this program knows."""
    opened_store(database).close()
    click.echo(f"{database_url(database).rsplit('@', 1)[-1]} is ready.")
