"""`teamwork print`: the printed game from the command line (journey N3)."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teamwork.cli import program
from teamwork.printing import PrintingError
from tests.cards.copies import LILLE_FOLDER
from tests.printing.paper import Paper
from tests.web.rooms import Rooms, furnish


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    return furnish(f"sqlite:///{tmp_path / 'house.db'}")


def printed(*words: str, game: Rooms | None = None, folder: Path | None = None) -> Result:
    if game is not None and folder is not None:
        words = (*words, "--game", game.game_id, "--database", f"sqlite:///{folder / 'house.db'}")
    return CliRunner().invoke(program, ["print", *words])


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("cards", ()),
        ("cards", ("--single",)),
        ("board", ("--size", "a2")),
        ("guide", ()),
        ("diplomas", ("--name", "Bo")),
    ],
)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_pdf_of_an_edition_lies_where_it_was_asked_for(
    what: str, more: tuple[str, ...], lang: str, tmp_path: Path
) -> None:
    out = tmp_path / "ud.pdf"
    result = printed(what, *more, "--edition", str(LILLE_FOLDER), "--lang", lang, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert Paper(out.read_bytes()).is_accepted()
    assert {path.name for path in tmp_path.iterdir()} == {"ud.pdf"} | ({"ud.html"} if what == "cards" else set())


def test_slips_of_a_game_open_its_doors_at_the_address_named(rooms: Rooms, tmp_path: Path) -> None:
    out = tmp_path / "sedler.pdf"
    result = printed("slips", "--base-url", "https://spil.example.dk/", "--out", str(out), game=rooms, folder=tmp_path)
    assert result.exit_code == 0, result.output
    found = [
        code for index, _ in enumerate(Paper(out.read_bytes()).pdf) for code in Paper(out.read_bytes()).codes(index)
    ]
    assert len(found) == len(rooms.people)
    assert all(re.fullmatch(r"https://spil\.example\.dk/join#[\w-]{43}", code) for code in found)
    assert not any(code.split("#")[1] in result.output for code in found)


def test_diplomas_of_a_game_are_for_everyone_in_it(rooms: Rooms, tmp_path: Path) -> None:
    out = tmp_path / "diplomer.pdf"
    assert printed("diplomas", "--out", str(out), game=rooms, folder=tmp_path).exit_code == 0
    assert len(Paper(out.read_bytes()).pdf) == len(rooms.people)


def test_names_that_must_be_written_by_hand_are_told(tmp_path: Path) -> None:
    result = printed("diplomas", "--name", "王芳", "--name", "Bo", "--out", str(tmp_path / "d.pdf"))
    assert result.exit_code == 0
    assert "王芳" in result.stderr
    assert "Bo" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("slips", "--out", "x.pdf"),
        ("diplomas", "--out", "x.pdf"),
        ("cards",),
        ("posters", "--out", "x.pdf"),
        ("board", "--size", "a9", "--out", "x.pdf"),
        ("guide", "--lang", "sv", "--out", "x.pdf"),
    ],
)
def test_wrong_usage_ends_with_2_and_prints_nothing(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert printed(*words).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence_and_1(tmp_path: Path) -> None:
    result = printed("guide", "--edition", str(LILLE_FOLDER), "--out", str(tmp_path / "nowhere" / "x.pdf"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.output


def test_a_page_that_fails_leaves_the_older_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("no such template")

    out = tmp_path / "ud.pdf"
    out.write_bytes(b"the older one")
    monkeypatch.setattr("typst.compile", fail)
    result = printed("cards", "--edition", str(LILLE_FOLDER), "--out", str(out))
    assert isinstance(result.exception, PrintingError)
    assert result.exception.code == "page_unfit"
    assert out.read_bytes() == b"the older one"
    assert [path.name for path in tmp_path.iterdir()] == ["ud.pdf"]
