"""A tiny edition with numbers all its own: nothing of the house's game is needed to have an edition (rule 12)."""

from teamwork.library import check_folder, load_edition
from tests.cards.copies import LILLE_FOLDER
from tests.editions import house_edition


def test_the_tiny_edition_has_no_fault() -> None:
    assert [fault.line("en") for fault in check_folder(LILLE_FOLDER)] == []


def test_it_has_two_camps_and_its_phases_follow() -> None:
    edition = load_edition(LILLE_FOLDER)
    assert edition.season.camp_weeks == (1, 6)
    assert [phase.id for phase in edition.phases] == [
        "setup", "camp_1", "first_half", "camp_2", "extra_time", "closed",
    ]  # fmt: skip


def test_its_limits_are_not_the_house_s() -> None:
    """So that a number in the code shows: only what cannot differ is alike."""
    tiny, house = load_edition(LILLE_FOLDER), house_edition()
    alike = {
        f"{section}.{field}"
        for section in ("sizes", "season", "limits")
        for field in type(getattr(tiny, section)).model_fields
        if getattr(getattr(tiny, section), field) == getattr(getattr(house, section), field)
    }
    assert alike == {
        "sizes.coaches", "sizes.min_coaches", "season.time_zone", "season.country", "limits.given_strengths_for_stage",
    }  # fmt: skip


def test_its_cards_have_other_letters_and_its_bands_other_names() -> None:
    edition = load_edition(LILLE_FOLDER)
    assert {card_id[0] for card_id in edition.cards} == {"D", "S", "P", "H", "B"}
    assert not set(edition.hours_bands) & set(house_edition().hours_bands)
    assert not set(edition.helper_kinds) & set(house_edition().helper_kinds)
    assert all(len(edition.deck(kind)) >= 6 for kind in ("dream", "strength", "challenge", "action"))
