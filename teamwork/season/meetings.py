"""Coaches as bots lead meetings: they open, walk the agenda, settle the mission, write the learning and close."""

from collections.abc import Iterator
from datetime import timedelta

from teamwork.bots.wishes import activity
from teamwork.edition import Step
from teamwork.ids import MeetingId, PersonId
from teamwork.model import Meeting
from teamwork.options import options_of
from teamwork.rules.check_in import readiness
from teamwork.rules.rounds import agenda_of, step_of
from teamwork.rules.shared_screen import is_for_hall
from teamwork.rules.tables import meeting_team_ids, present_graduates
from teamwork.season.beat import Beat
from teamwork.season.table import Table
from teamwork.seats import Role

SWEEPS = {"strength": 4, "wall": 3, "dream": 4, "challenge": 4, "action": 4, "asks": 3, "telling": 3, "quiet": 1}
"""How often everyone may move in a step, by what it is for; otherwise twice."""
COMES = 0.93
"""How often somebody comes to a meeting."""


class Meetings:
    """The meetings of one season."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.is_time_up = False
        """Set by whoever plays in real time: the step has lasted long enough."""

    # ---- a meeting ------------------------------------------------------------------------------

    def play(self, meeting_id: MeetingId) -> Iterator[Beat]:
        """The meeting from wherever it is to its end; waits while a person leads it."""
        if not self._is_open(meeting_id) and not self._open(meeting_id):
            return
        yield Beat.STEP
        coming = self._coming(meeting_id)
        for _ in self._table.sweeps(coming, 1):
            yield Beat.MOVE
        yield from self._tick_absent(meeting_id)
        while self._is_open(meeting_id):
            yield from self._step(meeting_id, coming)
            if self._is_open(meeting_id):
                yield Beat.READY
            if self._is_open(meeting_id):
                yield Beat.STEP if self._go_on(meeting_id) else Beat.WAIT

    def _meeting(self, meeting_id: MeetingId) -> Meeting:
        return self._table.game.meetings[meeting_id]

    def _is_open(self, meeting_id: MeetingId) -> bool:
        return self._meeting(meeting_id).state == "open"

    def _open(self, meeting_id: MeetingId) -> bool:
        meeting = self._meeting(meeting_id)
        for coach in self._table.bots(meeting.team_id, Role.COACH):
            if self._table.act(coach.id, {"kind": "open_meeting", "meeting_id": meeting_id}):
                return True
        return False

    def _coming(self, meeting_id: MeetingId) -> tuple[PersonId, ...]:
        table, meeting = self._table, self._meeting(meeting_id)
        people = [p for team in meeting_team_ids(table.game, meeting) for p in table.bots(team)]
        if meeting.kind == "check_in":
            people = [person for person in people if person.role is not Role.HELPER]
        return tuple(p.id for p in people if meeting.present.get(p.id) or table.dice.random() < COMES)

    def _tick_absent(self, meeting_id: MeetingId) -> Iterator[Beat]:
        """Coaches tick graduates of their own table who did not come, most of them."""
        table, meeting = self._table, self._meeting(meeting_id)
        for team_id in meeting_team_ids(table.game, meeting):
            for coach in table.bots(team_id, Role.COACH)[:1]:
                absent = [p.id for p in table.bots(team_id, Role.GRADUATE) if p.id not in meeting.present]
                for person_id in absent:
                    body = {"kind": "tick_presence", "meeting_id": meeting_id, "person_id": person_id}
                    if table.dice.random() < 0.7 and table.act(coach.id, {**body, "is_present": False}):
                        yield Beat.MOVE

    # ---- a step ---------------------------------------------------------------------------------

    def _step(self, meeting_id: MeetingId, coming: tuple[PersonId, ...]) -> Iterator[Beat]:
        meeting, table = self._meeting(meeting_id), self._table
        step = step_of(table.game, meeting)
        if step is None:
            return
        self.is_time_up = False
        for _ in range(self._sweeps(step)):
            before = table.game.v
            for _move in table.sweeps(coming, 1):
                yield Beat.MOVE
                if self.is_time_up or self._meeting(meeting_id).step_id != step.id:
                    break
            yield from self._lead(meeting_id, step)
            if self.is_time_up or table.game.v == before or not self._is_open(meeting_id):
                break
        yield from self._run_show(meeting_id, step)
        yield from self._end(meeting_id, step)
        started = self._meeting(meeting_id).step_started_at
        if started is not None:
            table.clock.wait_until(started + timedelta(minutes=step.minutes))

    def _sweeps(self, step: Step) -> int:
        """How often everyone may move; where turns are taken, often enough for each graduate to have one."""
        often = SWEEPS.get(activity(step), 2)
        return max(often, self._table.game.edition.sizes.graduates) if step.round == "turns" else often

    def _lead(self, meeting_id: MeetingId, step: Step) -> Iterator[Beat]:
        """Between two rounds of moves: turns go on, the spotlight is asked for."""
        if not self._is_open(meeting_id):
            return
        if step.round == "turns" and self._pass_turns(meeting_id):
            yield Beat.MOVE
        is_camp = self._meeting(meeting_id).kind == "camp"
        if is_camp and step.round in ("asks", "turns", "all") and self._ask_spotlight(meeting_id):
            yield Beat.MOVE

    def _run_show(self, meeting_id: MeetingId, step: Step) -> Iterator[Beat]:
        """What a host does by hand now and then: more time, another screen, the hat to a colleague."""
        table, meeting = self._table, self._meeting(meeting_id)
        if meeting.kind != "camp" or not table.is_played(meeting.host_id):
            return
        host_id = meeting.host_id or ""
        if step.round != "none" and table.dice.random() < 0.15:
            body = {"kind": "set_clock", "meeting_id": meeting_id, "action": "extend", "seconds": 120}
            yield from self._beat(table.act(host_id, body))
        others = [coach.id for coach in table.bots(role=Role.COACH) if coach.id != host_id]
        if step.screen == "break" and others and table.dice.random() < 0.3:
            body = {"kind": "hand_over_hat", "meeting_id": meeting_id, "person_id": table.dice.choice(others)}
            yield from self._beat(table.act(host_id, body))

    def _beat(self, has_moved: bool) -> Iterator[Beat]:
        if has_moved:
            yield Beat.MOVE

    def _pass_turns(self, meeting_id: MeetingId) -> bool:
        table, meeting = self._table, self._meeting(meeting_id)
        has_passed = False
        for team_id in meeting_team_ids(table.game, meeting):
            graduates = [person.id for person in present_graduates(table.game, meeting, team_id)]
            at = meeting.turns.get(team_id)
            following = graduates[graduates.index(at) + 1 :] if at in graduates else []
            for coach in table.bots(team_id, Role.COACH)[:1]:
                if following:
                    body = {"kind": "give_turn", "meeting_id": meeting_id, "person_id": following[0]}
                    has_passed = table.act(coach.id, body) or has_passed
        return has_passed

    def _ask_spotlight(self, meeting_id: MeetingId) -> bool:
        table, meeting = self._table, self._meeting(meeting_id)
        if not table.is_played(meeting.host_id) or meeting.spotlight or table.dice.random() < 0.6:
            return False
        host = table.seat(meeting.host_id or "")
        for option in options_of(table.game, host, "ask_spotlight", table.in_any_order):
            card = table.game.cards[option["card_id"]]
            if is_for_hall(card) and meeting.present.get(card.owner_id):
                return table.act(host.person_id or "", option)
        return False

    def _end(self, meeting_id: MeetingId, step: Step) -> Iterator[Beat]:
        """What belongs to the end of a step: the spotlight goes out, missions are settled, learnings written."""
        table, meeting = self._table, self._meeting(meeting_id)
        if meeting.state != "open":
            return
        if meeting.spotlight and table.is_played(meeting.host_id):
            table.act(meeting.host_id or "", {"kind": "clear_spotlight", "meeting_id": meeting_id})
            yield Beat.MOVE
        if meeting.kind == "camp" and step.round == "vote":
            yield from self._settle_missions(meeting)
        for team_id in meeting_team_ids(table.game, meeting):
            for coach in table.bots(team_id, Role.COACH)[:1]:
                if step.round == "learning" and team_id not in self._meeting(meeting_id).learnings:
                    text = table.dice.choice(table.voices.learnings)
                    table.act(coach.id, {"kind": "write_learning", "meeting_id": meeting_id, "text": text})
                    yield Beat.MOVE
                elif meeting.kind == "camp" and step.round not in ("none", "film") and table.dice.random() < 0.8:
                    table.act(coach.id, {"kind": "report_table_ready", "meeting_id": meeting_id})
                    yield Beat.MOVE

    def _settle_missions(self, meeting: Meeting) -> Iterator[Beat]:
        table = self._table
        for mission in tuple(table.game.missions.values()):
            if mission.camp != meeting.number or mission.chosen is not None:
                continue
            votes = list(mission.votes.values())
            choice = max(mission.drawn, key=votes.count)
            for coach in table.bots(mission.team_id, Role.COACH)[:1]:
                table.act(coach.id, {"kind": "choose_mission", "mission_id": mission.id, "choice": choice})
                yield Beat.MOVE

    # ---- going on -------------------------------------------------------------------------------

    def _go_on(self, meeting_id: MeetingId) -> bool:
        """The leader starts the next step or closes; False while a person leads."""
        table, meeting = self._table, self._meeting(meeting_id)
        leader_id = self._leader(meeting)
        if leader_id is None:
            return False
        steps = agenda_of(table.game, meeting).steps
        place = next((n for n, step in enumerate(steps) if step.id == meeting.step_id), len(steps))
        if place + 1 < len(steps):
            following = steps[place + 1].id
            return table.act(leader_id, {"kind": "start_step", "meeting_id": meeting_id, "step_id": following})
        return self._close(meeting, leader_id)

    def _leader(self, meeting: Meeting) -> PersonId | None:
        if meeting.kind == "camp":
            return meeting.host_id if self._table.is_played(meeting.host_id) else None
        return next((coach.id for coach in self._table.bots(meeting.team_id, Role.COACH)), None)

    def _close(self, meeting: Meeting, leader_id: PersonId) -> bool:
        table = self._table
        body = {"kind": "close_meeting", "meeting_id": meeting.id}
        if not readiness(table.game, meeting).is_ready:
            body["reason"] = table.dice.choice(table.voices.reasons)
        is_closed = table.act(leader_id, body)
        if meeting.kind == "camp":
            self._rate_factors(meeting.id)
        return is_closed

    def _rate_factors(self, meeting_id: MeetingId) -> None:
        table = self._table
        for coach in table.bots(role=Role.COACH):
            if table.dice.random() < 0.8:
                ratings = [table.dice.randint(2, 5) for _ in table.game.edition.factors]
                table.act(coach.id, {"kind": "rate_factors", "meeting_id": meeting_id, "ratings": ratings})
