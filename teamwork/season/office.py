"""The office of a season: it confirms what graduates reported, asks at follow-ups, and closes the game."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from teamwork.model import Person, Status
from teamwork.rules.calendar import has_open_follow_ups
from teamwork.season.table import Table
from teamwork.seats import Role

CONFIRMS = 0.7
"""How often something that waits is confirmed the next time the office looks."""
DECIDES = 0.5
"""How often one who left is taken out of the count."""
JOB_CODES = ("permanent", "permanent", "fixed_term", "own_company")


class Office:
    """The desk of one game."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._closes_by_hand = table.dice.random() < 0.5

    def desk(self) -> Iterator[None]:
        """Statuses and ways out that wait for a confirmation get one, most of them."""
        table = self._table
        for person in table.bots(role=Role.GRADUATE):
            if table.dice.random() > CONFIRMS or not self._is_open():
                continue
            if person.status is not None and not person.status.is_confirmed:
                table.office(self._confirmation(person, person.status))
                yield
            if person.exit is not None and not person.exit.is_confirmed:
                body = {"person_id": person.id, "code": person.exit.code, "from_date": str(person.exit.from_date)}
                table.office({"kind": "confirm_exit", **body})
                yield
                yield from self._after(person, person.exit.code)

    def _after(self, person: Person, code: str) -> Iterator[None]:
        """Of one who left the office may decide that the team should not wait for them (rule 8.3)."""
        if code == "left" and self._table.dice.random() < DECIDES:
            body = {
                "person_id": person.id,
                "is_counted": False,
                "reason": self._table.dice.choice(self._table.voices.reasons),
            }
            self._table.office({"kind": "decide_left", **body})
            yield

    def _is_open(self) -> bool:
        """Whether the day that has begun by now still lets the office confirm."""
        self._table.begin_day()
        return self._table.game.edition.phase(self._table.game.phase).kind != "closed"

    def _confirmation(self, person: Person, status: Status) -> dict[str, Any]:
        table = self._table
        code = status.code
        if code == "permanent":
            code = table.dice.choice(JOB_CODES)
        body = {"kind": "confirm_status", "person_id": person.id, "code": code, "from_date": str(status.from_date)}
        row = table.game.counting.row(code)
        if row is None:
            return {**body, "code": status.code}
        if row.condition == "lasts":
            weeks = table.game.edition.limits.fixed_term_weeks_least + table.dice.randint(-4, 30)
            body["to_date"] = str(status.from_date + timedelta(weeks=max(1, weeks)))
        if status.hours_band is not None:
            body["hours_band"] = status.hours_band
        return {**body, "is_self_supporting": True} if row.self_supporting == "confirmed" else body

    def end(self) -> Iterator[None]:
        """Follow-ups that are due are answered; then the office closes, or leaves it to the calendar."""
        table = self._table
        for follow_up in tuple(table.game.follow_ups.values()):
            if self._is_open() and follow_up.state == "due" and follow_up.due <= table.game.today:
                outcome = "done" if table.dice.random() < 0.85 else "waived"
                table.office({"kind": "answer_follow_up", "follow_up_id": follow_up.id, "outcome": outcome})
                yield
        if self._is_open() and self._closes_by_hand and table.game.follow_ups and not has_open_follow_ups(table.game):
            table.office({"kind": "close_game"})
            yield
