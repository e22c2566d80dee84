"""The status table, "Sådan tæller vi": which codes the engine itself says, and a new version of it (rule 8.1)."""

from collections.abc import Mapping
from datetime import date

from teamwork.commands import AdoptCountingRules
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import CountingRules
from teamwork.errors import InvalidCommandError, RuleViolationError
from teamwork.events import CountingRulesAdopted
from teamwork.model import Game
from teamwork.seats import Seat

FULL_TIME, PART_TIME, SMALL_JOB = "permanent", "part_time", "small_job"
"""What "I have a job" counts as until the office confirms it, by its hours band."""

CODE_OF_CHOICE: Mapping[str, str] = {
    "on_the_way": "work_trial",
    "searching": "searching",
    "something_else": "unknown",
}
"""The code of the other three that a graduate taps, until the office confirms it."""

SAID_CODES = frozenset({FULL_TIME, PART_TIME, SMALL_JOB, *CODE_OF_CHOICE.values()})
"""Codes that a table must have for the graduates' own reports."""


def require_can_adopt_counting_rules(game: Game, seat: Seat) -> CountingRules:
    """
    The table that another may follow, once its own day has come: no other could hold before it.

    Raises:
        RuleViolationError: ``counting_from_earlier`` with ``day``.
    """
    if game.today.isoformat() < game.counting.valid_from:
        raise RuleViolationError("counting_from_earlier", field="valid_from", day=game.counting.valid_from)
    return game.counting


def adopt_counting_rules(game: Game, command: AdoptCountingRules, context: Context) -> Decision:
    """
    The table holds from today and is one version on; what counted before stays in the record (rule 8.1).

    Raises:
        InvalidCommandError: ``counting_rows_missing`` with ``codes`` that are said or in use;
            ``counting_rows_twice``; ``counting_names_missing`` with ``codes``.
        RuleViolationError: ``counting_from_later`` when its day is not yet here; ``counting_from_earlier``
            when it would hold before the table it replaces.
    """
    before = require_can_adopt_counting_rules(game, context.seat)
    rules = CountingRules(version=before.version + 1, valid_from=command.valid_from.isoformat(), rows=command.rows)
    _require_its_day(game, command.valid_from)
    _require_rows(game, rules)
    return Decision(events=(CountingRulesAdopted(rules=rules),))


def _require_its_day(game: Game, valid_from: date) -> None:
    if valid_from > game.today:
        raise RuleViolationError("counting_from_later", field="valid_from", today=game.today.isoformat())
    if valid_from.isoformat() < game.counting.valid_from:
        raise RuleViolationError("counting_from_earlier", field="valid_from", day=game.counting.valid_from)


def _require_rows(game: Game, rules: CountingRules) -> None:
    codes = [row.code for row in rules.rows]
    if len(codes) != len(set(codes)):
        raise InvalidCommandError("counting_rows_twice", field="rows")
    missing = sorted((SAID_CODES | codes_in_use(game)) - set(codes))
    if missing:
        raise InvalidCommandError("counting_rows_missing", field="rows", codes=", ".join(missing))
    nameless = [row.code for row in rules.rows if not all(row.names.get(lang) for lang in game.edition.languages)]
    if nameless:
        raise InvalidCommandError("counting_names_missing", field="rows", codes=", ".join(nameless))


def codes_in_use(game: Game) -> frozenset[str]:
    """Codes of somebody's status or way out, now or earlier."""
    people = game.people.values()
    now = (person.status.code for person in people if person.status)
    earlier = (status.code for person in people for status in person.history)
    exits = (person.exit.code for person in people if person.exit)
    return frozenset((*now, *earlier, *exits))
