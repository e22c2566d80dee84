"""The office's pages: both languages, the right people, nothing that the office may not see (journeys O1 to O5)."""

import json
import re
from datetime import date

import pytest

from tests.web.desks import DeskOfTests, later, office, to_extra_time
from tests.web.rooms import ADDRESS, Rooms

PAGES = ("", "/people", "/meetings", "/counting", "/files", "/slips")
HEADS = {
    "": ("Uge for uge, hold for hold", "Week by week, team by team"),
    "/people": ("Venter på jer", "Waiting for you"),
    "/meetings": ("Kommende møder", "Meetings"),
    "/counting": ("Sådan tæller vi", "How we count"),
    "/files": ("Hvem har hentet hvad", "Who fetched what"),
    "/slips": ("Personlige kort", "Personal slips"),
}


@pytest.fixture
def desk(rooms: Rooms) -> DeskOfTests:
    """The office of a game in camp 1."""
    return office(rooms)


def status_code(rooms: Rooms, name: str) -> str | None:
    status = rooms.service.game(rooms.game_id).people[rooms.people[name]].status
    return status.code if status else None


def got_a_job(rooms: Rooms, name: str) -> None:
    """A full-time job from the first day, told by the person."""
    told = {"code4": "job", "from_date": "2026-02-03", "hours_band": "many"}
    assert rooms.do(name, "report_status", **told)["status"] == 200


# ---- who may come in --------------------------------------------------------------------------------


def test_people_of_the_game_hear_the_same_of_a_page_of_the_office_as_of_one_that_does_not_exist(rooms: Rooms) -> None:
    """By token and by cookie; a stranger is asked to sign in, whatever was asked for."""
    for page in PAGES:
        paths = [f"/office/games/{game_id}{page}" for game_id in (rooms.game_id, "nowhere")]
        strangers = [rooms.browser().get(path, base_url=ADDRESS) for path in paths]
        assert [answer.status_code for answer in strangers] == [401, 401]
        assert strangers[0].data == strangers[1].data
        for name in ("Ana", "Kim", "Omar", "screen"):
            by_cookie = rooms.browser()
            by_cookie.set_cookie("tw_person", rooms.tokens[name], domain="localhost")
            known = [rooms.browser().get(path, base_url=ADDRESS, headers=rooms.bearer(name)) for path in paths]
            known += [by_cookie.get(path, base_url=ADDRESS) for path in paths]
            assert {answer.status_code for answer in known} == {404}
            assert len({answer.data for answer in known}) == 1


def test_another_game_and_no_game_are_the_same_to_an_office_of_one(desk: DeskOfTests) -> None:
    edition = desk.rooms.service.game(desk.rooms.game_id).edition
    other = desk.rooms.service.create_game(edition, "Et andet", date(2026, 2, 3), ("A", "B"))
    for page in PAGES:
        answers = [desk.get(f"/office/games/{game_id}{page}") for game_id in (other, "nowhere")]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].data == answers[1].data
    assert "Et andet" not in desk.read("/office")
    assert "Et andet" in office(desk.rooms, of_all=True).read("/office")


def test_without_a_session_the_office_asks_for_its_key_and_says_nothing(rooms: Rooms) -> None:
    page = rooms.browser().get("/office", base_url=ADDRESS).get_data(as_text=True)
    assert "Prøvespil" not in page
    assert "key.js" in page


def test_the_interface_for_programs_is_the_offices_alone(rooms: Rooms) -> None:
    asked = rooms.browser()
    for path in ("progress", "exports/csv"):
        url = f"/api/v1/games/{rooms.game_id}/{path}"
        nowhere = asked.get(f"/api/v1/games/nowhere/{path}", base_url=ADDRESS, headers=rooms.bearer("office"))
        assert asked.get(url, base_url=ADDRESS).status_code == 401
        for name in ("Ana", "Kim", "Omar", "screen"):
            theirs = asked.get(url, base_url=ADDRESS, headers=rooms.bearer(name))
            assert theirs.status_code == nowhere.status_code == 404
            assert theirs.get_json()["code"] == nowhere.get_json()["code"]
        assert asked.get(url, base_url=ADDRESS, headers=rooms.bearer("office")).status_code == 200


# ---- what stands there ------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "which"), [("da", 0), ("en", 1)])
def test_every_page_reads_in_both_languages_and_runs_no_script(desk: DeskOfTests, lang: str, which: int) -> None:
    for page in PAGES:
        text = desk.read(desk.path(page), lang)
        plain = re.sub(r"<[^>]*>", "", text)
        assert HEADS[page][which] in text
        assert f'<html lang="{lang}">' in text
        assert "<script" not in text
        assert not re.search(r"!|\{\w+\}|None|Undefined", plain), page


def test_no_page_shows_what_the_office_may_not_see(desk: DeskOfTests) -> None:
    """visibility.md: cards, pulses, raised hands, helpers' contact data, whose light is missing."""
    rooms = desk.rooms
    rooms.do("Ana", "play_dream", work="HEMMELIG drøm", why="HEMMELIG", workplaces=["HEMMELIGT sted"])
    rooms.do("Ana", "play_challenge", what="HEMMELIG historie", influence="no", ask="HEMMELIGT ønske")
    rooms.do("Kim", "give_strength", person_id=rooms.people["Ana"], claim="HEMMELIG styrke", example="HEMMELIG")
    rooms.do("Ana", "give_pulse", spark=7)
    rooms.do("Ana", "raise_hand")
    rooms.do("Omar", "set_contact", email="hemmelig@example.org", phone="87654321")
    person = f"/people/{rooms.people['Ana']}"
    for page in (*PAGES, person, f"/people/{rooms.people['Omar']}"):
        text = desk.read(desk.path(page))
        assert not re.search("hemmelig|87654321|pulse|hand_", text, re.IGNORECASE), page


def test_the_overview_stands_in_the_order_of_beginning(rooms: Rooms) -> None:
    """O1 and rule 3.4: games are never ordered by how they are doing."""
    edition = rooms.service.game(rooms.game_id).edition
    got_a_job(rooms, "Ana")
    for name in ("Ærø", "Amager"):
        rooms.service.create_game(edition, name, date(2026, 3, 3), ("A", "B"))
    text = office(rooms, of_all=True).read("/office")
    places = [text.index(f">{name}</a>") for name in ("Prøvespil", "Ærø", "Amager")]
    assert places == sorted(places)
    assert "mangler til camp 1" in text


def test_teams_stand_in_their_fixed_order_whatever_they_did(desk: DeskOfTests) -> None:
    for name in ("Frode", "Gry", "Hans"):
        got_a_job(desk.rooms, name)
    for page in ("", "/people"):
        text = desk.read(desk.path(page))
        badges = re.findall(r"</svg>\s*(Nord|Syd)\s*</span>", text)
        assert badges[:2] == ["Nord", "Syd"]
        assert len(badges) % 2 == 0
        assert badges == ["Nord", "Syd"] * (len(badges) // 2)


def test_a_look_at_statuses_leaves_its_line_with_the_person(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    got_a_job(rooms, "Ana")
    desk.read(desk.path("/people"))
    rooms.house.access_book.write()
    lines = rooms.service.store.access_log(rooms.game_id, rooms.people["Ana"])
    assert [(line.viewer, line.kind) for line in lines] == [("office", "status")]


# ---- confirming -------------------------------------------------------------------------------------


def test_a_status_told_waits_and_is_confirmed_with_its_exact_code(desk: DeskOfTests) -> None:
    """O5 and rule 8."""
    rooms = desk.rooms
    got_a_job(rooms, "Ana")
    assert "siger Fast fra 3. februar 2026" in re.sub(r"<[^>]*>", "", desk.read(desk.path("/people")))
    page = desk.path(f"/people/{rooms.people['Ana']}")
    answer = desk.post(
        f"{page}/confirm_status", on=page, code="fixed_term", from_date="2026-02-05", to_date="2026-12-31"
    )
    assert answer.status_code == 303
    status = rooms.service.game(rooms.game_id).people[rooms.people["Ana"]].status
    assert status is not None
    assert (status.code, status.is_confirmed, str(status.to_date)) == ("fixed_term", True, "2026-12-31")
    assert "Det er gemt." in desk.read(answer.location.removeprefix(ADDRESS))
    assert "Alt er bekræftet." in desk.read(desk.path("/people"))


def test_a_refused_form_says_what_is_missing_and_keeps_what_was_typed(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    page = desk.path(f"/people/{rooms.people['Ana']}")
    answer = desk.post(f"{page}/confirm_status", on=page, code="part_time", from_date="2026-02-09", hours_band="")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Vælg, hvor mange timer om ugen det er." in text
    assert 'value="2026-02-09"' in text
    assert re.search(r'<option selected value="part_time"', text)
    assert status_code(rooms, "Ana") is None


def test_a_way_out_is_confirmed_only_as_it_was_asked_for(desk: DeskOfTests) -> None:
    """Rule 8.3: nobody is pushed out."""
    rooms = desk.rooms
    page = desk.path(f"/people/{rooms.people['Bo']}")
    refused = desk.post(f"{page}/confirm_exit", on=page, code="education", from_date="2026-02-03")
    assert refused.status_code == 422
    assert "Ingen går ud uden selv at have bedt om det" in refused.get_data(as_text=True)
    rooms.do("Bo", "request_exit", code="pause", from_date="2026-02-03")
    assert desk.post(f"{page}/confirm_exit", on=page, code="pause", from_date="2026-02-03").status_code == 303
    assert desk.post(f"{page}/end_pause", on=page).status_code == 303
    assert rooms.service.game(rooms.game_id).people[rooms.people["Bo"]].exit is None


def test_follow_ups_are_answered_when_due_and_waived_before(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    to_extra_time(rooms)
    text = desk.read(desk.path("/people"))
    assert "Ingen er forfaldne nu." in text
    assert "Senere (12)" in text
    first = next(iter(rooms.service.game(rooms.game_id).follow_ups.values()))
    url = desk.path(f"/follow-ups/{first.id}")
    assert desk.post(url, on=desk.path("/people"), outcome="done").status_code == 422
    later(rooms, days=(first.due - rooms.service.clock().date()).days)
    assert desk.post(url, on=desk.path("/people"), outcome="done").status_code == 303
    assert rooms.service.game(rooms.game_id).follow_ups[first.id].state == "done"
    other = next(f for f in rooms.service.game(rooms.game_id).follow_ups.values() if f.state == "due")
    assert desk.post(desk.path(f"/follow-ups/{other.id}"), on=desk.path("/people"), outcome="waived").status_code == 303


# ---- seats, meetings, counting ----------------------------------------------------------------------


def test_a_seat_is_given_on_and_taken_again(desk: DeskOfTests) -> None:
    """Rule 2.3."""
    rooms = desk.rooms
    page = desk.path(f"/people/{rooms.people['Carl']}")
    assert desk.post(f"{page}/substitute_person", on=page, name="").status_code == 303
    team = next(iter(rooms.service.game(rooms.game_id).teams))
    answer = desk.post(desk.path("/seats"), on=desk.path("/people"), place=f"graduate:{team}", name="Ø", email="ø")
    assert answer.status_code == 422
    assert "navn@sted.dk" in answer.get_data(as_text=True)
    answer = desk.post(desk.path("/seats"), on=desk.path("/people"), place=f"graduate:{team}", name="Ø")
    assert answer.status_code == 303
    assert ">Ø</a>" in desk.read(desk.path("/people"))


def test_a_meeting_is_moved_by_the_clock_of_the_place(desk: DeskOfTests) -> None:
    """Rule 6.1; 10 in the morning in Denmark is 8 UTC in summer time."""
    rooms = desk.rooms
    camp = [m for m in rooms.service.game(rooms.game_id).meetings.values() if m.kind == "camp"][-1]
    answer = desk.post(desk.path(f"/meetings/{camp.id}"), on=desk.path("/meetings"), day="2026-04-07", hour="10:00")
    assert answer.status_code == 303
    moved = rooms.service.game(rooms.game_id).meetings[camp.id].starts_at
    assert moved.isoformat() == "2026-04-07T08:00:00+00:00"
    refused = desk.post(desk.path(f"/meetings/{camp.id}"), on=desk.path("/meetings"), day="2030-01-01", hour="10:00")
    assert refused.status_code == 422
    assert "Mødet skal ligge mellem" in refused.get_data(as_text=True)
    unread = desk.post(desk.path(f"/meetings/{camp.id}"), on=desk.path("/meetings"), day="i morgen", hour="")
    assert unread.status_code == 422


def test_one_meeting_more_is_planned(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    team = next(iter(rooms.service.game(rooms.game_id).teams))
    before = len(rooms.service.game(rooms.game_id).meetings)
    fields = {"team_id": team, "meeting_kind": "check_in", "day": "2026-02-12", "hour": "09:30"}
    assert desk.post(desk.path("/meetings"), on=desk.path("/meetings"), **fields).status_code == 303
    assert len(rooms.service.game(rooms.game_id).meetings) == before + 1


def test_a_new_table_of_counting_raises_the_version_that_every_page_shows(desk: DeskOfTests) -> None:
    """Rule 8.1."""
    rooms = desk.rooms
    later(rooms, days=118)
    before = rooms.service.game(rooms.game_id).counting.version
    rows = rooms.service.game(rooms.game_id).counting.rows
    ticks = {f"counts-{row.code}": "1" for row in rows if row.counts == "yes"} | {"counts-small_job": "1"}
    answer = desk.post(desk.path("/counting"), on=desk.path("/counting"), valid_from="2026-06-01", **ticks)
    assert answer.status_code == 303
    counting = rooms.service.game(rooms.game_id).counting
    row = counting.row("small_job")
    assert row is not None
    assert (counting.version, row.counts) == (before + 1, "yes")
    assert f"Version {counting.version}, gælder fra 1. juni 2026" in desk.read(desk.path("/counting"))


# ---- forms and their locks --------------------------------------------------------------------------


def test_a_form_without_the_sessions_token_does_nothing(desk: DeskOfTests) -> None:
    """Flask-WTF's token beside the gate's look at the origin."""
    rooms = desk.rooms
    url = desk.path(f"/people/{rooms.people['Ana']}/confirm_status")
    fields = {"code": "permanent", "from_date": "2026-02-03"}
    another = office(rooms, of_all=True)
    stolen = re.search(r'name="form_token"[^>]*value="(\w+)"', another.read(desk.path("/people")))
    assert stolen
    for token in ({}, {"form_token": ""}, {"form_token": "0" * 64}, {"form_token": stolen[1]}):
        answer = desk.browser.post(url, data={**fields, **token}, base_url=ADDRESS, headers={"Origin": ADDRESS})
        assert answer.status_code == 422
    assert status_code(rooms, "Ana") is None


def test_a_form_from_another_site_stops_at_the_gate(desk: DeskOfTests) -> None:
    url = desk.path(f"/people/{desk.rooms.people['Ana']}/confirm_status")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert desk.browser.post(url, data={}, base_url=ADDRESS, headers=headers).status_code == 403


def test_pages_let_the_browser_say_their_own_origin(desk: DeskOfTests) -> None:
    """Under ``no-referrer`` browsers send ``Origin: null`` with a form, which the gate refuses."""
    assert desk.get(desk.path("/people")).headers["Referrer-Policy"] == "same-origin"


def test_the_same_form_sent_twice_happens_once(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    page = desk.path(f"/people/{rooms.people['Ana']}")
    command = re.search(r'name="command_id"[^>]*value="(\w+)"', desk.read(page))
    assert command
    fields = {"code": "permanent", "from_date": "2026-02-03", "command_id": command[1]}
    for _ in range(2):
        assert desk.post(f"{page}/confirm_status", on=page, **fields).status_code == 303
    assert rooms.service.game(rooms.game_id).people[rooms.people["Ana"]].history == ()


# ---- numbers and files ------------------------------------------------------------------------------


def test_costs_are_typed_as_danes_write_numbers(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    got_a_job(rooms, "Ana")
    fields = {"coach_hours": "100", "coach_rate": "1.200", "comparison": "58,9", "comparison_of": "regionen"}
    assert desk.post(desk.path("/numbers"), on=desk.path(), **fields).status_code == 303
    text = desk.read(desk.path())
    assert "120.000 kr." in text
    assert "20.000 kr." in text
    assert "Til sammenligning: 58,9 % i job (regionen)." in text
    answer = desk.post(desk.path("/numbers"), on=desk.path(), coach_hours="mange")
    assert answer.status_code == 422
    assert "mange" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("format", "starts"), [("csv", b"\xef\xbb\xbfIndhold;"), ("xlsx", b"PK"), ("json", b'{\n "form"')]
)
def test_a_file_is_fetched_whole_named_without_names_and_noted(desk: DeskOfTests, format: str, starts: bytes) -> None:
    rooms = desk.rooms
    answer = desk.get(desk.path(f"/files/{format}?profile=intern"))
    assert answer.status_code == 200
    assert answer.data.startswith(starts)
    name = answer.headers["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="teamwork-\w+-intern-2026-02-03\.{format}"', name)
    [line] = rooms.service.store.exports.of(rooms.game_id)
    assert (line.who, line.what, line.profile) == ("office", format, "intern")
    assert format.upper() in desk.read(desk.path("/files"))


def test_a_file_that_cannot_be_made_is_refused_in_words(desk: DeskOfTests) -> None:
    for query in ("profile=alle", "lang=sv", "from=i-går", "from=2026-05-01&to=2026-01-01"):
        answer = desk.browser.get(desk.path(f"/files/csv?{query}"), base_url=ADDRESS)
        assert answer.status_code == 422
        assert "{" not in answer.get_data(as_text=True)
    assert desk.rooms.service.store.exports.of(desk.rooms.game_id) == ()


def test_the_progress_of_a_profile_is_the_json_file(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    url = f"/api/v1/games/{rooms.game_id}/progress?profile=ledelse"
    answer = rooms.browser().get(url, base_url=ADDRESS, headers=rooms.bearer("office"))
    body = json.loads(answer.data)
    assert (body["form"], body["profile"], body["game_id"]) == ("teamwork-export-1", "ledelse", rooms.game_id)
    assert [line.what for line in rooms.service.store.exports.of(rooms.game_id)] == ["tables"]
