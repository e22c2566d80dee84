"""Reunions in extra time: each team meets once more when its follow-ups fall due (rule 8.5)."""

from collections.abc import Iterator
from datetime import timedelta

from teamwork.rules.tables import team_ids
from teamwork.season.beat import Beat
from teamwork.season.meetings import Meetings
from teamwork.season.table import Table
from teamwork.seats import Role


class Reunions:
    """The reunions of one season, planned by the coaches when their weeks have come."""

    def __init__(self, table: Table, meetings: Meetings) -> None:
        self._table = table
        self._meetings = meetings
        self._held: set[int] = set()

    def due(self) -> Iterator[Beat]:
        """Every reunion whose weeks after the last camp have passed, held by each team once."""
        table = self._table
        table.begin_day()
        ended = table.game.last_camp_closed_on
        if ended is None or not self._is_extra_time():
            return
        for weeks in table.game.edition.season.follow_up_weeks:
            if weeks not in self._held and table.game.today >= ended + timedelta(weeks=weeks):
                self._held.add(weeks)
                for team_id in team_ids(table.game):
                    yield from self._reunion(team_id)

    def _is_extra_time(self) -> bool:
        return self._table.game.edition.phase(self._table.game.phase).kind == "extra_time"

    def _reunion(self, team_id: str) -> Iterator[Beat]:
        table = self._table
        known = set(table.game.meetings)
        for coach in table.bots(team_id, Role.COACH)[:1]:
            starts_at = (table.clock() + timedelta(hours=1)).isoformat()
            body = {"kind": "plan_meeting", "meeting_kind": "mentor_meeting", "starts_at": starts_at}
            if self._is_extra_time() and table.act(coach.id, body):
                yield Beat.MOVE
                planned = next(meeting_id for meeting_id in table.game.meetings if meeting_id not in known)
                table.clock.wait_until(table.game.meetings[planned].starts_at)
                yield from self._meetings.play(planned)
