"""
Strangers at the door, in a process of their own: `-m tests.attacks.flood PORT COUNT`.

Each opens a WebSocket and never says who it is. What became of them is told as JSON when standard input ends.
"""

import contextlib
import json
import re
import selectors
import socket
import sys
from collections import Counter

from teamwork.bench.load import raise_file_limit
from tests.web.transport.raw_client import request


def main(port: int, count: int) -> None:
    """All of them knock, one after another, and stay."""
    raise_file_limit()
    held: list[socket.socket] = []
    for _ in range(count):
        with contextlib.suppress(OSError):
            stranger = socket.create_connection(("127.0.0.1", port), timeout=30)
            held.append(stranger)
            stranger.sendall(request(port))
    print(json.dumps({"knocked": len(held)}), flush=True)
    sys.stdin.read()
    print(json.dumps(_told(held)), flush=True)


def _told(held: list[socket.socket]) -> dict[str, int]:
    """How often each status was answered; `none` for a line that was closed without one."""
    statuses: Counter[str] = Counter()
    with selectors.DefaultSelector() as selector:
        for stranger in held:
            selector.register(stranger, selectors.EVENT_READ)
        while selector.get_map() and (ready := selector.select(1)):
            for key, _ in ready:
                stranger = key.fileobj  # type: ignore[assignment]
                selector.unregister(stranger)
                with contextlib.suppress(OSError):
                    found = re.match(rb"HTTP/1.1 (\d+)", stranger.recv(4096))
                    statuses[found[1].decode() if found else "none"] += 1
                stranger.close()
    return dict(statuses)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
