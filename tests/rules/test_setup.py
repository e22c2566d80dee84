"""Setting the board, filling chairs, names and what is one's own (rules 2.1 and 3.3)."""

from datetime import date

import pytest

from teamwork.edition import CARD_KINDS
from teamwork.events import LabelChosen, PersonSeated, SilencePromised, dump_events
from tests.given import given
from tests.world import World, world_in

START = {"name": "Prøvespil", "started_on": date(2026, 2, 3), "team_names": ["Nord", "Syd"]}


def test_the_board_is_set_with_two_named_teams_in_a_fixed_order() -> None:
    """Rule 3.4; names are words and lie outside the record."""
    world = World().set_board()
    assert [(team.id, team.seat_no) for team in world.game.teams.values()] == [("north", 1), ("south", 2)]
    assert (world.word("game", "name"), world.word("north", "name")) == ("Prøvespil", "Nord")
    assert "Nord" not in dump_events(world.records[0].events)


def test_each_team_gets_one_shuffled_pile_of_each_kind_and_no_blanks() -> None:
    """Rule 4: each team owns one set of the deck; rule 4.1: blanks need no drawing."""
    world = World().set_board()
    north, south = world.game.teams["north"].piles, world.game.teams["south"].piles
    for kind in CARD_KINDS:
        assert sorted(north[kind]) == sorted(south[kind]) == sorted(world.edition.deck(kind))
    assert set(north) == set(CARD_KINDS)
    assert any(north[kind] != world.edition.deck(kind) for kind in CARD_KINDS)


def test_the_same_seed_deals_the_same_and_another_seed_does_not() -> None:
    """Rule 4: the shuffle is stored, so a replay deals the same cards for ever."""
    deals = [World(seed=seed).set_board().game.teams["north"].piles for seed in (1, 1, 2)]
    assert deals[0] == deals[1] != deals[2]


def test_the_board_is_set_only_once() -> None:
    World().set_board().refused("system", "game_already_started", kind="start_game", **START)


def test_there_is_one_name_to_each_team() -> None:
    refusal = World().refused("system", "team_names_differ", kind="start_game", **{**START, "team_names": ["Nord"]})
    assert (refusal.params["wanted"], refusal.params["given"]) == (2, 1)


@pytest.mark.parametrize("started_on", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_a_start_that_is_a_slip_of_the_pen_is_refused(started_on: str) -> None:
    World().refused("system", "start_out_of_range", kind="start_game", **{**START, "started_on": started_on})


def test_nobody_but_the_program_sets_the_board() -> None:
    World().refused("office", "not_your_role", kind="start_game", **START)


# Chairs


def test_the_office_seats_somebody_on_the_first_empty_chair() -> None:
    given(on=World().set_board()).when(
        "seat_person", by="office", name=" Ö ", role="helper", team_id="south", helper_kind="mentor"
    ).then(
        PersonSeated(person_id="person-1", role="helper", team_id="south", seat_no=1, helper_kind="mentor")
    ).then_words(name="Ö")


def test_a_chair_in_between_is_taken_first() -> None:
    """The lowest number that is free."""
    world = world_in("setup")
    world.do("office", "substitute_person", person_id="ana")
    world.sit("ida", "graduate", "north")
    assert world.person("ida").seat_no == world.person("ana").seat_no == 1


def test_two_may_share_a_name() -> None:
    world = World().set_board()
    for _ in range(2):
        world.do("office", "seat_person", name="Ana", role="graduate", team_id="north")
    assert [world.word(person_id, "name") for person_id in world.game.people] == ["Ana", "Ana"]


def test_a_full_table_has_no_empty_chair() -> None:
    """Rule 2.1: full size."""
    world = world_in("setup")
    assert world.options("office", "seat_person") == ()
    world.refused("office", "no_empty_chair", kind="seat_person", name="Ida", role="graduate", team_id="north")


def test_an_empty_chair_is_filled_in_the_middle_of_the_season() -> None:
    world = world_in("first_half")
    world.do("office", "substitute_person", person_id="pia")
    assert world.can("office", "seat_person", role="helper", team_id="north")
    world.sit("quan", "helper", "north")
    assert world.person("quan").is_seated


def test_only_the_office_seats_people() -> None:
    world = world_in("setup")
    world.refused("kim", "not_your_role", kind="seat_person", name="Ida", role="graduate", team_id="north")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("text_empty", {"name": "  "}),
        ("text_too_long", {"name": "a" * 61}),
        ("personal_number", {"name": "Ana 010203-1234"}),
        ("unknown_helper_kind", {"role": "helper", "helper_kind": "friend"}),
        ("helper_kind_for_helpers", {"helper_kind": "mentor"}),
        ("email_unreadable", {"email": "ana at home"}),
        ("email_unreadable", {"email": "ana@home"}),
        ("phone_unreadable", {"phone": "ring til Ana"}),
        ("phone_unreadable", {"phone": "12345"}),
        ("not_found", {"team_id": "east"}),
    ],
)
def test_a_person_who_cannot_be_read_is_not_seated(code: str, fields: dict[str, str]) -> None:
    person = {"name": "Ana", "role": "graduate", "team_id": "north", **fields}
    World().set_board().refused("office", code, kind="seat_person", **person)


def test_contact_is_kept_beside_the_record() -> None:
    world = World().set_board()
    person = {"name": "Ana", "role": "graduate", "team_id": "north"}
    world.do("office", "seat_person", email="ana@home.dk", phone="+45 12 34 56 78", **person)
    assert world.words["person-1/email"] == "ana@home.dk"
    assert world.words["person-1/phone"] == "+45 12 34 56 78"
    assert "home.dk" not in dump_events(world.records[-1].events)


# Before camp 1


def test_camp_1_waits_and_names_every_missing_seat_at_once() -> None:
    """Rule 2.1: the refusal names every missing seat at once."""
    world = world_in("setup")
    for person_id in ("ana", "bo", "lone", "tina", "uffe"):
        world.do("office", "substitute_person", person_id=person_id)
    refusal = world.refused("kim", "seats_missing", kind="open_meeting", meeting_id=world.meeting("camp").id)
    assert refusal.params["missing"] == "hold 1: 1 dimittend, hold 2: 1 coach og 1 hjælper"
    assert refusal.params["seats"] == [
        {"team_id": "north", "role": "graduate", "number": 1},
        {"team_id": "south", "role": "coach", "number": 1},
        {"team_id": "south", "role": "helper", "number": 1},
    ]
    assert "Nord" not in refusal.message


def test_camp_1_opens_with_the_minimum() -> None:
    """Rule 2.1: only every team's minimum is needed, empty chairs are no hindrance."""
    world = world_in("setup")
    for person_id in ("ana", "frode", "pia", "tina"):
        world.do("office", "substitute_person", person_id=person_id)
    world.open_camp(1)
    assert world.game.phase == "camp_1"


# Names


def test_everybody_changes_their_own_name_and_nobody_anothers() -> None:
    world = world_in("setup")
    world.do("ana", "rename_person", person_id="ana", name="A")
    assert world.word("ana", "name") == "A"
    world.refused("ana", "not_yours", kind="rename_person", person_id="bo", name="B")
    world.refused("kim", "not_yours", kind="rename_person", person_id="bo", name="B")


def test_the_office_mends_any_name() -> None:
    world = world_in("setup")
    world.do("office", "rename_person", person_id="omar", name="Omar E.")
    assert world.word("omar", "name") == "Omar E."


@pytest.mark.parametrize("by", ["ana", "kim", "office"])
def test_a_team_is_named_by_its_own_and_the_office(by: str) -> None:
    world = world_in("setup")
    world.do(by, "rename_team", team_id="north", name="Vandløberne")
    assert world.word("north", "name") == "Vandløberne"


@pytest.mark.parametrize(("by", "code"), [("frode", "not_yours"), ("lone", "not_yours"), ("omar", "not_your_role")])
def test_a_team_is_not_named_by_others(by: str, code: str) -> None:
    world_in("setup").refused(by, code, kind="rename_team", team_id="north", name="Vi er Syd")


# What is one's own


def test_contact_is_ones_own_and_an_empty_field_takes_it_away() -> None:
    world = world_in("setup")
    world.do("ana", "set_contact", email="ana@home.dk", phone="12345678")
    world.do("ana", "set_contact", email="")
    assert (world.word("ana", "email"), world.word("ana", "phone")) == (None, "12345678")
    assert world.do("ana", "set_contact").events == ()
    world.refused("ana", "email_unreadable", kind="set_contact", email="@")


def test_a_graduate_chooses_what_stands_on_the_own_pawn() -> None:
    """Rule 3.3: no label, initials or name; late stages only with a yes."""
    chosen = given(on=world_in("setup")).when("choose_label", by="ana", label="initials", shows_late_stages=True)
    chosen.then(LabelChosen(person_id="ana", label="initials", shows_late_stages=True))
    assert chosen.world.do("ana", "choose_label", label="initials", shows_late_stages=True).events == ()
    assert chosen.world.person("bo").label == "none"


def test_a_helper_promises_silence_before_anything_else() -> None:
    """Journey H1: date and version are kept."""
    world = World().set_board()
    world.happened("office", PersonSeated(person_id="omar", role="helper", team_id="north", seat_no=1))
    world.refused("omar", "promise_first", kind="rename_person", person_id="omar", name="O")
    promised_at = world.at
    decision = world.do("omar", "promise_silence", version="2026-01")
    assert decision.events == (SilencePromised(person_id="omar", version="2026-01"),)
    assert world.person("omar").promised_at == promised_at
    world.do("omar", "rename_person", person_id="omar", name="O")


def test_a_promise_carries_a_version_and_no_text() -> None:
    world_in("setup").refused("omar", "invalid_field", kind="promise_silence", version="jeg lover at tie stille")


def test_a_bot_leaves_its_seat_once_somebody_has_come() -> None:
    """Decision 16."""
    world = World().set_board()
    world.sit("ana", "graduate", "north", is_bot=True)
    assert world.person("ana").is_bot
    world.do("system", "wake_seat", person_id="ana")
    assert not world.person("ana").is_bot
    assert world.do("system", "wake_seat", person_id="ana").events == ()
