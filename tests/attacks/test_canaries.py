"""
Attacks 1 and 2: every route and every event of the house, as everyone, swept for words that are not theirs.

Each word of the game is unlike any other; the list here says who may ever be given it. A route without a
line in `DOORS` fails, so that a new one is thought about before it is opened.
"""

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any

import pytest

from teamwork.store import Holder
from tests.web.rooms import ADDRESS, furnish

NORTH = frozenset({"Ana", "Bo", "Carl", "Kim", "Omar", "Pia"})
SOUTH = frozenset({"Frode", "Gry", "Hans", "Lone", "Tina", "Uffe"})
PLAYERS, SCREEN, OFFICE = NORTH | SOUTH, frozenset({"screen"}), frozenset({"office"})
HALL = PLAYERS | SCREEN
TEAM = frozenset({"Ana", "Bo", "Carl"})
STRANGERS = ("nobody", "other office", "other screen", "other person")
CALLERS = (*sorted(HALL | OFFICE), *STRANGERS)
ASKING = ("Ana", "Bo", "Kim", "Omar", "Frode", "Lone", "Tina", "screen", "office", *STRANGERS)
"""Who tries every route: one of each role at each table, and those who have no business here."""

CANARY = re.compile(r"q\d{4}q|2\d{3}4567")

SHELL: frozenset[str] = frozenset(CALLERS)
"""A page without anything of anybody's: open to all, and swept of every word for all."""
PEOPLE = PLAYERS | {"other person"}
COACHES = frozenset({"Kim", "Lone"})
HERE = HALL | OFFICE

DOORS: Mapping[str, frozenset[str]] = {
    "GET /": SHELL,
    "GET /api/v1/editions/<edition_hash>": SHELL,
    "GET /api/v1/games": HERE | frozenset(STRANGERS) - {"nobody"},
    "GET /api/v1/games/<game_id>": HERE,
    "POST /api/v1/games/<game_id>/commands": HERE,
    "GET /api/v1/games/<game_id>/exports/<format>": OFFICE,
    "GET /api/v1/games/<game_id>/frames": HERE,
    "GET /api/v1/games/<game_id>/progress": OFFICE,
    "GET /api/v1/openapi.json": SHELL,
    "GET /api/v1/people/me/data": PEOPLE,
    "GET /calendar/<secret>.ics": frozenset(),
    "GET /calendar/<secret>/stop": SHELL,
    "POST /calendar/<secret>/stop": SHELL,
    "GET /coach": SHELL - {"nobody"},
    "POST /coach/bots": frozenset(),
    "GET /coach/film": COACHES,
    "GET /coach/knocks": COACHES,
    "POST /coach/knocks/<knock_id>": COACHES,
    "POST /coach/slips/<person_id>": COACHES,
    "GET /healthz": SHELL,
    "GET /join": SHELL,
    "POST /join": frozenset(),
    "POST /join/knock": frozenset(),
    "POST /join/room": frozenset(),
    "POST /join/wait": frozenset(),
    "GET /language/<lang>.js": SHELL,
    "GET /language/<lang>/<part>.js": SHELL,
    "GET /me": SHELL - {"nobody"},
    "GET /me/calendar": PEOPLE,
    "POST /me/calendar": PEOPLE,
    "POST /me/calendar/stop": PEOPLE,
    "GET /mail/<secret>/stop": SHELL,
    "POST /mail/<secret>/stop": SHELL,
    "GET /mail/<secret>/yes": SHELL,
    "POST /mail/<secret>/yes": SHELL,
    "GET /me/mail": PEOPLE,
    "POST /me/mail": frozenset(),
    "POST /me/mail/stop": PEOPLE,
    "GET /me/why": SHELL,
    "GET /metrics": SHELL,
    "GET /office": SHELL,
    "GET /office/accounts": frozenset(),
    "POST /office/accounts": frozenset(),
    "POST /office/accounts/<account_id>/<kind>": frozenset(),
    "POST /office/files": frozenset({"office", "other office"}),
    "GET /office/files/<job_id>": frozenset(),
    "GET /office/files/<job_id>/file": frozenset(),
    "GET /office/files/<job_id>/state": frozenset(),
    "GET /office/games/<game_id>": OFFICE,
    "POST /office/games/<game_id>/close": OFFICE,
    "GET /office/games/<game_id>/counting": OFFICE,
    "POST /office/games/<game_id>/counting": OFFICE,
    "GET /office/games/<game_id>/files": OFFICE,
    "GET /office/games/<game_id>/files/<format>": OFFICE,
    "POST /office/games/<game_id>/follow-ups/<follow_up_id>": OFFICE,
    "GET /office/games/<game_id>/meetings": OFFICE,
    "POST /office/games/<game_id>/meetings": OFFICE,
    "POST /office/games/<game_id>/meetings/<meeting_id>": OFFICE,
    "POST /office/games/<game_id>/numbers": OFFICE,
    "GET /office/games/<game_id>/people": OFFICE,
    "GET /office/games/<game_id>/people/<person_id>": OFFICE,
    "POST /office/games/<game_id>/people/<person_id>/<kind>": OFFICE,
    "POST /office/games/<game_id>/seats": OFFICE,
    "GET /office/games/<game_id>/slips": OFFICE,
    "POST /office/games/<game_id>/slips": OFFICE,
    "POST /office/games/<game_id>/teams/<team_id>": OFFICE,
    "GET /office/keeping": frozenset(),
    "POST /office/keeping": frozenset(),
    "GET /office/new": frozenset(),
    "POST /office/new": frozenset(),
    "POST /office/open": frozenset(),
    "GET /office/tokens": frozenset({"office", "other office"}),
    "POST /office/tokens": frozenset({"office", "other office"}),
    "POST /office/tokens/<credential_id>/end": frozenset(),
    "POST /out": SHELL,
    "GET /printed/<edition_hash>/<lang>/<part>.json": SHELL,
    "GET /privacy": SHELL,
    "GET /privacy/municipality": SHELL,
    "GET /readyz": SHELL,
    "GET /screen/<game_id>": SHELL,
    "GET /screen/<game_id>/code": HERE,
    "GET /screen/<game_id>/film": frozenset({"screen"}),
    "POST /screen/<game_id>/open": frozenset(),
    "GET /sign-in": SHELL,
    "POST /sign-in": frozenset(),
    "GET /sign-in/begin": SHELL,
    "POST /sign-in/begin": frozenset(),
    "POST /sign-in/begin/done": frozenset(),
    "POST /sign-in/begin/elsewhere": frozenset(),
    "GET /sign-in/chairs": SHELL,
    "POST /sign-in/chairs": SHELL,
    "GET /sign-in/elsewhere": frozenset(),
    "GET /sign-in/elsewhere/back": frozenset(),
    "GET /sign-in/elsewhere/code": frozenset(),
    "POST /sign-in/elsewhere/code": frozenset(),
    "GET /sign-in/mine": SHELL,
    "POST /sign-in/mine/bind": frozenset(),
    "POST /sign-in/mine/password": SHELL,
    "POST /sign-in/mine/second-factor": SHELL,
    "POST /sign-in/mine/unbind": frozenset(),
    "GET /static/<path:filename>": SHELL,
    "GET /was": SHELL,
    "GET /worker.js": SHELL,
}
"""
Who may be let in, by method and route; everybody else hears 401, 403 or 404.

A file on its way (`/office/files/<job_id>`) is its owner's alone, and here it is nobody's.
`/sign-in/elsewhere` and what belongs to it is for staff of a house that has another house's sign-in, and this has none.
`/office/new` and `/office/keeping` are for an office of every game, `/office/accounts` is for administrators: this
house has neither.
"""

EVENTS = {"connect", "disconnect", "sync", "command", "clock", "writing"}
REFUSED = (401, 403, 404, 429)


class Furnished:
    """A house in which much was written, and who may ever be given each word."""

    def __init__(self, *, is_written: bool = True) -> None:
        self.rooms = furnish()
        self.allowed: dict[str, frozenset[str]] = {}
        self.apart: set[str] = set()
        """Words that are no part of any view of the game."""
        self._other_game()
        if is_written:
            self.write()

    def word(self, *allowed: str | frozenset[str]) -> str:
        """A word that these and nobody else may be given."""
        names = frozenset().union(*(frozenset({one}) if isinstance(one, str) else one for one in allowed))
        canary = f"q{len(self.allowed):04d}q"
        self.allowed[canary] = names
        return canary

    def do(self, name: str, kind: str, /, **fields: Any) -> dict[str, Any]:
        answer = self.rooms.do(name, kind, **fields)
        assert answer.get("ok"), (kind, answer)
        return answer

    def newest(self, map_name: str) -> str:
        return str(list(getattr(self.rooms.service.game(self.rooms.game_id), map_name))[-1])

    @property
    def state(self) -> tuple[Any, ...]:
        """What no refused try may change."""
        game_id, store = self.rooms.game_id, self.rooms.service.store
        return self.rooms.service.game(game_id), dict(self.rooms.service.live(game_id).words), len(store.games())

    def header(self, name: str) -> dict[str, str]:
        return {} if name == "nobody" else self.rooms.bearer(name)

    # ---- what was written -----------------------------------------------------------------------

    def _other_game(self) -> None:
        rooms, service = self.rooms, self.rooms.service
        game = service.game(rooms.game_id)
        other = service.create_game(game.edition, "Det andet", game.today, ("Øst", "Vest"))
        rooms.tokens |= {f"other {kind}": self._mint(kind, Holder(game_id=other)) for kind in ("office", "screen")}
        team_id = next(iter(service.game(other).teams))
        body = {"kind": "seat_person", "name": "Fremmed", "role": "graduate", "team_id": team_id}
        command = {"game_id": other, "command_id": str(uuid.uuid4()), **body}
        browser, headers = rooms.browser(), rooms.bearer("other office")
        path = f"/api/v1/games/{other}/commands"
        assert browser.post(path, json=command, headers=headers, base_url=ADDRESS).status_code == 200
        person_id = next(iter(service.game(other).people))
        rooms.tokens["other person"] = self._mint("device", Holder(game_id=other, person_id=person_id))

    def _mint(self, kind: Any, holder: Holder) -> str:
        service = self.rooms.service
        at = service.clock()
        return service.store.credentials.mint(kind, holder, purpose="test", at=at, expires_at=None).secret

    def write(self) -> None:
        """Names, cards, doors, keys, thanks, a learning and a reason."""
        self._names()
        self._cards()
        self._doors_and_keys()
        self._meeting()

    def _names(self) -> None:
        people, game = self.rooms.people, self.rooms.service.game(self.rooms.game_id)
        for team_id in game.teams:
            self.do("office", "rename_team", team_id=team_id, name=self.word(HALL, OFFICE))
        for name in PLAYERS:
            self.do("office", "rename_person", person_id=people[name], name=self.word(PLAYERS, OFFICE))
        self.do("Ana", "set_contact", email=f"{self.word('Ana', 'Kim', OFFICE)}@example.dk")
        self.do("Omar", "set_contact", email=f"{self.word('Omar', 'Kim')}@example.dk")
        self._be_reminded("Ana")
        self.allowed["20004567"] = frozenset({"Ana", "Kim", "office"})
        self.do("Ana", "set_contact", phone="20004567")

    def _be_reminded(self, name: str) -> None:
        """An address that stands in no view: its owner reads it among their own data."""
        at = self.rooms.service.clock()
        word = self.word(name)
        self.apart.add(word)
        person_id = self.rooms.people[name]
        self.rooms.service.store.reminders.ask(self.rooms.game_id, person_id, f"{word}@example.org", "da", at)

    def _cards(self) -> None:
        self.do(
            "Ana", "play_dream", work=self.word(HALL), why=self.word(TEAM),
            workplaces=[self.word(HALL), self.word(TEAM)],
            shown={"work": {"level": "hall"}, "details": {"level": "team"}},
        )  # fmt: skip
        self.do("Ana", "release_door", card_id=self.newest("cards"), workplace=1)
        story = {part: self.word("Ana") for part in ("what", "tried", "if_then")}
        self.do(
            "Ana", "play_challenge", **story, influence="yes", ask=self.word(HALL), shown={"ask": {"level": "hall"}}
        )
        table = TEAM | {"Kim"}
        plan = {part: self.word(table) for part in ("what", "how", "with_whom", "if_it_fails")}
        today = self.rooms.service.game(self.rooms.game_id).today.isoformat()
        self.do("Ana", "play_action", **plan, due=today, action_kind="coffee")
        self.do("Ana", "finish_action", card_id=self.newest("cards"), result="done", learnt=self.word("Ana"))
        gift = {part: self.word("Ana", "Omar") for part in ("claim", "example")}
        self.do("Omar", "give_strength", person_id=self.rooms.people["Ana"], **gift)
        mine = {part: self.word("Frode") for part in ("claim", "example")}
        secret = {"strength": {"level": "me"}}
        self.do("Frode", "give_strength", person_id=self.rooms.people["Frode"], **mine, shown=secret)

    def _doors_and_keys(self) -> None:
        self.do("Tina", "hang_key", door_id=self.newest("doors"), text=self.word(NORTH, "Tina"))
        key_id = self.newest("keys")
        self.do("Ana", "take_key", key_id=key_id)
        self.do("Ana", "use_key", key_id=key_id)
        self.do("Ana", "say_thanks", about=key_id, text=self.word("Ana", "Tina"))

    def _meeting(self) -> None:
        game = self.rooms.service.game(self.rooms.game_id)
        camp = next(meeting.id for meeting in game.meetings.values() if meeting.state == "open")
        self.do("Kim", "write_learning", meeting_id=camp, text=self.word(HALL, OFFICE))
        today = game.today.isoformat()
        self.do("Carl", "request_exit", code="left", from_date=today)
        reason = self.word("Carl")
        self.apart.add(reason)
        self.do("office", "decide_left", person_id=self.rooms.people["Carl"], is_counted=True, reason=reason)


def leaks(made: Furnished, name: str, body: str) -> list[str]:
    """Words in a body that are not for this caller."""
    return [canary for canary in CANARY.findall(body) if name not in made.allowed[canary]]


@pytest.fixture(scope="module")
def made() -> Furnished:
    """One house; what is tried at its doors leaves it as it was."""
    return Furnished()


@pytest.fixture(scope="module")
def spare() -> Furnished:
    """Another, for what changes things when it is let in."""
    return Furnished()


def routes() -> list[str]:
    found = furnish().app.url_map.iter_rules()
    return sorted(f"{method} {rule.rule}" for rule in found for method in (rule.methods or set()) - {"HEAD", "OPTIONS"})


def test_01_every_route_has_a_policy_here() -> None:
    """A new door is written down before it is opened; a line without a door is taken away."""
    assert set(routes()) - set(DOORS) == set()
    assert set(DOORS) - set(routes()) == set()


def test_01_every_event_of_the_live_line_is_swept_here() -> None:
    handlers = furnish().house.socketio.server.handlers
    assert {(namespace, event) for namespace, events in handlers.items() for event in events} == {
        ("/", event) for event in EVENTS
    }


def knock(made: Furnished, route: str, name: str, *, by_cookie: bool = False) -> tuple[int, str]:
    """Status and everything readable of an answer: body, headers, address."""
    method, rule = route.split(" ", 1)
    game = made.rooms.service.game(made.rooms.game_id)
    values = {
        "game_id": game.id, "person_id": made.rooms.people["Hans"], "team_id": next(iter(game.teams)),
        "format": "json", "kind": "confirm", "follow_up_id": "x", "meeting_id": "x", "knock_id": "x", "account_id": "x",
        "edition_hash": game.edition.hash, "lang": "da", "part": "rest", "secret": "x",
        "job_id": "x", "credential_id": "x", "path:filename": "style/base.css",
    }  # fmt: skip
    path = re.sub(r"<([^>]+)>", lambda found: values[found[1]], rule)
    browser = made.rooms.browser()
    query = {"since": 1} if rule.endswith("/frames") else {"profile": "intern"}
    extra: dict[str, Any] = {"json": {}} if method == "POST" else {"query_string": query}
    if by_cookie:
        _cookies(made, browser, name)
    else:
        extra["headers"] = made.header(name)
    with browser.open(path, method=method, base_url=ADDRESS, **extra) as answer:
        text = answer.get_data().decode("utf-8", "replace")
        return answer.status_code, f"{text} {answer.headers} {answer.location}"


def _cookies(made: Furnished, browser: Any, name: str) -> None:
    """The secret in every cookie that the house knows, as one who tries might put it."""
    for purpose in ("person", "screen", "staff"):
        browser.set_cookie(made.rooms.house.callers.cookie_name(purpose), made.rooms.tokens[name])


@pytest.mark.parametrize("route", sorted(DOORS))
def test_01_a_door_opens_to_those_it_is_for_and_gives_each_only_their_own(
    made: Furnished, spare: Furnished, route: str
) -> None:
    """Own team, other team, other game and nobody; by token and by cookie."""
    made = made if route.startswith("GET") else spare
    for name in ASKING:
        for by_cookie in (False, True) if name != "nobody" else (False,):
            before = made.state
            status, told = knock(made, route, name, by_cookie=by_cookie)
            where = f"{route} as {name}{' by cookie' if by_cookie else ''}"
            assert status < 500, where
            assert leaks(made, name, told) == [], where
            if name not in DOORS[route]:
                assert status in REFUSED, f"{where}: {status}"
                assert CANARY.findall(told) == [], where
            else:
                assert status not in (401, 403), f"{where} is kept out"
            if route.startswith("GET") or name not in DOORS[route]:
                assert made.state == before, f"{where} changed something"


def test_01_what_is_refused_is_refused_in_the_same_words_as_what_does_not_exist(made: Furnished) -> None:
    """404 for another game as for none."""
    for name in ("other office", "other screen", "other person"):
        for path in ("", "/frames?since=1", "/progress?profile=intern", "/exports/csv?profile=intern"):
            answers = [
                made.rooms.browser().get(f"/api/v1/games/{game_id}{path}", headers=made.header(name), base_url=ADDRESS)
                for game_id in (made.rooms.game_id, "g-nowhere")
            ]
            assert [answer.status_code for answer in answers] == [404, 404], path
            assert answers[0].get_json() == answers[1].get_json()


# ---- everybody is given what is theirs (both directions) --------------------------------------------------------


@pytest.mark.parametrize("name", sorted(HALL | OFFICE))
def test_02_the_view_over_the_wire_holds_exactly_the_words_that_are_for_this_caller(made: Furnished, name: str) -> None:
    status, told = knock(made, "GET /api/v1/games/<game_id>", name)
    assert status == 200
    heard = set(CANARY.findall(told))
    due = {canary for canary, names in made.allowed.items() if name in names}
    assert heard == due - made.apart


@pytest.mark.parametrize("name", sorted(PLAYERS))
def test_02_ones_own_data_holds_nobody_elses_words(made: Furnished, name: str) -> None:
    """Journey G10: everything about me and nothing of others but what they gave me."""
    status, told = knock(made, "GET /api/v1/people/me/data", name)
    assert status == 200
    assert leaks(made, name, told) == []
    if name == "Ana":
        assert {canary for canary, names in made.allowed.items() if names == {"Ana"}} <= set(CANARY.findall(told))


# ---- the live line ----------------------------------------------------------------------------------------------


def received(line: Any) -> str:
    """All that came to a line, frames and signals and goodbyes."""
    return json.dumps(line.get_received(), ensure_ascii=False, default=str)


def test_02_while_everybody_plays_each_line_carries_only_its_own() -> None:
    """All lines open from the start, syncs and frames and acknowledgements read to the end."""
    made = Furnished(is_written=False)
    lines = {name: made.rooms.line(name) for name in sorted(HALL | OFFICE)}
    for name, line in lines.items():
        assert leaks(made, name, json.dumps(line.answer)) == []
        line.get_received()
    made.write()
    heard = {name: received(line) for name, line in lines.items()}
    for name, told in heard.items():
        assert leaks(made, name, told) == [], name
    newest = made.rooms.service.game(made.rooms.game_id).v
    for name, line in lines.items():
        frames = [m["args"][0] for m in json.loads(heard[name]) if m["name"] == "frame"]
        assert [frame["v"] for frame in frames] == list(range(line.answer["v"] + 1, newest + 1)), "no gap for anybody"


@pytest.mark.parametrize("name", ASKING)
def test_02_every_event_answers_a_line_with_its_own_words_alone(made: Furnished, name: str) -> None:
    """A cursor of any age, another game's id, and what no client should send."""
    line = made.rooms.house.socketio.test_client(made.rooms.app, auth={"token": made.rooms.tokens.get(name, "nothing")})
    assert line.is_connected() == (name != "nobody")
    if name == "nobody":
        return
    before, told = made.state, []
    for since in (None, 0, 1, 5, made.rooms.service.game(made.rooms.game_id).v, 10**6, -1, "1", True):
        told.append(line.emit("sync", {"game_id": made.rooms.game_id, "since": since}, callback=True))
    for event in ("clock", "writing"):
        told.append(line.emit(event, {"game_id": made.rooms.game_id, "card_kind": "dream"}, callback=True))
    body = {"game_id": made.rooms.game_id, "command_id": str(uuid.uuid4()), "kind": "open_meeting", "meeting_id": "x"}
    told.append(line.emit("command", body, callback=True))
    everything = json.dumps(told, ensure_ascii=False, default=str) + received(line)
    assert leaks(made, name, everything) == []
    if name in STRANGERS:
        assert CANARY.findall(everything) == []
        assert [answer.get("ok") for answer in told[:9]] == [False] * 9
    assert made.state == before
    line.disconnect()


def test_02_refusals_name_no_word_that_anybody_wrote(made: Furnished) -> None:
    """Attack 2: error texts, also of what is refused for its contents."""
    word = made.word()
    for name, kind, fields in (
        ("Ana", "play_dream", {"work": f"{word} 010203-1234", "why": word, "workplaces": [word]}),
        ("Ana", "play_dream", {"work": word * 500, "why": word, "workplaces": [word]}),
        ("Tina", "give_key", {"team_id": word, "text": word}),
        ("Tina", "give_key", {"team_id": "x", "text": f"{word}@example.dk"}),
        ("office", "rename_person", {"person_id": word, "name": word}),
        ("Kim", word, {}),
    ):
        answer = made.rooms.do(name, kind, **fields)
        assert answer["status"] >= 400
        assert word not in json.dumps(answer, ensure_ascii=False) or kind == word


# ---- who has just left, and who may not look yet ----------------------------------------------------------------


def test_01_one_who_left_is_let_in_nowhere() -> None:
    """Attack 9: every route and the live line, from the next message on."""
    made = Furnished()
    line = made.rooms.line("Bo")
    assert made.rooms.do("office", "substitute_person", person_id=made.rooms.people["Bo"], name="Ny")["ok"]
    assert not line.is_connected()
    for route, names in DOORS.items():
        if names is not SHELL and route.startswith("GET"):
            status, told = knock(made, route, "Bo")
            assert status in REFUSED, route
            assert CANARY.findall(told) == []


def test_01_a_helper_who_has_not_promised_is_given_no_word_but_the_own_name() -> None:
    """Journey H1."""
    made = Furnished()
    person_id = made.rooms.people["Omar"]
    assert made.rooms.do("office", "substitute_person", person_id=person_id, name=made.word("Ny"))["ok"]
    game = made.rooms.service.game(made.rooms.game_id)
    holder = Holder(game_id=game.id, person_id=game.people[person_id].replaced_by)
    made.rooms.tokens["Ny"] = made._mint("device", holder)
    line = made.rooms.line("Ny")
    for told in (
        json.dumps(line.answer),
        *(knock(made, route, "Ny")[1] for route in DOORS if route.startswith("GET")),
    ):
        assert leaks(made, "Ny", told) == []


def test_01_rooms_are_not_joined_by_asking(made: Furnished) -> None:
    """Attack 1: room names and other seats in the body open nothing."""
    line = made.rooms.line("Frode")
    for payload in (
        {"game_id": made.rooms.game_id, "since": None, "room": f"{made.rooms.game_id}/{made.rooms.people['Ana']}"},
        {"game_id": made.rooms.game_id, "since": None, "as": "person", "person_id": made.rooms.people["Ana"]},
        {"game_id": made.rooms.game_id, "since": None, "role": "office", "token": "x"},
    ):
        assert leaks(made, "Frode", json.dumps(line.emit("sync", payload, callback=True))) == []
    line.disconnect()
