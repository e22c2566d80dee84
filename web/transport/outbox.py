"""
What waits for one client.

While nothing waits a frame goes straight to the system, without a task of its own; what the system does not take at
once is written by a task that lives only as long as something waits. A client that does not read is cut when too much
waits: it comes back by itself and asks for what it missed.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Any, TypeAlias

from web.transport.wire import Wire

Spawn: TypeAlias = Callable[[Callable[[], None]], Any]

MAX_WAITING_FRAMES = 256
MAX_WAITING_BYTES = 32 * 1024 * 1024
"""Frames of a room are shared, so that this is a bound on what one client can hold back, not what each costs."""
BATCH_BYTES = 64 * 1024


class _Held(threading.local):
    """By outbox the frames that this thread has put since it began to hold them; none while it does not."""

    frames: dict["Outbox", list[bytes]] | None = None


_held = _Held()


@contextmanager
def held_together() -> Iterator[None]:
    """
    What is put within goes out at the end, to each client in one piece: a hall that is told of forty versions at once
    costs a write for everyone, not forty. Nothing within may wait.
    """
    if _held.frames is not None:
        yield
        return
    _held.frames = {}
    try:
        yield
    finally:
        frames, _held.frames = _held.frames, None
        for outbox, put in frames.items():
            outbox.put(b"".join(put))


class Outbox:
    """Whole frames out, in the order they were put; never waits for the client."""

    def __init__(self, wire: Wire, spawn: Spawn, on_overflow: Callable[[], None]) -> None:
        self._wire = wire
        self._spawn = spawn
        self._on_overflow = on_overflow
        self._lock = Lock()
        self._waiting: deque[bytes | memoryview] = deque()
        self._waiting_bytes = 0
        self._is_writing = False
        self._is_closed = False
        self._written: Event | None = None

    def put(self, frame: bytes) -> None:
        """The frame is with the system, or waits its turn; nothing happens when the line is over."""
        if _held.frames is not None:
            _held.frames.setdefault(self, []).append(frame)
            return
        with self._lock:
            is_over_limit = self._put(frame)
        if is_over_limit:
            self._on_overflow()
            self._wire.cut()

    def put_last(self, frame: bytes) -> bool:
        """As `put`, and nothing can be put after it; answers whether this was the first last frame."""
        before = _held.frames.pop(self, []) if _held.frames is not None else []
        with self._lock:
            if self._is_closed:
                return False
            self._put(b"".join((*before, frame)))
            self._is_closed = True
            return True

    def close(self) -> None:
        """Nothing can be put any more, and what waits is forgotten."""
        with self._lock:
            self._close()

    def wait_until_written(self, seconds: float) -> None:
        """Everything put is with the system, or the time is up; for one caller, the reader."""
        with self._lock:
            if not self._is_writing:
                return
            written = self._written = Event()
        written.wait(seconds)

    def _put(self, frame: bytes) -> bool:
        if self._is_closed:
            return False
        if not self._is_writing:
            try:
                taken = self._wire.write_at_once(frame) if self._wire.can_write_at_once else 0
            except OSError:
                self._close()
                self._wire.cut()
                return False
            if taken == len(frame):
                return False
            self._wait(memoryview(frame)[taken:] if taken else frame)
            self._is_writing = True
            self._spawn(self._write)
            return False
        self._wait(frame)
        if len(self._waiting) > MAX_WAITING_FRAMES or self._waiting_bytes > MAX_WAITING_BYTES:
            self._close()
            return True
        return False

    def _wait(self, frame: bytes | memoryview) -> None:
        self._waiting.append(frame)
        self._waiting_bytes += len(frame)

    def _close(self) -> None:
        self._is_closed = True
        self._waiting.clear()
        self._waiting_bytes = 0

    def _write(self) -> None:
        while (batch := self._next_batch()) is not None:
            try:
                self._wire.write(batch)
            except OSError:
                self.close()
                self._wire.cut()

    def _next_batch(self) -> bytes | memoryview | None:
        """Small frames together, a large one by itself; none ends the task, under the lock that `put` takes."""
        with self._lock:
            if not self._waiting:
                self._is_writing = False
                if self._written:
                    self._written.set()
                return None
            first = self._take()
            together, size = [first], len(first)
            while self._waiting and size + len(self._waiting[0]) <= BATCH_BYTES:
                together.append(self._take())
                size += len(together[-1])
        return first if len(together) == 1 else b"".join(together)

    def _take(self) -> bytes | memoryview:
        frame = self._waiting.popleft()
        self._waiting_bytes -= len(frame)
        return frame
