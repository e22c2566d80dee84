"""The writing commands of the command line: by the running server where one runs, else alone with the database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from teamwork.commands import ErasePerson
from teamwork.errors import NotFoundError
from teamwork.keeping.hatch import Answer, Wish, ask_server, only_writer, open_hatch
from teamwork.keeping.retention import Terms, let_go
from teamwork.keeping.staff import add_account, disable_account, enable_account, give_chair, invite_account
from teamwork.keeping.staff_tokens import add_token, revoke_token
from teamwork.seats import OFFICE_SEAT
from teamwork.service import GameService
from teamwork.store import StoreError, open_store


def erase_person(service: GameService, person_id: str) -> Answer:
    """
    The person is forgotten in every game they sit in, as by the office; answers the games and what left the house.

    :raises NotFoundError: nobody of that id anywhere.
    :raises StoreUnavailableError: ``erasure_unfinished`` when traces in the files could not be cleared yet.
    """
    game_ids = [row.game_id for row in service.store.games() if person_id in service.game(row.game_id).people]
    if not game_ids:
        raise NotFoundError(field="person_id")
    for game_id in game_ids:
        service.order(game_id, ErasePerson(person_id=person_id), OFFICE_SEAT)
        service.store.erase(game_id, person_id, service.clock())
    exports = [entry for game_id in game_ids for entry in service.store.exports.of(game_id)]
    return {
        "games": game_ids,
        "exports": [{"what": e.what, "profile": e.profile, "at": e.at.isoformat()} for e in exports],
    }


def apply_retention(service: GameService, is_dry_run: bool) -> Answer:
    """What has passed its term is gone, or in a dry run is told."""
    gone = let_go(service, Terms.of(service.store), is_dry_run=is_dry_run)
    return {"gone": [one._asdict() for one in gone]}


def grants_of(service: GameService) -> Mapping[str, Callable[[Wish], Answer]]:
    """What a running server does for the command line."""
    return {
        "erase": lambda wish: erase_person(service, str(wish["person_id"])),
        "retention": lambda wish: apply_retention(service, bool(wish["is_dry_run"])),
        "add_account": lambda wish: add_account(service, wish),
        "disable_account": lambda wish: disable_account(service, wish),
        "enable_account": lambda wish: enable_account(service, wish),
        "invite_account": lambda wish: invite_account(service, wish),
        "give_chair": lambda wish: give_chair(service, wish),
        "add_token": lambda wish: add_token(service, wish),
        "revoke_token": lambda wish: revoke_token(service, wish),
    }


@contextmanager
def serving(folder: Path, database: str, service: GameService) -> Iterator[None]:
    """
    Within, this process is the database's writer and takes the command line's wishes.

    Of several processes that serve one PostgreSQL the first takes the wishes; an SQLite database has one.

    :raises StoreError: ``server_running`` when another serves it.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(only_writer(folder, database))
            stack.enter_context(open_hatch(folder, database, grants_of(service)))
        except StoreError:
            if database.startswith("sqlite"):
                raise
        yield


def ask(folder: Path, database: str, name: str, **wish: object) -> Answer:
    """
    The wish is granted: by the running server, or by this process with the database to itself.

    :raises StoreError: ``server_running`` when another program writes and takes no wishes.
    """
    answer = ask_server(folder, database, name, **wish)
    if answer is not None:
        return answer
    with only_writer(folder, database):
        store = open_store(database)
        try:
            return grants_of(GameService(store))[name](wish)
        finally:
            store.close()
