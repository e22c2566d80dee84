"""RFC 6455 from the client's side, right and wrong, on every kind of server."""

import json
import struct

import pytest

from tests.web.transport.raw_client import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, RawClient
from tests.web.transport.servers import Server, wait_for

LIMIT_BYTES = 64 * 1024


def echo_of(text: str) -> str:
    """The Socket.IO event that asks for the text back."""
    return "421" + json.dumps(["echo", text], ensure_ascii=False)


def is_answered(client: RawClient) -> bool:
    return bool(client.ask("echo", "still here") == ["still here"])


# ---- messages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [125, 126, 127, 65_535])
def test_messages_of_every_form_of_length_come_whole(server: Server, length: int) -> None:
    """5.2: seven bits, two bytes; what the client sends and what the server sends back."""
    with server.client() as client:
        text = "x" * (length - len(echo_of("")))
        client.send(echo_of(text))
        assert json.loads(client.message()[3:]) == [text]


def test_a_message_from_the_server_may_need_eight_bytes_for_its_length(server: Server) -> None:
    with server.client() as client:
        client.emit("fill", {"count": 1, "bytes": 65_536})
        name, filled = client.event()
        assert (name, len(filled["pad"])) == ("filled", 65_536)


def test_a_message_in_fragments_is_one_message(server: Server) -> None:
    """5.4, with a letter cut in two."""
    with server.client() as client:
        whole = echo_of("blåbærgrød og 🙂").encode()
        cut = whole.index("å".encode()) + 1
        client.send(whole[:cut], TEXT, fin=False)
        client.send(whole[cut : cut + 4], CONTINUATION, fin=False)
        client.send(b"", CONTINUATION, fin=False)
        client.send(whole[cut + 4 :], CONTINUATION)
        assert json.loads(client.message()[3:]) == ["blåbærgrød og 🙂"]


def test_a_message_that_comes_byte_by_byte_is_one_message(server: Server) -> None:
    class Collecting(RawClient):
        def write(self, data: bytes) -> None:
            for byte in data:
                super().write(bytes((byte,)))

    with Collecting(server.port) as client:
        client.come_in(server.tokens["Ana"])
        assert is_answered(client)


def test_many_messages_in_one_piece_are_all_heard(server: Server) -> None:
    with server.client() as client:
        pieces: list[bytes] = []
        client.write, kept = pieces.append, client.write  # type: ignore[method-assign]
        for number in range(50):
            client.emit("echo", number, ack=number)
        client.write = kept  # type: ignore[method-assign]
        client.write(b"".join(pieces))
        assert [client.message() for _ in range(50)] == [f"43{number}[{number}]" for number in range(50)]


def test_the_server_masks_nothing_and_sets_no_reserved_bit(server: Server) -> None:
    with server.client() as client:
        client.emit("echo", 1, ack=1)
        assert client.read().first == 0x81


# ---- ping and pong ----------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", [b"", b"abc", b"\x00\xff" * 62 + b"x"], ids=["empty", "short", "125 bytes"])
def test_a_ping_is_answered_with_what_it_brought(server: Server, payload: bytes) -> None:
    with server.client() as client:
        client.send(payload, PING)
        frame = client.read()
        assert (frame.first, frame.payload) == (0x80 | PONG, payload)


def test_a_ping_between_two_fragments_is_answered_at_once(server: Server) -> None:
    with server.client() as client:
        whole = echo_of("a")
        client.send(whole[:5], TEXT, fin=False)
        client.send(b"between", PING)
        assert client.read().payload == b"between"
        client.send(whole[5:], CONTINUATION)
        assert json.loads(client.message()[3:]) == ["a"]


def test_a_pong_that_nobody_asked_for_is_let_pass(server: Server) -> None:
    with server.client() as client:
        client.send(b"hello", PONG)
        assert is_answered(client)


# ---- breaches ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("bit", [1, 2, 4])
def test_a_reserved_bit_ends_it(server: Server, bit: int) -> None:
    with server.client() as client:
        client.send("2", reserved=bit)
        assert client.goodbye() == 1002
        assert client.is_gone()


@pytest.mark.parametrize("opcode", [3, 7, 11, 15])
def test_a_reserved_opcode_ends_it(server: Server, opcode: int) -> None:
    with server.client() as client:
        client.send(b"", opcode)
        assert client.goodbye() == 1002


def test_a_frame_without_a_mask_ends_it(server: Server) -> None:
    """5.1: a client masks everything."""
    with server.client() as client:
        client.send("3", is_masked=False)
        assert client.goodbye() == 1002


def test_a_ping_of_more_than_125_bytes_ends_it(server: Server) -> None:
    with server.client() as client:
        client.send(b"x" * 126, PING)
        assert client.goodbye() == 1002


def test_a_ping_in_fragments_ends_it(server: Server) -> None:
    with server.client() as client:
        client.send(b"x", PING, fin=False)
        assert client.goodbye() == 1002


def test_a_continuation_of_nothing_ends_it(server: Server) -> None:
    with server.client() as client:
        client.send("3", CONTINUATION)
        assert client.goodbye() == 1002


def test_a_new_message_inside_an_unfinished_one_ends_it(server: Server) -> None:
    with server.client() as client:
        client.send("42", TEXT, fin=False)
        client.send("3", TEXT)
        assert client.goodbye() == 1002


@pytest.mark.parametrize("form", [2, 8])
def test_a_length_in_a_longer_form_than_it_needs_ends_it(server: Server, form: int) -> None:
    with server.client() as client:
        client.send("3", length_bytes=form)
        assert client.goodbye() == 1002


def test_a_length_with_its_highest_bit_set_ends_it(server: Server) -> None:
    with server.client() as client:
        client.send(b"", claimed=1 << 63, length_bytes=8)
        assert client.goodbye() in (1002, 1009)


@pytest.mark.parametrize(
    "wrong",
    [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", "å".encode()[:1]],
    ids=["no byte of it", "broken pair", "surrogate", "beyond Unicode", "overlong", "cut short"],
)
def test_text_that_is_not_utf8_ends_it(server: Server, wrong: bytes) -> None:
    with server.client() as client:
        client.send(b"42" + wrong)
        assert client.goodbye() == 1007


def test_bad_text_is_noticed_before_its_message_is_whole(server: Server) -> None:
    with server.client() as client:
        client.send(b"42\xff", TEXT, fin=False)
        assert client.goodbye() == 1007


def test_binary_ends_it(own_server: Server) -> None:
    """Nothing in the game is said in binary."""
    with own_server.client() as client:
        client.send(b"\x00\x01", BINARY)
        assert client.goodbye() == 1003


@pytest.mark.parametrize("text", ["", "x", "9", "-1", "0", "2", "6", "b####", "\x00"])
def test_what_is_no_packet_ends_it(own_server: Server, text: str) -> None:
    with own_server.client() as client:
        client.send(text)
        assert client.goodbye() == 1008


def test_nesting_without_end_ends_it_at_most(server: Server) -> None:
    """trust.md 3.1, 13: the server and its others live on."""
    with server.client("Bo") as other, server.client() as client:
        client.send("4" + "[" * 60_000)
        client.send("42" + "[" * 60_000)
        assert is_answered(other)


def test_a_fault_of_ours_is_said_to_be_ours(own_server: Server) -> None:
    with own_server.client("Bo") as other, own_server.client() as client:
        client.send("4boom")
        assert client.goodbye() == 1011
        assert is_answered(other)


# ---- goodbye ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [1000, 1001, 1011, 3000, 4999])
def test_a_goodbye_is_answered_by_its_own_code(server: Server, code: int) -> None:
    with server.client() as client:
        client.say_goodbye(code, b"farvel")
        frame = client.read()
        assert (frame.opcode, frame.code) == (CLOSE, code)
        assert client.is_gone()


def test_a_goodbye_without_a_code_is_answered(server: Server) -> None:
    with server.client() as client:
        client.say_goodbye(None)
        assert client.goodbye() in (None, 1000)
        assert client.is_gone()


@pytest.mark.parametrize("code", [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000])
def test_a_goodbye_by_a_code_that_may_not_be_said_is_a_breach(server: Server, code: int) -> None:
    with server.client() as client:
        client.say_goodbye(code)
        assert client.goodbye() == 1002


def test_a_goodbye_of_one_byte_is_a_breach(server: Server) -> None:
    with server.client() as client:
        client.send(b"\x03", CLOSE)
        assert client.goodbye() == 1002


def test_a_goodbye_with_bad_text_is_answered_so(server: Server) -> None:
    with server.client() as client:
        client.send(struct.pack("!H", 1000) + b"\xff", CLOSE)
        assert client.goodbye() == 1007


def test_a_packet_that_closes_is_a_goodbye_too(own_server: Server) -> None:
    """Engine.IO's own `1`."""
    with own_server.client() as client:
        client.send("1")
        assert client.goodbye() == 1000


def test_nothing_is_heard_after_a_goodbye(server: Server) -> None:
    with server.client() as client:
        client.say_goodbye(1000)
        client.emit("echo", "late", ack=1)
        assert client.goodbye() == 1000
        assert client.is_gone()


def test_a_client_that_is_gone_without_a_word_is_forgotten(server: Server) -> None:
    wait_for(lambda: server.counts()["sockets"] == 0)  # those of other tests, who went without a word too
    with server.client("Carl"):
        assert server.counts()["sockets"] == 1
    with server.client("Bo") as other:
        while server.counts()["sockets"] > 1:
            assert is_answered(other)
