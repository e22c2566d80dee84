"""Rules that must hold in every version of every season, counted anew and not asked of the rules themselves."""

from collections import Counter

from teamwork.live_game import Step
from teamwork.model import Card, Game, Person
from teamwork.rules.asks import is_on_table
from teamwork.rules.board import marker, stage
from teamwork.seats import Role, Seat
from teamwork.visibility import sees_part


def hold(step: Step) -> None:
    """All of them, in one version."""
    nobody_holds_more_keys_than_the_hand(step)
    a_team_wins_only_whole(step)
    a_marker_stands_with_its_rearmost(step)
    nobody_takes_a_second_ask_while_one_waits(step)
    a_mission_holds_only_with_every_light(step)
    phases_come_in_order(step)


def nobody_holds_more_keys_than_the_hand(step: Step) -> None:
    """Rule 5.3."""
    held = Counter(key.holder_id for key in step.after.keys.values() if key.state == "in_hand")
    assert max(held.values(), default=0) <= step.after.edition.limits.keys_in_hand


def a_team_wins_only_whole(step: Step) -> None:
    """Rules 1 and 8.2: enough are active, and every one of them is in a job by the table."""
    for team_id, team in step.after.teams.items():
        if team.first_reached_at is None or step.before.v == 0 or step.before.teams[team_id].first_reached_at:
            continue
        counted = counting(step.after, team_id)
        assert len(counted) >= step.after.edition.limits.win_graduates_least
        assert all(has_counting_status(step.after, person) for person in counted), f"{team_id} at {step.after.v}"


def counting(game: Game, team_id: str) -> list[Person]:
    """The graduates of a team who are in the count, by the words of rules 2.5 and 8.3."""
    graduates = [p for p in game.people.values() if p.team_id == team_id and p.role is Role.GRADUATE and p.is_seated]
    return [person for person in graduates if not is_out(game, person)]


def is_out(game: Game, person: Person) -> bool:
    if person.exit is None or person.exit.from_date > game.today:
        return False
    row = game.counting.row(person.exit.code)
    assert row is not None
    return person.exit.is_confirmed if row.counts == "neutral" else not person.exit.is_counted


def has_counting_status(game: Game, person: Person) -> bool:
    row = game.counting.row(person.status.code) if person.status else None
    return row is not None and row.counts == "yes"


def a_marker_stands_with_its_rearmost(step: Step) -> None:
    """Rule 3.2; looked at now and then, since it looks at everybody's cards."""
    if step.after.v % 25:
        return
    for team_id in step.after.teams:
        stones = [stage(step.after, person) for person in counting(step.after, team_id)]
        assert marker(step.after, team_id) == min(stones, default=None)


def nobody_takes_a_second_ask_while_one_waits(step: Step) -> None:
    """Rule 5.5."""
    new = step.after.claims.keys() - step.before.claims.keys()
    for claim in (step.after.claims[claim_id] for claim_id in new):
        mine = [c for c in step.before.claims.values() if c.claimer_id == claim.claimer_id and c.state == "open"]
        if any(step.before.cards[other.card_id].state == "open" for other in mine):
            taker = step.before.people[claim.claimer_id]
            assert not waiting_before(step.before, taker), f"{taker.id} took a second ask at {step.after.v}"


def waiting_before(game: Game, taker: Person) -> list[Card]:
    seat = Seat(role=taker.role, person_id=taker.id, team_id=taker.team_id)
    taken = {claim.card_id for claim in game.claims.values() if claim.state == "open"}
    asks = (card for card in game.cards.values() if is_on_table(card) and card.owner_id != taker.id)
    return [card for card in asks if card.id not in taken and sees_part(game, seat, card, "ask")]


def a_mission_holds_only_with_every_light(step: Step) -> None:
    """Rule 6.7, from the deeds kept."""
    for mission_id, mission in step.after.missions.items():
        was = step.before.missions.get(mission_id)
        if mission.is_held is None or (was is not None and was.is_held is not None):
            continue
        needs = step.after.edition.missions[mission.chosen or ""].needs
        lit = [
            all(deeds.get(need.deed, 0) + deeds.get(need.or_deed or "", 0) >= need.times for need in needs)
            for deeds in (mission.deeds.get(person.id, {}) for person in counting(step.after, mission.team_id))
        ]
        assert mission.is_held == (bool(lit) and all(lit))


def phases_come_in_order(step: Step) -> None:
    """Rule 2.1: one after another, none skipped."""
    order = [phase.id for phase in step.after.edition.phases]
    assert order.index(step.after.phase) - order.index(step.before.phase) in (0, 1)
