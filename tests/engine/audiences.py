"""
Field by field, who is given what: the rows of `visibility.md`, decision 8, 11, 13 and 18 for every field of every view.

A field that is not listed here may be given to nobody, so that one more field is one more line to think about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from teamwork.model import Game
from tests.engine.walking import Walk

REACH = {"me": 0, "team": 1, "table": 2, "hall": 3}


@dataclass(frozen=True)
class Eye:
    """One viewer looking at one thing: what they are to its owner and its table."""

    walk: Walk
    name: str
    thing: Any
    team_id: str | None
    owner_id: str | None

    @property
    def game(self) -> Game:
        return self.walk.game

    @property
    def role(self) -> str:
        return self.walk.seat(self.name).role.value

    @property
    def camp(self) -> bool:
        return any(m.kind == "camp" and m.state == "open" for m in self.game.meetings.values())

    @property
    def me(self) -> bool:
        return self.name == self.owner_id

    @property
    def table(self) -> bool:
        """Anybody who sits at the thing's table."""
        return self.plays and self.walk.person(self.name).team_id == self.team_id

    @property
    def plays(self) -> bool:
        """A graduate, coach or helper who may look."""
        return self.role in ("graduate", "coach", "helper")

    @property
    def mate(self) -> bool:
        return self.table and self.role == "graduate"

    @property
    def coach(self) -> bool:
        return self.table and self.role == "coach"

    @property
    def helper(self) -> bool:
        return self.table and self.role == "helper"

    @property
    def other(self) -> bool:
        return self.plays and not self.table

    @property
    def screen(self) -> bool:
        return self.role == "screen"

    @property
    def office(self) -> bool:
        return self.role == "office"

    @property
    def admin(self) -> bool:
        return self.role == "admin"

    def told(self, level: str, tick: bool) -> bool:
        """Whether the owner told this viewer of a status or chance (rule 8.4)."""
        if self.me or (self.mate and REACH[level] >= 1) or (self.coach and (tick or level == "hall")):
            return True
        return level == "hall" and (self.helper or self.other or self.screen)

    def part(self, *names: str) -> bool:
        """Whether one of these parts of a card is shown to this viewer."""
        return any(self._part(name) for name in names if name in self.thing.parts)

    def _part(self, name: str) -> bool:
        card = self.thing
        if card.state in ("taken_back", "withdrawn"):
            return False
        if self.name == card.author_id:
            return True
        if not self.walk.person(card.owner_id).is_seated:
            return False
        if card.state in ("face_down", "declined"):
            return self.me and card.state == "face_down"
        shown = card.parts[name]
        reach, for_hall = REACH[shown.level.value], name in ("work", "ask", "strength")
        if self.me or (self.mate and reach >= 1) or (self.coach and (shown.coach or reach >= 2)):
            return True
        if self.helper:
            return reach >= 2 and name not in ("story", "learnt")
        return for_hall and reach == 3 and (self.other or (self.screen and not card.is_hidden))

    def named(self) -> bool:
        """Whether the card is seen as somebody's: at its own table."""
        outline = self.me or self.name == self.thing.author_id
        return self.table and (outline or self.part(*self.thing.parts))


Audience: TypeAlias = Callable[[Eye], bool]


def everyone(eye: Eye) -> bool:
    return True


def own(eye: Eye) -> bool:
    """Oneself and nobody else."""
    return eye.me


def table(eye: Eye) -> bool:
    return eye.table


def office(eye: Eye) -> bool:
    return eye.office


def desk(eye: Eye) -> bool:
    """The office and the administrator, whose people and figures they are."""
    return eye.office or eye.admin


def players_and_screen(eye: Eye) -> bool:
    return eye.plays or eye.screen


def not_admin(eye: Eye) -> bool:
    return not eye.admin


def table_and_desk(eye: Eye) -> bool:
    return eye.table or desk(eye)


def table_desk_and_camp(eye: Eye) -> bool:
    """Learnings, missions, team name: at camps everybody in the hall."""
    return table_and_desk(eye) or eye.camp


def known(eye: Eye) -> bool:
    """Who may know that a person sits in the game."""
    graduate = eye.thing.role == "graduate"
    return table_and_desk(eye) or (eye.other and eye.camp) or (eye.screen and graduate)


def known_by_players(eye: Eye) -> bool:
    return known(eye) and not eye.screen


def fact_of_exit(eye: Eye) -> bool:
    """Pause, exit: teammate, coach, office; never a helper."""
    return eye.me or eye.mate or eye.coach or desk(eye)


def _in_job(eye: Eye) -> bool:
    told = eye.thing.status.told
    is_outside = eye.other or eye.screen
    is_told = eye.told(told.level.value, told.coach) and known(eye) and not desk(eye)
    return is_told and (eye.thing.shows_late_stages or not is_outside)


def _status(eye: Eye) -> bool:
    told = eye.thing.status.told
    return eye.me or desk(eye) or (eye.coach and (told.coach or told.level == "hall"))


def _contact(eye: Eye) -> bool:
    if eye.thing.role == "helper":
        return eye.me or eye.coach or eye.admin
    return eye.me or eye.coach or desk(eye)


def named(eye: Eye) -> bool:
    return eye.named()


def seen(eye: Eye) -> bool:
    """Any part of a card, named or not."""
    return eye.part(*eye.thing.parts) or eye.named()


def plan(eye: Eye) -> bool:
    return eye.table and eye.part("plan")


def _part(name: str) -> Audience:
    return lambda eye: eye.part(name)


def _main(eye: Eye) -> bool:
    return eye.table and eye.part("work", "story", "plan", "strength")


def _what(eye: Eye) -> bool:
    return eye.part("story", "plan")


def _learnt(eye: Eye) -> bool:
    return eye.part("learnt" if eye.thing.kind == "action" else "story")


def _outcome(eye: Eye) -> bool:
    """State and end: of an action its result, which is the plan's."""
    return seen(eye) if eye.thing.kind != "action" else plan(eye)


def _day_of_end(eye: Eye) -> bool:
    is_declined_gift = eye.thing.state == "declined" and not eye.me
    return named(eye) and _outcome(eye) and not is_declined_gift


def _wall(eye: Eye) -> bool:
    return eye.plays or (eye.screen and not eye.thing.is_hidden)


def _door_owner(eye: Eye) -> bool:
    shown = eye.thing.owner_shown
    reach = REACH[shown.level.value]
    coach = eye.coach and (shown.coach or reach >= 2)
    return eye.me or coach or (eye.mate and reach >= 1) or (eye.helper and reach >= 2)


def _key(eye: Eye) -> bool:
    return eye.table or eye.name == eye.thing.giver_id


def _giver(eye: Eye) -> bool:
    return eye.name == eye.thing.giver_id


def _user(eye: Eye) -> bool:
    return eye.name in (eye.thing.holder_id, eye.thing.used_by)


def _claim(eye: Eye) -> bool:
    return _two_of_claim(eye) or _table_of_claim(eye)


def _two_of_claim(eye: Eye) -> bool:
    return eye.name in (eye.thing.asker_id, eye.thing.claimer_id)


def _table_of_claim(eye: Eye) -> bool:
    card = eye.game.cards[eye.thing.card_id]
    ask = Eye(eye.walk, eye.name, card, card.team_id, card.owner_id)
    return (eye.mate or eye.coach) and ask.part("ask")


def _asker(eye: Eye) -> bool:
    is_taker = eye.name == eye.thing.claimer_id
    return eye.me or _table_of_claim(eye) or (is_taker and eye.thing.is_asker_known)


def _claim_ask(eye: Eye) -> bool:
    card = eye.game.cards[eye.thing.card_id]
    ask = Eye(eye.walk, eye.name, card, card.team_id, card.owner_id)
    return _two_of_claim(eye) and ask.part("ask")


def _two_of_thanks(eye: Eye) -> bool:
    return eye.name in (eye.thing.from_id, eye.thing.to_id)


def _two_of_hand(eye: Eye) -> bool:
    return eye.me or (eye.name == eye.thing.told_id and not eye.thing.is_lowered)


def _chance(eye: Eye) -> bool:
    return (
        eye.walk.person(eye.thing.person_id).is_seated
        and eye.table
        and eye.told(eye.thing.told.level.value, eye.thing.told.coach)
    )


def _meeting(eye: Eye) -> bool:
    return eye.thing.kind == "camp" or table_and_desk(eye)


def _of_meeting(audience: Audience) -> Audience:
    return lambda eye: _meeting(eye) and audience(eye)


def _learnings(eye: Eye) -> bool:
    if eye.thing.kind != "camp":
        return table_and_desk(eye)
    is_own = eye.plays and eye.walk.person(eye.name).team_id in eye.thing.learnings
    return is_own or desk(eye) or eye.camp


def _factors(eye: Eye) -> bool:
    is_own = eye.role == "coach" and eye.walk.person(eye.name).team_id in eye.thing.factors
    return is_own or desk(eye)


def _spotlight(eye: Eye) -> bool:
    """Before the owner's yes a question to the owner, seen by those who ask (rule 6.4)."""
    spot = eye.thing.spotlight
    asking = (eye.game.cards[spot.card_id].owner_id, spot.asked_by, eye.thing.host_id)
    return players_and_screen(eye) and (spot.is_agreed or eye.name in asking)


def _coach_of_meeting(eye: Eye) -> bool:
    return _meeting(eye) and eye.role == "coach"


FIELDS: Mapping[str, Mapping[str, Audience]] = {
    "game": {
        **dict.fromkeys(("id", "name", "edition", "phase", "phase_kind", "today", "started_on", "week"), everyone),
        **dict.fromkeys(("weeks", "time_zone", "is_rehearsal", "has_bots", "dusk", "pot", "counting"), everyone),
        **dict.fromkeys(("open_camp_id", "last_camp_closed_on", "celebration"), everyone),
        **dict.fromkeys(("lights", "doors", "threads"), not_admin),
        "named_threads": players_and_screen,
    },
    "team": {
        **dict.fromkeys(("id", "seat_no"), everyone),
        **dict.fromkeys(("name", "endings"), table_desk_and_camp),
        **dict.fromkeys(("marker", "helped", "success"), table),
        **dict.fromkeys(("in_job", "holds_now"), table_and_desk),
        "lights": lambda eye: eye.table or eye.office,
        "pawns": lambda eye: eye.other and eye.camp,
        "spark": lambda eye: eye.mate or eye.coach or eye.office,
        "empty": lambda eye: table_and_desk(eye) or eye.role == "coach",
    },
    "person": {
        **dict.fromkeys(("id", "role", "team_id", "seat_no", "is_bot", "erased"), known),
        **dict.fromkeys(("name", "helper_kind"), known_by_players),
        "label": lambda eye: known(eye) and not desk(eye),
        "pawn": lambda eye: eye.table or eye.screen,
        "is_seated": desk,
        **dict.fromkeys(("is_active", "exit"), fact_of_exit),
        "in_job": _in_job,
        "status": _status,
        "contact": _contact,
        **dict.fromkeys(("promised_at", "label_choice", "shows_late_stages", "offers", "keys_held", "pulse"), own),
        **dict.fromkeys(("keys_most", "open_dreams", "dreams_most", "texts_open_to_coach"), own),
    },
    "card": {
        **dict.fromkeys(("id", "kind", "is_mine"), seen),
        **dict.fromkeys(("team_id", "owner_id", "author_id", "played_at"), named),
        "state": _outcome,
        "ended_on": _day_of_end,
        "ref": _main,
        **dict.fromkeys(("parts", "serves"), own),
        **dict.fromkeys(("action_kind", "due", "times_moved", "whole_id"), plan),
        "looked_at": lambda eye: eye.me or (eye.coach and eye.part("plan")),
        "is_hidden": lambda eye: named(eye) and (eye.me or eye.coach),
        "influence": _part("story"),
        "is_taken": _part("ask"),
        "work": _part("work"),
        **dict.fromkeys(("why", "sign", "workplaces"), _part("details")),
        **dict.fromkeys(("claim", "example", "vouched_by"), _part("strength")),
        **dict.fromkeys(("tried", "if_then"), _part("story")),
        "ask": _part("ask"),
        "what": _what,
        **dict.fromkeys(("how", "with_whom", "if_it_fails"), _part("plan")),
        "learnt": _learnt,
    },
    "door": {
        **dict.fromkeys(("id", "state", "workplace", "is_mine"), _wall),
        **dict.fromkeys(("team_id", "owner_id"), _door_owner),
        **dict.fromkeys(("card_id", "parts", "released_at"), own),
        "is_hidden": lambda eye: eye.me or eye.role == "coach",
    },
    "key": {
        **dict.fromkeys(("id", "text", "state", "door_id", "hung_on", "owner_first_until", "is_mine_given"), _key),
        **dict.fromkeys(("team_id", "cools_on", "holder_id", "used_by"), table),
        **dict.fromkeys(("giver_id", "is_thanked"), lambda eye: _giver(eye) or _user(eye)),
        "giver_name": _user,
        **dict.fromkeys(("user_name", "times_warmed"), _giver),
        "is_first_mine": lambda eye: eye.name == eye.game.doors[eye.thing.door_id].owner_id,
    },
    "claim": {
        **dict.fromkeys(("id", "card_id", "state", "is_mine", "is_asker_known", "claimed_at", "helped_at"), _claim),
        "claimer_id": _claim,
        "asker_id": _asker,
        "asker_name": lambda eye: eye.name == eye.thing.claimer_id and eye.thing.is_asker_known,
        "claimer_name": own,
        "ask": _claim_ask,
    },
    "thanks": dict.fromkeys(
        ("id", "from_id", "from_name", "to_id", "to_name", "about", "text", "at", "named_by"), _two_of_thanks
    ),
    "chance": {
        **dict.fromkeys(("id", "person_id", "kind", "on", "state"), _chance),
        **dict.fromkeys(("outcome", "tell", "coach"), own),
    },
    "hand": dict.fromkeys(("id", "person_id", "told_id", "raised_at", "answered_at", "is_lowered"), _two_of_hand),
    "meeting": {
        **dict.fromkeys(("id", "kind", "team_id", "number", "starts_at", "state", "agenda_id", "closed_at"), _meeting),
        **dict.fromkeys(("opened_at", "step_id", "step_started_at", "clock", "screen", "twist_id"), _meeting),
        "ready_tables": _meeting,
        "host_id": _of_meeting(lambda eye: not eye.screen),
        **dict.fromkeys(("turns", "present"), _of_meeting(lambda eye: eye.plays)),
        **dict.fromkeys(("present_by_team", "looked"), _of_meeting(not_admin)),
        "swap": _of_meeting(players_and_screen),
        "spotlight": _of_meeting(_spotlight),
        "learnings": _learnings,
        "factors": _factors,
        **dict.fromkeys(("is_ready_to_close", "undo_count"), _coach_of_meeting),
        "i_rested": lambda eye: eye.name in eye.thing.rested,
    },
    "mission": {
        **dict.fromkeys(("id", "team_id", "camp", "drawn", "chosen", "is_held"), table_desk_and_camp),
        **dict.fromkeys(("votes", "lights"), table),
        "my_vote": lambda eye: eye.name in eye.thing.votes,
        **dict.fromkeys(("my_light", "my_deeds"), lambda eye: eye.mate),
    },
    "follow_up": dict.fromkeys(("id", "person_id", "weeks", "due", "state", "done_at"), office),
}
"""Who is given a field, by kind and name."""


def is_given(eye: Eye, kind: str, field: str) -> bool:
    """Whether this viewer is given the field; of a person who left, only the desk knows anything."""
    has_left = kind == "person" and not eye.thing.is_seated
    return FIELDS[kind][field](eye) and (desk(eye) or not has_left)


MAPS: Mapping[str, str] = {
    "team": "teams", "person": "people", "card": "cards", "door": "doors", "key": "keys", "claim": "claims",
    "thanks": "thanks", "chance": "chances", "hand": "hands", "meeting": "meetings", "mission": "missions",
    "follow_up": "follow_ups",
}  # fmt: skip


def eye(walk: Walk, name: str, key: str) -> Eye:
    """A viewer looking at the thing that an entity's key names."""
    kind, _, thing_id = key.partition(":")
    if kind == "game":
        return Eye(walk, name, walk.game, None, None)
    thing = getattr(walk.game, MAPS[kind])[thing_id]
    match kind:
        case "team":
            return Eye(walk, name, thing, thing.id, None)
        case "person":
            return Eye(walk, name, thing, thing.team_id, thing.id)
        case "claim":
            return Eye(walk, name, thing, walk.person(thing.asker_id).team_id, thing.asker_id)
        case "chance" | "hand" | "follow_up":
            return Eye(walk, name, thing, walk.person(thing.person_id).team_id, thing.person_id)
        case "thanks":
            return Eye(walk, name, thing, None, thing.from_id)
        case _:
            return Eye(walk, name, thing, thing.team_id, getattr(thing, "owner_id", None))
