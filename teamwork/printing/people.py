"""The people of a game on paper: slips with freshly made links, and the names for diplomas."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from teamwork.model import Game, Person
from teamwork.printing.slips import Slip, print_slips
from teamwork.printing.words import words_of
from teamwork.service import GameService
from teamwork.store import Holder
from teamwork.words import word_key

LINK_DAYS = 120
"""As long as a link that a coach makes."""


def print_game_slips(service: GameService, game_id: str, lang: str, out: Path, *, address: str, replace: bool) -> int:
    """
    ``out`` holds a slip with a new link for everyone seated, in the order of teams; answers how many.

    With ``replace`` links made before and not used yet stop working. When the file cannot be written, the new
    links are revoked and the old ones left alone.

    Raises:
        NotFoundError: there is no such game.
        OSError: the file cannot be written.
    """
    game = service.game(game_id)
    at = service.clock()
    older = [link.credential_id for person in seated(game) for link in _unused_links(service, game_id, person)]
    with _minted(service, game) as secrets:
        slips = [_slip(service, game, person, lang, f"{address}/join#{secrets[person.id]}") for person in seated(game)]
        print_slips(slips, lang, out, edition=game.edition, at=at)
    if replace:
        for credential_id in older:
            service.store.credentials.revoke(credential_id, at)
    return len(slips)


def names_of(service: GameService, game_id: str) -> tuple[str, ...]:
    """What everyone seated is called, by team, role and seat; for the same diploma to all."""
    words = service.live(game_id).words
    names = (words.get(word_key(person.id, "name"), "") for person in seated(service.game(game_id)))
    return tuple(name for name in names if name)


def last_camp_day(game: Game) -> date | None:
    """The day of the last camp in the calendar, where the game is played."""
    camps = [meeting for meeting in game.meetings.values() if meeting.kind == "camp"]
    last = max(camps, key=lambda meeting: meeting.number, default=None)
    return None if last is None else last.starts_at.astimezone(ZoneInfo(game.edition.season.time_zone)).date()


def seated(game: Game) -> tuple[Person, ...]:
    """Everyone who sits in the game, by team, role and seat."""
    order = {"graduate": 0, "coach": 1, "helper": 2}
    here = (person for person in game.people.values() if person.is_seated and not person.is_erased)
    return tuple(sorted(here, key=lambda p: (game.teams[p.team_id].seat_no, order.get(p.role.value, 9), p.seat_no)))


@contextmanager
def _minted(service: GameService, game: Game) -> Iterator[Mapping[str, str]]:
    """A new link's secret for each person; they open nothing if what follows fails."""
    at = service.clock()
    made = {
        person.id: service.store.credentials.mint(
            "join",
            Holder(game_id=game.id, person_id=person.id),
            purpose="join slip",
            at=at,
            expires_at=at + timedelta(days=LINK_DAYS),
        )
        for person in seated(game)
    }
    try:
        yield {person_id: minted.secret for person_id, minted in made.items()}
    except BaseException:
        for minted in made.values():
            service.store.credentials.revoke(minted.credential_id, at)
        raise


def _unused_links(service: GameService, game_id: str, person: Person) -> Iterator[Any]:
    held = service.store.credentials.held(Holder(game_id=game_id, person_id=person.id))
    return (link for link in held if link.kind == "join" and link.used_at is None and link.revoked_at is None)


def _slip(service: GameService, game: Game, person: Person, lang: str, url: str) -> Slip:
    said = service.live(game.id).words
    words = words_of(lang)
    seat = words.say("slips", f"seat_{person.role.value}")
    team = said.get(word_key(person.team_id, "name"), "")
    name = said.get(word_key(person.id, "name"), "") or f"{seat} {person.seat_no}"
    return Slip(name=name, team=team, seat=f"{seat} {person.seat_no}", url=url)
