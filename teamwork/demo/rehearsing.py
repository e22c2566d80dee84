"""Bots beside a coach who rehearses: on the chairs nobody has, at play while the coach leads (rule 11, C1)."""

import random
import time
from collections.abc import Callable, Iterator

from teamwork.errors import NotFoundError
from teamwork.model import Game, Meeting
from teamwork.rules.tables import seated
from teamwork.season.beat import Beat
from teamwork.season.clock import SeasonClock
from teamwork.season.meetings import Meetings
from teamwork.season.table import Table
from teamwork.season.voices import voices_of
from teamwork.seats import PLAYING_ROLES, Role
from teamwork.service import GameService

MOVE_SECONDS = (0.4, 1.6)
REST_SECONDS = 2.0


def fill_empty_chairs(service: GameService, game_id: str, lang: str = "da") -> int:
    """
    Every empty chair of a rehearsal is a bot's, its helpers under the promise; answers how many sat down.

    Raises:
        NotFoundError: the game is no rehearsal.
    """
    if not service.game(game_id).is_rehearsal:
        raise NotFoundError(field="game_id")
    table = _table(service, game_id, lang)
    kinds = tuple(table.game.edition.helper_kinds)
    found = list(_empty_chairs(table.game))
    for team_id, role in found:
        kind = table.dice.choice(kinds) if role is Role.HELPER and kinds else None
        person_id = table.take_seat(role.value, team_id, table.name(), kind)
        if role is Role.HELPER:
            table.choose_and_act(person_id)
    return len(found)


def _empty_chairs(game: Game) -> Iterator[tuple[str, Role]]:
    sizes = game.edition.sizes
    counts = {Role.GRADUATE: sizes.graduates, Role.COACH: sizes.coaches, Role.HELPER: sizes.helpers}
    for team_id in game.teams:
        for role in PLAYING_ROLES:
            for _ in range(counts[role] - len(seated(game, team_id, role))):
                yield team_id, role


def has_bots_to_play(game: Game) -> bool:
    """Whether it is a rehearsal in which bots sit."""
    return game.is_rehearsal and any(person.is_bot for person in seated(game))


def rehearse(service: GameService, game_id: str, is_wanted: Callable[[], bool], lang: str = "da") -> None:
    """
    The bots do what people do in the meeting that is open, and at home nothing, until nobody looks on any more.

    They open no meeting and lead none that a person has opened: that is what the coach is here to practise.
    """
    pace = random.Random()
    table = _table(service, game_id, lang)
    meetings = Meetings(table)
    while is_wanted():
        meeting = _open_meeting(table.game)
        if meeting is None or not _know_the_bots(table):
            time.sleep(REST_SECONDS)
            continue
        for beat in meetings.play(meeting.id):
            time.sleep(pace.uniform(*MOVE_SECONDS) if beat is Beat.MOVE else REST_SECONDS)
            if not is_wanted():
                return


def _table(service: GameService, game_id: str, lang: str) -> Table:
    """Everyone whom bots play there, by the real clock."""
    clock = SeasonClock(service.clock())
    clock.let_go()
    edition = service.game(game_id).edition
    table = Table(service, game_id, random.randrange(1 << 30), clock, voices_of(edition, lang))
    _know_the_bots(table)
    return table


def _know_the_bots(table: Table) -> bool:
    """Bots that sat down before this began, or since, are played too; answers whether there are any."""
    bots = [person for person in seated(table.game) if person.is_bot]
    for person in bots:
        if person.id not in table.tempers:
            table.know(person.id)
    return bool(bots)


def _open_meeting(game: Game) -> Meeting | None:
    return next((meeting for meeting in game.meetings.values() if meeting.state == "open"), None)
