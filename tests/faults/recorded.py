"""
A house whose every write is recorded: `-m tests.faults.recorded FOLDER COMMANDS` under `recorder.c`.

What was answered is noted in `answers` after it was answered, as a phone would know it: command and version.
"""

import json
import os
import sys
import uuid
from pathlib import Path

from tests.web.rooms import furnish

CANARY = "kanariefugl"
PEOPLE = ("Ana", "Bo", "Carl", "Frode", "Gry")


def main(folder: Path, commands: int) -> None:
    """So many commands of five people; in the middle one of them is forgotten by the office."""
    rooms = furnish(f"sqlite:///{folder / 'house.db'}")
    answers = os.open(folder / "answers", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(answers, json.dumps({"game_id": rooms.game_id, "person_id": rooms.people["Ana"]}).encode() + b"\n")
    people = list(PEOPLE)
    for number in range(commands):
        if number == commands // 2:
            people.remove("Ana")
            body = json.dumps({"kind": "erase_person", "person_id": rooms.people["Ana"]}).encode()
            seat = rooms.house.callers.of_secret(rooms.tokens["office"]).seat
        else:
            name = people[number % len(people)]
            said = f"{CANARY if name == 'Ana' else name}{number}@example.org"
            body, seat = json.dumps({"kind": "set_contact", "email": said}).encode(), rooms.seat(name)
        command_id = str(uuid.UUID(int=number))
        accepted = rooms.service.handle(rooms.game_id, seat, body, command_id)
        os.write(
            answers, json.dumps({"command_id": command_id, "v": accepted.v, "body": body.decode()}).encode() + b"\n"
        )
        if number % 40 == 39:
            rooms.service.store.purge_former_words(rooms.service.clock())  # empties the log, as it is done every minute


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
