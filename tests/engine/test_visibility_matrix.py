"""
`visibility.md` by canaries: every word that anybody wrote reaches exactly those whom the matrix names.

The table here is written from the matrix, not from the code, and is held to it in both directions: nobody sees
more, and nobody is missing what is theirs to see.
"""

import pytest

from teamwork.seats import Role
from tests.engine.canaries import NORTH, SOUTH, Datum, Furnished, furnished, told_apart
from tests.people import TEAMS

MATRIX = """
row                   | self | mate | coach | helper | other | screen | office | admin
name                  | ●    | ●    | ●     | ●      | camp  | –      | ●      | ●
contact               | ●    | –    | ●     | –      | –     | –      | ●      | ●
helper's contact      | ●    | –    | ●     | –      | –     | –      | –      | ●
dream: work           | ●    | team | coach | table  | hall  | hall   | –      | –
dream: details        | ●    | team | coach | table  | –     | –      | –      | –
door                  | ●    | ●    | ●     | ●      | ●     | ●      | –      | –
key                   |      | ●    | ●     | ●      | –     | –      | –      | –
strength              | ●    | team | coach | table  | hall  | hall   | –      | –
strength: face down   | ●    | –    | –     | –      | –     | –      | –      | –
strength: declined    | –    | –    | –     | –      | –     | –      | –      | –
challenge: story      | ●    | team | coach | –      | –     | –      | –      | –
challenge: ask        | ●    | team | coach | table  | hall  | hall   | –      | –
action: plan          | ●    | team | coach | table  | –     | –      | –      | –
learnt                | ●    | team | coach | –      | –     | –      | –      | –
team name             |      | ●    | ●     | ●      | camp  | camp   | ●      | ●
learning: camp        |      | ●    | ●     | ●      | camp  | camp   | ●      | ●
learning: own meeting |      | ●    | ●     | ●      | –     | –      | ●      | ●
reason                |      | –    | –     | –      | –     | –      | –      | –
"""
"""
● sees · – never · camp: while a camp is open · team, coach, table, hall: as far as its owner released it.

"e-mail, phone: teammate ○" is – here, since nothing releases them. "T" is –: on no screen.
"""


def _rows() -> dict[str, dict[str, str]]:
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in MATRIX.strip().splitlines()]
    return {line[0]: dict(zip(head[1:], line[1:], strict=True)) for line in lines}


ROWS = _rows()
REACH = {"me": 0, "team": 1, "table": 2, "hall": 3}
LEVELS = [(level, tick) for level in REACH for tick in (False, True)]


def relation(made: Furnished, viewer: str, owner: str) -> str:
    """What the viewer is to the one whose datum it is."""
    if viewer in ("screen", "office", "admin"):
        return viewer
    if viewer == owner:
        return "self"
    person, people = made.walk.person(viewer), made.walk.game.people
    team_id = owner if owner in TEAMS else people[owner].team_id if owner in people else person.team_id
    if person.team_id != team_id:
        return "other"
    return {Role.GRADUATE: "mate", Role.COACH: "coach", Role.HELPER: "helper"}[person.role]


def sees(made: Furnished, viewer: str, datum: Datum, *, camp: bool) -> bool:
    """Whether the matrix lets the viewer see it."""
    if viewer in datum.also:
        return True
    reach = REACH.get(datum.level, 0)
    match ROWS[datum.row][relation(made, viewer, datum.owner)]:
        case "●":
            return True
        case "camp":
            return camp
        case "team" | "table" | "hall" as cell:
            return reach >= REACH[cell]
        case "coach":
            return datum.tick or reach >= REACH["table"]
        case _:
            return False


def hold_to_the_matrix(made: Furnished, *, camp: bool) -> None:
    """Every view, both ways."""
    for viewer in made.viewers():
        heard = made.heard(viewer)
        due = {canary for canary, datum in made.data.items() if sees(made, viewer, datum, camp=camp)}
        assert list(told_apart(made, heard - due)) == [], f"{viewer} hears too much"
        assert list(told_apart(made, due - heard)) == [], f"{viewer} hears too little"


@pytest.mark.parametrize("camp", [True, False], ids=["at a camp", "between camps"])
@pytest.mark.parametrize(("level", "tick"), LEVELS)
def test_every_word_reaches_whom_the_matrix_names_and_nobody_else(level: str, tick: bool, camp: bool) -> None:
    hold_to_the_matrix(furnished(level, tick, camp=camp), camp=camp)


@pytest.mark.parametrize("part", ["work", "details", "story", "ask", "plan", "learnt", "strength", "owner"])
@pytest.mark.parametrize(("level", "tick"), [("me", True), ("team", False), ("hall", False)])
def test_each_part_is_shown_by_itself(part: str, level: str, tick: bool) -> None:
    """Decision 8: parts with a level each."""
    hold_to_the_matrix(furnished(level, tick, parts=(part,)), camp=True)


@pytest.mark.parametrize("camp", [True, False])
def test_lowering_takes_everything_back_at_once(camp: bool) -> None:
    """Rule 4.7: from everybody and from every screen."""
    made = furnished("hall", True, camp=camp)
    for card in list(made.walk.game.cards.values()):
        if card.state not in ("face_down", "declined"):
            for part in card.parts:
                made.walk.do(card.owner_id, "set_level", card_id=card.id, part=part, level="me")
    made.data = {canary: datum._replace(level="", tick=False) for canary, datum in made.data.items()}
    hold_to_the_matrix(made, camp=camp)


# ---- who came later, who left, who may not look -----------------------------------------------------------------


@pytest.fixture
def after_substitution() -> Furnished:
    """Everything shown to all, then Carl, Kim and Omar gave their seats to others."""
    made = furnished("hall", True, camp=False)
    for leaver, newcomer in (("carl", "rut"), ("kim", "mai"), ("omar", "per")):
        made.walk.replace("office", leaver, newcomer)
        made.walk.do("office", "rename_person", person_id=newcomer, name=made.word("name", newcomer))
    made.walk.do("per", "promise_silence", version="1")
    return made


CARD_ROWS = {
    "dream: work",
    "dream: details",
    "strength",
    "challenge: story",
    "challenge: ask",
    "action: plan",
    "learnt",
}


def rows_heard(made: Furnished, viewer: str, owners: tuple[str, ...]) -> set[str]:
    return {made.data[canary].row for canary in made.heard(viewer) if made.data[canary].owner in owners}


@pytest.mark.parametrize("newcomer", ["rut", "mai", "per"])
def test_who_comes_later_sees_no_card_from_before(after_substitution: Furnished, newcomer: str) -> None:
    """Rule 2.3, for a graduate, a coach and a helper alike."""
    heard = rows_heard(after_substitution, newcomer, ("ana", "bo", "carl", "frode", "gry", "hans"))
    assert heard & CARD_ROWS == set()
    assert {"name", "door"} <= heard


def test_who_comes_later_sees_what_is_shared_anew(after_substitution: Furnished) -> None:
    """Rule 2.3: unless its author shares it anew; the same level again is enough."""
    made = after_substitution
    card_id = made.cards["ana dream"]
    made.walk.do("ana", "set_level", card_id=card_id, part="details", level="hall", coach=True)
    for newcomer in ("rut", "mai", "per"):
        assert rows_heard(made, newcomer, ("ana",)) & CARD_ROWS == {"dream: details"}


def test_a_new_coach_sees_kinds_and_dates_at_once_and_texts_after_each_graduates_tap(
    after_substitution: Furnished,
) -> None:
    """Decision 13."""
    made = after_substitution
    outline = made.walk.view("mai")[f"card:{made.cards['ana action']}"]
    assert {"action_kind", "due", "state"} <= set(outline)
    assert not {"what", "how", "with_whom", "if_it_fails", "learnt"} & set(outline)
    made.walk.do("ana", "open_texts_to_coach")
    assert rows_heard(made, "mai", ("ana",)) >= CARD_ROWS - {"strength"}
    assert rows_heard(made, "mai", ("bo",)) & CARD_ROWS == set()
    made.walk.do("ana", "open_texts_to_coach", is_open=False)
    assert rows_heard(made, "mai", ("ana",)) & CARD_ROWS == set()


@pytest.mark.parametrize("leaver", ["carl", "kim", "omar"])
def test_who_left_sees_nothing(after_substitution: Furnished, leaver: str) -> None:
    """Not even what was their own."""
    assert after_substitution.heard(leaver) == set()
    assert set(after_substitution.walk.view(leaver)) == {"game:game", f"options:{leaver}"}


def test_the_cards_of_one_who_left_have_left_with_them(after_substitution: Furnished) -> None:
    """Rule 2.3: out of play, finished ones too, since nobody could lower them any more; givers keep their words."""
    made = after_substitution
    assert made.walk.card(made.cards["carl action ended"]).state == "partly"
    for viewer in made.viewers():
        heard = {c for c in made.heard(viewer) if made.data[c].owner == "carl" and made.data[c].row in CARD_ROWS}
        assert [made.data[c] for c in heard if viewer not in made.data[c].also] == []


def test_a_helper_sees_nothing_before_the_promise() -> None:
    """Journey H1: signs the promise of silence before anything is shown; only the own name is there."""
    made = furnished("hall", True, camp=True)
    made.walk.replace("kim", "omar", "per")
    made.walk.do("office", "rename_person", person_id="per", name=made.word("name", "per"))
    assert {made.data[canary].owner for canary in made.heard("per")} == {"per"}
    assert set(made.walk.view("per")) == {"game:game", "person:per", "options:per"}


def test_a_helper_sees_nothing_when_the_weeks_after_the_last_camp_are_over() -> None:
    """Decision 14: 4 weeks; what is left is the helper's own."""
    made = furnished("hall", True, camp=True)
    made.walk.close_camp(1)
    made.walk.open_camp(2)
    made.walk.close_camp(2)
    made.walk.open_camp(3)
    made.walk.close_camp(3)
    made.walk.wait(days=28)
    assert rows_heard(made, "omar", ("ana",)) >= {"name", "dream: work"}
    made.walk.wait(days=1)
    assert {made.data[canary].owner for canary in made.heard("omar")} == {"omar"}
    assert rows_heard(made, "bo", ("ana",)) >= {"name", "dream: work"}


# ---- the shared screen ------------------------------------------------------------------------------------------


def test_what_is_hidden_is_off_the_shared_screen_alone() -> None:
    """Rule 4.7."""
    made = furnished("hall", False, camp=True)
    before = {viewer: made.heard(viewer) for viewer in made.viewers()}
    made.walk.do("kim", "hide_card", card_id=made.cards["frode dream"])
    gone = {canary for canary in before["screen"] if made.data[canary] == Datum("dream: work", "frode", "hall")}
    for viewer in made.viewers():
        assert made.heard(viewer) == (before[viewer] - gone if viewer == "screen" else before[viewer])


def test_the_spotlight_shows_no_more_than_the_hall_may_see() -> None:
    """Rule 6.4: details stay where they were."""
    made = furnished("hall", False, camp=True)
    before = {viewer: made.heard(viewer) for viewer in made.viewers()}
    camp = made.walk.meeting("camp").id
    for card in ("frode dream", "frode challenge"):
        made.walk.do("frode", "ask_spotlight", meeting_id=camp, card_id=made.cards[card])
        assert {viewer: made.heard(viewer) for viewer in made.viewers()} == before
        shown = made.walk.view("screen")[f"meeting:{camp}"]["spotlight"]
        assert ("label" in shown, "team_id" in shown, "ref" in shown) == (card == "frode dream",) * 2 + (False,)
        made.walk.do("frode", "clear_spotlight", meeting_id=camp)


def test_a_name_is_on_the_screen_only_where_its_owner_put_it() -> None:
    """Rule 3.3: no label, initials, name."""
    made = furnished("me", camp=False)
    [name] = [canary for canary, datum in made.data.items() if (datum.row, datum.owner) == ("name", "ana")]
    for label, is_heard in (("initials", False), ("name", True), ("none", False)):
        made.walk.do("ana", "choose_label", label=label)
        assert (name in made.heard("screen")) == is_heard
        assert name not in made.heard("frode")


# ---- between two people -----------------------------------------------------------------------------------------


def test_thanks_and_the_names_of_the_two_are_theirs_alone() -> None:
    """Rules 5.4 and 5.6; between camps, when another table's names are nobody else's."""
    made = furnished("me", camp=False)
    walk = made.walk
    before = {viewer: made.heard(viewer) for viewer in made.viewers()}
    [key] = [
        k for k in walk.game.keys.values() if k.team_id == NORTH and k.door_id and _owner(made, k.door_id) == "ana"
    ]
    walk.do("ana", "take_key", key_id=key.id)
    walk.do("ana", "use_key", key_id=key.id)
    text = made.word("thanks", "ana")
    walk.do("ana", "say_thanks", about=key.id, text=text)
    more = {viewer: made.heard(viewer) - before[viewer] for viewer in made.viewers()}
    assert more.pop("ana") == {text, _name(made, "tina")}
    assert more.pop("tina") == {text, _name(made, "ana")}
    assert set().union(*more.values()) == set()


def _owner(made: Furnished, door_id: str) -> str:
    return made.walk.game.doors[door_id].owner_id


def _name(made: Furnished, person_id: str) -> str:
    return next(canary for canary, datum in made.data.items() if (datum.row, datum.owner) == ("name", person_id))


def test_a_named_thread_names_the_two_once_both_agreed_and_never_to_the_office() -> None:
    """Rule 3.5."""
    made = furnished("me", camp=False)
    walk = made.walk
    walk.do("frode", "give_key", team_id=NORTH, text=made.word("key", NORTH, also=("frode",)))
    key_id = walk.newest("keys").id
    walk.do("bo", "take_key", key_id=key_id)
    walk.do("bo", "use_key", key_id=key_id)
    walk.do("bo", "say_thanks", about=key_id, named=True)
    names = {_name(made, "bo"), _name(made, "frode")}
    assert not names & made.heard("screen")
    walk.do("frode", "agree_named_thread", thanks_id=walk.newest("thanks").id)
    assert names <= made.heard("screen")
    assert names <= made.heard("tina")
    assert not any("named_threads" in walk.view(who)["game:game"] for who in ("office", "admin"))


def test_who_takes_an_ask_hears_whose_it_is_after_the_askers_yes() -> None:
    """Rule 5.5; lowering the ask takes its words from the taker too (rule 4.7)."""
    made = furnished("hall", camp=False)
    walk, card_id = made.walk, made.cards["ana challenge"]
    asker, taker = _name(made, "ana"), _name(made, "frode")
    walk.do("frode", "claim_ask", card_id=card_id)
    claim_id = walk.newest("claims").id
    assert asker not in made.heard("frode")
    assert taker in made.heard("ana")
    assert taker not in made.heard("bo") | made.heard("kim") | made.heard("omar")
    walk.do("ana", "reveal_asker", claim_id=claim_id)
    assert asker in made.heard("frode")
    assert "ask" in walk.view("frode")[f"claim:{claim_id}"]
    walk.do("ana", "set_level", card_id=card_id, part="ask", level="team")
    assert "ask" not in walk.view("frode")[f"claim:{claim_id}"]


def test_a_teammate_who_took_an_ask_no_longer_hears_whose_it_was_when_it_is_lowered() -> None:
    """Rule 4.7: unless the asker said yes to that."""
    made = furnished("team", camp=False)
    walk, card_id = made.walk, made.cards["ana challenge"]
    walk.do("bo", "claim_ask", card_id=card_id)
    claim_id = walk.newest("claims").id
    assert walk.view("bo")[f"claim:{claim_id}"]["asker_id"] == "ana"
    walk.do("ana", "set_level", card_id=card_id, part="ask", level="me")
    assert not {"asker_id", "asker_name", "ask"} & set(walk.view("bo")[f"claim:{claim_id}"])


def test_an_ask_from_another_table_is_an_ask_and_nothing_more() -> None:
    """Rule 4.5: nameless, and not even which printed card it was."""
    made = furnished("hall", camp=True)
    for viewer in ("frode", "lone", "tina", "screen"):
        card = made.walk.view(viewer)[f"card:{made.cards['ana challenge']}"]
        assert set(card) == {"id", "kind", "state", "is_mine", "is_taken", "ask"}
    own_helper = made.walk.view("omar")[f"card:{made.cards['ana challenge']}"]
    assert not {"ref", "influence", "what", "tried", "if_then"} & set(own_helper)


def test_the_table_is_written_for_both_teams() -> None:
    made = furnished()
    assert {datum.row for datum in made.data.values()} <= set(ROWS)
    assert {datum.owner for datum in made.data.values()} >= {
        "ana",
        "frode",
        "kim",
        "lone",
        "omar",
        "tina",
        NORTH,
        SOUTH,
    }
