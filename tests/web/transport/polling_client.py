"""A client that polls, one request at a time, with the session in plain sight."""

import http.client
import json
import threading
from typing import Self

from tests.web.transport.raw_client import PATIENCE_SECONDS

SEPARATOR = "\x1e"


class PollingClient:
    """An Engine.IO session without a WebSocket."""

    def __init__(self, port: int) -> None:
        self._port = port
        status, [opening] = self.get(None)
        assert status == 200
        assert opening.startswith("0{"), opening
        self.opening = json.loads(opening[1:])
        self.sid: str = self.opening["sid"]

    @staticmethod
    def status_of_opening(port: int) -> int:
        """What a new session is answered."""
        return _ask(port, "GET", "/socket.io/?EIO=4&transport=polling")[0]

    @property
    def websocket_path(self) -> str:
        """Where this session moves over to a WebSocket."""
        return f"/socket.io/?EIO=4&transport=websocket&sid={self.sid}"

    def get(self, sid: str | None = "") -> tuple[int, list[str]]:
        """One poll: status and packets."""
        session = "" if sid is None else f"&sid={sid or self.sid}"
        status, body = _ask(self._port, "GET", f"/socket.io/?EIO=4&transport=polling{session}")
        return status, body.split(SEPARATOR)

    def post(self, *packets: str) -> int:
        """Says something; answers the status."""
        path = f"/socket.io/?EIO=4&transport=polling&sid={self.sid}"
        return _ask(self._port, "POST", path, SEPARATOR.join(packets))[0]

    def come_in(self, token: str) -> Self:
        """Past Socket.IO's hello."""
        assert self.post("40" + json.dumps({"token": token})) == 200
        assert self.next_message().startswith("40{")
        return self

    def next_message(self) -> str:
        """Of the next polls the first packet that is no ping; the rest of its payload is let go."""
        while True:
            status, packets = self.get()
            assert status == 200, packets
            for packet in packets:
                if packet == "2":
                    self.post("3")
                else:
                    return packet

    def open_poll(self) -> "OpenPoll":
        """A poll that waits while the test goes on."""
        return OpenPoll(self)


class OpenPoll:
    """A poll under way; `answer` waits for it."""

    def __init__(self, client: PollingClient) -> None:
        self._packets: list[str] = []
        self._thread = threading.Thread(target=lambda: self._packets.extend(client.get()[1]), daemon=True)
        self._thread.start()

    def answer(self) -> list[str]:
        """What it brought."""
        self._thread.join(PATIENCE_SECONDS)
        return self._packets


def _ask(port: int, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path, None if body is None else body.encode(), {"Content-Type": "text/plain"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
