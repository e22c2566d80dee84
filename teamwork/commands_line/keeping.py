"""`teamwork backup`, `backup-key`, `restore`, `erase`, `retention`: keeping what was entrusted, and letting it go."""

import json
import os
from pathlib import Path
from typing import Any

import click

from teamwork.commands_line.data_folder import data_folder, database_option, database_url
from teamwork.commands_line.refusals import refuse

FILE = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("path", type=FILE)
@click.option("--to-key", help="Seal it to this public key (tw-public-…), also TEAMWORK_BACKUP_KEY.")
@database_option
@click.option("--json", "as_json", is_flag=True)
def backup(path: Path, to_key: str | None, database: str | None, as_json: bool) -> None:
    """Write everything to one file, while the games go on."""
    from teamwork.keeping.backup import back_up

    if hasattr(os, "nice"):
        os.nice(10)  # whoever plays comes first
    key = to_key or os.environ.get("TEAMWORK_BACKUP_KEY") or None
    contents = back_up(database_url(database), path, key)
    if as_json:
        click.echo(contents.model_dump_json())
        return
    sealed = "sealed" if key else "not sealed, so keep it where only you can read it"
    click.echo(f"{path}: {len(contents.games)} games, {path.stat().st_size:,} bytes, {sealed}.")


@click.command("backup-key")
@click.argument("path", type=FILE)
def backup_key(path: Path) -> None:
    """Make a key for backups: the secret half goes to PATH, the public half is printed."""
    from teamwork.keeping.sealing import new_keys

    public, secret = new_keys()
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret + "\n")
    except OSError as error:
        refuse(f"{path} cannot be written: {error.strerror}.")
    click.echo(public)
    click.echo(f"Without {path} a sealed backup can never be opened. Keep it away from the server.", err=True)


@click.command()
@click.argument("path", type=THERE)
@click.option("--key", type=THERE, help="The file with the secret key of a sealed backup.")
@click.option("--ledger", "ledgers", multiple=True, help="Another database whose erasures are to be replayed too.")
@click.option("--replace", "replaces", is_flag=True, help="Though there are games in the database already.")
@database_option
def restore(path: Path, key: Path | None, ledgers: tuple[str, ...], replaces: bool, database: str | None) -> None:
    """Put a backup back, without anyone who was erased since it was made."""
    from teamwork.keeping.hatch import only_writer
    from teamwork.keeping.restore import restore as put_back

    url = database_url(database)
    lines = [line for ledger in ledgers for line in _erasures_of(ledger)]
    secret = key.read_text().strip() if key else None
    with only_writer(data_folder(), url):
        done = put_back(path, url, secret_key=secret, ledgers=lines, replaces=replaces)
    click.echo(f"{len(done.contents.games)} games as of {done.contents.made_at:%Y-%m-%d %H:%M} UTC are back.")
    if done.forgotten:
        click.echo(f"{done.forgotten} erasures that were newer were done again.")


def _erasures_of(url: str) -> tuple[Any, ...]:
    from teamwork.store import open_store

    store = open_store(url if "://" in url else f"sqlite:///{url}")
    try:
        return store.erasures()
    finally:
        store.close()


@click.command()
@click.argument("person_id", metavar="PERSON")
@database_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True)
def erase(person_id: str, database: str | None, yes: bool, as_json: bool) -> None:
    """Forget a person by their id: every word, name, contact and way in. The record and the figures stay."""
    from teamwork.keeping.writing import ask

    if not yes and not as_json:
        click.confirm(f"Everything {person_id} wrote will be gone for good. Go on?", abort=True, err=True)
    answer = ask(data_folder(), database_url(database), "erase", person_id=person_id)
    if as_json:
        click.echo(json.dumps(answer))
        return
    click.echo(f"{person_id} is forgotten in {len(answer['games'])} games. Make a new backup, and let the old ones go.")
    for export in answer["exports"]:
        click.echo(f"Left the house before: {export['what']} ({export['profile']}), {export['at'][:10]}.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Only tell what would go.")
@database_option
@click.option("--json", "as_json", is_flag=True)
def retention(dry_run: bool, database: str | None, as_json: bool) -> None:
    """Let go of what has been kept its time: texts, games, the access log, ways in that are over."""
    from teamwork.keeping.writing import ask

    answer = ask(data_folder(), database_url(database), "retention", is_dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(answer))
        return
    for gone in answer["gone"]:
        of = f" of {gone['game_id']}" if gone["game_id"] else ""
        click.echo(f"{'Would go' if dry_run else 'Gone'}: {gone['kind']}{of}, {gone['number']}.")
    if not answer["gone"]:
        click.echo("Nothing has passed its time.")
