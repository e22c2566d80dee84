"""
Every field of every view, and whether it was given to those whom the matrix names and to nobody else.

What has no words has no canary: statuses, pawns, presence, sums. Here the fields themselves are looked for.
"""

import json
from typing import Any

import pytest

from teamwork.seats import PLAYING_ROLES
from tests.engine.audiences import FIELDS, MAPS, eye, is_given
from tests.engine.canaries import Furnished, furnished
from tests.engine.seeds import seeds
from tests.engine.walking import Walk, walk_in

TELLING = [(level, tick) for level in ("me", "team", "hall") for tick in (False, True)]


def hold_to_the_fields(walk: Walk, *, newcomers: frozenset[str] = frozenset()) -> None:
    """Whoever may see a field that somebody sees, sees it, and nobody else does."""
    names = [name for name, seat in walk.seats().items() if _looks(walk, name) and name not in newcomers]
    views = {name: walk.view(name) for name in names}
    keys = {key for seen in views.values() for key in seen if not key.startswith("options:")}
    for key in sorted(keys):
        fields = {field for seen in views.values() for field in seen.get(key, {})}
        assert fields <= set(FIELDS[key.partition(":")[0]]), f"{key}: a field that no row of the matrix is about"
        for field in sorted(fields):
            given = {name for name in names if field in views[name].get(key, {})}
            due = {name for name in names if is_given(eye(walk, name, key), key.partition(":")[0], field)}
            assert (given - due, due - given) == (set(), set()), f"{key}.{field}: given too widely, or kept back"


def _looks(walk: Walk, name: str) -> bool:
    """Everyone but who left or has not promised silence; those see nothing, which is tested by itself."""
    if walk.seat(name).role not in PLAYING_ROLES:
        return True
    person = walk.person(name)
    return person.is_seated and (person.role != "helper" or person.promised_at is not None)


@pytest.mark.parametrize("camp", [True, False], ids=["at a camp", "between camps"])
@pytest.mark.parametrize(("level", "tick"), [("me", True), ("team", False), ("table", False), ("hall", False)])
def test_every_field_is_given_to_whom_the_matrix_names(level: str, tick: bool, camp: bool) -> None:
    hold_to_the_fields(furnished(level, tick, camp=camp).walk)


@pytest.mark.parametrize("part", ["work", "details", "story", "ask", "plan", "learnt", "strength", "owner"])
@pytest.mark.parametrize("level", ["team", "hall"])
def test_a_part_brings_only_its_own_fields(part: str, level: str) -> None:
    """Decision 8: what was learnt tells neither plan nor result, an ask not which card it came from."""
    hold_to_the_fields(furnished(level, parts=(part,)).walk)


@pytest.mark.parametrize("seed", seeds(2))
def test_every_field_whatever_has_happened(seed: int) -> None:
    """A season by chance, looked at now and then by everyone who was there from the first camp on."""
    walk = Walk(seed).set_board()
    season = walk.season(40)
    looks = 0
    for place, _ in enumerate(season):
        first = min((card.played_v for card in walk.game.cards.values()), default=walk.game.v)
        newcomers = frozenset(name for name, person in walk.game.people.items() if person.seated_v > first)
        if place % 45 == 0 and not _is_late(walk):
            hold_to_the_fields(walk, newcomers=newcomers)
            looks += 1
    assert looks > 5


def _is_late(walk: Walk) -> bool:
    """Whether helpers no longer see anything (decision 14)."""
    ended = walk.game.last_camp_closed_on
    weeks = walk.edition.season.helper_access_weeks
    return walk.game.phase == "closed" or (ended is not None and (walk.game.today - ended).days > weeks * 7)


# ---- statuses and chances, told as far as their owner says (rule 8.4, decision 11) -------------------------------


def everyone_in_a_job(level: str, tick: bool, *, shows: bool, camp: bool) -> Walk:
    """Ana, Bo and Carl have jobs and told of them alike; Frode has an interview, Gry an offer."""
    walk = walk_in("camp_1" if camp else "first_half", 1)
    for name in ("ana", "bo", "carl", "frode", "gry"):
        walk.do(name, "choose_label", label="none", shows_late_stages=shows)
    telling: dict[str, Any] = {"tell": level, "coach": tick}
    for name in ("ana", "bo", "carl"):
        job = {"code4": "job", "from_date": walk.game.today, "hours_band": "32_and_over"}
        walk.do(name, "report_status", **job, **telling)
    walk.do("frode", "report_interview", date=walk.game.today, **telling)
    walk.do("gry", "report_job_offer", **telling)
    return walk


@pytest.mark.parametrize("camp", [True, False], ids=["at a camp", "between camps"])
@pytest.mark.parametrize("shows", [True, False], ids=["late stages shown", "kept at the bid"])
@pytest.mark.parametrize(("level", "tick"), TELLING)
def test_a_job_is_known_to_those_who_were_told(level: str, tick: bool, shows: bool, camp: bool) -> None:
    walk = everyone_in_a_job(level, tick, shows=shows, camp=camp)
    hold_to_the_fields(walk)
    for name in ("bo", "kim", "omar", "screen", "frode", "lone", "tina"):
        look = eye(walk, name, "person:ana")
        knows = look.told(level, tick)
        sees_pawn = knows and (shows or look.table)
        _hold_board(walk, name, knows=knows, sees_pawn=sees_pawn, camp=camp)
    assert walk.view("office")["game:game"]["pot"]["in_job"] == 3


def _hold_board(walk: Walk, name: str, *, knows: bool, sees_pawn: bool, camp: bool) -> None:
    """The pot, the pawns, the marker and the team's own count agree with what this viewer was told."""
    seen = walk.view(name)
    alone = 1 if name == "bo" else 0
    assert seen["game:game"]["pot"]["in_job"] == (3 if knows else alone)
    if "pawn" in seen.get("person:ana", {}):
        assert seen["person:ana"]["pawn"] == (8 if sees_pawn else 0)
    if "pawns" in seen["team:north"]:
        assert seen["team:north"]["pawns"] == ({"8": 3} if sees_pawn else {"0": 3})
    if name in ("bo", "kim", "omar"):
        assert seen["team:north"]["marker"] == (8 if knows else 0)
        assert seen["team:north"]["in_job"]["now"] == (3 if knows else alone)
        assert seen["team:north"]["holds_now"] == knows
    assert ("pawns" in seen["team:north"]) == (camp and name in ("frode", "lone", "tina"))


@pytest.mark.parametrize(("level", "tick"), TELLING)
def test_an_interview_moves_the_pawn_only_for_those_who_were_told(level: str, tick: bool) -> None:
    walk = everyone_in_a_job(level, tick, shows=True, camp=True)
    for name in ("hans", "lone", "tina", "screen"):
        told = eye(walk, name, "person:frode").told(level, tick)
        seen = walk.view(name)
        assert (seen["person:frode"]["pawn"], seen["person:gry"]["pawn"]) == ((6, 7) if told else (0, 0))
        assert any(key.startswith("chance:") for key in seen) == (told and name != "screen")
    tally = walk.view("ana")["team:south"]["pawns"]
    assert tally == ({"0": 1, "6": 1, "7": 1} if level == "hall" else {"0": 3})


@pytest.mark.parametrize(
    ("level", "knowing"), [("me", {"office", "admin"}), ("team", {"office", "admin", "ana", "bo"})]
)
def test_a_teams_ending_tells_of_no_job_that_its_viewer_was_not_told_of(level: str, knowing: set[str]) -> None:
    """Rule 8.5 and decision 11."""
    walk = walk_in("camp_3", 1)
    for name in ("ana", "bo", "carl"):
        job = {"code4": "job", "from_date": walk.game.today, "hours_band": "32_and_over"}
        walk.do(name, "report_status", **job, tell=level)
    walk.close_camp(3)
    endings = {
        name: walk.view(name)["team:north"].get("endings") for name in ("ana", "bo", "kim", "omar", "office", "admin")
    }
    assert {name for name, ending in endings.items() if "all_in_job" in (ending or ())} == knowing


def test_no_pawn_of_another_table_has_a_name_beside_it() -> None:
    """Stage 0 to 5: other teams at camps, no name; so whoever has the name has not the pawn."""
    walk = furnished("hall", True, camp=True).walk
    for viewer in ("ana", "kim", "omar"):
        people = [entity for key, entity in walk.view(viewer).items() if key.startswith("person:")]
        others = [entity for entity in people if entity["team_id"] == "south" and entity["role"] == "graduate"]
        assert len(others) == 3
        assert all("name" in entity and "pawn" not in entity for entity in others)
    pawns = [entity for key, entity in walk.view("screen").items() if key.startswith("person:")]
    assert all("pawn" in entity and "name" not in entity for entity in pawns)


# ---- what is nobody else's ---------------------------------------------------------------------------------------


def test_a_pulse_is_seen_by_nobody_else_in_any_form() -> None:
    """Rule 7.2: not by office or administrator, and by the team as a band once enough answered."""
    walk = walk_in("first_half", 1)
    for name, spark in (("ana", 9), ("bo", 8), ("carl", 9)):
        walk.do(name, "give_pulse", spark=spark, clarity=2)
    for name in walk.seats():
        texts = {key: json.dumps(entity) for key, entity in walk.view(name).items()}
        assert {key for key, text in texts.items() if '"clarity"' in text} <= {f"person:{name}"}
    walk.wait(days=7)
    bands = {name for name in walk.seats() if walk.view(name)["team:north"].get("spark")}
    assert bands == {"ana", "bo", "carl", "kim", "office"}


def test_a_mission_shows_how_many_lights_are_on_and_never_whose() -> None:
    """Rule 6.7: the own light, the team's sum, the hall's pooled sum."""
    walk = walk_in("camp_1", 1)
    walk.start_step(walk.meeting("camp").id, "mission")
    mission = next(mission for mission in walk.game.missions.values() if mission.team_id == "north")
    for name in ("ana", "bo"):
        walk.do(name, "vote_mission", mission_id=mission.id, choice=mission.drawn[0])
    walk.do("kim", "choose_mission", mission_id=mission.id, choice=mission.drawn[0])
    hold_to_the_fields(walk)
    for viewer in ("carl", "kim", "omar", "frode", "screen", "office"):
        texts = json.dumps({key: entity for key, entity in walk.view(viewer).items() if key.startswith("mission:")})
        assert '"ana"' not in texts
        assert '"bo"' not in texts


def test_presence_is_the_tables_own_and_elsewhere_a_number() -> None:
    """Presence of a person: own table; the host who takes it; office and hall a sum."""
    walk = walk_in("camp_1", 1)
    camp = f"meeting:{walk.meeting('camp').id}"
    north = {"ana", "bo", "carl", "kim", "omar", "pia"}
    assert set(walk.view("ana")[camp]["present"]) == set(walk.view("omar")[camp]["present"]) == north
    assert not set(walk.view("lone")[camp]["present"]) & north
    assert set(walk.view("kim")[camp]["present"]) > north
    for viewer in ("screen", "office"):
        assert "present" not in walk.view(viewer)[camp]
        assert walk.view(viewer)[camp]["present_by_team"] == {"north": 6, "south": 6}


def test_the_five_factors_are_the_coachs_and_the_offices() -> None:
    """Rule 6.6: never on the hall screen, never another team's."""
    walk = walk_in("camp_1", 1)
    camp = walk.meeting("camp").id
    for coach in ("kim", "lone"):
        walk.do(coach, "rate_factors", meeting_id=camp, ratings=[1, 2, 3, 4, 5])
    factors = {name: walk.view(name)[f"meeting:{camp}"].get("factors") for name in walk.seats()}
    mine = [1, 2, 3, 4, 5]
    assert {name: given for name, given in factors.items() if given} == {
        "kim": {"north": mine},
        "lone": {"south": mine},
        "office": {"north": mine, "south": mine},
        "admin": {"north": mine, "south": mine},
    }


def test_a_pause_is_known_at_the_table_and_to_the_office_and_not_to_helpers() -> None:
    """Pause, exit: the fact, and no reason exists."""
    walk = walk_in("camp_1", 1)
    walk.do("ana", "request_exit", code="pause", from_date=walk.game.today)
    walk.do("office", "confirm_exit", person_id="ana", code="pause", from_date=walk.game.today)
    hold_to_the_fields(walk)
    for viewer in ("omar", "frode", "lone", "tina", "screen"):
        assert not {"exit", "is_active"} & set(walk.view(viewer)["person:ana"])


def test_every_kind_of_thing_has_its_fields_listed() -> None:
    assert set(FIELDS) == {"game", *MAPS}


def test_the_furnished_game_holds_every_kind_that_words_are_written_in() -> None:
    made: Furnished = furnished()
    kinds = {key.partition(":")[0] for name in made.viewers() for key in made.walk.view(name)}
    assert kinds >= {"game", "team", "person", "card", "door", "key", "meeting", "options"}
