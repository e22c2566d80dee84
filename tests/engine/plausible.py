"""What somebody could write into a command that is offered to them: for every kind, values that must be accepted."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias

from teamwork.model import PARTS, Level
from tests.acting import Acting

Fields: TypeAlias = dict[str, Any]
Writer: TypeAlias = Callable[["Pen"], Fields]

LEVELS = tuple(level.value for level in Level)
TOLD = ("me", "team", "hall")


class Pen:
    """Somebody about to fill in one offered command; every text it writes is written only once."""

    def __init__(self, world: Acting, seat: str, option: Mapping[str, str], dice: random.Random) -> None:
        self.world, self.game = world, world.game
        self.seat, self.option, self.dice = seat, option, dice
        self.shares = world.game.edition.phase(world.game.phase).kind not in ("setup", "closed")
        """Whether anything may be shown to more than before (decision 14)."""

    def text(self) -> str:
        return "ord " + "".join(self.dice.choices("abcdefghijklmnop", k=10))

    def email(self) -> str:
        return f"{''.join(self.dice.choices('abcdefghij', k=8))}@example.dk"

    def yes(self) -> bool:
        return self.dice.random() < 0.5

    def maybe(self, **fields: Any) -> Fields:
        """Some of these."""
        return {name: value for name, value in fields.items() if self.yes()}

    def day(self, most: int = 10) -> str:
        return (self.game.today + timedelta(days=self.dice.randint(0, most))).isoformat()

    def due(self) -> str:
        """A day that the edition lets an action be due."""
        return self.day(self.game.edition.limits.action_days_ahead)

    def ref(self, kind: str) -> Fields:
        """A card of the offer, any printed one, a blank, or none."""
        offer = self.game.offers.get(self.seat, {}).get(kind, ())
        printed = self.dice.choice(
            (*offer, *offer, *self.game.edition.deck("blank")[:1], *self.game.edition.deck(kind))
        )  # type: ignore[arg-type]
        return {"ref": printed} if self.dice.random() < 0.7 else {}

    def shown(self, kind: str) -> Fields:
        parts = {
            part: {"level": self.dice.choice(LEVELS), "coach": self.yes()}
            for part in PARTS[kind]  # type: ignore[index]
            if self.dice.random() < 0.6
        }
        return {"shown": parts}


# ---- cards ------------------------------------------------------------------------------------------------------


def _dream(pen: Pen) -> Fields:
    places = [pen.text() for _ in range(pen.dice.randint(1, pen.game.edition.limits.workplaces_most))]
    required = {"work": pen.text(), "why": pen.text(), "workplaces": places}
    return {**required, **pen.maybe(sign=pen.text()), **pen.ref("dream"), **pen.shown("dream")}


def _challenge(pen: Pen) -> Fields:
    influence = pen.dice.choice(("yes", "partly", "no"))
    optional = pen.maybe(tried=pen.text(), if_then=pen.text())
    required = {"what": pen.text(), "influence": influence, "ask": pen.text()}
    return {**required, **optional, **pen.ref("challenge"), **pen.shown("challenge")}


def _action(pen: Pen) -> Fields:
    kind = pen.dice.choice(tuple(pen.game.edition.action_kinds))
    optional = pen.maybe(with_whom=pen.text(), if_it_fails=pen.text())
    required = {"what": pen.text(), "how": pen.text(), "due": pen.due(), "action_kind": kind}
    return {**required, **optional, **pen.ref("action"), **pen.shown("action")}


def _strength(pen: Pen) -> Fields:
    fields = {"claim": pen.text(), "example": pen.text(), **pen.maybe(vouched_by=pen.text()), **pen.ref("strength")}
    return {**fields, **pen.shown("strength")} if pen.option["person_id"] == pen.seat else fields


def _revision(pen: Pen) -> Fields:
    kind = pen.game.cards[pen.option["card_id"]].kind
    required, optional = {
        "dream": ("work", "sign"),
        "strength": ("claim", "vouched_by"),
        "challenge": ("ask", "tried"),
        "action": ("how", "with_whom"),
    }[kind]
    fields = {required: pen.text(), **pen.maybe(**{optional: pen.dice.choice(("", pen.text()))})}
    places = {"workplaces": [pen.text()]} if kind == "dream" and pen.yes() else {}
    return {"fields": fields, **places}


def _level(pen: Pen) -> Fields:
    thing_id = pen.option["card_id"]
    parts = ("owner",) if thing_id in pen.game.doors else PARTS[pen.game.cards[thing_id].kind]
    part = pen.dice.choice(parts)
    return {"part": part, "level": pen.dice.choice(LEVELS), "coach": pen.yes()} if pen.shares else _hidden(part)


def _hidden(part: str) -> Fields:
    return {"part": part, "level": "me"}


def _split(pen: Pen) -> Fields:
    return {"parts": [{"what": pen.text(), "due": pen.due(), "how": pen.text()} for _ in range(pen.dice.randint(2, 3))]}


def _door(pen: Pen) -> Fields:
    dream = pen.option["card_id"]
    standing = {door.workplace for door in pen.game.doors.values() if door.card_id == dream and not door.is_down}
    written = {int(field[-1]) for field in pen.game.cards[dream].written if field.startswith("workplace_")}
    return {"workplace": pen.dice.choice(sorted(written - standing))}


# ---- meetings ---------------------------------------------------------------------------------------------------


def _clock(pen: Pen) -> Fields:
    if pen.game.meetings[pen.option["meeting_id"]].clock.mode == "off":
        return {"action": pen.dice.choice(("start", "off"))}
    action = pen.dice.choice(("start", "pause", "resume", "extend", "off"))
    return {"action": action, **({"seconds": pen.dice.randint(-300, 300)} if action == "extend" else {})}


def _time(pen: Pen) -> Fields:
    season = pen.game.edition.season
    last = pen.game.started_on + timedelta(weeks=season.weeks + season.close_after_weeks - 1)
    return {"starts_at": min(pen.world.at + timedelta(hours=pen.dice.randint(1, 60)), _noon(last))}


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _screen(pen: Pen) -> Fields:
    return {"screen": pen.dice.choice(("step", "board", "join", "blank", "pause", "list"))}


# ---- people, statuses, exits ------------------------------------------------------------------------------------


def _newcomer(pen: Pen) -> Fields:
    kind = pen.dice.choice(tuple(pen.game.edition.helper_kinds))
    kinds = pen.maybe(helper_kind=kind) if pen.option["role"] == "helper" else {}
    contact = pen.maybe(email=pen.email(), phone="+45 12 34 56 78", is_bot=pen.yes())
    return {"name": pen.text(), **kinds, **contact}


def _contact(pen: Pen) -> Fields:
    return pen.maybe(email=pen.dice.choice(("", pen.email())), phone="12345678")


def _told(pen: Pen) -> Fields:
    if not pen.shares:
        return {"tell": "me"}
    return {"tell": pen.dice.choice(TOLD), "coach": pen.yes(), "celebrate": pen.yes()}


def _chance(pen: Pen) -> Fields:
    return {"date": pen.day(30), "tell": pen.dice.choice(TOLD), "coach": pen.yes()}


def _status(pen: Pen) -> Fields:
    code4 = pen.dice.choice(("job", "job", "on_the_way", "searching", "something_else"))
    hours = {"hours_band": pen.dice.choice(tuple(pen.game.edition.hours_bands))} if code4 == "job" else {}
    return {"code4": code4, "from_date": pen.day(20), **hours, **_told(pen)}


def _confirmation(pen: Pen) -> Fields:
    rows = [row.code for row in pen.game.counting.rows if row.counts not in ("neutral", "denominator")]
    start = pen.game.today - timedelta(days=pen.dice.randint(-10, 200))
    return {
        "code": pen.dice.choice(rows),
        "from_date": start,
        "to_date": start + timedelta(days=pen.dice.randint(30, 400)),
        "hours_band": pen.dice.choice(tuple(pen.game.edition.hours_bands)),
        "is_self_supporting": pen.yes(),
    }


def _way_out(pen: Pen) -> Fields:
    return {"code": pen.dice.choice(("pause", "pause", "moved", "education", "left")), "from_date": pen.day(3)}


def _way_out_confirmed(pen: Pen) -> Fields:
    asked = pen.game.people[pen.option["person_id"]].exit
    return {"code": asked.code if asked else "left", "from_date": pen.day(3)}


def _follow_up(pen: Pen) -> Fields:
    is_due = pen.game.follow_ups[pen.option["follow_up_id"]].due <= pen.game.today
    return {"outcome": pen.dice.choice(("done", "waived")) if is_due else "waived"}


def _counting(pen: Pen) -> Fields:
    counting = pen.game.counting
    return {"valid_from": pen.game.today, "rows": [row.model_dump(mode="json") for row in counting.rows]}


def _pulse(pen: Pen) -> Fields:
    questions = ("spark", "next_step", "team_help", "clarity")
    return pen.maybe(**{question: pen.dice.randint(0, 10) for question in questions})


def _open_texts(pen: Pen) -> Fields:
    team_id = pen.world.person(pen.seat).team_id
    people = pen.game.people.values()
    has_coach = any(p.is_seated and p.role == "coach" and p.team_id == team_id for p in people)
    return {"is_open": has_coach and pen.yes()}


WRITERS: Mapping[str, Writer] = {
    "seat_person": _newcomer,
    "substitute_person": lambda pen: pen.maybe(name=pen.text()),
    "rename_person": lambda pen: {"name": pen.text()},
    "rename_team": lambda pen: {"name": pen.text()},
    "set_contact": _contact,
    "choose_label": lambda pen: {
        "label": pen.dice.choice(("none", "initials", "name")),
        "shows_late_stages": pen.yes(),
    },
    "promise_silence": lambda pen: {"version": f"v{pen.dice.randint(1, 9)}"},
    "open_texts_to_coach": _open_texts,
    "plan_meeting": _time,
    "move_meeting": _time,
    "close_meeting": lambda pen: {"reason": pen.text()},
    "tick_presence": lambda pen: {"is_present": pen.yes()},
    "set_clock": _clock,
    "set_screen": _screen,
    "set_film": lambda pen: {"at": pen.day(), "is_running": pen.yes()},
    "report_table_ready": lambda pen: {"is_ready": pen.yes()},
    "write_learning": lambda pen: {"text": pen.text()},
    "rate_factors": lambda pen: {"ratings": [pen.dice.randint(1, 5) for _ in pen.game.edition.factors]},
    "agree_team_success": lambda pen: {"is_agreed": pen.dice.random() < 0.8},
    "play_dream": _dream,
    "play_challenge": _challenge,
    "play_action": _action,
    "give_strength": _strength,
    "revise_card": _revision,
    "set_level": _level,
    "end_challenge": lambda pen: {
        "outcome": pen.dice.choice(("overcome", "parked")),
        **pen.maybe(learnt=pen.text()),
    },
    "finish_action": lambda pen: {
        "result": pen.dice.choice(("done", "partly", "not_done")),
        **pen.maybe(learnt=pen.text()),
    },
    "move_action": lambda pen: {"due": pen.due()},
    "split_action": _split,
    "release_door": _door,
    "hang_key": lambda pen: {"text": pen.text()},
    "give_key": lambda pen: {"text": pen.text()},
    "say_thanks": lambda pen: {**pen.maybe(text=pen.text()), "named": pen.yes()},
    "agree_named_thread": lambda pen: {"is_agreed": pen.yes()},
    "give_pulse": _pulse,
    "report_interview": _chance,
    "report_job_offer": _chance,
    "end_chance": lambda pen: {"outcome": pen.dice.choice(("job", "no", "let_go"))},
    "report_status": _status,
    "tell_status": _told,
    "confirm_status": _confirmation,
    "request_exit": _way_out,
    "confirm_exit": _way_out_confirmed,
    "decide_left": lambda pen: {"is_counted": pen.yes(), "reason": pen.text()},
    "answer_follow_up": _follow_up,
    "adopt_counting_rules": _counting,
}
"""The free fields by kind; a kind without any is absent."""


def filled(world: Acting, seat: str, option: Mapping[str, str], dice: random.Random) -> Fields:
    """The offered command with its free fields written, as `Acting.do` takes it."""
    writer = WRITERS.get(option["kind"])
    return {**option, **(writer(Pen(world, seat, option, dice)) if writer else {})}
