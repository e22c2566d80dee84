"""
A game in which every word that anybody wrote is unlike any other, so that it can be found wherever it comes out.

Each word is filed under the row of `visibility.md` that says who may see it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.engine.walking import Walk, walk_in
from tests.people import COACHES, GRADUATES, HELPERS, TEAMS

CANARY = re.compile(r"q\d{4}q|2\d{3}4567")
"""Every word of this game, also as it stands in an e-mail address, and every phone number."""

NORTH, SOUTH = TEAMS[:2]
OTHER_TEAM = {NORTH: SOUTH, SOUTH: NORTH}


class Datum(NamedTuple):
    """One written word: its row of the matrix, whose it is, how far it is shown, and who else knows it."""

    row: str
    owner: str
    """A person, a team for what is a team's, or nobody."""
    level: str = ""
    tick: bool = False
    also: frozenset[str] = frozenset()


@dataclass
class Furnished:
    """The game, and every word in it."""

    walk: Walk
    data: dict[str, Datum] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    """Card ids by ``owner kind``."""

    def word(self, row: str, owner: str, shown: tuple[str, bool] = ("", False), also: tuple[str, ...] = ()) -> str:
        """A word that nobody has written before."""
        canary = f"q{len(self.data):04d}q"
        self.data[canary] = Datum(row, owner, *shown, frozenset(also))
        return canary

    def phone(self, row: str, owner: str) -> str:
        """A number that nobody else has."""
        number = f"2{len(self.data):03d}4567"
        self.data[number] = Datum(row, owner)
        return number

    def heard(self, name: str) -> set[str]:
        """Every word of the game that somebody's view holds, wherever it stands."""
        return set(CANARY.findall(json.dumps(self.walk.view(name), ensure_ascii=False)))

    def viewers(self) -> tuple[str, ...]:
        """Everyone who looks at the game."""
        return (*self.walk.game.people, "screen", "office", "admin")


def cast_of(team_id: str) -> Mapping[str, tuple[str, ...]]:
    """The names at a table of the small game, by role."""
    return {
        "graduate": GRADUATES[team_id][:3],
        "coach": (COACHES[team_id],),
        "helper": HELPERS[team_id][:2],
    }


def furnished(level: str = "team", tick: bool = False, *, camp: bool = True, parts: tuple[str, ...] = ()) -> Furnished:
    """
    Two tables that have written everything there is to write, each part shown as far as ``level`` and ``tick``.

    With ``parts`` only those are, all else is for oneself alone. With ``camp`` the first camp is open, else it
    is over and the first table sits in a check-in.
    """
    made = Furnished(walk_in("camp_1", 1))
    for team_id in TEAMS[:2]:
        _names(made, team_id)
    for team_id in TEAMS[:2]:
        for name in cast_of(team_id)["graduate"]:
            _dream(made, name, team_id, _shown(level, tick, parts))
            _strengths(made, name, team_id, _shown(level, tick, parts))
            _challenges(made, name, _shown(level, tick, parts))
            _actions(made, name, _shown(level, tick, parts))
    _meetings(made, camp)
    return made


def _shown(level: str, tick: bool, parts: tuple[str, ...]) -> Mapping[str, tuple[str, bool]]:
    names = ("work", "details", "owner", "strength", "story", "ask", "plan", "learnt")
    return {part: (level, tick) if not parts or part in parts else ("me", False) for part in names}


def _choice(shown: Mapping[str, tuple[str, bool]], *parts: str) -> dict[str, Any]:
    return {part: {"level": shown[part][0], "coach": shown[part][1]} for part in parts}


# ---- what they wrote --------------------------------------------------------------------------------------------


def _names(made: Furnished, team_id: str) -> None:
    walk = made.walk
    walk.do("office", "rename_team", team_id=team_id, name=made.word("team name", team_id))
    for role, names in cast_of(team_id).items():
        row = "helper's contact" if role == "helper" else "contact"
        for name in names:
            walk.do(name, "rename_person", person_id=name, name=made.word("name", name))
            email = f"{made.word(row, name)}@example.dk"
            walk.do(name, "set_contact", email=email, phone=made.phone(row, name))


def _dream(made: Furnished, name: str, team_id: str, shown: Mapping[str, tuple[str, bool]]) -> None:
    walk = made.walk
    walk.do(
        name,
        "play_dream",
        work=made.word("dream: work", name, shown["work"]),
        why=made.word("dream: details", name, shown["details"]),
        sign=made.word("dream: details", name, shown["details"]),
        workplaces=[made.word("door", name), made.word("dream: details", name, shown["details"])],
        shown=_choice(shown, "work", "details"),
    )
    made.cards[f"{name} dream"] = walk.newest("cards").id
    walk.do(name, "release_door", card_id=walk.newest("cards").id, workplace=1)
    door_id = walk.newest("doors").id
    level, tick = shown["owner"]
    walk.do(name, "set_level", card_id=door_id, part="owner", level=level, coach=tick)
    giver = HELPERS[OTHER_TEAM[team_id]][0]
    walk.do(giver, "hang_key", door_id=door_id, text=made.word("key", team_id, also=(giver,)))
    walk.do(HELPERS[team_id][0], "give_key", team_id=team_id, text=made.word("key", team_id))


def _strengths(made: Furnished, name: str, team_id: str, shown: Mapping[str, tuple[str, bool]]) -> None:
    walk, mates = made.walk, cast_of(team_id)
    mate = next(one for one in mates["graduate"] if one != name)
    for giver in (name, mate, mates["coach"][0], mates["helper"][0]):
        card_id = _give(made, giver, name, "strength", shown["strength"], also=(giver,))
        if giver != name:
            walk.do(name, "take_strength", card_id=card_id)
        level, tick = shown["strength"]
        walk.do(name, "set_level", card_id=card_id, part="strength", level=level, coach=tick)
    _give(made, mate, name, "strength: face down", ("", False), also=(mate,))
    declined = _give(made, mates["helper"][1], name, "strength: declined", ("", False), also=(mates["helper"][1],))
    walk.do(name, "decline_strength", card_id=declined)


def _give(made: Furnished, giver: str, receiver: str, row: str, shown: tuple[str, bool], also: tuple[str, ...]) -> str:
    words = {part: made.word(row, receiver, shown, also) for part in ("claim", "example", "vouched_by")}
    made.walk.do(giver, "give_strength", person_id=receiver, **words)
    return str(made.walk.newest("cards").id)


def _challenges(made: Furnished, name: str, shown: Mapping[str, tuple[str, bool]]) -> None:
    for is_ended in (False, True):
        made.walk.do(
            name,
            "play_challenge",
            ref="U01",
            influence="partly",
            ask=made.word("challenge: ask", name, shown["ask"]),
            **{part: made.word("challenge: story", name, shown["story"]) for part in ("what", "tried", "if_then")},
            shown=_choice(shown, "story", "ask"),
        )
        card_id = made.walk.newest("cards").id
        made.cards[f"{name} challenge{' ended' if is_ended else ''}"] = card_id
    learnt = made.word("learnt", name, shown["story"])
    made.walk.do(name, "end_challenge", card_id=card_id, outcome="overcome", learnt=learnt)


def _actions(made: Furnished, name: str, shown: Mapping[str, tuple[str, bool]]) -> None:
    walk = made.walk
    for is_ended in (False, True):
        fields = ("what", "how", "with_whom", "if_it_fails")
        words = {part: made.word("action: plan", name, shown["plan"]) for part in fields}
        kind = {"action_kind": "coffee", "due": walk.game.today, "shown": _choice(shown, "plan", "learnt")}
        walk.do(name, "play_action", **words, **kind)
        card_id = walk.newest("cards").id
        made.cards[f"{name} action{' ended' if is_ended else ''}"] = card_id
    learnt = made.word("learnt", name, shown["learnt"])
    walk.do(name, "finish_action", card_id=card_id, result="partly", learnt=learnt)


def _meetings(made: Furnished, camp: bool) -> None:
    walk, first = made.walk, made.walk.meeting("camp").id
    for team_id, coach in ((NORTH, "kim"), (SOUTH, "lone")):
        walk.do(coach, "write_learning", meeting_id=first, text=made.word("learning: camp", team_id))
    walk.do("carl", "request_exit", code="left", from_date=walk.game.today)
    walk.do("office", "decide_left", person_id="carl", is_counted=True, reason=made.word("reason", "nobody"))
    if camp:
        return
    walk.close_camp(1)
    for number in (1, 2):
        meeting = walk.open_team_meeting("check_in", number)
        walk.do("ana", "write_learning", meeting_id=meeting.id, text=made.word("learning: own meeting", NORTH))
        if number == 1:
            walk.do("kim", "close_meeting", meeting_id=meeting.id, reason=made.word("reason", "nobody"))


def told_apart(made: Furnished, canaries: set[str]) -> Iterator[str]:
    """Words said so that a person can read what went wrong."""
    for canary in sorted(canaries):
        datum = made.data[canary]
        shown = f" shown to {datum.level}{' and the coach' if datum.tick else ''}" if datum.level else ""
        yield f"{datum.row} of {datum.owner}{shown}"
