"""Thanks and threads: said by the one who was helped, named only if both agree (rules 3.5, 5.4, 5.6)."""

from collections.abc import Callable

import pytest

from teamwork.events import PersonErased, ThanksSaid
from teamwork.rules import threads
from tests.rules.helping_tables import ask, claim, held_key, helped_claim, used_key
from tests.rules.playing_tables import play, tables, turn_to
from tests.world import World


def taken_strength(world: World, receiver: str = "ana", giver: str = "omar") -> str:
    """The id of a strength that its receiver took."""
    card = play(world, giver, "strength", person_id=receiver)
    world.do(receiver, "take_strength", card_id=card)
    return card


def said(world: World, about: str, by: str = "ana", named: bool = False) -> str:
    """The id of a thanks."""
    world.do(by, "say_thanks", about=about, named=named)
    return str(world.newest("thanks").id)


def helped_by_omar(world: World) -> str:
    """The id of a claim of Omar's that helped Ana."""
    return helped_claim(world, "ana", "omar")


@pytest.mark.parametrize("helpful", [used_key, taken_strength, helped_by_omar])
def test_the_one_who_was_helped_thanks_the_helper_once(helpful: Callable[[World], str]) -> None:
    """Rule 5.4: saying thanks is one tap and may carry a sentence."""
    world = tables()
    about = helpful(world)
    assert world.can("ana", "say_thanks", about=about)
    decision = world.do("ana", "say_thanks", about=about, text="Det blev til en kaffe")
    (thanks,) = (event for event in decision.events if isinstance(event, ThanksSaid))
    assert (thanks.from_id, thanks.to_id, thanks.about, thanks.length) == ("ana", "omar", about, 21)
    (word,) = decision.words
    assert (word.person_id, word.body) == ("ana", "Det blev til en kaffe")
    world.refused("ana", "already_thanked", "say_thanks", about=about)
    assert not world.can("ana", "say_thanks")


def test_one_tap_is_enough() -> None:
    world = tables()
    decision = world.do("ana", "say_thanks", about=used_key(world))
    assert decision.words == ()


def test_there_is_nothing_to_thank_for_before_it_was_of_use() -> None:
    """Rule 1.2: what counts is what others could use."""
    world = tables()
    unhelped = claim(world, "omar", ask(world, "ana"))
    face_down = play(world, "omar", "strength", person_id="ana")
    own = play(world, "ana", "strength", person_id="ana")
    for about in (held_key(world, "ana"), unhelped, face_down, own, play(world, "ana", "dream")):
        world.refused("ana", "nothing_to_thank", "say_thanks", about=about)
    assert not world.can("ana", "say_thanks")


def test_nobody_thanks_for_another_or_for_their_own_key() -> None:
    world = tables()
    world.refused("bo", "nothing_to_thank", "say_thanks", about=used_key(world, "ana"))
    world.refused("ana", "nothing_to_thank", "say_thanks", about=used_key(world, "ana", giver="ana"))


def test_what_one_may_not_know_of_does_not_exist() -> None:
    """Decision 15."""
    world = tables()
    for about in (used_key(world, "ana"), helped_claim(world, "ana", "omar"), taken_strength(world), "nothing"):
        refusal = world.refused("frode", "not_found", "say_thanks", about=about)
        assert refusal.params["field"] == "about"


def test_a_thread_is_named_only_if_both_agree() -> None:
    """Rule 3.5: threads carry no names unless both agree."""
    world = tables()
    thanks = said(world, used_key(world, "ana", "tina"), named=True)
    assert threads.named_threads(world.game) == ()
    world.do("tina", "agree_named_thread", thanks_id=thanks)
    assert threads.named_threads(world.game) == (("tina", "ana"),)
    world.do("ana", "agree_named_thread", thanks_id=thanks, is_agreed=False)
    assert threads.named_threads(world.game) == ()


def test_a_name_is_not_given_by_saying_thanks() -> None:
    """Closed by default."""
    world = tables()
    thanks = said(world, used_key(world, "ana", "tina"))
    world.do("tina", "agree_named_thread", thanks_id=thanks)
    assert world.game.thanks[thanks].named_by == ("tina",)
    assert world.do("tina", "agree_named_thread", thanks_id=thanks).events == (), "the same yes is no news"


def test_thanks_for_a_strength_may_be_named_too() -> None:
    """Rulebook 6, camp 3: each may thank one person, named only if both agree."""
    world = tables()
    thanks = said(world, taken_strength(world, "ana", "omar"), named=True)
    world.do("omar", "agree_named_thread", thanks_id=thanks)
    assert threads.named_threads(world.game) == (("omar", "ana"),)
    assert threads.threads(world.game) == {}


def test_only_the_two_know_of_a_thanks() -> None:
    """Rule 5.6: who helped whom is seen by the two."""
    world = tables()
    thanks = said(world, used_key(world, "ana", "tina"))
    for name in ("bo", "kim", "frode"):
        world.refused(name, "not_found", "agree_named_thread", thanks_id=thanks)


def test_an_erased_person_stands_on_no_thread() -> None:
    """visibility.md: erasing a person leaves the sums and takes the name."""
    world = tables()
    thanks = said(world, used_key(world, "ana", "tina"), named=True)
    world.do("tina", "agree_named_thread", thanks_id=thanks)
    world.happened("office", PersonErased(person_id="tina", all=True))
    assert threads.named_threads(world.game) == ()
    assert threads.threads(world.game) == {("south", "north"): 1}


def test_thanks_may_be_said_in_extra_time() -> None:
    """Rule 2.4: in extra time only status, keys, thanks, own data."""
    world = tables()
    about = used_key(world)
    turn_to(world, "extra_time")
    world.do("ana", "say_thanks", about=about)


def test_threads_run_from_the_table_that_gave_to_the_one_that_used() -> None:
    """Rule 3.5: between two tables, and within a table when it was used there."""
    world = tables()
    used_key(world, "ana", "tina")
    used_key(world, "bo", "omar")
    used_key(world, "frode", "kim")
    helped_claim(world, "ana", "gry")
    held_key(world, "carl", "tina")
    assert threads.threads(world.game) == {
        ("north", "north"): 1,
        ("north", "south"): 1,
        ("south", "north"): 2,
    }
    assert list(threads.threads(world.game)) == [("north", "north"), ("north", "south"), ("south", "north")]


def test_help_is_summed_for_the_team_that_used_it() -> None:
    """Rule 5.6: summed for the team."""
    world = tables()
    used_key(world, "ana", "tina")
    helped_claim(world, "bo", "gry")
    used_key(world, "frode", "kim")
    assert [threads.helped(world.game, team) for team in ("north", "south")] == [2, 1]
