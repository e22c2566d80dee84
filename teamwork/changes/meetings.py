"""What meetings change: agenda, clock, presence, shared screen, learnings (rulebook 6)."""

from teamwork import events as e
from teamwork.changes.base import change, put, set_fields
from teamwork.changes.undo import without_steps
from teamwork.model import Clock, Film, Game, Meeting


def meeting_planned(game: Game, event: e.MeetingPlanned) -> Game:
    meeting = Meeting(
        id=event.meeting_id,
        kind=event.meeting_kind,
        team_id=event.team_id,
        number=event.number,
        starts_at=event.starts_at,
    )
    return put(game, "meetings", meeting.id, meeting)


def meeting_moved(game: Game, event: e.MeetingMoved) -> Game:
    return change(game, "meetings", event.meeting_id, starts_at=event.starts_at)


def meeting_opened(game: Game, event: e.MeetingOpened) -> Game:
    return change(
        game,
        "meetings",
        event.meeting_id,
        state="open",
        opened_at=game.at,
        host_id=event.host_id,
        step_id=event.step_id,
        step_started_at=game.at,
        twist_id=event.twist_id,
    )


def twist_drawn(game: Game, event: e.TwistDrawn) -> Game:
    return set_fields(game, twist_pile=event.pile, twists={**game.twists, event.week: event.twist_id})


def meeting_closed(game: Game, event: e.MeetingClosed) -> Game:
    """The clock stops, the spotlight goes out and no step is taken back; a last camp is remembered by its day."""
    meeting = game.meetings[event.meeting_id]
    game = change(
        game,
        "meetings",
        meeting.id,
        state="held",
        closed_at=game.at,
        clock=Clock(),
        spotlight=None,
        turns={},
        ready_tables=(),
        reason_length=event.reason_length,
    )
    if meeting.kind == "camp" and meeting.number == len(game.edition.season.camp_weeks):
        game = set_fields(game, last_camp_closed_on=game.today)
    return without_steps(game, meeting.id)


def presence_taken(game: Game, event: e.PresenceTaken) -> Game:
    meeting = game.meetings[event.meeting_id]
    return change(game, "meetings", meeting.id, present={**meeting.present, event.person_id: event.is_present})


def hat_taken(game: Game, event: e.HatTaken) -> Game:
    return change(game, "meetings", event.meeting_id, host_id=event.host_id)


def step_started(game: Game, event: e.StepStarted) -> Game:
    """A new step: no table ready, no card in the spotlight, the film at its start, the step itself on the screen."""
    return change(
        game,
        "meetings",
        event.meeting_id,
        step_id=event.step_id,
        step_started_at=game.at,
        turns=dict(event.turns),
        ready_tables=(),
        spotlight=None,
        film=None,
        screen="step",
    )


def clock_set(game: Game, event: e.ClockSet) -> Game:
    return change(game, "meetings", event.meeting_id, clock=event.clock)


def film_set(game: Game, event: e.FilmSet) -> Game:
    film = Film(at=event.at, runs_since=game.at if event.is_running else None)
    return change(game, "meetings", event.meeting_id, film=film)


def screen_set(game: Game, event: e.ScreenSet) -> Game:
    return change(game, "meetings", event.meeting_id, screen=event.screen)


def table_reported(game: Game, event: e.TableReported) -> Game:
    meeting = game.meetings[event.meeting_id]
    others = tuple(team_id for team_id in meeting.ready_tables if team_id != event.team_id)
    ready = (*others, event.team_id) if event.is_ready else others
    in_fixed_order = tuple(sorted(ready, key=lambda team_id: game.teams[team_id].seat_no))
    return change(game, "meetings", meeting.id, ready_tables=in_fixed_order)


def turn_given(game: Game, event: e.TurnGiven) -> Game:
    meeting = game.meetings[event.meeting_id]
    return change(game, "meetings", meeting.id, turns={**meeting.turns, event.team_id: event.person_id})


def spotlight_set(game: Game, event: e.SpotlightSet) -> Game:
    return change(game, "meetings", event.meeting_id, spotlight=event.spotlight)


def card_hidden(game: Game, event: e.CardHidden) -> Game:
    name = "doors" if event.card_id in game.doors else "cards"
    return change(game, name, event.card_id, is_hidden=event.is_hidden)


def rest_taken(game: Game, event: e.RestTaken) -> Game:
    meeting = game.meetings[event.meeting_id]
    rested = (*(person for person in meeting.rested if person != event.person_id), event.person_id)
    return change(game, "meetings", meeting.id, rested=rested)


def learning_written(game: Game, event: e.LearningWritten) -> Game:
    meeting = game.meetings[event.meeting_id]
    return change(game, "meetings", meeting.id, learnings={**meeting.learnings, event.team_id: event.length})


def factors_rated(game: Game, event: e.FactorsRated) -> Game:
    meeting = game.meetings[event.meeting_id]
    return change(game, "meetings", meeting.id, factors={**meeting.factors, event.team_id: event.ratings})
