"""What came of a season, in figures of whole games: no person and no order of teams (rule 3.4)."""

from typing import Any

from teamwork.model import Game
from teamwork.rules import board
from teamwork.rules.tables import team_ids
from teamwork.rules.whole_team import has_won


def result_of(game: Game, seed: int) -> dict[str, Any]:
    """The line that ``simulate --json`` prints for a game; the same seed gives the same line."""
    in_job, of = board.pot(game)
    return {
        "game_id": game.id,
        "seed": seed,
        "edition": {"id": game.edition.id, "version": game.edition.version, "hash": game.edition.hash},
        "phase": game.phase,
        "result": [_ending(game, team_id) for team_id in team_ids(game)],
        "versions": game.v,
        "in_job": in_job,
        "of": of,
        **_figures(game),
    }


def _ending(game: Game, team_id: str) -> dict[str, Any]:
    team = game.teams[team_id]
    return {
        "team_id": team.id,
        "endings": list(team.endings),
        "holds_now": has_won(game, team.id),
        "missions_held": sum(1 for m in game.missions.values() if m.team_id == team.id and m.is_held),
    }


def _figures(game: Game) -> dict[str, int]:
    actions = [card for card in game.cards.values() if card.kind == "action"]
    return {
        "dreams": sum(card.kind == "dream" for card in game.cards.values()),
        "strengths_taken": sum(card.kind == "strength" and card.state == "open" for card in game.cards.values()),
        "actions_ended": sum(card.state in ("done", "partly", "not_done") for card in actions),
        "actions_done": sum(card.state in ("done", "partly") for card in actions),
        "doors": len(game.doors),
        "doors_lit": sum(door.lit_at is not None for door in game.doors.values()),
        "keys_given": len(game.keys),
        "keys_used": sum(key.state == "used" for key in game.keys.values()),
        "asks_claimed": len(game.claims),
        "asks_helped": sum(claim.state == "helped" for claim in game.claims.values()),
        "thanks": len(game.thanks),
        "meetings_held": sum(meeting.state == "held" for meeting in game.meetings.values()),
        "missions_held": sum(bool(mission.is_held) for mission in game.missions.values()),
    }
