"""What bots say stands on the hall screen: short enough, kind enough, and about nobody."""

from pathlib import Path

import pytest

from teamwork.library import CARDS
from teamwork.model import Game
from teamwork.rules.key_texts import require_key_text
from teamwork.rules.texts import has_personal_number, require_text
from teamwork.voices import Voices, read_voices
from tests.cards.copies import faults_after, write
from tests.editions import house_edition
from tests.world import World

SIGN_MOST = 28
"""Characters on a door sign in the hall."""


@pytest.fixture(params=["da", "en"])
def voices(request: pytest.FixtureRequest) -> Voices:
    return read_voices((CARDS / "teamwork" / request.param / "voices.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def game() -> Game:
    return World(house_edition()).game


def said(voices: Voices) -> list[str]:
    """Every sentence a bot can say in a language."""
    found: list[str] = []
    waiting: list[object] = [voices.model_dump()]
    while waiting:
        match waiting.pop():
            case str(text):
                found.append(text)
            case dict(inner):
                waiting.extend(inner.values())
            case tuple(inner) | list(inner):
                waiting.extend(inner)
    return found


def test_there_is_enough_to_say_that_a_wall_is_not_dull(voices: Voices) -> None:
    workplaces = [place for trade in voices.trades for place in trade.workplaces]
    assert len(set(workplaces)) == len(workplaces) >= 60
    assert len(set(voices.first_names)) >= house_edition().sizes.teams * 11
    assert len(voices.team_names) >= house_edition().sizes.teams
    assert set(voices.actions) == {*house_edition().action_kinds, "other"}


def test_a_workplace_fits_on_a_door_sign(voices: Voices) -> None:
    assert [p for trade in voices.trades for p in trade.workplaces if len(p) > SIGN_MOST] == []


def test_names_are_as_different_as_people(voices: Voices) -> None:
    """One letter, æ, ø and å, two words, and letters from elsewhere."""
    names = voices.first_names
    assert any(len(name) == 1 for name in names)
    assert any(" " in name for name in names)
    assert all(any(sign in name.casefold() for name in names) for sign in "æøåşé")


def test_a_key_names_a_role_and_a_workplace_and_no_way_to_reach_anybody(voices: Voices, game: Game) -> None:
    """Rule 5.2."""
    for trade in voices.trades:
        for key in voices.keys:
            assert "{role}" in key
            assert "{workplace}" in key
            for role in trade.roles:
                for workplace in trade.workplaces:
                    require_key_text(game, key.format(role=role, workplace=workplace))
    for tip in voices.tips:
        require_key_text(game, tip)


def test_what_is_said_is_calm_kind_and_nobodys_secret(voices: Voices) -> None:
    """No exclamation marks, no personal numbers (rule 4.8), none of the words of authority."""
    authority = ("rådighed", "indsats", "aktivering", "sanktion", "borger", "sanction", "activation")
    for text in said(voices):
        assert "!" not in text
        assert not has_personal_number(text)
        assert not [word for word in authority if word in text.casefold()]


def test_every_field_has_room_for_what_is_said(voices: Voices, game: Game) -> None:
    """Rule 4.2: no bot's sentence is cut."""
    for challenge in voices.challenges:
        require_text(game, "what", challenge.what)
        require_text(game, "ask", challenge.ask)
    for strength in (*voices.strengths, *voices.own_strengths):
        require_text(game, "claim", strength.claim)
        require_text(game, "example", strength.example)
    for deed in (deed for deeds in voices.actions.values() for deed in deeds):
        require_text(game, "what", deed.what)
        require_text(game, "how", deed.how)
    for text in voices.learnings:
        require_text(game, "learning", text)
    for text in voices.companions:
        require_text(game, "with_whom", text)


def test_a_fault_in_the_voices_is_told_with_file_and_key(tmp_path: Path) -> None:
    """Rulebook 12: a municipality that writes its own finds out where it went wrong."""
    (fault,) = faults_after(write("da/voices.toml", "signs = [", "sign = ["), tmp_path / "a")[:1]
    assert fault.file == "da/voices.toml"


def test_an_edition_without_voices_can_be_played(tmp_path: Path) -> None:
    def without(folder: Path) -> None:
        (folder / "da/voices.toml").unlink()
        (folder / "en/voices.toml").unlink()

    assert faults_after(without, tmp_path) == ()
