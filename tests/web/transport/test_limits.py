"""Too much at a time, too slow, or silent: who is cut, and that nobody else notices."""

import contextlib
import json
import os
import sys
import threading
import time

import pytest

from tests.web.transport.conftest import Start
from tests.web.transport.polling_client import PollingClient
from tests.web.transport.raw_client import CONTINUATION, PING, TEXT, RawClient, ServerGoneError, header, mask
from tests.web.transport.servers import Server, is_gone_while, wait_for

LIMIT_BYTES = 64 * 1024
MEGABYTE = 1024 * 1024


def echo_of_length(length: int) -> str:
    empty = "421" + json.dumps(["echo", ""])
    return "421" + json.dumps(["echo", "x" * (length - len(empty))])


# ---- size -------------------------------------------------------------------------------------------


def test_a_message_of_just_the_limit_is_heard(server: Server) -> None:
    with server.client() as client:
        for _ in range(3):
            client.send(echo_of_length(LIMIT_BYTES))
            assert client.message().startswith("431[")


def test_one_byte_more_is_refused(server: Server) -> None:
    with server.client() as client:
        client.send(echo_of_length(LIMIT_BYTES + 1))
        assert client.goodbye() == 1009
        assert client.is_gone()


def test_fragments_that_come_to_more_than_the_limit_are_refused(server: Server) -> None:
    with server.client() as client:
        client.send("42" + "x" * 40_000, TEXT, fin=False)
        client.send("x" * 20_000, CONTINUATION, fin=False)
        client.send("x" * 20_000, CONTINUATION)
        assert client.goodbye() == 1009


def test_a_ping_between_fragments_is_no_part_of_their_size(server: Server) -> None:
    with server.client() as client:
        whole = echo_of_length(LIMIT_BYTES)
        client.send(whole[:60_000], TEXT, fin=False)
        for _ in range(80):
            client.send(b"x" * 125, PING)
            client.read()
        client.send(whole[60_000:], CONTINUATION)
        assert client.message().startswith("431[")


@pytest.mark.parametrize("megabytes", [10, 100])
def test_a_length_is_judged_before_the_payload_is_read(own_server: Server, megabytes: int) -> None:
    """The header alone is enough to be refused."""
    with own_server.client() as client:
        client.write(header(0x81, megabytes * MEGABYTE, True))
        client.write(os.urandom(4))
        assert client.goodbye() == 1009


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("megabytes", [10, 100])
def test_a_frame_far_too_large_takes_no_memory(server: Server, megabytes: int) -> None:
    """trust.md 3.1, 4: of a large one not a twentieth."""
    size = megabytes * MEGABYTE
    with server.client("Bo") as other:
        before = server.memory_peak_bytes()
        with server.client() as client:
            key = os.urandom(4)
            piece = mask(b"x" * MEGABYTE, key)
            with contextlib.suppress(OSError):  # it closes while we write
                client.write(header(0x81, size, True) + key)
                for _ in range(megabytes):
                    client.write(piece)
                    other.keep_up()
            assert is_gone_while(other, client)
        assert server.memory_peak_bytes() - before < max(size / 20, 4 * MEGABYTE)
        assert other.ask("echo", 1) == [1]


def test_a_line_on_which_nothing_is_said_occupies_no_greenlet(start: Start) -> None:
    server = start("gevent", "own")
    with contextlib.ExitStack() as stack:
        client = stack.enter_context(server.client())
        [alone] = client.ask("greenlets")
        for _ in range(30):
            stack.enter_context(server.client("Bo"))
        [among] = client.ask("greenlets")
        assert among < alone + 10


# ---- clients that do not read -----------------------------------------------------------------------


def test_a_client_that_does_not_read_is_cut_and_the_others_get_everything(own_server: Server) -> None:
    before = own_server.counts().get("lines_cut_unread", 0)
    with own_server.client("Ana", window_bytes=4096) as stuck, own_server.client("Bo") as reader:
        assert stuck.ask("hold") == [True]
        assert reader.ask("hold") == [True]
        reader.emit("fill", {"count": 600, "bytes": 20_000, "room": True, "pause_s": 0.001})
        assert [reader.event()[1]["n"] for _ in range(600)] == list(range(600))
        wait_for(lambda: own_server.counts().get("lines_cut_unread", 0) == before + 1)
        assert stuck.is_gone()
        assert reader.ask("echo", "and on") == ["and on"]


def test_a_client_that_pings_and_does_not_read_is_cut(own_server: Server) -> None:
    before = own_server.counts().get("lines_cut_unread", 0)
    with own_server.client(window_bytes=4096) as client:
        pings = 500 * (header(0x80 | PING, 125, True) + bytes(4) + bytes(125))
        with contextlib.suppress(OSError):
            while True:
                client.write(pings)
        wait_for(lambda: own_server.counts().get("lines_cut_unread", 0) == before + 1)


def test_a_client_that_pauses_gets_everything_whole_and_in_order(server: Server) -> None:
    """A hundred messages of 200 kB wait for it: simple-websocket alone would break the stream."""
    with server.client() as client:
        client.emit("fill", {"count": 100, "bytes": 200_000})
        time.sleep(1.5)
        for number in range(100):
            name, filled = client.event()
            assert (name, filled["n"], len(filled["pad"])) == ("filled", number, 200_000)


def test_what_was_said_before_the_goodbye_reaches_a_client_that_was_away(own_server: Server) -> None:
    with own_server.client() as client:
        client.emit("fill", {"count": 40, "bytes": 200_000})
        client.send("1")
        time.sleep(0.5)
        assert [client.event()[1]["n"] for _ in range(40)] == list(range(40))
        assert client.goodbye() == 1000


def test_a_client_that_polls_and_stops_polling_is_cut(own_server: Server) -> None:
    before = own_server.counts().get("lines_cut_unread", 0)
    polling = PollingClient(own_server.port).come_in(own_server.tokens["Ana"])
    polling.post('42["hold"]')
    with own_server.client("Bo") as reader:
        reader.emit("fill", {"count": 300, "bytes": 10, "room": True})
        wait_for(lambda: own_server.counts().get("lines_cut_unread", 0) == before + 1)
        assert polling.get()[0] == 400
        assert reader.ask("echo", 1) == [1]


# ---- silence and crowds -----------------------------------------------------------------------------


def test_a_client_that_answers_no_ping_is_cut(tight_server: Server) -> None:
    before = tight_server.counts().get("lines_cut_silent", 0)
    with tight_server.client() as client:
        while client.read().payload != b"2":
            pass
        with pytest.raises(ServerGoneError):
            client.read()
    wait_for(lambda: tight_server.counts().get("lines_cut_silent", 0) > before)


def test_a_client_whose_command_waits_is_not_cut_for_the_answer_that_we_have_not_read(tight_server: Server) -> None:
    """A server that is behind must not throw out those who wait for it: everybody would come back at once."""
    before = tight_server.counts().get("lines_cut_silent", 0)
    with tight_server.client() as client:
        client.emit("doze", 7, ack=7)
        heard = ""
        while not heard.startswith("437"):
            heard = client.read().payload.decode()
            if heard == "2":
                client.send("3")
        assert client.ask("echo", 1, ack=8) == [1]
    assert tight_server.counts().get("lines_cut_silent", 0) == before


def test_a_client_that_answers_every_ping_stays(tight_server: Server) -> None:
    with tight_server.client() as client:
        for _ in range(3):
            assert client.read().payload == b"2"
            client.send("3")
        assert client.ask("echo", 1) == [1]


def test_a_server_that_is_busy_cuts_nobody_for_what_it_has_not_read_yet(tight_server: Server) -> None:
    with tight_server.client() as client, tight_server.client("Bo") as other:
        assert client.read().payload == b"2"
        other.emit("work", 6.0, ack=1)
        time.sleep(0.2)
        client.send("3")
        assert client.ask("echo", 1) == [1]


def test_answers_to_pings_that_nobody_sent_start_no_more_of_them(tight_server: Server) -> None:
    with tight_server.client() as client:
        for _ in range(50):
            client.send("3")
        assert client.ask("echo", 1) == [1]
        assert client.read().payload == b"2"
        client.emit("echo", 2, ack=2)
        assert client.read().payload == b"432[2]"


def test_when_as_many_are_in_as_may_be_the_next_gets_an_answer(small_server: Server) -> None:
    """And the rest of the house still answers."""
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(small_server.client(name)) for name in ("Ana", "Bo", "Carl")]
        assert knock(small_server) == 503
        assert PollingClient.status_of_opening(small_server.port) == 503
        assert small_server.counts()["lines_refused_full"] >= 2
        clients[0].say_goodbye()
        assert clients[0].is_gone()
        wait_for(lambda: knock(small_server) == 101)


def knock(server: Server) -> int:
    """What the next is answered, who does not stay."""
    with server.connect() as next_one:
        return next_one.status


def test_a_hundred_clients_come_and_go_and_leave_nothing(own_server: Server) -> None:
    def visit() -> None:
        for _ in range(10):
            with own_server.client() as client:
                assert client.ask("echo", 1) == [1]

    visitors = [threading.Thread(target=visit) for _ in range(10)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    wait_for(lambda: own_server.counts()["sockets"] == 0)
    with RawClient(own_server.port) as client:
        assert client.message().startswith("0{")
