"""What must always hold, whatever was decided: a game with a problem is a fault of the program."""

from collections import Counter
from collections.abc import Iterable, Iterator

from teamwork.edition import CARD_KINDS
from teamwork.model import MAPS, PARTS, Card, Door, Game, Key, Meeting, Mission, Person, Team, UndoPoint
from teamwork.rules.board import stage
from teamwork.seats import PLAYING_ROLES, Role

SIZES = {Role.GRADUATE: "graduates", Role.COACH: "coaches", Role.HELPER: "helpers"}
IN_PLAY = ("open", "face_down")


def problems(game: Game) -> tuple[str, ...]:
    """Everything that does not hold, each with the id it concerns; nothing is what it should be."""
    return tuple(
        problem
        for check in (
            _ids,
            _tables,
            _people,
            _cards,
            _stocks,
            _doors,
            _keys,
            _claims,
            _rest,
            _meetings,
            _missions,
            _undo,
        )
        for problem in check(game)
    )


def _ids(game: Game) -> Iterator[str]:
    for name in MAPS:
        if name != "offers":
            yield from (
                f"{name} {key}: filed under another id" for key, one in getattr(game, name).items() if one.id != key
            )
    if game.phase not in {phase.id for phase in game.edition.phases}:
        yield f"game: phase {game.phase} is not of its edition"


def _missing(game: Game, name: str, what: str, *ids: str | None) -> Iterator[str]:
    known = getattr(game, name)
    yield from (f"{what}: no {name} {one}" for one in ids if one is not None and one not in known)


# ---- tables and people ------------------------------------------------------------------------


def _tables(game: Game) -> Iterator[str]:
    seated = [person for person in game.people.values() if person.is_seated]
    for team in game.teams.values():
        for role, plural in SIZES.items():
            places = Counter(p.seat_no for p in seated if p.team_id == team.id and p.role is role)
            if places.total() > getattr(game.edition.sizes, plural):
                yield f"team {team.id}: more {plural} than chairs"
            yield from (f"team {team.id}: two on {role} chair {no}" for no, count in places.items() if count > 1)
        if not set(team.success_agreed_by) <= set(game.people):
            yield f"team {team.id}: agreed by somebody unknown"
        yield from _bands(game, team)
    order = [team.seat_no for team in game.teams.values()]
    if sorted(order) != list(range(1, len(order) + 1)):
        yield "teams: the fixed order has gaps or doubles"


def _bands(game: Game, team: Team) -> Iterator[str]:
    shown = game.celebration
    if shown is not None and shown.kind == "whole_team" and shown.team_id == team.id and team.first_reached_at is None:
        yield f"team {team.id}: celebrated as a whole without having won"


def _people(game: Game) -> Iterator[str]:
    for person in game.people.values():
        what = f"person {person.id}"
        yield from _missing(game, "teams", what, person.team_id)
        yield from _missing(game, "people", what, person.replaced_by, person.texts_open_to_coach)
        if person.role not in PLAYING_ROLES or person.seat_no < 1:
            yield f"{what}: sits on no chair"
        if person.role is not Role.GRADUATE and (person.status or person.exit):
            yield f"{what}: a status that is a graduate's"
        yield from _person_status(game, person, what)


def _person_status(game: Game, person: Person, what: str) -> Iterator[str]:
    codes = {row.code for row in game.counting.rows}
    if person.exit is not None and person.exit.code not in codes:
        yield f"{what}: a way out that the table does not have"
    if person.status is None:
        return
    if person.status.code not in codes:
        yield f"{what}: a status that the table does not have"
    if person.status.told.celebrate and person.status.told.level != "hall":
        yield f"{what}: celebrated before a hall that was not told"
    if not 0 <= stage(game, person) < len(game.edition.stages):
        yield f"{what}: stands beside the street"


# ---- cards ------------------------------------------------------------------------------------


def _cards(game: Game) -> Iterator[str]:
    for card in game.cards.values():
        what = f"card {card.id}"
        yield from _missing(game, "people", what, card.owner_id, card.author_id)
        yield from _missing(game, "teams", what, card.team_id)
        yield from _missing(game, "cards", what, card.whole_id)
        yield from _card(game, card, what)
    open_dreams = Counter(c.owner_id for c in game.cards.values() if c.kind == "dream" and c.state == "open")
    most = game.edition.limits.open_dreams
    yield from (f"person {one}: more open dreams than {most}" for one, count in open_dreams.items() if count > most)


def _card(game: Game, card: Card, what: str) -> Iterator[str]:
    if set(card.parts) != set(PARTS[card.kind]):
        yield f"{what}: parts of another kind of card"
    if card.author_id != card.owner_id and card.kind != "strength":
        yield f"{what}: played for somebody else"
    if card.owner_id in game.people and game.people[card.owner_id].role is not Role.GRADUATE:
        yield f"{what}: owned by one who does not play cards"
    if (card.state in IN_PLAY) != (card.ended_at is None):
        yield f"{what}: state and end do not agree"
    if card.state == "face_down" and card.kind != "strength":
        yield f"{what}: face down"
    if card.kind == "action" and (card.due is None or card.action_kind not in game.edition.action_kinds):
        yield f"{what}: an action without day or kind"
    if card.ref is not None and card.ref not in game.edition.cards:
        yield f"{what}: printed in no deck"


def _stocks(game: Game) -> Iterator[str]:
    for person_id, offer in game.offers.items():
        yield from _missing(game, "people", f"offers {person_id}", person_id)
        most = game.edition.limits.cards_drawn
        yield from (f"offers {person_id}: more than {most} of {k}" for k, refs in offer.items() if len(refs) > most)
    for team in game.teams.values():
        mates = [
            offer for one, offer in game.offers.items() if one in game.people and game.people[one].team_id == team.id
        ]
        for kind in CARD_KINDS:
            offered = (ref for offer in mates for ref in offer.get(kind, ()))
            lying = (*team.piles.get(kind, ()), *team.discards.get(kind, ()), *offered)
            if len(lying) != len(set(lying)):
                yield f"team {team.id}: a {kind} card lies in two places"
            if not set(lying) <= set(game.edition.deck(kind)):
                yield f"team {team.id}: a card among the {kind} cards that is none"


def _sits_at(game: Game, person_id: str, team: Team) -> bool:
    return person_id in game.people and game.people[person_id].team_id == team.id


# ---- doors, keys, claims, and what is told ------------------------------------------------------


def _doors(game: Game) -> Iterator[str]:
    for door in game.doors.values():
        what = f"door {door.id}"
        yield from _missing(game, "cards", what, door.card_id)
        yield from _missing(game, "people", what, door.owner_id)
        yield from _missing(game, "teams", what, door.team_id)
        if door.lit_at is None and any(_was_used_on(door, key) for key in game.keys.values()):
            yield f"{what}: a key to it was used and it is dark"
    standing = sum(not door.is_down for door in game.doors.values())
    if standing > game.edition.limits.doors_on_wall_most:
        yield "doors: more on the wall than it holds"


def _was_used_on(door: Door, key: Key) -> bool:
    return key.state == "used" and key.door_id == door.id


def _keys(game: Game) -> Iterator[str]:
    for key in game.keys.values():
        what = f"key {key.id}"
        yield from _missing(game, "people", what, key.giver_id, key.holder_id, key.used_by)
        yield from _missing(game, "teams", what, key.team_id)
        yield from _missing(game, "doors", what, key.door_id)
        if (key.state == "in_hand") != (key.holder_id is not None):
            yield f"{what}: hand and holder do not agree"
        if (key.state == "used") != (key.used_by is not None):
            yield f"{what}: use and user do not agree"
        if key.holder_id in game.people and not _may_hold(game.people[key.holder_id or ""], key):
            yield f"{what}: held by one who does not sit at that table as a graduate"
    held = Counter(key.holder_id for key in game.keys.values() if key.state == "in_hand")
    most = game.edition.limits.keys_in_hand
    yield from (f"person {holder}: more keys in hand than {most}" for holder, count in held.items() if count > most)


def _may_hold(person: Person, key: Key) -> bool:
    return person.role is Role.GRADUATE and person.is_seated and person.team_id == key.team_id


def _claims(game: Game) -> Iterator[str]:
    for claim in game.claims.values():
        what = f"claim {claim.id}"
        yield from _missing(game, "cards", what, claim.card_id)
        yield from _missing(game, "people", what, claim.asker_id, claim.claimer_id)
        if claim.asker_id == claim.claimer_id:
            yield f"{what}: taken by the asker"
        if claim.card_id in game.cards and game.cards[claim.card_id].owner_id != claim.asker_id:
            yield f"{what}: the asker does not own the ask"
        if (claim.state == "helped") != (claim.helped_at is not None):
            yield f"{what}: helped and not helped"
    takers = Counter(claim.card_id for claim in game.claims.values() if claim.state == "open")
    yield from (f"card {ask}: taken more than once" for ask, count in takers.items() if count > 1)


def _rest(game: Game) -> Iterator[str]:
    for thanks in game.thanks.values():
        yield from _missing(game, "people", f"thanks {thanks.id}", thanks.from_id, thanks.to_id, *thanks.named_by)
        if not any(thanks.about in things for things in (game.keys, game.claims, game.cards)):
            yield f"thanks {thanks.id}: for nothing"
    for chance in game.chances.values():
        yield from _missing(game, "people", f"chance {chance.id}", chance.person_id)
    for hand in game.hands.values():
        yield from _missing(game, "people", f"hand {hand.id}", hand.person_id, hand.told_id)
    for follow_up in game.follow_ups.values():
        yield from _missing(game, "people", f"follow-up {follow_up.id}", follow_up.person_id)


# ---- meetings, missions, undo -------------------------------------------------------------------


def _meetings(game: Game) -> Iterator[str]:
    for meeting in game.meetings.values():
        what = f"meeting {meeting.id}"
        yield from _missing(game, "teams", what, meeting.team_id, *meeting.ready_tables, *meeting.turns)
        yield from _missing(game, "people", what, meeting.host_id, *meeting.present, *meeting.turns.values())
        yield from _missing(game, "cards", what, meeting.spotlight.card_id if meeting.spotlight else None)
        if (meeting.kind == "camp") != (meeting.team_id is None):
            yield f"{what}: a camp is everybody's, another meeting a team's"
        if (meeting.state == "planned") != (meeting.opened_at is None) or (meeting.state == "held") != bool(
            meeting.closed_at
        ):
            yield f"{what}: state and times do not agree"
        if meeting.spotlight is not None and meeting.state != "open":
            yield f"{what}: a card in the light of a meeting that is not open"
    yield from _too_many_open([meeting for meeting in game.meetings.values() if meeting.state == "open"])


def _too_many_open(opened: Iterable[Meeting]) -> Iterator[str]:
    count = Counter(meeting.team_id for meeting in opened)
    yield from (f"team {team_id}: in two open meetings" for team_id, number in count.items() if number > 1)
    if None in count and len(count) > 1:
        yield "meetings: a team meets during a camp"


def _missions(game: Game) -> Iterator[str]:
    for mission in game.missions.values():
        what = f"mission {mission.id}"
        yield from _missing(game, "teams", what, mission.team_id)
        yield from _missing(game, "people", what, *mission.votes, *mission.deeds)
        if not {*mission.votes.values(), *_chosen(mission)} <= set(mission.drawn):
            yield f"{what}: chosen from what was not drawn"
        if (mission.judged_at is None) != (mission.is_held is None):
            yield f"{what}: judged and not judged"
    doubles = Counter((mission.team_id, mission.camp) for mission in game.missions.values())
    yield from (f"team {team_id}: two missions of camp {camp}" for (team_id, camp), n in doubles.items() if n > 1)


def _chosen(mission: Mission) -> tuple[str, ...]:
    return () if mission.chosen is None else (mission.chosen,)


def _undo(game: Game) -> Iterator[str]:
    for stack, points in game.undo.items():
        versions = [point.v for point in points]
        if versions != sorted(set(versions)) or any(v > game.v for v in versions):
            yield f"undo {stack}: out of order"
        if any(not _is_well_formed(point) for point in points):
            yield f"undo {stack}: before and after do not speak of the same"
        if stack.startswith("meeting:"):
            yield from _missing(game, "meetings", f"undo {stack}", stack.partition(":")[2])


def _is_well_formed(point: UndoPoint) -> bool:
    places = [(name, key) for name, key, _ in point.before]
    return places == [(name, key) for name, key, _ in point.after] and all(name in MAPS for name, _ in places)
