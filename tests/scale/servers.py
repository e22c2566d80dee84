"""A PostgreSQL, a Redis and an nginx that a test can take away and bring back at the same address."""

import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres
from tests.missing import skip_or_fail
from tests.nginx import USUAL_FOLDERS
from tests.processes import Words, end, free_port, is_listening, is_root, start, wait_until

DEPLOYED = Path(__file__).parents[2] / "web/deploy/nginx.conf"


@dataclass
class Server:
    """A program on one port; it is ready when it listens there, or when the subclass says so."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def words(self) -> Words:
        """What is run."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Whether it answers."""
        return is_listening(self.port)

    user: str | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was begun and has not ended, by itself neither."""
        return self.process is not None and self.process.poll() is None

    def begin(self) -> None:
        """It runs and answers."""
        log = self.folder / f"{type(self).__name__.lower()}-{self.port}.log"
        self.process = start(self.words(), log, self.user)
        wait_until(self.is_ready, self.process, log, seconds=150)

    def end(self, how: int = signal.SIGTERM) -> None:
        """It runs no more."""
        if self.process is not None:
            end(self.process, how)
            self.process = None

    def kill(self) -> None:
        """It is gone without a word."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.process = None


@dataclass
class Redis(Server):
    """Redis without anything on the disk."""

    def words(self) -> Words:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        quiet = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"]
        return [program or skip_or_fail("no Redis found: install one"), "--port", str(self.port), "--dir",
                self.folder, *quiet]  # fmt: skip

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


@dataclass
class Postgres(Server):
    """A cluster of its own."""

    password: str = "town"

    def prepare(self) -> None:
        """The cluster is made."""
        found = postgres.find_postgres() or skip_or_fail(postgres.HOW_TO_GET_ONE)
        self.user = postgres.unprivileged_user() if is_root() else None
        if self.user:
            shutil.chown(self.folder, self.user)
            found = postgres.enterable_by(self.user, found, self.folder)
        self.programs = found
        postgres.make_cluster(found, self.folder, self.user, self.password)

    def words(self) -> Words:
        return [self.programs / "postgres", "-D", self.folder / "cluster", *postgres.settings(self.port)]

    def is_ready(self) -> bool:
        return is_listening(self.port) and postgres.does_answer(self.url)

    @property
    def url(self) -> str:
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    def crash(self) -> None:
        """At once and without a checkpoint: what it answered for has to be found again in its log."""
        self.end(signal.SIGQUIT)


@dataclass
class Nginx(Server):
    """The proxy with the configuration that is deployed; only addresses, TLS and places of files are exchanged."""

    behind: tuple[int, ...] = ()

    def words(self) -> Words:
        folders = [shutil.which("nginx"), shutil.which("nginx", path=USUAL_FOLDERS)]
        program = next((found for found in folders if found), None) or skip_or_fail("no nginx found: install one")
        configuration = self.folder / "nginx.conf"
        configuration.write_text(self._whole(), encoding="utf-8")
        return [program, "-c", configuration, "-p", self.folder]

    def _whole(self) -> str:
        kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        places = "".join(f"    {name}_temp_path {self.folder / name};\n" for name in kept)
        user = "user root;\n" if is_root() else ""
        return (
            f"{user}daemon off;\npid {self.folder / 'nginx.pid'};\nerror_log {self.folder / 'nginx-errors.log'};\n"
            f"worker_processes 1;\nevents {{ worker_connections 4096; }}\nhttp {{\n{places}{self._deployed()}\n}}\n"
        )

    def _deployed(self) -> str:
        text = DEPLOYED.read_text(encoding="utf-8")
        for example, port in zip(("127.0.0.1:8081", "127.0.0.1:8082"), self.behind, strict=True):
            assert example in text
            text = text.replace(example, f"127.0.0.1:{port}")
        text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{self.port};")
        text = text.replace("/var/log/nginx/teamwork.log", str(self.folder / "access.log"))
        return "\n".join(line for line in text.splitlines() if not line.strip().startswith("ssl_"))


def until(is_so: object, seconds: float = 150.0) -> None:
    """Returns when it is so."""
    assert callable(is_so)
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, "it never became so"
        time.sleep(0.05)
