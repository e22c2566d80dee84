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


def together(people: int, answered: int, last_screen: float, floor_people: int = 45) -> dict[str, Any]:
    made = run(10, 5)
    made["together_ms"] = {"people": people, "answered": answered, "last_screen": last_screen}
    made["floors"]["own_transport"]["together_ms"] = {"people": floor_people, "answered": 45, "last_screen": 30}
    return made


def test_a_hall_where_more_take_part_is_no_worse_hall() -> None:
    """What everybody at once costs is compared between as many."""
    assert regressions(together(18, 18, 100), together(44, 44, 240)) == ()
    assert regressions(together(44, 44, 100), together(44, 44, 240, floor_people=9)) == ()
    assert regressions(together(44, 44, 100), together(44, 44, 240)) == (Worse("together_ms.last_screen", 2.4),)


def test_fewer_who_were_answered_is_worse() -> None:
    assert regressions(together(44, 22, 100), together(44, 44, 100)) == ()
    assert regressions(together(44, 44, 100), together(44, 22, 100)) == (Worse("together_ms.answered", 2.0),)


def test_what_has_no_floor_is_compared_on_a_machine_of_the_same_kind() -> None:
    """How busy the machine was beforehand is no part of its kind."""
    before, after = run(10, 5), run(10, 5, replay=25_000)
    after["machine"] = {"cores": 2, "load_before": 1.5}
    assert regressions(before, after) == (Worse("replay_events_per_s", 2.0),)
    after["machine"] = {"cores": 1}
    assert regressions(before, after) == ()


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
