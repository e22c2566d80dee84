"""Join slips: one QR code and one short address a person, on sheets that a coach can be handed (journey C1)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from teamwork.edition import Edition
from teamwork.printing import Slip, print_slips, slips_pdf
from teamwork.printing.people import names_of, print_game_slips, seated
from teamwork.printing.slips import short_address
from teamwork.store import Holder
from tests.printing.paper import AT, Paper, squeezed
from tests.web.rooms import Rooms, furnish

SECRET = "kH3b_Xx0-" * 4 + "Zq9wTuv"
LONG_NAME = "Maximiliane-Charlotte Østergaard Vestergaard"


def slip(name: str, team: str = "Nord", secret: str = SECRET) -> Slip:
    return Slip(name=name, team=team, seat="Dimittend 1", url=f"https://teamwork.example.dk/join#{secret}")


def paper_of(house: Edition, *slips: Slip, lang: str = "da") -> Paper:
    return Paper(slips_pdf(slips, lang, edition=house, at=AT))


def test_each_code_opens_its_own_link(house: Edition, lang: str) -> None:
    slips = [slip(f"Person {n}", secret=f"{SECRET}{n}") for n in range(8)]
    paper = paper_of(house, *slips, lang=lang)
    assert sorted(paper.codes(0)) == sorted(each.url for each in slips)
    assert paper.is_accepted()


def test_the_address_is_short_and_tells_no_secret(house: Edition) -> None:
    assert short_address(slip("Bo").url) == "teamwork.example.dk/join"
    text = paper_of(house, slip("Bo")).plain
    assert "teamwork.example.dk/join" in text
    assert squeezed(SECRET) not in text
    assert SECRET.encode() not in paper_of(house, slip("Bo")).body


def test_every_team_begins_a_page_of_its_own(house: Edition) -> None:
    slips = [slip(f"Ida {n}") for n in range(9)] + [slip(f"Bo {n}", team="Syd") for n in range(2)]
    paper = paper_of(house, *slips)
    assert ["Syd" in text for text in paper.texts] == [False, False, True]
    assert "Ida 8" in paper.texts[1]


def test_a_name_of_any_length_stays_on_its_slip(house: Edition) -> None:
    """One letter, æøå, and the longest name that a person may have."""
    longest = "Wilhelmina-Alexandrina " * 2 + "Ærøskøbing-Øst"
    assert len(longest) == house.limits.text_lengths["name"]
    paper = paper_of(house, slip("Å"), slip(longest), slip(LONG_NAME), slip("W" * 60))
    assert squeezed(longest) in paper.plain
    for letter in paper.letters(0):
        if letter.top > 16:
            column = int(letter.left // 105)
            assert 105 * column + 7 < letter.left < letter.right < 105 * (column + 1) - 5, letter
            row = int((letter.top - 16) // 68)
            assert 16 + 68 * row + 5 < letter.top < letter.bottom < 16 + 68 * (row + 1) - 4, letter


def test_only_its_owner_reads_the_file(house: Edition, tmp_path: Path) -> None:
    """What is printed on a slip opens a door."""
    out = tmp_path / "sedler.pdf"
    print_slips([slip("Bo")], "da", out, edition=house, at=AT)
    assert out.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sedler.pdf"]


@pytest.fixture
def rooms() -> Rooms:
    return furnish()


def printed(rooms: Rooms, out: Path, *, replace: bool = False) -> Paper:
    address = "https://teamwork.example.dk"
    print_game_slips(rooms.service, rooms.game_id, "da", out, address=address, replace=replace)
    return Paper(out.read_bytes())


def secrets_on(paper: Paper) -> list[str]:
    return [urlsplit(code).fragment for index in range(len(paper.pdf)) for code in paper.codes(index)]


def test_a_game_s_slips_bring_each_person_to_their_own_chair(rooms: Rooms, tmp_path: Path) -> None:
    paper = printed(rooms, tmp_path / "sedler.pdf")
    found = [rooms.service.store.credentials.find(secret, rooms.service.clock()) for secret in secrets_on(paper)]
    people = [person.id for person in seated(rooms.service.game(rooms.game_id))]
    assert sorted(link.person_id or "" for link in found if link and link.kind == "join") == sorted(people)
    for name in names_of(rooms.service, rooms.game_id):
        assert squeezed(name) in paper.plain


def test_older_links_stay_unless_they_are_to_be_replaced(rooms: Rooms, tmp_path: Path) -> None:
    credentials, at = rooms.service.store.credentials, rooms.service.clock() + timedelta(minutes=1)
    first, second = (secrets_on(printed(rooms, tmp_path / "a.pdf")) for _ in range(2))
    assert all(credentials.find(secret, at) for secret in (*first, *second))
    third = secrets_on(printed(rooms, tmp_path / "a.pdf", replace=True))
    assert not any(credentials.find(secret, at) for secret in (*first, *second))
    assert all(credentials.find(secret, at) for secret in third)


def test_a_file_that_cannot_be_written_leaves_no_open_link(rooms: Rooms, tmp_path: Path) -> None:
    kept = secrets_on(printed(rooms, tmp_path / "a.pdf"))
    credentials, at = rooms.service.store.credentials, rooms.service.clock() + timedelta(minutes=1)
    with pytest.raises(OSError, match="No such file"):
        printed(rooms, tmp_path / "nowhere" / "b.pdf", replace=True)
    assert all(credentials.find(secret, at) for secret in kept)
    for person in seated(rooms.service.game(rooms.game_id)):
        held = credentials.held(Holder(game_id=rooms.game_id, person_id=person.id))
        assert len([link for link in held if link.kind == "join" and link.revoked_at is None]) == 1
