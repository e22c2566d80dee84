"""A coach's rehearsal: bots take the empty chairs when asked, and play for as long as somebody looks on (rule 11)."""

import logging
from threading import Thread
from typing import Any

from flask import Blueprint, request

from teamwork.demo.rehearsing import fill_empty_chairs, has_bots_to_play, rehearse
from teamwork.seats import Role
from web import language
from web.callers import require_role
from web.house import House, house

LOOKED_EVERY_SECONDS = 3

bp = Blueprint("rehearsing", __name__)
log = logging.getLogger("web.rehearsing")


@bp.post("/coach/bots")
def seat_bots() -> dict[str, int]:
    """Bots on every empty chair of the coach's rehearsal; 404 in a game that is none."""
    caller = house().callers.of_request(request, "person")
    require_role(caller, Role.COACH)
    return {"seated": fill_empty_chairs(house().service, caller.game_id or "", language.lang())}


class Rehearsals:
    """Whose bots play now in this process."""

    def __init__(self, of: House) -> None:
        self._house = of
        self._playing: dict[str, Thread] = {}

    def is_playing(self, game_id: str) -> bool:
        """Whether bots play there."""
        return game_id in self._playing and self._playing[game_id].is_alive()

    def look(self) -> None:
        """Bots begin wherever somebody looks at a rehearsal in which they sit; they stop by themselves."""
        for game_id in self._house.broadcast.watched():
            if not self.is_playing(game_id) and has_bots_to_play(self._house.service.game(game_id)):
                self._playing[game_id] = Thread(target=self._play, args=(game_id,), daemon=True)
                self._playing[game_id].start()

    def _play(self, game_id: str) -> None:
        try:
            rehearse(self._house.service, game_id, lambda: game_id in self._house.broadcast.watched())
        except Exception:
            log.exception("bots_stumbled")


def keep_rehearsing(of: House, sleep: Any) -> None:
    """For as long as the server runs."""
    rehearsals = Rehearsals(of)
    while True:
        sleep(LOOKED_EVERY_SECONDS)
        try:
            rehearsals.look()
        except Exception:
            log.exception("rehearsals_failed")
