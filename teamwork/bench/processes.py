"""The processes of a measurement, seen from the one that measures: a server, and the load on it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

NODE_FOLDER = "TEAMWORK_BENCH_NODE"
STOP_SECONDS = 15


class BenchError(Exception):
    """A process of the measurement did not do what it was asked."""


class Talking:
    """A process that is told and tells in lines of JSON."""

    def __init__(self, words: Sequence[str | Path], log: Path) -> None:
        self._log = log
        with log.open("ab") as said:
            self._process = subprocess.Popen(  # noqa: S603 - our own programs
                [str(word) for word in words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
            )

    def tell(self, order: Mapping[str, Any]) -> None:
        """One line; nobody waits for the answer yet."""
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):  # why it has ended is heard next
                self._process.stdin.write(json.dumps(order).encode() + b"\n")
                self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """
        Raises:
            BenchError: the process ended instead, or says that it failed.
        """
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        if not line:
            raise BenchError(self._log.read_text(encoding="utf-8", errors="replace")[-2000:] or "it ended")
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise BenchError(answer["failed"])
        return answer

    def ask(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """An order and what came of it."""
        self.tell(order)
        return self.hear()

    def kill(self) -> None:
        """The process is gone without a word."""
        self._process.kill()
        self._process.communicate()

    def end(self) -> None:
        """The process is gone."""
        self._process.terminate()
        try:
            self._process.communicate(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def rss_mb(self) -> float | None:
        """What the process holds in memory now; None where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            words = status.read_text().split()
            return round(int(words[words.index("VmRSS:") + 1]) / 1024, 1)
        ps = shutil.which("ps")
        if ps is None:
            return None
        said = subprocess.run([ps, "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, text=True)  # noqa: S603
        return round(int(said.stdout) / 1024, 1) if said.stdout.strip() else None

    def cpu_s(self) -> float | None:
        """How long the process has had a core so far; None where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return None
        after_name = stat.read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ended(process: Talking) -> Iterator[Talking]:
    """Within, the process runs."""
    try:
        yield process
    finally:
        process.end()


@contextmanager
def served(
    words: Sequence[str | Path], seats: Sequence[Mapping[str, Any]], log: Path
) -> Iterator[tuple[Any, Any, Any]]:
    """Within, a server runs and a load that knows these seats: server, load, and what the server said of itself."""
    with ended(Talking(words, log)) as server:
        facts = server.hear()
        with ended(Talking([sys.executable, "-m", "teamwork.bench.load"], log)) as load:
            load.tell({"port": facts["port"], "seats": list(seats)})
            yield server, load, facts


def own_server(kind: str, database: str, frame_bytes: int = 0, port: int = 0) -> list[str | Path]:
    """What runs `teamwork.bench.server`."""
    return [sys.executable, "-m", "teamwork.bench.server", kind, database, str(frame_bytes), str(port)]


def node_server(file: Path, frame_bytes: int) -> list[str | Path] | None:
    """What runs the floor in Node; None unless Node is there and ``TEAMWORK_BENCH_NODE`` names its packages."""
    node, folder = shutil.which("node"), os.environ.get(NODE_FOLDER)
    if node is None or not folder or not (Path(folder) / "node_modules" / "better-sqlite3").is_dir():
        return None
    return [node, Path(__file__).with_name("floor.mjs"), folder, file, str(frame_bytes)]
