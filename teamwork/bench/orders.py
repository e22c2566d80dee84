"""What a process of the measurement is told to do."""

import json
import os
import sys
from typing import Any


class Orders:
    """Standard input, a line of JSON each; read past Python's own buffer, which would hide lines from the loop."""

    def __init__(self) -> None:
        self._buffer = b""
        self.are_over = False

    def read(self) -> None:
        """Whatever has come; waits when nothing has."""
        data = os.read(sys.stdin.fileno(), 1 << 16)
        self._buffer += data
        self.are_over = not data

    def next(self) -> dict[str, Any] | None:
        """The next whole line."""
        line, mark, rest = self._buffer.partition(b"\n")
        if not mark:
            return None
        self._buffer = rest
        order: dict[str, Any] = json.loads(line)
        return order

    def first(self) -> dict[str, Any]:
        """The next whole line, waited for."""
        while (order := self.next()) is None:
            self.read()
        return order
