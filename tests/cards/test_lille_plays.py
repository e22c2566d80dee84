"""The engine plays an edition with other numbers than the house's: two camps, six weeks, one key in hand (rule 12)."""

from teamwork.library import load_edition
from tests.cards.copies import LILLE_FOLDER
from tests.people import COACHES, GRADUATES, HELPERS, TEAMS
from tests.world import World


def tiny_world() -> World:
    """Everyone of the tiny edition seated."""
    world = World(load_edition(LILLE_FOLDER)).set_board()
    for team_id in TEAMS[:2]:
        for name in GRADUATES[team_id][:3]:
            world.sit(name, "graduate", team_id)
        world.sit(COACHES[team_id], "coach", team_id)
        for name in HELPERS[team_id][:2]:
            world.sit(name, "helper", team_id, helper_kind="neighbour")
    return world


def test_two_camps_lead_to_extra_time() -> None:
    world = tiny_world()
    phases = [world.game.phase]
    for camp in (1, 2):
        phases.append(world.open_camp(camp).game.phase)
        phases.append(world.close_camp(camp).game.phase)
    assert phases == ["setup", "camp_1", "first_half", "camp_2", "extra_time"]


def test_its_own_limits_hold() -> None:
    world = tiny_world().open_camp(1)
    world.do("ana", kind="draw_cards", card_kind="dream")
    assert len(world.game.offers["ana"]["dream"]) == 2, "cards_drawn"
    for number in (1, 2):
        world.do("ana", kind="play_dream", work=f"Drøm {number}", why="Derfor", workplaces=["Museet"])
    refused = world.refused("ana", "too_many_dreams", kind="play_dream", work="x", why="y", workplaces=["z"])
    assert refused.params["most"] == 2, "open_dreams"
