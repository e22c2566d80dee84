"""
Fault 2: the power falls at any moment of a game that is being played (trust.md R2).

Every command that was answered is in the record, the record is as it was written, and who was forgotten stays
forgotten. `TEAMWORK_LONG=1` lets it fall a thousand times.
"""

import os
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from teamwork.service import GameService
from teamwork.store import open_store
from tests.faults.power import FATES, Disk, recording_of
from tests.faults.recorded import CANARY
from tests.figures import Figure

CUTS, CUTS_LONG = 30, 1000
COMMANDS, COMMANDS_LONG = 100, 400

pytestmark = [pytest.mark.trust, pytest.mark.timeout(3600)]


def test_a_fall_of_the_power_loses_nothing_answered_and_spoils_nothing(
    tmp_path: Path, is_long: bool, figure: Figure
) -> None:
    cuts = CUTS_LONG if is_long else CUTS
    ops = recording_of(tmp_path, COMMANDS_LONG if is_long else COMMANDS)
    played = next(number for number, op in enumerate(ops) if op.file == "answers")
    assert {op.what for op in ops} >= {"w", "s", "a"}, "the recording saw nothing of the database"
    chance, disk, taken, answered = Random(3), Disk(), 0, 0
    places = sorted(chance.randrange(played + 1, len(ops) + 1) for _ in range(cuts))
    for number, place in enumerate(places):
        for op in ops[taken:place]:
            disk.take(op)
        taken = place
        fate = FATES[number % len(FATES)]
        answered += require_whole(disk, disk.after_a_cut(fate, chance), tmp_path / f"cut-{number}")
    figure("power_cuts", cuts)
    figure("power_cuts_answers_looked_up", answered)
    figure("power_cuts_answers_lost_or_spoilt", 0, at_most=0)


def require_whole(disk: Disk, files: dict[str, bytes], folder: Path) -> int:
    """The house opens as if nothing had been, with all that it had answered for; answers how many commands."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    about, *answers = disk.answered()
    with closing(open_store(f"sqlite:///{folder / 'house.db'}")) as store:
        kept = {record.command_id: record.v for record in store.records(about["game_id"])}
        for answer in answers:
            assert kept.get(answer["command_id"]) == answer["v"], (folder, answer)
        assert store.verify(about["game_id"]) == ()
        live = GameService(store).live(about["game_id"])
        assert live.read_only is None
        assert live.game.v == max(record.v for record in store.records(about["game_id"]))
        if any('"erase_person"' in answer["body"] for answer in answers):
            assert CANARY not in str(live.words), "forgotten and back again"
    for name in os.listdir(folder):
        (folder / name).unlink()
    folder.rmdir()
    return len(answers)
