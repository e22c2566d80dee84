"""The country that is measured is made of games that can be played: the figures are of the real thing."""

from teamwork.bench.country import GAMES_EACH, country_figures
from teamwork.library import load_edition
from tests.cards.copies import LILLE_FOLDER


def test_a_small_country_is_measured_game_by_game() -> None:
    heard: list[str] = []
    figures = country_figures(load_edition(LILLE_FOLDER), heard.append, municipalities=2)
    assert figures["games"] == 2 * GAMES_EACH
    assert figures["records"] > 100 * figures["games"]
    assert figures["people"] == 12 * figures["games"]
    assert figures["cold_load_ms"]["p50"] > 0
    assert figures["cold_load_again_ms"]["p50"] > 0
    assert {"live_game_mb", "all_games_read_s", "kept_after_letting_go_mb"} <= figures.keys()
    assert figures["export_hundred_games"] == figures["games"]
    assert figures["export_hundred_cpu_s"] > 0
    assert figures["export_largest_process_mb"] > 0
    assert heard
