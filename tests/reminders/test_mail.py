"""Reminders by e-mail: asked for, confirmed from the mailbox, one sentence by day, never twice, stopped by one tap."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from teamwork.store.reminders import TRIES_MOST
from tests.reminders.mail_server import MailServer, mail_server
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.config import Mail
from web.house import House
from web.reminders import go_round
from web.reminders.rounds import _link

WORDS = ("Ring til Mette på Rigsarkivet", "Efter frokost", "Prøvespil", "Nord", "Ana", "Teamwork", "Camp")
TO = "ana.hjemme@example.org"
MORNING = datetime(2026, 2, 4, 7, 5, tzinfo=UTC)
"""Five past eight where the game is played, the day after everything was asked."""


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as found:
        yield found


@pytest.fixture
def rooms(server: MailServer) -> Rooms:
    """A house with a mail server, and a clock that a test sets."""
    found = furnish()
    mail = Mail(host="127.0.0.1", port=server.port, sender="post@example.dk", security="none")
    object.__setattr__(found.house.config, "mail", mail)
    return found


def at(rooms: Rooms, moment: datetime) -> None:
    moments = iter(moment + timedelta(milliseconds=tick) for tick in range(1_000_000))
    rooms.service.clock = lambda: next(moments)  # type: ignore[method-assign]


def post(rooms: Rooms, path: str, name: str | None = "Ana", **body: Any) -> Any:
    headers = rooms.bearer(name) if name else {}
    return rooms.browser().post(path, json=body or None, headers=headers, base_url=ADDRESS)


def link_in(letter: Any) -> str:
    [link] = re.findall(rf"{re.escape(ADDRESS)}(/mail/\S+)", letter.get_content())
    return str(link)


def subscribed(rooms: Rooms, server: MailServer, lang: str = "da") -> None:
    """Ana has asked and said yes; the mailbox is emptied again."""
    answer = post(rooms, f"/me/mail?lang={lang}", email=TO)
    assert answer.get_json() == {"is_offered": True, "email": TO, "is_confirmed": False}
    assert go_round(rooms.house) == 1
    rooms.browser().post(link_in(server.letters.pop()), base_url=ADDRESS)
    server.to.clear()


def plan_for(rooms: Rooms, day: datetime) -> None:
    fields = {"what": WORDS[0], "how": WORDS[1], "due": day.date().isoformat(), "action_kind": "coffee"}
    answer = rooms.do("Ana", "play_action", **fields)
    assert answer["ok"], answer


def test_only_whoever_reads_the_mailbox_signs_it_up(rooms: Rooms, server: MailServer) -> None:
    """A question comes, and nothing else ever, until somebody there says yes with a tap."""
    plan_for(rooms, MORNING)
    post(rooms, "/me/mail", email=TO)
    assert go_round(rooms.house) == 1
    [question] = server.letters
    assert server.to == [TO]
    at(rooms, MORNING)
    assert go_round(rooms.house) == 0
    for method in ("get", "head"):
        getattr(rooms.browser(), method)(link_in(question), base_url=ADDRESS)
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]).confirmed_at is None  # type: ignore[union-attr]
    said = post(rooms, link_in(question), None)
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]).confirmed_at  # type: ignore[union-attr]
    assert post(rooms, link_in(question), None).data == said.data


def test_a_morning_with_something_in_it_brings_one_sentence_of_when(rooms: Rooms, server: MailServer) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    at(rooms, MORNING)
    assert go_round(rooms.house) == 1
    [letter] = server.letters
    sentence = letter.get_content().splitlines()[0]
    assert re.fullmatch(
        r"Du har (en aftale i (dag|morgen) kl\. \d\d\.\d\d( og |, ))*noget, du har sat dig for i dag\.", sentence
    )
    assert (letter["Subject"], letter["From"], letter["To"]) == ("En påmindelse", "post@example.dk", TO)
    assert not letter.is_multipart()
    whole = f"{letter.as_string()}{letter.get_content()}".replace(ADDRESS, "")
    for word in (*WORDS, rooms.game_id, *rooms.people.values()):
        assert word.lower() not in whole.lower().replace(TO, "")


def test_english_is_written_to_whoever_reads_english(rooms: Rooms, server: MailServer) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server, "en")
    at(rooms, MORNING)
    go_round(rooms.house)
    [letter] = server.letters
    assert letter["Subject"] == "A reminder"
    assert "something you planned for today." in letter.get_content().splitlines()[0]


def test_a_meeting_is_told_of_the_day_before(rooms: Rooms, server: MailServer) -> None:
    subscribed(rooms, server)
    camps = [one for one in rooms.service.game(rooms.game_id).meetings.values() if one.state == "planned"]
    ahead = min(one.starts_at for one in camps if one.team_id is None)
    at(rooms, ahead.replace(hour=8) - timedelta(days=1))
    assert go_round(rooms.house) == 1
    assert "en aftale i morgen kl. " in server.letters[0].get_content()


def test_a_day_with_nothing_in_it_brings_nothing(rooms: Rooms, server: MailServer) -> None:
    subscribed(rooms, server)
    quiet = MORNING + timedelta(days=1)
    at(rooms, quiet)
    found = [one for one in rooms.service.game(rooms.game_id).meetings.values() if one.state != "held"]
    near = {one.starts_at.date() - quiet.date() for one in found}
    assert {timedelta(0), timedelta(days=1)} & near == set()
    assert go_round(rooms.house) == 0
    assert server.letters == []


@pytest.mark.parametrize("hour", [20, 23, 0, 3, 6])
def test_nothing_leaves_between_nine_in_the_evening_and_eight_in_the_morning(
    rooms: Rooms, server: MailServer, hour: int
) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    at(rooms, datetime(2026, 2, 3 if hour >= 20 else 4, hour, 59, tzinfo=UTC))
    assert go_round(rooms.house) == 0
    at(rooms, MORNING)
    assert go_round(rooms.house) == 1


def test_however_many_look_at_once_one_mail_leaves(rooms: Rooms, server: MailServer) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    rooms.service.clock = lambda: MORNING  # type: ignore[method-assign]
    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(lambda _: go_round(rooms.house), range(6))) == 1
    assert len(server.letters) == 1


def test_a_mail_server_that_is_away_gets_it_when_it_is_back_and_a_dead_one_costs_one_mail(
    rooms: Rooms, server: MailServer
) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    server.answers["MAIL"] = "451 not now"
    at(rooms, MORNING)
    assert go_round(rooms.house) == go_round(rooms.house) == 0
    server.answers.clear()
    at(rooms, MORNING + timedelta(minutes=11))
    assert go_round(rooms.house) == 1
    server.close()
    plan_for(rooms, MORNING + timedelta(days=1))
    for tries in range(2 * TRIES_MOST):
        at(rooms, MORNING + timedelta(days=1, hours=tries))
        assert go_round(rooms.house) == 0
    found = rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"])
    assert found is not None
    assert (found.tries, found.again_at) == (TRIES_MOST, None)


def test_where_the_mail_server_is_away_one_waits_for_it_and_the_others_are_not_made_to(
    rooms: Rooms, server: MailServer
) -> None:
    for name in ("Ana", "Bo", "Carl"):
        post(rooms, "/me/mail", name, email=f"{name.lower()}@example.org")
    server.close()
    assert go_round(rooms.house) == 0
    found = [rooms.service.store.reminders.find(rooms.game_id, rooms.people[name]) for name in ("Ana", "Bo", "Carl")]
    assert sorted(one.tries for one in found if one) == [0, 0, 1]


@pytest.mark.parametrize("word", ["DATA", "."])
def test_what_may_have_come_through_is_not_sent_again(rooms: Rooms, server: MailServer, word: str) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    server.answers[word] = None
    at(rooms, MORNING)
    go_round(rooms.house)
    server.answers.clear()
    at(rooms, MORNING + timedelta(hours=2))
    assert go_round(rooms.house) == 0
    assert len(server.letters) == (word == ".")


def test_one_tap_in_the_mail_program_stops_it_without_a_login(rooms: Rooms, server: MailServer) -> None:
    """RFC 8058: the mail program posts to the address in the head of the mail."""
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    at(rooms, MORNING)
    go_round(rooms.house)
    [letter] = server.letters
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = letter["List-Unsubscribe"].strip(" <>").removeprefix(ADDRESS)
    assert stop == link_in(letter)
    rooms.browser().get(stop, base_url=ADDRESS)
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]) is not None
    stopped = rooms.browser().post(stop, data="List-Unsubscribe=One-Click", base_url=ADDRESS,
                                   content_type="application/x-www-form-urlencoded")  # fmt: skip
    assert stopped.status_code == 200
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]) is None
    assert rooms.browser().post("/mail/unknown/stop", base_url=ADDRESS).data.count(b"stoppet") == 1


def test_the_phone_shows_the_wish_and_takes_it_back(rooms: Rooms, server: MailServer) -> None:
    subscribed(rooms, server)
    shown = rooms.browser().get("/me/mail", headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json()
    assert shown == {"is_offered": True, "email": TO, "is_confirmed": True}
    assert post(rooms, "/me/mail/stop").get_json() == {"is_offered": True, "email": None, "is_confirmed": False}
    assert rooms.browser().get("/me/mail", headers=rooms.bearer("Bo"), base_url=ADDRESS).get_json()["email"] is None


def test_ones_own_data_tells_the_address_and_when_it_was_asked_for(rooms: Rooms, server: MailServer) -> None:
    subscribed(rooms, server)

    def mine(name: str) -> Any:
        told = rooms.browser().get("/api/v1/people/me/data", headers=rooms.bearer(name), base_url=ADDRESS).get_json()
        return told["reminded_by_mail"]

    told = mine("Ana")
    assert (told["email"], told["lang"]) == (TO, "da")
    assert told["asked_at"] <= told["confirmed_at"]
    assert mine("Bo") is None
    post(rooms, "/me/mail/stop")
    assert mine("Ana") is None


@pytest.mark.parametrize(
    "email", ["", "ana", "ana@", "ana@her", "a b@example.org", "a@example.org\r\nBcc: b@example.org", "a,b@example.org",
              "<a@example.org>", f"a@{'e' * 260}.org", "a@example.org>\x00", "bjørn@example.org", f"a@{'ø' * 63}.dk",
              "a@[127.0.0.1]", "ana(b)@example.org", "a@ex_ample.org", ["ana@example.org"], {"to": "a@b.dk"}, 7],
)  # fmt: skip
def test_what_is_no_address_is_refused(rooms: Rooms, server: MailServer, email: Any) -> None:
    assert post(rooms, "/me/mail", email=email).status_code == 422
    assert go_round(rooms.house) == 0


def test_a_danish_domain_is_written_to_as_mail_servers_know_it(rooms: Rooms, server: MailServer) -> None:
    assert post(rooms, "/me/mail", email="ana@blåbær.dk").get_json()["email"] == "ana@blåbær.dk"
    assert go_round(rooms.house) == 1
    assert (server.to, server.letters[0]["To"]) == (["ana@xn--blbr-roah.dk"], "ana@xn--blbr-roah.dk")


def test_a_yes_to_an_earlier_address_is_none_to_a_new_one(rooms: Rooms, server: MailServer) -> None:
    post(rooms, "/me/mail", email=TO)
    go_round(rooms.house)
    post(rooms, "/me/mail", email="another@example.org")
    post(rooms, link_in(server.letters[0]), None)
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]).confirmed_at is None  # type: ignore[union-attr]


def test_a_yes_signs_up_the_mailbox_it_came_from_also_when_another_was_named_while_it_left(
    rooms: Rooms, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who times it well would else sign up somebody who never said yes."""

    def link_late(house: House, *given: Any) -> str:
        post(rooms, "/me/mail", email="stranger@example.org")
        return _link(house, *given)

    post(rooms, "/me/mail", email=TO)
    monkeypatch.setattr("web.reminders.rounds._link", link_late)
    assert go_round(rooms.house) == 1
    assert server.to == [TO]
    post(rooms, link_in(server.letters[0]), None)
    wish = rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"])
    assert wish is not None
    assert (wish.email, wish.confirmed_at) == ("stranger@example.org", None)


def test_nobody_fills_anothers_mailbox_with_questions(rooms: Rooms, server: MailServer) -> None:
    codes = []
    for number in range(5):
        codes.append(post(rooms, "/me/mail", email=f"stranger{number}@example.org").status_code)
        go_round(rooms.house)
        post(rooms, "/me/mail/stop")
    assert codes == [200, 200, 200, 429, 429]
    assert len(server.letters) == 3


def test_whoever_sits_there_no_more_is_written_to_no_more_and_the_address_is_gone(
    rooms: Rooms, server: MailServer
) -> None:
    plan_for(rooms, MORNING)
    subscribed(rooms, server)
    rooms.do("office", "substitute_person", person_id=rooms.people["Ana"], name="Ny")
    at(rooms, MORNING)
    assert go_round(rooms.house) == 0
    assert rooms.service.store.reminders.find(rooms.game_id, rooms.people["Ana"]) is None


def test_without_a_mail_server_nobody_is_offered_any(rooms: Rooms) -> None:
    object.__setattr__(rooms.house.config, "mail", None)
    shown = rooms.browser().get("/me/mail", headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json()
    assert shown["is_offered"] is False
    assert post(rooms, "/me/mail", email=TO).status_code == 404


def test_a_sender_that_names_the_game_is_refused_at_the_start() -> None:
    for sender in ("teamwork@example.dk", "nobody"):
        with pytest.raises(ValueError, match="TEAMWORK_SMTP_FROM"):
            Mail(host="127.0.0.1", sender=sender)
