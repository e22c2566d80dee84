"""A season from the first chair to the end of extra time (rulebook 2)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from teamwork.bots import SMALL_VOICES
from teamwork.edition import Edition
from teamwork.model import Meeting
from teamwork.rules.rounds import step_of
from teamwork.rules.tables import open_camp
from teamwork.season.beat import Beat
from teamwork.season.clock import SeasonClock
from teamwork.season.meetings import Meetings
from teamwork.season.office import Office
from teamwork.season.reunions import Reunions
from teamwork.season.substitutions import Substitutions
from teamwork.season.table import Table, fill_chairs
from teamwork.service import GameService
from teamwork.voices import Voices

FIRST_DAY = date(2026, 2, 2)
"""When a simulated season starts unless another day is named, so that the same seed gives the same bytes."""
DAYS_BETWEEN_SWEEPS = 3
DAYS_BETWEEN_SWEEPS_LATE = 14


class Season:
    """One game played by bots; `play` goes on from wherever the game is."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.meetings = Meetings(table)
        self.office = Office(table)
        self.substitutions = Substitutions(table)
        self.reunions = Reunions(table, self.meetings)

    def play(self) -> Iterator[Beat]:
        """Everything that is still to come, a beat at a time."""
        if not self.table.game.people:
            for _ in fill_chairs(self.table):
                yield Beat.MOVE
        while self._phase_kind() not in ("extra_time", "closed"):
            meeting = self._next_meeting()
            if meeting is None:
                return
            yield from self._days_until(meeting.starts_at, DAYS_BETWEEN_SWEEPS)
            before = self.table.game.v
            yield from self.meetings.play(meeting.id)
            if self.table.game.v == before:
                yield Beat.WAIT
        yield from self._extra_time()

    def _phase_kind(self) -> str:
        return self.table.game.edition.phase(self.table.game.phase).kind

    def _next_meeting(self) -> Meeting | None:
        """An open one first; else the next by its date."""
        live = [m for m in self.table.game.meetings.values() if m.state != "held"]
        return min(live, key=lambda m: (m.state != "open", m.starts_at), default=None)

    def _days_until(self, moment: datetime, days: int) -> Iterator[Beat]:
        """What people do at home until then, every few days; in real time they do it once and do not wait."""
        clock = self.table.clock
        if self._phase_kind() == "half" and clock.is_real:
            yield from self._at_home()
        if self._phase_kind() == "half" and not clock.is_real:
            while clock() + timedelta(days=days) < moment:
                clock.wait(timedelta(days=days).total_seconds() + self.table.dice.uniform(-3600, 3600))
                yield from self._at_home()
                for _ in self.substitutions.some():
                    yield Beat.MOVE
        clock.wait_until(moment)

    def _at_home(self) -> Iterator[Beat]:
        self.table.begin_day()
        people = tuple(person.id for person in self.table.bots())
        for _ in self.table.sweeps(people, 1):
            yield Beat.MOVE
        for _ in self.office.desk():
            yield Beat.MOVE
        yield Beat.DAY

    def _extra_time(self) -> Iterator[Beat]:
        """Statuses, reunions and follow-ups; in real time the bots rest instead."""
        while not self.table.clock.is_real and self._phase_kind() == "extra_time":
            self.table.clock.wait(timedelta(days=DAYS_BETWEEN_SWEEPS_LATE).total_seconds())
            yield from self._at_home()
            yield from self.reunions.due()
            for _ in self.office.end():
                yield Beat.MOVE


# ---- beginnings ---------------------------------------------------------------------------------


def new_season(
    service: GameService,
    edition: Edition,
    seed: int,
    clock: SeasonClock,
    *,
    voices: Voices = SMALL_VOICES,
    started_on: date = FIRST_DAY,
    is_rehearsal: bool = False,
) -> Season:
    """A game with its board set and nobody seated yet, ready to be played."""
    table_dice_names = Table(service, "", seed, clock, voices).dice
    names = table_dice_names.sample(voices.team_names, edition.sizes.teams)
    game_id = service.create_game(edition, voices.game_name, started_on, names, is_rehearsal)
    return Season(Table(service, game_id, seed, clock, voices))


def before_season(edition: Edition, started_on: date = FIRST_DAY) -> SeasonClock:
    """A clock that stands a week before the season, when its chairs are filled."""
    return SeasonClock(morning(started_on - timedelta(days=7), edition))


def morning(day: date, edition: Edition, hour: int = 8) -> datetime:
    """An hour of a day where the game is played, in UTC."""
    return datetime.combine(day, time(hour), ZoneInfo(edition.season.time_zone)).astimezone(UTC)


def play_season(service: GameService, edition: Edition, seed: int, clock: SeasonClock, **more: Any) -> Season:
    """A season played to its end; ``clock`` is the service's."""
    season = new_season(service, edition, seed, clock, **more)
    for _ in season.play():
        pass
    return season


class Signature(NamedTuple):
    """The moment a camp is known by: so many moves into its first step of this round."""

    round: str
    moves: int


SIGNATURES = (Signature("wall", 14), Signature("swap", 8), Signature("film", 0))
"""By camp; a camp beyond these stops at its first step."""


def signature_of(edition: Edition, camp: int) -> Signature:
    """The signature moment of a camp, or its opening if its agenda has no such round."""
    wanted = SIGNATURES[camp - 1] if camp <= len(SIGNATURES) else Signature("", 0)
    rounds = {step.round for step in edition.camp_agenda(camp).steps}
    return wanted if wanted.round in rounds else Signature("", 0)


def play_until(season: Season, beats: Iterator[Beat], camp: int) -> bool:
    """The season at the signature moment of a camp, at latest when that step is done; answers whether it came."""
    signature, moves = signature_of(season.table.game.edition, camp), 0
    for beat in beats:
        meeting = open_camp(season.table.game)
        if meeting is None or meeting.number != camp:
            continue
        step = step_of(season.table.game, meeting)
        if signature.round and (step is None or step.round != signature.round):
            continue
        moves += 1
        if moves > signature.moves or beat is Beat.READY:
            return True
    return False
