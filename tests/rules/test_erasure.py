"""Being forgotten: words go everywhere, the record stays whole (visibility.md, decision 14)."""

from typing import Any

import pytest

from teamwork.rules.board import stage
from tests.rules.helping_tables import ask, claim, give_key, hang_key, release_door, used_key
from tests.rules.job_tables import finished, go_out, report, strengthened
from tests.rules.playing_tables import leave, play, tables, turn_to
from tests.world import World

NAMES = {"name": "Ana Jensen", "email": "ana@example.org", "phone": "12345678"}


def rich() -> World:
    """Ana has written wherever a graduate can write."""
    world = tables()
    world.do("ana", "rename_person", person_id="ana", name=NAMES["name"])
    world.do("ana", "set_contact", email=NAMES["email"], phone=NAMES["phone"])
    world.do("ana", "give_pulse", spark=4)
    for kind in ("dream", "challenge", "action"):
        play(world, "ana", kind)
    finished(world, "ana", "coffee")
    strengthened(world, "ana", ("ana", "bo", "kim"))
    strengthened(world, "bo", ("ana",))
    play(world, "ana", "strength", person_id="carl")
    release_door(world, "ana")
    give_key(world, "ana", "south")
    key_id = used_key(world, "ana", "bo")
    world.do("ana", "say_thanks", about=key_id, text="Tak for hjælpen")
    world.do("bo", "say_thanks", about=used_key(world, "bo", "ana"), text="Tak, Ana")
    return world


def words_of(world: World, *others: str) -> dict[str, str]:
    """Every word but those under these subjects."""
    return {key: body for key, body in world.words.items() if key.split("/")[0] not in others}


def test_all_that_was_written_goes_and_the_name_stays_with_one_who_plays_on() -> None:
    """visibility.md: erasing a person overwrites their words everywhere."""
    world = rich()
    mine = {card.id for card in world.game.cards.values() if "ana" in (card.owner_id, card.author_id)}
    assert mine & {key.split("/")[0] for key in world.words}
    world.do("ana", "erase_person", person_id="ana")
    left = {key for key in world.words if key.split("/")[0] in {"ana", *mine}}
    assert left == {"ana/name", "ana/email", "ana/phone"}
    assert not any("Tak for hjælpen" in body for body in world.words.values())
    assert any("Tak, Ana" in body for body in world.words.values())


def test_the_office_forgets_the_name_and_what_was_said_of_it_too() -> None:
    """visibility.md: replaces the name; quotes in thanks included."""
    world = rich()
    go_out(world, "ana", "left")
    world.do("office", "decide_left", person_id="ana", is_counted=False, reason="Ana vil ikke mere")
    decision = world.do("office", "erase_person", person_id="ana")
    assert not [key for key in world.words if key.startswith("ana/")]
    assert not any("Ana" in body for body in world.words.values())
    assert decision.events[-1].model_dump() == {"kind": "person_erased", "person_id": "ana", "all": True}


def test_what_others_wrote_stays() -> None:
    world = rich()
    own = play(world, "bo", "dream")
    before = {key: body for key, body in world.words.items() if key.startswith(("bo/", f"{own}/"))}
    world.do("ana", "erase_person", person_id="ana")
    assert before == {key: body for key, body in world.words.items() if key.startswith(("bo/", f"{own}/"))}


def test_doors_come_down_cards_are_taken_back_and_unused_keys_withdrawn() -> None:
    world = rich()
    used = [key.id for key in world.game.keys.values() if key.giver_id == "ana" and key.state == "used"]
    world.do("ana", "erase_person", person_id="ana")
    assert all(door.is_down for door in world.game.doors.values())
    assert not [card for card in world.game.cards.values() if card.owner_id == "ana" and card.state == "open"]
    given = {key.id: key.state for key in world.game.keys.values() if key.giver_id == "ana"}
    assert set(given.values()) == {"used", "withdrawn"}
    assert [key_id for key_id, state in given.items() if state == "used"] == used
    assert world.person("ana").is_seated


def test_a_strength_that_another_has_taken_stays_theirs_without_its_words() -> None:
    """visibility.md: a replay shows an erased text as erased; nobody's pawn falls for it."""
    world = tables()
    strengthened(world, "bo", ("bo", "bo", "ana"))
    waiting = play(world, "ana", "strength", person_id="carl")
    given = next(card for card in world.game.cards.values() if (card.owner_id, card.author_id) == ("bo", "ana"))
    before = stage(world.game, world.person("bo"))
    world.do("ana", "erase_person", person_id="ana")
    assert world.card(given.id).state == "open"
    assert world.word(given.id, "claim") is None
    assert stage(world.game, world.person("bo")) == before == 2
    assert world.card(waiting).state == "taken_back"


def test_who_took_an_ask_is_free_of_it() -> None:
    world = tables()
    claim_id = claim(world, "frode", ask(world, "ana"))
    world.do("ana", "erase_person", person_id="ana")
    assert world.game.claims[claim_id].state == "released"


def test_what_happened_stays_in_the_record_and_the_figures() -> None:
    """visibility.md: leaves the record gapless and the published figures unchanged."""
    world = rich()
    report(world, "ana", tell="hall")
    person, threads = world.person("ana"), {key.id for key in world.game.keys.values() if key.state == "used"}
    v = world.game.v
    world.do("office", "erase_person", person_id="ana")
    assert world.game.v == v + 1
    assert world.person("ana").status == person.status
    assert {key.id for key in world.game.keys.values() if key.state == "used"} == threads
    assert world.person("ana").is_erased


@pytest.mark.parametrize("phase", ["setup", "camp_1", "extra_time", "closed"])
def test_it_works_in_every_phase(phase: str) -> None:
    """Decision 14: erasing works in every phase."""
    world = rich()
    turn_to(world, phase)
    assert world.can("ana", "erase_person", person_id="ana")
    world.do("ana", "erase_person", person_id="ana")
    assert world.word("ana", "pulse/2026-W05") is None


@pytest.mark.parametrize("name", ["kim", "omar"])
def test_coaches_and_helpers_are_forgotten_too(name: str) -> None:
    world = tables()
    door_id = release_door(world, "bo")
    key_id = hang_key(world, name, door_id)
    world.do(name, "erase_person", person_id=name)
    assert world.game.keys[key_id].state == "withdrawn"
    assert world.word(key_id, "text") is None


def test_only_oneself_or_the_office() -> None:
    world = tables()
    world.refused("bo", "not_yours", "erase_person", person_id="ana")
    world.refused("kim", "not_yours", "erase_person", person_id="ana")
    world.refused("office", "not_found", "erase_person", person_id="nobody")
    assert [option["person_id"] for option in world.options("bo", "erase_person")] == ["bo"]
    assert len(world.options("office", "erase_person")) == len(world.game.people)


def test_the_office_forgets_one_who_has_left() -> None:
    world = rich()
    leave(world, "ana")
    world.do("office", "erase_person", person_id="ana")
    assert not [key for key in world.words if key.startswith("ana/")]


def test_it_is_not_taken_back() -> None:
    """visibility.md: after it no byte of the words is left."""
    world = tables()
    play(world, "ana", "dream")
    world.do("ana", "erase_person", person_id="ana")
    refused: Any = world.refused("ana", "built_upon", "undo")
    assert refused.params["built"].startswith("card:")
    assert words_of(world) == {}


def test_a_card_in_the_spotlight_is_gone_from_it() -> None:
    """Rule 4.7: at once on every open screen."""
    world = World().start().open_camp(1)
    meeting_id = world.meeting("camp", 1).id
    world.do("ana", "ask_spotlight", meeting_id=meeting_id, card_id=ask(world, "ana"))
    assert world.game.meetings[meeting_id].spotlight is not None
    world.do("ana", "erase_person", person_id="ana")
    assert world.game.meetings[meeting_id].spotlight is None
