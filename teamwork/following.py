"""Taking what was stored, here or by another process, and telling everyone who listens, in order."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from teamwork.events import Record
from teamwork.evolve import apply
from teamwork.forgetting import erasures_in
from teamwork.live_game import LiveGame, Step, Version
from teamwork.live_games import LiveGames
from teamwork.store import Store
from teamwork.store.errors import StoreUnavailableError
from teamwork.words import WordChange


class FollowedGames(LiveGames):
    """Games whose every version is told, whichever process stored it."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__(store, clock)
        self._listeners: list[Callable[[LiveGame, Step], None]] = []
        self._on_stored: list[Callable[[str, int], None]] = []

    def on_step(self, listener: Callable[[LiveGame, Step], None]) -> None:
        """``listener`` is called with all that was stored, in order, under the game's lock; a step may span several."""
        self._listeners.append(listener)

    def on_stored(self, listener: Callable[[str, int], None]) -> None:
        """
        ``listener`` is called with game and version of all that this process itself has stored, in the game's turn.

        Words that hold without a version are told with the version at which the game stands.
        """
        self._on_stored.append(listener)

    def _tell_stored(self, game_id: str, v: int) -> None:
        for listener in self._on_stored:
            listener(game_id, v)

    def _take(self, live: LiveGame, *versions: Version) -> None:
        """The last of the versions is the newest, and they are told as one."""
        with live.lock:
            step = live.take(*versions)
            for listener in self._listeners:
                listener(live, step)

    def _take_record(self, live: LiveGame, record: Record, words: Iterable[WordChange]) -> None:
        self._take(live, Version(apply(live.game, record), words))
        if any(erasures_in(record)):
            kept = self.store.words(live.game.id)
            with live.lock:
                live.forget(kept)

    def _change_words(self, live: LiveGame, changes: Iterable[WordChange]) -> None:
        with live.lock:
            live.change_words(changes)

    def catch_up(self, live: LiveGame) -> None:
        """Takes what other processes have stored since; their words come whole."""
        with live.turn:
            for record in tuple(self.records(live.game.id, after=live.game.v)):
                stored = self.store.words(live.game.id)
                self._take_record(live, record, _as_changes(live.words, stored))

    # ---- other processes ------------------------------------------------------------------------

    def _is_behind(self, live: LiveGame) -> bool:
        """Whether another process has stored more than this one has heard of: a refusal would judge by what was."""
        return self.store.is_shared and self.store.game(live.game.id).v > live.game.v

    def follow(self, game_id: str, v: int) -> None:
        """A game in memory stands at least at ``v``, which another process has stored, with the words that hold now."""
        live = self._live.get(game_id)
        if live is None:
            return
        with live.turn:
            if live.game.v < v:
                self.catch_up(live)
            else:
                self._refresh_words(live)

    def follow_all(self) -> None:
        """Every game in memory stands where the record stands; one that was deleted is forgotten."""
        remembered = self._remembered
        heads = self.store.heads()
        for game_id in remembered - heads.keys():
            self._forget_deleted(game_id)
        for game_id, live in tuple(self._live.items()):
            if live.game.v < heads.get(game_id, 0):
                self._follow_alone(live)

    def _follow_alone(self, live: LiveGame) -> None:
        """What cannot be followed is its own game's trouble and no other's."""
        try:
            self.catch_up(live)
        except StoreUnavailableError:
            raise
        except Exception:  # a poison event may fail in any way
            self.distrust(live.game.id)

    def _refresh_words(self, live: LiveGame) -> None:
        changes = _as_changes(live.words, self.store.words(live.game.id))
        if changes:
            self._change_words(live, changes)


def _as_changes(mine: Mapping[str, str], stored: Mapping[str, str]) -> tuple[WordChange, ...]:
    keys = {key for key in (*mine, *stored) if mine.get(key) != stored.get(key)}
    return tuple(WordChange(key=key, person_id="", body=stored.get(key)) for key in sorted(keys))
