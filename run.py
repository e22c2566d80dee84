"""Sets Teamwork up beside this file and starts it, with nothing but Python's own library.

    python3 run.py             installs into .venv when something changed, then starts the demonstration game
    python3 run.py test …      installs the test tools too, then runs pytest with the words that follow
    python3 run.py serve …     any other words go to the program: this is `teamwork serve …`

Any Python 3 must be able to read it, so that an old one gets a sentence and not a syntax error: no f-strings.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(HERE, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
STAMP = os.path.join(VENV, "teamwork-installed.json")
PROJECT = os.path.join(HERE, "pyproject.toml")
LOCK_FILES = {
    "program": [os.path.join(HERE, "requirements.lock")],
    "tests": [os.path.join(HERE, "requirements.lock"), os.path.join(HERE, "requirements-test.lock")],
}
OLDEST = (3, 11)


def main(words):
    require_python()
    if words[:1] == ["test"]:
        install("tests")
        os.chdir(HERE)
        become([PYTHON, "-m", "pytest", *pytest_words(words[1:])])
    install("program")
    become(program() + (words or ["demo"]))


def require_python():
    if sys.version_info < OLDEST:
        stop("Teamwork needs Python 3.11 or newer; this is Python %s." % platform.python_version())


def pytest_words(words):
    """One worker a core, unless the words say otherwise or ask for a debugger."""
    chosen = [word for word in words if word.startswith(("-n", "--numprocesses", "--pdb", "--trace"))]
    if chosen:
        return words
    return ["-n", str(core_count()), "--dist", "loadgroup", *words]


def core_count():
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def program():
    """The installed command, called so that a long or spaced path does no harm."""
    if os.name == "nt":
        return [os.path.join(BIN, "teamwork.exe")]
    return [PYTHON, os.path.join(BIN, "teamwork")]


def become(command):
    """Gives the process over to the command; Windows has no such thing, so there it waits."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(130)


# What is installed


def install(what):
    """After this .venv holds what the locks name; quick when it already does."""
    if is_installed(what):
        return
    with only_one_at_a_time():
        if is_installed(what):
            return
        # the test lock holds all of the program's, in the same versions
        marks = {name: fingerprint(name) for name in LOCK_FILES if what in ("tests", name)}
        if is_venv_sound():
            say("Bringing .venv up to date.")
        else:
            require_venv_module()
            say("Setting Teamwork up in .venv; the first time takes about half a minute.")
            make_venv()
        forget_installed()
        install_locked(LOCK_FILES[what][-1])
        install_project()
        remember_installed(marks)


def is_installed(what):
    return installed().get(what) == fingerprint(what)


def fingerprint(what):
    digest = hashlib.sha256()
    for path in [PROJECT] + LOCK_FILES[what]:
        with open(path, "rb") as file:
            digest.update(file.read())
    digest.update(json.dumps(home_of_venv()).encode())
    return digest.hexdigest()


def home_of_venv():
    """A .venv is bound to its folder and to one minor version of one kind of Python."""
    return [HERE, platform.python_implementation(), "%d.%d" % sys.version_info[:2]]


def installed():
    try:
        with open(STAMP, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def forget_installed():
    with contextlib.suppress(OSError):
        os.remove(STAMP)


def remember_installed(marks):
    marks["home"] = home_of_venv()
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        json.dump(marks, file)
    os.replace(STAMP + ".new", STAMP)


def require_venv_module():
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("Python's venv module is missing; on Debian and Ubuntu: sudo apt install python3-venv")


def make_venv():
    """Whatever stood there half-made, moved or of another Python is cleared away."""
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode:
        stop("Could not make .venv: " + last_words(result.stdout.decode(errors="replace")))


def is_venv_sound():
    home = installed().get("home", home_of_venv())
    if home != home_of_venv() or not os.path.exists(PYTHON):
        return False
    question = "import pip, sys; sys.stdout.write(sys.prefix + '|%d.%d' % sys.version_info[:2])"
    result = subprocess.run([PYTHON, "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    answer = result.stdout.decode(errors="replace")
    return result.returncode == 0 and answer == VENV + "|" + home[2]


def install_locked(lock):
    with open(lock, encoding="utf-8") as file:
        expected = len(re.findall(r"(?m)^[a-z0-9].*==", file.read()))
    pip(["--only-binary", ":all:", "--require-hashes", "-r", lock], expected)


def install_project():
    pip(["--no-deps", "--no-build-isolation", "--no-index", "--editable", HERE])


def pip(words, expected=0):
    command = [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar", "off", *words]
    environment = dict(os.environ, PYTHONUNBUFFERED="1", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    spoken = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=HERE
    ) as process:
        fetched = 0
        for line in process.stdout:
            spoken.append(line.decode(errors="replace").rstrip())
            fetched += spoken[-1].startswith(("Collecting ", "Requirement already satisfied"))
            show_progress(fetched, expected, spoken[-1].startswith("Installing collected"))
    show_progress_done()
    if process.returncode:
        stop("Could not install what Teamwork needs: " + last_words("\n".join(spoken)))


def last_words(text):
    complaints = [line for line in text.splitlines() if line.lower().startswith("error")]
    return " ".join((complaints or text.strip().splitlines() or ["no reason given"])[-1].split())


# Two starts at once


@contextlib.contextmanager
def only_one_at_a_time():
    """Holds a lock beside .venv that the system takes back if this process dies."""
    with open(os.path.join(HERE, ".venv.lock"), "a+b") as file:
        if not try_lock(file):
            say("Another start is setting Teamwork up; waiting for it.")
            wait_for_lock(file)
        yield


def try_lock(file):
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def wait_for_lock(file):
    import time

    while not try_lock(file):
        time.sleep(0.2)


# What is said: on standard error, so that `--json` on standard output stays one line


def is_terminal():
    return sys.stderr is not None and sys.stderr.isatty()


def say(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def show_progress(fetched, expected, is_unpacking):
    if not is_terminal() or not expected:
        return
    done = min(fetched, expected)
    filled = 24 * done // expected
    bar = "#" * filled + "-" * (24 - filled)
    step = "unpacking" if is_unpacking else "%d of %d packages" % (done, expected)
    sys.stderr.write(("\r  [%s] %s" % (bar, step)).ljust(64))
    sys.stderr.flush()


def show_progress_done():
    if is_terminal():
        sys.stderr.write("\r".ljust(64) + "\r")
        sys.stderr.flush()


def stop(sentence):
    say(sentence)
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        say("\nStopped. The next start goes on from here.")
        sys.exit(130)
