"""The season's film on the shared screen, steered by whoever leads the camp (rule 10.3)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.model import Film, Game
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.rounds import step_of
from teamwork.rules.tables import leads, meetings_of, require_leads
from teamwork.seats import Seat


def set_film(game: Game, command: c.SetFilm, context: Context) -> Decision:
    """
    The season's film at an evening from the one before the game until now, running on or at rest, on every screen.

    Raises:
        TeamworkError: by ``require_leads``.
    """
    meeting = require_leads(game, context.seat, command.meeting_id)
    at = max(game.started_on - timedelta(days=1), min(command.at, game.today))
    if meeting.film == Film(at=at, runs_since=None) and not command.is_running:
        return Decision()
    return Decision(events=(e.FilmSet(meeting_id=meeting.id, at=at, is_running=command.is_running),))


# ---- the spotlight (rule 6.4) -------------------------------------------------------------------


def _at_the_film(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id}
        for meeting in meetings_of(game, seat, "open")
        if leads(seat, meeting) and (step := step_of(game, meeting)) and step.screen == "film"
    )


OPTIONS = (OptionRule("set_film", _at_the_film, require_leads),)
