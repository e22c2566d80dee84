"""A game keeps the edition it began with: as text, named by the hash of its content (rule 12, decision 6)."""

import json
from pathlib import Path

import pytest

from teamwork.edition_check import content_hash
from teamwork.errors import EditionError
from teamwork.library import edition_from_json, edition_to_json, load_edition
from tests.cards.copies import LILLE_FOLDER, copy_of, write
from tests.editions import HOUSE_FOLDER, house_edition


@pytest.mark.parametrize("folder", [HOUSE_FOLDER, LILLE_FOLDER], ids=["teamwork", "lille"])
def test_an_edition_comes_back_from_its_text_as_it_was(folder: Path) -> None:
    edition = load_edition(folder)
    again = edition_from_json(edition_to_json(edition))
    assert again == edition
    assert list(again.cards) == list(edition.cards)
    assert tuple(again.hours_bands) == tuple(edition.hours_bands)
    assert edition_to_json(again) == edition_to_json(edition)


def test_the_same_content_has_the_same_hash_wherever_it_lies(tmp_path: Path) -> None:
    assert load_edition(copy_of(HOUSE_FOLDER, tmp_path)).hash == house_edition().hash


def test_comments_and_blanks_do_not_change_the_hash(tmp_path: Path) -> None:
    copy = copy_of(HOUSE_FOLDER, tmp_path)
    write("edition.toml", "[sizes]\n", "\n# et hold mere næste år\n[sizes]\n\n")(copy)
    assert load_edition(copy).hash == house_edition().hash


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("edition.toml", "keys_in_hand = 2", "keys_in_hand = 3"),
        ("edition.toml", 'da = "Startklar"', 'da = "Klar"'),
        ("agendas/camp_1.toml", 'da = "Væggen"', 'da = "Dørene"'),
        ("missions.toml", "times = 1", "times = 2"),
        ("da/blank.toml", "Tre linjer er nok.", "To linjer er nok."),
    ],
)
def test_any_other_content_has_another_hash(file: str, old: str, new: str, tmp_path: Path) -> None:
    copy = copy_of(HOUSE_FOLDER, tmp_path)
    write(file, old, new)(copy)
    assert load_edition(copy).hash != house_edition().hash


def test_a_text_that_was_changed_is_refused() -> None:
    text = edition_to_json(house_edition()).replace('"keys_in_hand":2', '"keys_in_hand":9')
    with pytest.raises(EditionError) as refused:
        edition_from_json(text)
    assert [fault.code for fault in refused.value.params["faults"]] == ["hash_differs"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"id": 1}', "[" * 100_000])
def test_a_text_that_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises(EditionError) as refused:
        edition_from_json(text)
    assert [fault.code for fault in refused.value.params["faults"]] == ["json_damaged"]


def test_an_older_text_keeps_its_hash_when_the_engine_learns_a_new_field() -> None:
    """The hash is of what was stored, so a field with a default that came later does not spoil it."""
    content = json.loads(edition_to_json(house_edition()))
    for card in content["cards"].values():
        del card["given"]
    content["hash"] = content_hash(content)
    assert edition_from_json(json.dumps(content)).hash == content["hash"] != house_edition().hash
