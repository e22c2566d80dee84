"""A mail server of the tests' own, on a real socket: it keeps what it is given, and may refuse, hang up or be away."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer:
    """Speaks as much SMTP as a mail needs; ``answers`` replaces its usual answer to a word by another, or by none."""

    def __init__(self) -> None:
        self.bound = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.bound.getsockname()[1]
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.answers: dict[str, str | None] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """It is away; whoever knocks is refused."""
        self.bound.shutdown(socket.SHUT_RDWR)
        self.bound.close()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self.bound.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as heard:
            line.sendall(b"220 here\r\n")
            while words := heard.readline().decode().split():
                if not self._answer(line, heard, words):
                    return

    def _answer(self, line: socket.socket, heard: object, words: list[str]) -> bool:
        verb = words[0].upper()
        said = self.answers.get(verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 ok"))
        if said is None:
            return False
        line.sendall(f"{said}\r\n".encode())
        if verb == "RCPT" and said.startswith("2"):
            self.to.append(words[1].partition(":")[2].strip("<>"))
        if verb == "DATA" and said.startswith("3"):
            return self._take(line, heard)
        return verb != "QUIT"

    def _take(self, line: socket.socket, heard: object) -> bool:
        body = b""
        while (row := heard.readline()) not in (b".\r\n", b""):  # type: ignore[attr-defined]
            body += row[1:] if row.startswith(b"..") else row
        self.letters.append(message_from_bytes(body, policy=policy.default))  # type: ignore[arg-type]
        said = self.answers.get(".", "250 kept")
        if said is not None:
            line.sendall(f"{said}\r\n".encode())
        return said is not None


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A mail server that is gone afterwards."""
    server = MailServer()
    try:
        yield server
    finally:
        if server.bound.fileno() >= 0:
            server.close()
