"""A client that polls, and one that moves from polling to a WebSocket as browsers do."""

import json

import pytest

from tests.web.transport.polling_client import PollingClient
from tests.web.transport.raw_client import RawClient
from tests.web.transport.servers import Server


@pytest.fixture
def polling(server: Server) -> PollingClient:
    """Someone of the small game who polls."""
    return PollingClient(server.port).come_in(server.tokens["Ana"])


def moved_over(server: Server, polling: PollingClient) -> RawClient:
    client = server.connect(polling.websocket_path)
    client.send("2probe")
    assert client.message() == "3probe"
    client.send("5")
    return client


def test_a_client_may_poll_and_do_everything(server: Server, polling: PollingClient) -> None:
    assert polling.post('421["echo","blåbær"]') == 200
    assert json.loads(polling.next_message()[3:]) == ["blåbær"]
    assert polling.post('422["echo",2]', '423["echo",3]') == 200
    assert polling.get() == (200, ["432[2]", "433[3]"])


def test_an_opening_says_that_a_websocket_can_be_had(polling: PollingClient) -> None:
    assert polling.opening["upgrades"] == ["websocket"]
    assert polling.opening["maxPayload"] == 64 * 1024


def test_a_websocket_opening_offers_no_further_move(server: Server) -> None:
    with server.connect() as client:
        assert '"upgrades":[]' in client.message()


def test_a_body_over_the_limit_is_refused(server: Server, polling: PollingClient) -> None:
    assert polling.post('42["echo","' + "x" * 70_000 + '"]') == 413


def test_binary_over_polling_is_refused(own_server: Server) -> None:
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    assert polling.post("bAAEC") == 400
    assert polling.get()[0] == 400


def test_a_client_moves_over_and_talks_on(server: Server, polling: PollingClient) -> None:
    with moved_over(server, polling) as client:
        assert client.ask("echo", 1) == [1]
        assert polling.get()[0] == 400
        assert polling.post("3") == 400


def test_the_open_poll_is_ended_by_the_move(server: Server, polling: PollingClient) -> None:
    poll = polling.open_poll()
    with server.connect(polling.websocket_path) as client:
        client.send("2probe")
        assert client.message() == "3probe"
        assert "6" in poll.answer()
        client.send("5")
        assert client.ask("echo", 1) == [1]


def test_what_is_sent_during_the_move_comes_after_it_in_order(server: Server, polling: PollingClient) -> None:
    assert polling.post('42["hold"]') == 200
    with server.connect(polling.websocket_path) as client, server.client("Bo") as other:
        client.send("2probe")
        assert client.message() == "3probe"
        assert other.ask("fill", {"count": 30, "bytes": 1000, "room": True}) == [True]
        client.send("5")
        assert [client.event()[1]["n"] for _ in range(30)] == list(range(30))
        assert other.ask("fill", {"count": 1, "bytes": 1, "room": True}) == [True]
        assert client.event()[1]["pad"] == "x"


@pytest.mark.parametrize("said", ["2", "probe", "3probe", "5"])
def test_who_says_the_wrong_thing_goes_on_polling(own_server: Server, said: str) -> None:
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    with own_server.connect(polling.websocket_path) as client:
        client.send(said)
        assert client.goodbye() == 1008
    assert polling.post('421["echo",1]') == 200
    assert polling.next_message() == "431[1]"


def test_who_goes_in_the_middle_of_the_move_goes_on_polling(own_server: Server) -> None:
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    with own_server.connect(polling.websocket_path) as client:
        client.send("2probe")
        assert client.message() == "3probe"
    assert polling.post('421["echo",1]') == 200
    assert polling.next_message() in ("431[1]", "6")


def test_who_stops_in_the_middle_of_the_move_is_not_waited_for(own_server: Server) -> None:
    """The deadline is five seconds; the pings of the session go on meanwhile."""
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    with own_server.connect(polling.websocket_path) as client:
        assert client.goodbye() == 1008
        assert client.is_gone()


def test_nobody_moves_twice(server: Server, polling: PollingClient) -> None:
    with moved_over(server, polling) as client:
        assert client.ask("echo", 1) == [1]
        with server.connect(polling.websocket_path) as second:
            assert second.status == 400
        assert client.ask("echo", 2) == [2]


def test_two_moves_at_a_time_are_one_too_many(own_server: Server) -> None:
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    with own_server.connect(polling.websocket_path) as first:
        first.send("2probe")
        assert first.message() == "3probe"
        with own_server.connect(polling.websocket_path) as second:
            assert second.status == 400
        first.send("5")
        assert first.ask("echo", 1) == [1]
