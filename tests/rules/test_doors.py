"""Releasing a workplace to the wall and taking it down again (rule 5.1)."""

from teamwork.events import DoorReleased, DoorTakenDown
from teamwork.model import Level
from teamwork.rules import doors
from teamwork.visibility import sees_door, sees_door_owner
from tests.rules.helping_tables import hang_key, release_door
from tests.rules.playing_tables import play, tables, turn_to
from tests.world import World

TWO = ["Et renseanlæg", "En kommune"]


def narrow_wall(world: World, most: int) -> World:
    """The same game with room for fewer doors."""
    limits = world.game.edition.limits.model_copy(update={"doors_on_wall_most": most})
    world.game = world.game.model_copy(update={"edition": world.game.edition.model_copy(update={"limits": limits})})
    return world


def test_a_door_is_a_workplace_of_an_own_dream() -> None:
    """Rule 5.1: a workplace from a dream that its graduate releases to the wall."""
    world = tables()
    dream = play(world, "ana", "dream", workplaces=TWO)
    decision = world.do("ana", "release_door", card_id=dream, workplace=2)
    assert [type(event) for event in decision.events] == [DoorReleased]
    door = world.newest("doors")
    assert (door.owner_id, door.team_id, door.card_id, door.workplace) == ("ana", "north", dream, 2)
    assert world.word(door.id, "workplace") == "En kommune"


def test_the_words_of_a_door_are_its_owners() -> None:
    """visibility.md: words are forgotten with the person who wrote them."""
    world = tables()
    dream = play(world, "ana", "dream")
    (word,) = world.do("ana", "release_door", card_id=dream, workplace=1).words
    assert word.person_id == "ana"


def test_everyone_and_the_hall_see_the_door_but_not_whose_it_is() -> None:
    """Rule 5.1: it stands there without its owner's name."""
    world = tables()
    release_door(world)
    door = world.newest("doors")
    viewers = ("bo", "kim", "omar", "frode", "lone", "tina", "screen")
    assert all(sees_door(world.game, world.seat(name), door) for name in viewers)
    assert not sees_door(world.game, world.seat("office"), door)
    knowing = {name for name in (*viewers, "office") if sees_door_owner(world.game, world.seat(name), door)}
    assert knowing == {"bo"}, "the details of a dream are by default for the team, not for the coach"


def test_whose_door_it_is_begins_as_the_details_of_the_dream() -> None:
    """Rule 4.7: closed by default, and as open as its author made the dream."""
    world = tables()
    details = {"details": {"level": "me", "coach": True}}
    release_door(world, shown=details)
    door = world.newest("doors")
    assert (door.owner_shown.level, door.owner_shown.coach) == (Level.ME, True)
    assert door.owner_shown.since_v == world.game.v


def test_the_same_workplace_does_not_stand_twice() -> None:
    world = tables()
    dream = play(world, "ana", "dream", workplaces=TWO)
    world.do("ana", "release_door", card_id=dream, workplace=1)
    world.refused("ana", "door_standing", "release_door", card_id=dream, workplace=1)
    world.do("ana", "release_door", card_id=dream, workplace=2)
    assert not world.can("ana", "release_door", card_id=dream)


def test_a_workplace_taken_down_may_be_released_again() -> None:
    """Rule 5.1: the owner may take it down at any time."""
    world = tables()
    dream = play(world, "ana", "dream")
    world.do("ana", "release_door", card_id=dream, workplace=1)
    door = world.newest("doors").id
    world.do("ana", "take_down_door", door_id=door)
    assert world.game.doors[door].is_down
    assert world.word(door, "workplace") is None
    assert world.can("ana", "release_door", card_id=dream)


def test_a_workplace_that_the_dream_does_not_have_is_refused() -> None:
    world = tables()
    dream = play(world, "ana", "dream")
    refusal = world.refused("ana", "no_such_workplace", "release_door", card_id=dream, workplace=2)
    assert refusal.params["field"] == "workplace"


def test_only_an_open_dream_of_ones_own_becomes_a_door() -> None:
    world = tables()
    dream = play(world, "ana", "dream", shown={"work": {"level": "team"}})
    world.refused("bo", "not_yours", "release_door", card_id=dream, workplace=1)
    world.refused("frode", "not_found", "release_door", card_id=dream, workplace=1)
    world.do("ana", "close_dream", card_id=dream)
    world.refused("ana", "card_not_open", "release_door", card_id=dream, workplace=1)
    challenge = play(world, "ana", "challenge")
    world.refused("ana", "not_found", "release_door", card_id=challenge, workplace=1)


def test_coach_and_helpers_release_no_doors() -> None:
    """Rule 5.7: they never play a graduate's dream."""
    world = tables()
    dream = play(world, "ana", "dream", shown={"work": {"level": "table"}, "details": {"level": "table"}})
    for name in ("kim", "omar"):
        world.refused(name, "not_your_role", "release_door", card_id=dream, workplace=1)


def test_a_full_wall_says_how_many_it_holds() -> None:
    """The number stands in the edition (rule 12)."""
    world = narrow_wall(tables(), 1)
    first = release_door(world)
    dream = play(world, "frode", "dream")
    refusal = world.refused("frode", "wall_full", "release_door", card_id=dream, workplace=1)
    assert refusal.params["most"] == 1
    world.do("ana", "take_down_door", door_id=first)
    assert world.can("frode", "release_door", card_id=dream)


def test_nobody_takes_down_anothers_door() -> None:
    world = tables()
    door = release_door(world)
    for name in ("bo", "frode"):
        world.refused(name, "not_yours", "take_down_door", door_id=door)
        assert not world.can(name, "take_down_door")


def test_a_door_comes_down_in_every_phase_and_only_once() -> None:
    """Decision 14: lowering, taking back and erasing work in every phase."""
    world = tables()
    door = release_door(world)
    turn_to(world, "closed")
    assert world.can("ana", "take_down_door", door_id=door)
    world.do("ana", "take_down_door", door_id=door)
    world.refused("ana", "not_found", "take_down_door", door_id=door)


def test_keys_of_a_door_that_came_down_stay_in_the_pool() -> None:
    """Rule 5.2: a key belongs to the pool of the door owner's team, not to the door."""
    world = tables()
    door = release_door(world)
    key = hang_key(world, "tina", door)
    world.do("ana", "take_down_door", door_id=door)
    assert world.game.keys[key].state == "in_pool"
    assert world.can("bo", "take_key", key_id=key), "nobody has first call to a door that is gone"
    world.refused("tina", "not_found", "hang_key", door_id=door, text="Jeg kender en")


def test_a_graduate_who_leaves_takes_their_doors_along() -> None:
    """Rule 2.3: who leaves takes their cards and keys out of play."""
    world = tables()
    own, other = release_door(world, "ana"), release_door(world, "frode")
    down = doors.taken_down(doors.doors_of_person(world.game, "ana"))
    assert down.events == (DoorTakenDown(door_id=own),)
    assert [word.body for word in down.words] == [None]
    assert other not in [door.id for door in doors.doors_of_person(world.game, "ana")]
