"""Servers that a test run starts for itself and takes down again."""

import contextlib
import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

Words = Sequence[str | Path]

ATTEMPTS = 3
DEATH_SIGNAL_OPTION = 1  # PR_SET_PDEATHSIG of prctl(2)


def free_port() -> int:
    """
    A port of this machine that nobody listened on a moment ago; its user must be ready to try again.

    Below those that the system gives to whoever connects: a client that knocks at a closed one may be given it.
    """
    for port in random.SystemRandom().sample(range(15000, 30000), 50):
        with contextlib.suppress(OSError), socket.socket() as bound:
            bound.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def is_listening(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextlib.contextmanager
def running_on_a_free_port(
    command: Callable[[int], Words],
    *,
    log: Path,
    is_ready: Callable[[int], bool] = is_listening,
    user: str | None = None,
    stop_signal: int = signal.SIGTERM,
) -> Iterator[int]:
    """Within, the command made for a port runs (as `user`) and is ready there; taken ports are left."""
    with contextlib.ExitStack() as stack:
        port = free_port()
        for attempts_left in reversed(range(ATTEMPTS)):
            try:
                process = start(command(port), log, user)
                stack.callback(end, process, stop_signal)
                wait_until(lambda port=port: is_ready(port), process, log)  # type: ignore[misc]
                break
            except RuntimeError as problem:
                if not attempts_left or "bind" not in str(problem):
                    raise
                port = free_port()
        yield port


def start(command: Words, log: Path, user: str | None = None) -> subprocess.Popen[bytes]:
    with log.open("wb") as words:
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_the_tests if sys.platform == "linux" else None,
            **as_user(user),
        )


def as_user(user: str | None) -> dict[str, Any]:
    """What `subprocess` needs to start a program as that user and in no other group."""
    if user is None:
        return {}
    import pwd

    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def die_with_the_tests() -> None:
    """A test run that is killed leaves no server behind; runs in the child, after it has changed user."""
    ctypes.CDLL(None).prctl(DEATH_SIGNAL_OPTION, signal.SIGINT)


def wait_until(is_ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, seconds: float = 120) -> None:
    """Returns when it is ready; RuntimeError with the program's last words when it died or took too long."""
    give_up_at = time.monotonic() + seconds
    while not is_ready():
        if process.poll() is not None or time.monotonic() > give_up_at:
            last_words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise RuntimeError(f"{process.args!r} did not become ready:\n{last_words}")
        time.sleep(0.02)


def end(process: subprocess.Popen[bytes], stop_signal: int = signal.SIGTERM) -> None:
    if process.poll() is None:
        process.send_signal(stop_signal)
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
