"""What reaches the application: every event once and in order, and none that is not ours."""

import threading

import pytest

from tests.web.transport.raw_client import RawClient
from tests.web.transport.servers import Server

RESERVED = ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"]


def knows_who_i_am(client: RawClient) -> bool:
    """Our `disconnect` forgets the socket's secret; then no event of the game is answered."""
    return bool(client.ask("clock", {}, ack=99)[0]["ok"])


def test_three_thousand_commands_in_a_burst_are_answered_in_order(server: Server) -> None:
    with server.client() as client:
        writer = threading.Thread(target=lambda: [client.emit("echo", n, ack=n) for n in range(3000)])
        writer.start()
        assert [client.message() for _ in range(3000)] == [f"43{n}[{n}]" for n in range(3000)]
        writer.join()


def test_a_burst_of_one_client_leaves_the_others_their_turn(own_server: Server) -> None:
    with own_server.client("Bo") as other, own_server.client() as client:
        first = client.ask("work", 0)[0]
        pieces: list[bytes] = []
        client.write, write = pieces.append, client.write  # type: ignore[method-assign]
        for number in range(1000):
            client.emit("work", 0.004, ack=number)
        write(b"".join(pieces))  # at once: a test that is kept waiting meanwhile would burst no more
        assert other.ask("work", 0)[0] < first + 1000


@pytest.mark.parametrize("name", RESERVED)
@pytest.mark.parametrize("given", [[], ["server disconnect"], [{"token": "x"}]], ids=["bare", "reason", "auth"])
def test_a_reserved_name_runs_nothing_of_ours(server: Server, name: str, given: list[object]) -> None:
    """trust.md 3.1, 1: python-socketio would run our `connect` and `disconnect`."""
    with server.client() as client:
        before = server.counts()
        client.emit(name, *given, ack=5)
        client.emit(name, *given)
        assert knows_who_i_am(client)
        assert server.counts()["events_dropped"] == before.get("events_dropped", 0) + 2


@pytest.mark.parametrize(
    "packet",
    [
        '42["join","everything"]', '42["message",1]', '421["frame",{}]', '42["__class__"]', '42[1,2]', "42[null]",
        "42[]", '42[["echo"]]', '42[{"echo":1}]', '42{"echo":1}', '42"echo"', "42", '42["echo"', "42" + "[" * 5000,
        '42/admin,["echo",1]', '40/admin,{"token":"x"}', "41/admin,", "43", "431[]", '439999999999["x"]', "44", "4",
        "49", '45-["echo"]', '450-["echo"]', '46-["echo"]', "42" + "9" * 5000 + '["echo"]', "4\x00", '42["echo",NaN]',
    ],
)  # fmt: skip
def test_what_is_no_event_of_ours_harms_nobody(server: Server, packet: str) -> None:
    with server.client("Bo") as other, server.client() as client:
        client.send(packet)
        assert knows_who_i_am(client)
        assert knows_who_i_am(other)


@pytest.mark.parametrize("packet", ['451-["echo",{"_placeholder":true,"num":0}]', '45999999-["echo"]', "461-1[]"])
def test_a_packet_that_announces_binary_holds_up_nobody(server: Server, packet: str) -> None:
    with server.client() as client:
        before = server.counts()
        client.send(packet)
        assert knows_who_i_am(client)
        assert server.counts()["packets_dropped"] == before.get("packets_dropped", 0) + 1


def test_another_namespace_is_refused(server: Server) -> None:
    with server.client() as client:
        client.send('40/admin,{"token":"x"}')
        assert client.message().startswith("44/admin,")


def test_who_left_the_namespace_hears_nothing_more(server: Server) -> None:
    with server.client() as client, server.client("Bo") as other:
        assert client.ask("hold") == [True]
        client.send("41")
        client.emit("echo", 1, ack=1)
        while other.ask("held") != [0]:  # a pong would prove nothing: the stock path answers pings on another thread
            pass
        assert other.ask("fill", {"count": 3, "bytes": 1, "room": True}) == [True]
        client.send("40" + "{}")
        assert client.message().startswith("44")
