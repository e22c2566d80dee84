"""
A world to test in: a game that comes about by really deciding commands, one after another.

Every accepted command is stored as it would be (its record goes through JSON), folded, and the game that
comes of it is checked: it validates again, and nothing that must always hold is broken.

    world = World().start().open_camp(1)
    world.do("ana", kind="play_dream", work="…", why="…", workplaces=["…"])
    world.refused("omar", "not_your_role", kind="play_dream", work="…", why="…", workplaces=["…"])
"""

from datetime import date
from functools import cache
from typing import Self

from teamwork.decision import Decision
from teamwork.model import Meeting
from teamwork.seats import Seat
from tests.acting import Acting
from tests.people import COACHES, TEAM_NAMES, TEAMS, cast


class World(Acting):
    """A game to act in, and the ways to the places that many tests begin at."""

    def set_board(self, started_on: date = date(2026, 2, 3), *, is_rehearsal: bool = False) -> Self:
        """Version 1: teams, piles, twists and the calendar; nobody is seated."""
        teams = TEAMS[: self.edition.sizes.teams]
        self._wanted_ids = teams
        self.do(
            "system",
            kind="start_game",
            name="Prøvespil",
            started_on=started_on,
            is_rehearsal=is_rehearsal,
            team_names=[TEAM_NAMES[team_id] for team_id in teams],
        )
        return self

    def start(self, started_on: date = date(2026, 2, 3)) -> Self:
        """The board set and everyone seated, helpers under their promise; a Tuesday by default."""
        self.set_board(started_on)
        for member in cast(self.edition):
            self.sit(member.name, member.role, member.team_id, helper_kind=member.helper_kind)
        return self

    def sit(
        self, name: str, role: str, team_id: str, *, helper_kind: str | None = None, is_bot: bool = False
    ) -> Decision:
        """Someone comes to an empty chair; their id is their name, and a helper promises silence at once."""
        self._wanted_ids = (name,)
        decision = self.do(
            "office",
            kind="seat_person",
            name=name.capitalize(),
            role=role,
            team_id=team_id,
            helper_kind=helper_kind,
            is_bot=is_bot,
        )
        if role == "helper":
            self.do(name, kind="promise_silence", version="1")
        return decision

    def replace(self, seat: str | Seat, /, person_id: str, name: str) -> Decision:
        """Someone takes another's seat; the newcomer's id is the name (a helper has yet to promise)."""
        self._wanted_ids = (name,)
        return self.do(seat, kind="substitute_person", person_id=person_id, name=name.capitalize())

    def open_camp(self, number: int, host: str = COACHES[TEAMS[0]]) -> Self:
        """On its day and with everyone present; earlier camps are opened and closed on theirs."""
        for earlier in range(1, number):
            if self.meeting("camp", earlier).state == "planned":
                self.open_camp(earlier, host)
            if self.meeting("camp", earlier).state == "open":
                self.close_camp(earlier)
        camp = self.meeting("camp", number)
        if camp.state == "planned":
            self.wait_until(camp.starts_at)
            self.do(host, kind="open_meeting", meeting_id=camp.id)
            self.everyone_arrives(camp.id)
        return self

    def close_camp(self, number: int) -> Self:
        """By its host; the next half, or extra time, begins."""
        camp = self.meeting("camp", number)
        self.do(camp.host_id or "", kind="close_meeting", meeting_id=camp.id)
        return self

    def play_to(self, phase: str) -> Self:
        """The game in a phase, by the camps that lead there."""
        kinds = [p.id for p in self.edition.phases if p.kind in ("camp", "half", "extra_time")]
        camps_opened, camps_closed = (kinds.index(phase) + 2) // 2, (kinds.index(phase) + 1) // 2
        self.open_camp(camps_opened)
        if camps_closed == camps_opened:
            self.close_camp(camps_closed)
        assert self.game.phase == phase
        return self

    def open_team_meeting(self, kind: str, number: int = 1, team_id: str = TEAMS[0]) -> Meeting:
        """A check-in or mentor meeting on its day, opened by the team's coach, its people present."""
        meeting = self.meeting(kind, number, team_id)
        self.wait_until(meeting.starts_at)
        self.do(COACHES[team_id], kind="open_meeting", meeting_id=meeting.id)
        self.everyone_arrives(meeting.id)
        return self.game.meetings[meeting.id]

    def everyone_arrives(self, meeting_id: str) -> Self:
        """All who sit at the tables of a meeting are present."""
        team_id = self.game.meetings[meeting_id].team_id
        for person in self.game.people.values():
            if person.is_seated and team_id in (None, person.team_id):
                self.do(person.id, kind="arrive", meeting_id=meeting_id)
        return self

    def start_step(self, meeting_id: str, step_id: str) -> Self:
        """The meeting at a step of its agenda, by whoever leads it."""
        host = self.game.meetings[meeting_id].host_id or ""
        self.do(host, kind="start_step", meeting_id=meeting_id, step_id=step_id)
        return self


@cache
def _played_to(phase: str) -> World:
    return World().start() if phase == "setup" else World().start().play_to(phase)


def world_in(phase: str) -> World:
    """A small game in a phase, everyone seated; made once and copied for each who asks."""
    return _played_to(phase).copy()
