"""
The load, in a process of its own so that it takes nothing of the server's core: `python -m teamwork.bench.load`.

Reads one JSON object a line from standard input and answers each with one. `{"port", "seats"}` comes first; then
`{"do": "join", "viewers"}`, `{"do": "rate", "per_s", "seconds"}`, `{"do": "closed", "inflight", "seconds"}`,
`{"do": "together"}`, `{"do": "spread", "per_s", "seconds"}`, `{"do": "fall"}` and `{"do": "back"}`. While nothing is
asked the viewers go on watching.
"""

import contextlib
import json
import selectors
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from itertools import count, cycle
from typing import Any

from teamwork.bench.orders import Orders
from teamwork.bench.viewer import ServerLeftError, Viewer

CONNECTING_MOST = 50
KNOCKING_SECONDS = 30.0
DRAIN_SECONDS = 10.0


class Load:
    """Viewers of any number of games; the first game's people command."""

    def __init__(self, port: int, seats: Sequence[Mapping[str, Any]]) -> None:
        self._port = port
        self._seats = deque(seats)
        self._selector = selectors.DefaultSelector()
        self._viewers: list[Viewer] = []
        self._sent_at: dict[int, float] = {}
        """By version, when the command that made it was sent; known once it is acknowledged."""
        self._seen: dict[int, tuple[int, float]] = {}
        """By version of the measured game, how many of its viewers have it and when the last one got it."""
        self._number = count()
        self._refused: list[dict[str, Any]] = []
        self._acked: list[float] = []
        self._open = 0
        self._may_fall = False

    # ---- joining --------------------------------------------------------------------------------

    def join(self, viewers: int) -> dict[str, Any]:
        """So many are in, connected and synced; some at a time, as a hall would."""
        begun = time.perf_counter()
        self._let_in([(self._seats.popleft(), 0) for _ in range(viewers - len(self._viewers))])
        return {"viewers": len(self._viewers), "seconds": round(time.perf_counter() - begun, 2)}

    def fall(self) -> dict[str, Any]:
        """Until everyone is back it is no fault of the measurement that the server goes."""
        self._may_fall = True
        return {}

    def _leave(self, viewer: Viewer) -> None:
        self._selector.unregister(viewer.socket)
        viewer.socket.close()
        viewer.has_left = True

    def back(self) -> dict[str, Any]:
        """Everyone, whose server fell, is in again and has what was missed; each knocks until it is let in."""
        begun = time.perf_counter()
        fallen, self._viewers = self._viewers, []
        for viewer in fallen:
            if not viewer.has_left:
                self._leave(viewer)
        self._may_fall = False
        self._let_in([(viewer.seat, viewer.v) for viewer in fallen])
        return {"viewers": len(self._viewers), "seconds": round(time.perf_counter() - begun, 2)}

    def _let_in(self, seats: Sequence[tuple[Mapping[str, Any], int]]) -> None:
        waiting, joining = deque(seats), list[Viewer]()
        while waiting or joining:
            while waiting and len(joining) < CONNECTING_MOST:
                seat, since = waiting.popleft()
                viewer = self._connected(seat, since)
                self._selector.register(viewer.socket, selectors.EVENT_READ, viewer)
                self._viewers.append(viewer)
                joining.append(viewer)
            self._watch(0.1)
            joining = [viewer for viewer in joining if not viewer.is_synced]

    def _connected(self, seat: Mapping[str, Any], since: int) -> Viewer:
        give_up_at = time.perf_counter() + KNOCKING_SECONDS
        while True:
            try:
                return Viewer(seat, self._port, self._told, since)
            except ConnectionError:
                if time.perf_counter() > give_up_at:
                    raise
                time.sleep(0.02)

    # ---- commanding -----------------------------------------------------------------------------

    def rate(self, per_s: float, seconds: float) -> dict[str, Any]:
        """So many commands a second, whatever the server makes of it."""
        senders = self._senders()
        self._begin()
        begun = time.perf_counter()
        for number in range(int(per_s * seconds)):
            due = begun + number / per_s
            while (wait := due - time.perf_counter()) > 0:
                self._watch(wait)
            self._send_next(senders)
        return self._result(time.perf_counter() - begun)

    def closed(self, inflight: int, seconds: float) -> dict[str, Any]:
        """As many as the server finishes: the next begins when one is acknowledged and everyone has it."""
        senders = self._senders()
        self._begin()
        begun = time.perf_counter()
        while time.perf_counter() - begun < seconds:
            while self._open < inflight:
                self._send_next(senders)
            self._watch(0.1)
        return self._result(time.perf_counter() - begun)

    def together(self, within_seconds: float = 0) -> dict[str, Any]:
        """Everyone who can commands within so long, as when a whole hall taps at the wall; at 0 in the same instant."""
        self._senders()
        able = [viewer for viewer in self._viewers if viewer.tap]
        self._begin()
        begun = time.perf_counter()
        for number, viewer in enumerate(able):
            while (wait := begun + number * within_seconds / len(able) - time.perf_counter()) > 0:
                self._watch(wait)
            self._send(viewer, viewer.tap)
        result = self._result(time.perf_counter() - begun)
        newest = max(viewer.v for viewer in self._viewers[: self._watchers])
        return {
            "people": len(able),
            "answered": len(self._acked),
            "refused": result["refused"],
            "seconds_to_last_screen": max(self._taken, default=None),
            "behind": sum(viewer.v != newest for viewer in self._viewers[: self._watchers]),
            "gaps": result["gaps"],
        }

    def spread(self, per_s: float, seconds: float) -> dict[str, Any]:
        """So many commands a second by whoever can in all games, one game after another; what counts is the answer."""
        by_game: dict[str, deque[Viewer]] = {}
        for viewer in self._viewers:
            if viewer.tap:
                by_game.setdefault(viewer.game_id, deque()).append(viewer)
        self._senders()
        self._begin()
        begun, games = time.perf_counter(), cycle(by_game.values())
        for number in range(int(per_s * seconds)):
            while (wait := begun + number / per_s - time.perf_counter()) > 0:
                self._watch(wait)
            able = next(games)
            able.rotate()
            self._send(able[0], able[0].tap)
        give_up_at = time.perf_counter() + DRAIN_SECONDS
        while len(self._acked) < int(per_s * seconds) and time.perf_counter() < give_up_at:
            self._watch(0.1)
        gaps = sum(viewer.gaps for viewer in self._viewers)
        return {"seconds_to_ack": self._acked, "refused": self._refused[:3], "gaps": gaps}

    def _senders(self) -> "cycle[Viewer]":
        able = [viewer for viewer in self._viewers if viewer.command]
        self._watchers = sum(viewer.game_id == able[0].game_id for viewer in self._viewers)
        return cycle(able)

    def _begin(self) -> None:
        self._sent_at.clear()
        self._seen.clear()
        self._refused.clear()
        self._acked.clear()
        self._taken: list[float] = []
        self._open = 0
        for viewer in self._viewers:
            viewer.gaps = viewer.frames = viewer.frame_bytes = 0

    def _send_next(self, senders: "cycle[Viewer]") -> None:
        sender = next(senders)
        self._send(sender, sender.command)

    def _send(self, sender: Viewer, command: str | None) -> None:
        sent_at, number = time.perf_counter(), next(self._number)
        body = json.loads((command or "").replace("{n}", str(number)))
        self._open += 1

        def answered(answer: dict[str, Any]) -> None:
            self._acked.append(time.perf_counter() - sent_at)
            if answer.get("ok"):
                self._sent_at[answer["v"]] = sent_at
                self._finish(answer["v"])
            else:
                self._open -= 1
                self._refused.append(answer["error"])

        command_id = f"00000000-0000-4000-8000-{time.time_ns() & 0xFFFFFFFFFFFF:012x}"
        sender.ask("command", {"game_id": sender.game_id, "command_id": command_id, **body}, answered)

    def _told(self, viewer: Viewer, v: int, size: int) -> None:
        if viewer.game_id == self._viewers[0].game_id:
            seen, _ = self._seen.get(v, (0, 0.0))
            self._seen[v] = (seen + 1, time.perf_counter())
            self._finish(v)

    def _finish(self, v: int) -> None:
        """A version that was acknowledged and that everyone has is done."""
        seen, at = self._seen.get(v, (0, 0.0))
        sent_at = self._sent_at.get(v)
        if sent_at is not None and seen == self._watchers:
            self._taken.append(max(at, sent_at) - sent_at)
            self._open -= 1

    def _result(self, seconds: float) -> dict[str, Any]:
        done = len(self._taken)
        give_up_at = time.perf_counter() + DRAIN_SECONDS
        while self._open > 0 and time.perf_counter() < give_up_at:
            self._watch(0.1)
        frames = sum(viewer.frames for viewer in self._viewers)
        return {
            "per_s": round(done / seconds, 1),
            "seconds_to_all": self._taken,
            "seconds_to_ack": self._acked,
            "bytes_per_frame": round(sum(viewer.frame_bytes for viewer in self._viewers) / max(1, frames)),
            "gaps": sum(viewer.gaps for viewer in self._viewers),
            "unfinished": self._open,
            "refused": self._refused[:3],
        }

    # ---- the loop -------------------------------------------------------------------------------

    def _watch(self, seconds: float, also: Callable[[], None] | None = None) -> None:
        for key, _ in self._selector.select(seconds):
            if isinstance(key.data, Viewer):
                try:
                    key.data.read()
                except ServerLeftError:
                    if not self._may_fall:
                        raise
                    self._leave(key.data)
            elif also:
                also()

    def follow(self, orders: Orders) -> None:
        """Does as it is told until nobody tells it anything any more."""
        self._selector.register(sys.stdin.fileno(), selectors.EVENT_READ, None)
        while not orders.are_over:
            while (order := orders.next()) is not None:
                answer = getattr(self, order.pop("do"))(**order)
                print(json.dumps(answer), flush=True)
            self._watch(0.5, orders.read)


def raise_file_limit() -> None:
    """A viewer is a file."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main() -> int:
    raise_file_limit()
    orders = Orders()
    try:
        Load(**orders.first()).follow(orders)
    except ServerLeftError as error:
        print(json.dumps({"failed": str(error)}), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
