"""Substitutions of a season: now and then somebody leaves and another sits down (rule 2.3)."""

from collections.abc import Iterator

from teamwork.ids import PersonId
from teamwork.model import Person
from teamwork.season.table import Table
from teamwork.seats import Role

A_DAY_AT_HOME = {Role.GRADUATE: 0.012, Role.HELPER: 0.01, Role.COACH: 0.004}
"""How often, on one of the days that a season looks at, somebody of the role is substituted."""


class Substitutions:
    """Who comes and goes in one season."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def some(self) -> Iterator[None]:
        """Perhaps somebody leaves today; mostly another comes, and a bot plays them too."""
        table = self._table
        for role, chance in A_DAY_AT_HOME.items():
            if table.dice.random() < chance:
                self._substitute(table.dice.choice(table.bots(role=role)))
                yield

    def _substitute(self, leaver: Person) -> None:
        table = self._table
        body = {"kind": "substitute_person", "person_id": leaver.id}
        if leaver.role is Role.GRADUATE and table.dice.random() < 0.3:
            table.office(body)
            return
        table.office({**body, "name": table.name()})
        newcomer_id: PersonId | None = table.game.people[leaver.id].replaced_by
        if newcomer_id is not None:
            table.know(newcomer_id)
            if leaver.role is Role.HELPER:
                table.choose_and_act(newcomer_id)
