"""
A fall of the power, simulated: what a disk holds at any moment of a recording.

The model (trust.md, 8): what was synced is there; of what was written since, nothing, any of its sectors of 512 bytes,
or all of it. That a file is made or removed counts at once; nothing is said about a disk that lies.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple, TypeAlias

from tests.missing import skip_or_fail

SECTOR_BYTES = 512
Fate: TypeAlias = Literal["dropped", "torn", "kept"]
FATES: tuple[Fate, ...] = ("dropped", "torn", "kept")
ANSWERS = "answers"


class Op(NamedTuple):
    """A write, an appending write, a truncation, a sync or the end of a file."""

    what: str
    file: str
    offset: int
    data: bytes


def recording_of(folder: Path, commands: int) -> list[Op]:
    """Everything that a house wrote while it was played in, in order."""
    compiler = shutil.which("cc") or shutil.which("gcc") or skip_or_fail("no C compiler found: install one (gcc)")
    if sys.platform != "linux":
        skip_or_fail("writes are recorded on Linux only")
    library, recording, place = folder / "recorder.so", folder / "recording", folder / "house"
    place.mkdir()
    source = Path(__file__).with_name("recorder.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], check=True)
    told = {"LD_PRELOAD": str(library), "RECORDED_FOLDER": str(place), "RECORDING": str(recording)}
    words = [sys.executable, "-m", "tests.faults.recorded", str(place), str(commands)]
    subprocess.run(words, check=True, env={**os.environ, **told})
    return list(_ops(recording.read_bytes()))


def _ops(data: bytes) -> Iterator[Op]:
    at = 0
    while at < len(data):
        what = chr(data[at])
        (named,) = struct.unpack_from("I", data, at + 1)
        file = data[at + 5 : at + 5 + named].decode()
        offset, held = struct.unpack_from("=qI", data, at + 5 + named)
        at += 5 + named + 12
        yield Op(what, file, offset, data[at : at + held])
        at += held


@dataclass
class Disk:
    """What is safe and what is not yet, file by file."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    unsynced: dict[str, list[Op]] = field(default_factory=dict)
    answers: bytearray = field(default_factory=bytearray)

    def take(self, op: Op) -> None:
        """The operation has been done; its file is safe once it is synced."""
        if op.file == ANSWERS:
            self.answers += op.data  # what a phone knows needs no disk
        elif op.what == "u":
            self.safe.pop(op.file, None)
            self.unsynced.pop(op.file, None)
        elif op.what == "s":
            for waiting in self.unsynced.pop(op.file, ()):
                _apply(self.safe.setdefault(op.file, bytearray()), waiting)
        else:
            self.unsynced.setdefault(op.file, []).append(op)

    def after_a_cut(self, fate: Fate, chance: Random) -> dict[str, bytes]:
        """What the files hold when the power is back; shared memory is gone in any case."""
        found = {name: bytearray(data) for name, data in self.safe.items()}
        for name, waiting in self.unsynced.items() if fate != "dropped" else ():
            for op in waiting:
                for part in _sectors(op) if fate == "torn" else (op,):
                    if fate == "kept" or chance.random() < 0.5:
                        _apply(found.setdefault(name, bytearray()), part)
        return {name: bytes(data) for name, data in found.items() if not name.endswith("-shm")}

    def answered(self) -> list[dict[str, Any]]:
        """What phones had been answered."""
        return [json.loads(line) for line in self.answers.decode().splitlines()]


def _sectors(op: Op) -> Iterator[Op]:
    if op.what == "t":
        yield op
        return
    first = 0
    while first < len(op.data):
        last = min(len(op.data), first + SECTOR_BYTES - (op.offset + first) % SECTOR_BYTES)
        yield Op("w", op.file, op.offset + first, op.data[first:last])
        first = last


def _apply(held: bytearray, op: Op) -> None:
    if op.what == "t":
        del held[op.offset :]
        held.extend(bytes(op.offset - len(held)))
        return
    offset = len(held) if op.what == "a" else op.offset
    held.extend(bytes(max(0, offset + len(op.data) - len(held))))
    held[offset : offset + len(op.data)] = op.data
