"""`teamwork user`, `token` and `migrate`: who may come in, and the database's shape."""

import json
import sys

import click

from teamwork.commands_line.data_folder import (
    data_folder,
    database_option,
    database_url,
    opened_service,
    opened_store,
)
from teamwork.commands_line.looking import SEATS
from teamwork.commands_line.refusals import refuse

PASSWORD_LEAST = 12


@click.group()
def user() -> None:
    """Accounts of staff."""


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["coach", "office", "admin"]), required=True)
@database_option
def add_user(name: str, role: str, database: str | None) -> None:
    """A new account; its password is asked for, or read from standard input in a pipe."""
    from argon2 import PasswordHasher

    from teamwork.keeping.writing import ask

    password_hash = PasswordHasher().hash(_password())
    wish = {"account": name, "role": role, "password_hash": password_hash}
    ask(data_folder(), database_url(database), "add_account", **wish)
    click.echo(f"{name} may sign in.")


def _password() -> str:
    """
    A password that is long enough, not repeated anywhere.

    Never an argument: those are seen by everyone on the machine.
    """
    if sys.stdin.isatty():
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < PASSWORD_LEAST:
        refuse(f"A password has at least {PASSWORD_LEAST} characters.")
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
    from teamwork.errors import NotFoundError
    from teamwork.keeping.writing import ask
    from teamwork.store import StoreError

    try:
        ask(data_folder(), database_url(database), "disable_account", account=name)
    except (NotFoundError, StoreError) as error:
        if error.code == "not_found":
            refuse(f"There is no account called {name}.")
        raise
    click.echo(f"{name} may not sign in any more.")


@click.group()
def token() -> None:
    """Secrets for screens, offices and programs."""


@token.command("add")
@click.argument("game_id", metavar="GAME")
@click.option("--for", "who", required=True, help="screen, office, or ROLE:SEAT for a person.")
@database_option
@click.option("--json", "as_json", is_flag=True)
def add_token(game_id: str, who: str, database: str | None, as_json: bool) -> None:
    """A new secret for one game; it is shown once."""
    from teamwork.looking_back import viewer_named
    from teamwork.store import Holder

    service = opened_service(database)
    seat = viewer_named(service.game(game_id), who)
    if seat is None:
        raise click.BadParameter(SEATS, param_hint="--for")
    kind = "device" if seat.person_id else seat.role.value
    minted = service.store.credentials.mint(
        kind,  # type: ignore[arg-type]
        Holder(game_id=game_id, person_id=seat.person_id),
        purpose="token",
        at=service.clock(),
        expires_at=None,
    )
    if as_json:
        click.echo(json.dumps({"credential_id": minted.credential_id, "token": minted.secret}))
        return
    click.echo(minted.secret)
    click.echo(f"Shown once. Take it back with: teamwork token revoke {minted.credential_id}", err=True)


@token.command("revoke")
@click.argument("credential_id", metavar="ID")
@database_option
def revoke_token(credential_id: str, database: str | None) -> None:
    """A secret opens nothing more."""
    service = opened_service(database)
    if not service.store.credentials.revoke(credential_id, service.clock()):
        refuse("That secret opens nothing, or never did.")
    click.echo("It opens nothing any more.")


@click.command()
@database_option
def migrate(database: str | None) -> None:
    """Bring the database to the shape this program knows."""
    opened_store(database).close()
    click.echo(f"{database_url(database).rsplit('@', 1)[-1]} is ready.")
