"""What setup, people, phases and days change (rulebook 2)."""

from teamwork import events as e
from teamwork.changes.base import change, put, set_fields, touch
from teamwork.model import Game, Person, Team
from teamwork.seats import Role


def game_started(game: Game, event: e.GameStarted) -> Game:
    game = set_fields(
        game,
        started_on=event.started_on,
        is_rehearsal=event.is_rehearsal,
        twist_pile=event.twist_pile,
    )
    for seat_no, team_id in enumerate(event.teams, start=1):
        game = put(game, "teams", team_id, Team(id=team_id, seat_no=seat_no))
    return game


def piles_dealt(game: Game, event: e.PilesDealt) -> Game:
    return change(game, "teams", event.team_id, piles=dict(event.piles))


def person_seated(game: Game, event: e.PersonSeated) -> Game:
    person = Person(
        id=event.person_id,
        role=Role(event.role),
        team_id=event.team_id,
        seat_no=event.seat_no,
        helper_kind=event.helper_kind,
        is_bot=event.is_bot,
        seated_v=game.v,
        seated_at=game.at,
    )
    return put(game, "people", person.id, person)


def person_left_seat(game: Game, event: e.PersonLeftSeat) -> Game:
    return change(game, "people", event.person_id, left_at=game.at, replaced_by=event.replaced_by)


def person_renamed(game: Game, event: e.PersonRenamed) -> Game:
    """The name is a word; the person is touched, so that every screen gets it anew."""
    return touch(game, "people", event.person_id)


def team_renamed(game: Game, event: e.TeamRenamed) -> Game:
    """The name is a word; the team is touched, so that every screen gets it anew."""
    return touch(game, "teams", event.team_id)


def contact_changed(game: Game, event: e.ContactChanged) -> Game:
    """E-mail and phone are words; the person is touched, so that the coach's screen gets them anew."""
    return touch(game, "people", event.person_id)


def label_chosen(game: Game, event: e.LabelChosen) -> Game:
    return change(game, "people", event.person_id, label=event.label, shows_late_stages=event.shows_late_stages)


def silence_promised(game: Game, event: e.SilencePromised) -> Game:
    return change(game, "people", event.person_id, promised_version=event.version, promised_at=game.at)


def texts_opened_to_coach(game: Game, event: e.TextsOpenedToCoach) -> Game:
    return change(game, "people", event.person_id, texts_open_to_coach=event.coach_id)


def done_earlier(game: Game, event: e.DoneEarlier) -> Game:
    """A fact about the record; the game stands where the server's order puts it."""
    return game


def seat_woken(game: Game, event: e.SeatWoken) -> Game:
    return change(game, "people", event.person_id, is_bot=False)


def phase_opened(game: Game, event: e.PhaseOpened) -> Game:
    return set_fields(game, phase=event.phase)


def day_began(game: Game, event: e.DayBegan) -> Game:
    return set_fields(game, today=event.date)


def person_erased(game: Game, event: e.PersonErased) -> Game:
    """Only the mark: the words themselves are forgotten where words are kept."""
    return change(game, "people", event.person_id, is_erased=True)
