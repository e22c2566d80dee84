"""What a newcomer reads on a terminal is whole, however narrow it is."""

import pytest

from teamwork.commands_line.telling import tell_addresses, tell_links
from teamwork.demo.addresses import Address, Addresses
from tests.world import world_in

SECRET = "x" * 43
ADDRESSES = Addresses(
    url="http://127.0.0.1:8080",
    game_id="g394ff890129abf9",
    screen_token=SECRET,
    office_token=SECRET,
    people=tuple(
        Address(f"p{number}", name, role, "north", f"http://127.0.0.1:8080/join#{SECRET}{number}", SECRET)
        for number, (name, role) in enumerate(
            [("Andreea [Bo]", "coach"), ("Thi Mai", "graduate"), ("Olena", "helper"), ("名前", "graduate")]
        )
    ),
)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_an_address_is_never_cut_nor_broken(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a terminal of eighty columns, too: half an address opens nothing."""
    monkeypatch.setenv("COLUMNS", columns)
    tell_addresses(ADDRESSES, world_in("camp_1").game)
    tell_links(ADDRESSES, {"north/name": "Nord"})
    said = capsys.readouterr().out
    assert "…" not in said
    for address in (ADDRESSES.screen_url, ADDRESSES.office_url, *(person.join_url for person in ADDRESSES.people)):
        assert any(line.endswith(address) for line in said.splitlines()), address
    assert "A coach, Andreea [Bo]" in said
