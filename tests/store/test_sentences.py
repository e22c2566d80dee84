"""Every refusal of the record has a sentence a person can read."""

import re
from pathlib import Path

import teamwork.store
from teamwork.sentences import SENTENCES
from teamwork.store import GameReadOnlyError, StoreDamagedError, StoreError, VersionConflictError
from teamwork.store.errors import CommandIdReusedError, GameExistsError

CODE = re.compile(r'(?:StoreError|StoreUnavailableError|__init__)\(\s*"([a-z_]+)"')


def test_every_code_the_record_uses_has_its_sentence() -> None:
    folder = Path(teamwork.store.__file__).parent
    codes = {code for file in folder.glob("*.py") for code in CODE.findall(file.read_text(encoding="utf-8"))}
    assert {"store_full", "record_damaged", "version_conflict"} <= codes
    assert codes <= SENTENCES.keys()


def test_each_refusal_fills_its_sentence() -> None:
    refusals = (
        VersionConflictError(3, 4),
        CommandIdReusedError(),
        GameReadOnlyError("kæden passer ikke"),
        GameExistsError("g1"),
        StoreDamagedError(game_id="g1"),
        StoreError("store_unfit", setting="synchronous", found="1", wanted="FULL"),
    )
    for refusal in refusals:
        assert "{" not in refusal.message
        assert refusal.code in SENTENCES
