"""
A server to be measured, in a process of its own: `python -m teamwork.bench.server game|worked|floor DATABASE`.

`game` is the production server on a database, `worked` the same with a thread in it that wants a core half of the time;
`floor` is the same transport with one durable insert for each command and no game behind it: what is left when
everything of the game is taken away. Prints its port, then serves.
"""

import json
import sys
from typing import Any

HOST = "127.0.0.1"
FLOOR_GAME = "floor"
WORK_SECONDS = 0.2


def main(kind: str, database: str, frame_bytes: int, port: int = 0) -> None:
    from teamwork.commands_line.patching import patch

    patch()
    from web import create_app
    from web.config import from_environment
    from web.runner import listener, serve

    bound = listener(HOST, port)
    port = bound.getsockname()[1]
    url = "memory://" if kind == "floor" else database
    app = create_app(from_environment(database=url, base_urls=(f"http://{HOST}:{port}",), async_mode="gevent"))
    if kind == "floor":
        answer_without_game(app.extensions["teamwork"].socketio.server, database, frame_bytes)
    if kind == "worked":
        work_beside()
    print(json.dumps({"port": port}), flush=True)
    serve(app, bound)


def work_beside() -> None:
    """A thread of the system's own computes for a while and rests for as long, as a report would that is made aside."""
    import time

    from gevent import get_hub, monkey

    rest: Any = monkey.get_original("time", "sleep")

    def compute() -> None:
        while True:
            until = time.monotonic() + WORK_SECONDS
            while time.monotonic() < until:
                pass
            rest(WORK_SECONDS)

    get_hub().threadpool.spawn(compute)


def answer_without_game(server: Any, file: str, frame_bytes: int) -> None:
    """Connect, sync and command as on the wire, and behind them one insert that is on the disk before it is told."""
    import sqlite3

    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE record (v INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    pad = "x" * max(0, frame_bytes - len('42["frame",{"game_id":"floor","v":10000,"pad":""}]'))

    def connect(sid: str, environ: Any, auth: Any = None) -> None:
        server.enter_room(sid, FLOOR_GAME)

    def sync(sid: str, payload: Any) -> dict[str, Any]:
        (v,) = connection.execute("SELECT coalesce(max(v), 0) FROM record").fetchone()
        return {"ok": True, "v": v}

    def command(sid: str, payload: Any) -> dict[str, Any]:
        v = connection.execute("INSERT INTO record (body) VALUES (?)", (json.dumps(payload),)).lastrowid
        server.emit("frame", {"game_id": FLOOR_GAME, "v": v, "pad": pad}, to=FLOOR_GAME)
        return {"ok": True, "v": v}

    for answer in (connect, sync, command):
        server.on(answer.__name__, answer)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
