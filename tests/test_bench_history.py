"""The history of measurements: what is told of is what got worse, whatever machine it was."""

from pathlib import Path
from typing import Any

from teamwork.bench.history import Worse, keep, newest, regressions


def run(fanout: float, floor: float, replay: float = 50_000) -> dict[str, Any]:
    return {
        "fanout_ms": {"p50": fanout},
        "replay_events_per_s": replay,
        "machine": {"cores": 2},
        "floors": {"own_transport": {"fanout_ms": {"p50": floor}}},
    }


def test_a_figure_with_a_floor_is_compared_by_its_ratio() -> None:
    """A machine half as fast makes nothing worse; a command that costs more does."""
    assert regressions(run(10, 5), run(20, 10)) == ()
    assert regressions(run(10, 5), run(20, 5)) == (Worse("fanout_ms.p50", 2.0),)


def test_of_some_figures_more_is_better() -> None:
    assert regressions(run(10, 5, replay=50_000), run(10, 5, replay=90_000)) == ()
    assert regressions(run(10, 5, replay=50_000), run(10, 5, replay=25_000)) == (Worse("replay_events_per_s", 2.0),)


def test_without_a_floor_in_both_runs_nothing_is_said() -> None:
    bare = run(10, 5)
    del bare["floors"]
    assert regressions(bare, run(90, 5)) == ()


def test_the_newest_run_is_the_last_that_was_kept(tmp_path: Path) -> None:
    history = tmp_path / "runs.jsonl"
    assert newest(history) is None
    keep(run(10, 5), history)
    keep(run(11, 5), history)
    assert (newest(history) or {})["fanout_ms"] == {"p50": 11}
