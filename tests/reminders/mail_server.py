"""A mail server of the tests' own, on a real socket: it keeps what it is given, and may refuse, hang up or be away."""

import base64
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import IO

USUAL = {"DATA": "354 go on", "QUIT": "221 bye", "STARTTLS": "220 go on"}


class MailServer:
    """
    Speaks as much SMTP as a mail needs; ``answers`` replaces its usual answer to a word by another, or by none.

    With ``tls`` it offers STARTTLS, or speaks TLS from the first byte; with ``login`` it wants that name and password,
    offered under TLS alone.
    """

    def __init__(
        self, tls: ssl.SSLContext | None = None, *, login: tuple[str, str] | None = None, is_tls_first: bool = False
    ) -> None:
        self.tls, self.login, self.is_tls_first = tls, login, is_tls_first
        self.bound = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.bound.getsockname()[1]
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.heard_in_clear: list[str] = []
        self.heard_under_tls: list[str] = []
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
            threading.Thread(target=self._receive, args=(line,), daemon=True).start()

    def _receive(self, line: socket.socket) -> None:
        with suppress(OSError), line:  # whoever does not trust the certificate hangs up
            if self.is_tls_first and self.tls:
                with self.tls.wrap_socket(line, server_side=True) as under_tls:
                    self._greet(under_tls)
            else:
                self._greet(line)

    def _greet(self, line: socket.socket) -> None:
        line.sendall(b"220 here\r\n")
        self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        with line.makefile("rb") as heard:
            while words := heard.readline().decode().split():
                if not self._answer(line, heard, words):
                    return

    def _answer(self, line: socket.socket, heard: IO[bytes], words: list[str]) -> bool:
        verb, is_safe = words[0].upper(), isinstance(line, ssl.SSLSocket)
        (self.heard_under_tls if is_safe else self.heard_in_clear).append(verb)
        said = self.answers.get(verb, self._usual(verb, words, is_safe))
        if said is None:
            return False
        line.sendall(f"{said}\r\n".encode())
        if verb == "STARTTLS" and self.tls:
            with self.tls.wrap_socket(line, server_side=True) as under_tls:
                self._talk(under_tls)
            return False
        if verb == "RCPT" and said.startswith("2"):
            self.to.append(words[1].partition(":")[2].strip("<>"))
        if verb == "DATA" and said.startswith("3"):
            return self._take(line, heard)
        return verb != "QUIT"

    def _usual(self, verb: str, words: list[str], is_safe: bool) -> str:
        if verb == "EHLO":
            offers = ["STARTTLS"] * bool(self.tls and not is_safe) + ["AUTH PLAIN"] * bool(self.login and is_safe)
            return "\r\n".join(["250-here", *(f"250-{offer}" for offer in offers), "250 8BITMIME"])
        if verb == "AUTH" and self.login:
            _, name, password = base64.b64decode(words[2]).decode().split("\0")
            return "235 come in" if (name, password) == self.login else f"535 {name} is not known"
        return USUAL.get(verb, "250 ok")

    def _take(self, line: socket.socket, heard: IO[bytes]) -> bool:
        body = b""
        while (row := heard.readline()) not in (b".\r\n", b""):
            body += row[1:] if row.startswith(b"..") else row
        self.letters.append(message_from_bytes(body, policy=policy.default))  # type: ignore[arg-type]
        said = self.answers.get(".", "250 kept")
        if said is not None:
            line.sendall(f"{said}\r\n".encode())
        return said is not None


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None = None, *, login: tuple[str, str] | None = None, is_tls_first: bool = False
) -> Iterator[MailServer]:
    """A mail server that is gone afterwards."""
    server = MailServer(tls, login=login, is_tls_first=is_tls_first)
    try:
        yield server
    finally:
        if server.bound.fileno() >= 0:
            server.close()
