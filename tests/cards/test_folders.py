"""A folder from a stranger is read within bounds, and nothing outside it is read at all (rule 12)."""

import os
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from teamwork.edition_check.parse import parse_shape, parse_toml
from teamwork.errors import EditionError
from teamwork.frozen import Frozen
from teamwork.library import (
    FILE_BYTES_MOST,
    FILES_MOST,
    FOLDER_BYTES_MOST,
    check_folder,
    edition_folder,
    find_editions,
    load_edition,
    read_folder,
)
from tests.cards.copies import EDITION, LILLE_FOLDER, copy_of
from tests.editions import HOUSE_FOLDER


def told(folder: Path) -> list[tuple[str, str]]:
    """Code and file of every fault."""
    return [(fault.code, fault.file) for fault in check_folder(folder)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_of(LILLE_FOLDER, tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "nowhere") == [("folder_missing", "nowhere")]


def test_an_empty_folder_lacks_its_files(tmp_path: Path) -> None:
    assert ("file_missing", EDITION) in told(tmp_path)


def test_a_file_is_no_folder() -> None:
    assert told(HOUSE_FOLDER / EDITION) == [("folder_missing", EDITION)]


def test_a_file_above_its_size_is_not_read(copy: Path) -> None:
    (copy / "da" / "dream.toml").write_bytes(b"#" * (FILE_BYTES_MOST + 1))
    assert told(copy) == [("file_too_large", "da/dream.toml")]


def test_a_folder_above_its_size_is_not_read(copy: Path) -> None:
    with (copy / "film.mp4").open("wb") as film:
        film.truncate(FOLDER_BYTES_MOST + 1)
    assert told(copy) == [("folder_too_large", "min_udgave")]


def test_a_folder_of_too_many_files_is_not_read(copy: Path) -> None:
    for number in range(FILES_MOST):
        (copy / f"note_{number}.txt").touch()
    assert told(copy) == [("too_many_files", "min_udgave")]


def test_other_files_and_hidden_ones_do_no_harm(copy: Path) -> None:
    (copy / "README.md").write_text("Vores udgave")
    (copy / ".DS_Store").write_bytes(b"\x00\xff")
    assert told(copy) == []


def test_a_file_that_nothing_is_like_is_told(copy: Path) -> None:
    (copy / "0123456789_0123456789_0123456789.toml").touch()
    assert told(copy) == [("file_foreign", "0123456789_0123456789_0123456789.toml")]


def test_a_link_out_of_the_folder_is_not_followed(copy: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('[D1]\ntitle = "secret"\n')
    (copy / "da" / "dream.toml").unlink()
    (copy / "da" / "dream.toml").symlink_to(secret)
    assert told(copy) == [("link_leaves", "da/dream.toml")]
    assert not any("secret" in text for text in read_folder(copy)[0].values())


def test_a_linked_folder_is_not_entered(copy: Path, tmp_path: Path) -> None:
    (copy / "da").rename(tmp_path / "da")
    (copy / "da").symlink_to(tmp_path / "da", target_is_directory=True)
    assert ("link_leaves", "da") in told(copy)
    assert not any(name.startswith("da/") for name in read_folder(copy)[0])


def test_a_link_within_the_folder_is_read(copy: Path) -> None:
    (copy / "en" / "twists.toml").rename(copy / "en" / "twists.txt")
    (copy / "en" / "twists.toml").symlink_to(copy / "en" / "twists.txt")
    assert told(copy) == []


def test_a_pipe_is_not_waited_for(copy: Path) -> None:
    (copy / "da" / "twists.toml").unlink()
    os.mkfifo(copy / "da" / "twists.toml")
    assert told(copy) == [("not_a_file", "da/twists.toml")]


def test_a_device_is_not_read(copy: Path) -> None:
    (copy / "da" / "twists.toml").unlink()
    (copy / "da" / "twists.toml").symlink_to("/dev/zero")
    assert told(copy) == [("link_leaves", "da/twists.toml")]


def test_a_link_to_nowhere_is_told(copy: Path) -> None:
    (copy / "da" / "twists.toml").unlink()
    (copy / "da" / "twists.toml").symlink_to(copy / "gone.toml")
    assert told(copy) == [("file_unreadable", "da/twists.toml")]


def test_links_in_a_ring_are_told(copy: Path) -> None:
    (copy / "da" / "twists.toml").unlink()
    (copy / "da" / "twists.toml").symlink_to(copy / "da" / "twist.toml")
    (copy / "da" / "twist.toml").symlink_to(copy / "da" / "twists.toml")
    assert set(told(copy)) == {("link_leaves", "da/twist.toml"), ("link_leaves", "da/twists.toml")}


def test_a_file_in_another_encoding_is_told(copy: Path) -> None:
    (copy / "da" / "twists.toml").write_bytes('[T1]\ntitle = "Tør"\n'.encode("latin-1"))
    assert told(copy) == [("not_text", "da/twists.toml")]


def test_a_file_with_a_mark_of_its_encoding_is_read(copy: Path) -> None:
    path = copy / "da" / "twists.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert told(copy) == []


HOSTILE = {
    "lists in lists": "a = " + "[" * 100_000,
    "lists in lists, closed": "a = " + "[" * 180 + "]" * 180,
    "a key of a hundred thousand dots": ".".join(["a"] * 100_000) + " = 1",
    "a table of a hundred thousand dots": "[" + ".".join(['"a"'] * 60_000) + "]",
    "tables in tables": "\n".join("[" + ".".join(["a"] * depth) + "]" for depth in range(1, 500)),
    "a number without end": "a = " + "9" * 200_000,
    "a hexadecimal number without end": "version = 0x" + "f" * 200_000,
    "a text without end": 'a = "' + "x" * 200_000,
    "twenty thousand keys": "\n".join(f"k{number} = 1" for number in range(20_000)),
    "twenty thousand tables": "\n".join("[[phases]]" for _ in range(20_000)),
    "a number that is none": "[sizes]\nteams = nan",
    "a character that is none": 'a = "\x00"',
}


@pytest.mark.parametrize("file", [EDITION, "da/dream.toml", "agendas/camp_1.toml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_name(name: str, file: str, copy: Path) -> None:
    (copy / file).write_text(HOSTILE[name], encoding="utf-8")
    faults = check_folder(copy)
    assert any(fault.file == file for fault in faults)
    assert len(faults) < 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = " + "[" * 100_000, "too_deep"),
        (".".join(["a"] * 100) + " = 1", "too_deep"),
        ("\n".join(f"k{number} = 1" for number in range(6_000)), "too_many_values"),
        ('a = 1\nb = "', "toml_syntax"),
        ("a = 1\na = 2", "toml_syntax"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_kind(text: str, code: str) -> None:
    table, fault = parse_toml("x.toml", text)
    assert table is None
    assert fault is not None
    assert fault.code == code


def test_words_stay_words() -> None:
    table, _ = parse_toml("x.toml", 'a = "NO"\nb = "on"\nc = "12:30"\nd = "null"')
    assert table == {"a": "NO", "b": "on", "c": "12:30", "d": "null"}


class Even(Frozen):
    """A shape with a rule that no file of an edition has."""

    number: Annotated[int, Field(multiple_of=2)]


def test_a_rule_without_its_own_sentence_still_tells_the_place() -> None:
    _, (fault,) = parse_shape("x.toml", "a", {"number": 3}, Even)
    assert (fault.code, fault.key) == ("wrong_value", "a.number")


def test_what_a_stranger_wrote_cannot_steer_a_terminal(copy: Path) -> None:
    with (copy / "da" / "dream.toml").open("a", encoding="utf-8") as file:
        file.write('\n["\\u001b[31m\\u202e"]\ntitle = "x"\ntext = "x"\n')
    (fault,) = check_folder(copy)
    assert "\x1b" not in fault.line() + fault.line("en")
    assert "\u202e" not in fault.line() + fault.line("en")


def test_an_unfit_edition_is_not_loaded_and_says_why(copy: Path) -> None:
    (copy / "da" / "twists.toml").unlink()
    with pytest.raises(EditionError) as refused:
        load_edition(copy)
    assert refused.value.code == "edition_unfit"
    assert [fault.code for fault in refused.value.params["faults"]] == ["file_missing"]
    assert "da/twists.toml" in refused.value.message


def test_the_house_s_edition_is_found_by_name() -> None:
    assert find_editions()["teamwork"] == edition_folder("teamwork") == HOUSE_FOLDER


@pytest.mark.parametrize("name", ["", "..", "../tests", "/etc", "nowhere", "teamwork/da"])
def test_no_other_name_finds_a_folder(name: str) -> None:
    with pytest.raises(EditionError) as refused:
        edition_folder(name)
    assert refused.value.code == "unknown_edition"
    assert "teamwork" in refused.value.message


def test_a_place_without_editions_has_none(tmp_path: Path) -> None:
    assert find_editions(tmp_path / "nowhere") == {}
    assert find_editions(tmp_path) == {}
