"""The README says what the code does."""

import re

from tests.readme_tables import README, TABLES, filled

TEXT = README.read_text(encoding="utf-8")


def test_the_tables_made_from_the_code_are_up_to_date() -> None:
    """`python -m tests.readme_tables` writes them."""
    for name in TABLES:
        assert f"<!-- {name} -->" in TEXT
    assert filled(TEXT) == TEXT


def test_every_picture_and_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", TEXT)
    assert named
    assert [path for path in named if not (README.parent / path).exists()] == []


def test_it_names_the_two_commands() -> None:
    assert "python3 run.py\n" in TEXT
    assert "python3 run.py test\n" in TEXT
