"""
A real server to knock at, in a process of its own: `-m tests.web.transport.serving MODE TRANSPORT PORT FACTS SETTINGS`.

The real application over a small game, with a few events more: `echo` answers what it got, `hold` puts one into a
room, `held` counts who is in it, `fill` sends a number of messages of a size to oneself or to the room, `work` keeps
the processor busy and counts, `doze` waits as one waits for a lock, `greenlets` counts those that are there.
FACTS is a file that gets the game's id, a token by name and the process id, as JSON; SETTINGS are `Config`'s.
"""

import sys

if __name__ == "__main__" and sys.argv[1] == "gevent":
    from gevent import monkey

    monkey.patch_all()

import gc
import itertools
import json
import os
import time
from pathlib import Path
from typing import Any

from flask import Flask

ROOM = "hold"


def made(mode: str, transport: str, port: int, facts: Path, **settings: Any) -> Flask:
    """The application and its facts."""
    from tests.web.rooms import furnish
    from web import create_app
    from web.config import Config

    rooms = furnish()
    scheme = "https" if "certificate" in settings else "http"
    urls = (f"{scheme}://127.0.0.1:{port}", f"{scheme}://localhost:{port}")
    settings.pop("certificate", None)
    config = Config(
        database="memory://", base_urls=urls, async_mode="gevent" if mode == "gevent" else "threading",
        transport=transport, **settings,
    )  # type: ignore[arg-type]  # fmt: skip
    app = create_app(config, rooms.service)
    add_events(app)
    known = {"pid": os.getpid(), "game_id": rooms.game_id, "tokens": rooms.tokens, "people": rooms.people}
    facts.write_text(json.dumps(known), encoding="utf-8")
    return app


def add_events(app: Flask) -> None:
    """What the tests need to be able to ask for."""
    server: Any = app.extensions["teamwork"].socketio.server

    def echo(sid: str, *given: Any) -> Any:
        return given

    def hold(sid: str) -> bool:
        server.enter_room(sid, ROOM)
        return True

    def held(sid: str) -> int:
        return sum(1 for _ in server.manager.get_participants("/", ROOM))

    def fill(sid: str, wish: dict[str, Any]) -> bool:
        pad = "x" * wish["bytes"]
        for number in range(wish["count"]):
            server.emit("filled", {"n": number, "pad": pad}, to=ROOM if wish.get("room") else sid)
            if "pause_s" in wish:
                server.sleep(wish["pause_s"])
        return True

    worked = itertools.count(1)

    def work(sid: str, seconds: float) -> int:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pass
        return next(worked)

    def doze(sid: str, seconds: float) -> bool:
        server.sleep(seconds)
        return True

    def greenlets(sid: str) -> int:
        import gevent

        return sum(isinstance(one, gevent.Greenlet) and not one.dead for one in gc.get_objects())

    for event in (echo, hold, held, fill, work, doze, greenlets):
        server.on(event.__name__, event)


def break_on_wish() -> None:
    """A packet that says `boom` breaks the server's reading, as a fault of ours would."""
    from web.transport.live_socket import LiveSocket

    receive = LiveSocket.receive

    def broken(self: Any, pkt: Any) -> None:
        if pkt.data == "boom":
            raise RuntimeError("boom")
        receive(self, pkt)

    LiveSocket.receive = broken  # type: ignore[method-assign]


def main(mode: str, transport: str, port: int, facts: Path, settings: dict[str, Any]) -> None:
    break_on_wish()
    certificate = settings.get("certificate")
    patience = settings.pop("patience_seconds", None)
    app = made(mode, transport, port, facts, **settings)
    if mode == "gevent":
        from web import runner

        if patience is not None:
            runner.REQUEST_SECONDS = runner.IDLE_SECONDS = patience
        runner.serve(app, runner.listener("127.0.0.1", port), tuple(certificate) if certificate else None)
    else:
        from werkzeug.serving import make_server

        make_server("127.0.0.1", port, app, threaded=True).serve_forever()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), json.loads(sys.argv[5]))
