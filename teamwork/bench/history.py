"""
Earlier runs, so that a regression is seen: one line of JSON each, oldest first.

Machines differ; what is compared between runs is the ratio to the floor of the same run, or to the runs on a machine
of the same kind where a figure has no floor.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

WORSE_BY = 1.3
"""By this factor a figure must be worse than the run before to be told of; less is the noise of two runs."""
MORE_IS_BETTER = frozenset(
    {"replay_events_per_s", "commands_per_s_durable", "max_commands_per_s_45", "together_ms.answered"}
)
WITH_A_FLOOR = frozenset({
    "fanout_ms", "ack_ms", "max_commands_per_s_45", "cpu_ms_per_command", "cpu_ms_per_command_at_most", "together_ms",
})  # fmt: skip
FLOOR = "own_transport"
BETWEEN_AS_MANY = {"together_ms": "people"}
"""What the parts of a figure hang on: they are compared where that was the same, of the run and of its floor."""
KIND = ("cores", "processor", "system")
"""What makes two machines one of a kind; how busy one was is not."""


class Worse(NamedTuple):
    """A figure that is worse than in the run before, by which factor."""

    name: str
    factor: float


def keep(figures: Mapping[str, Any], history: Path, at: datetime | None = None) -> None:
    """The run is the newest line of the history."""
    line = {"at": (at or datetime.now(UTC)).isoformat(timespec="seconds"), **figures}
    with history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, sort_keys=True) + "\n")


def newest(history: Path) -> dict[str, Any] | None:
    """The last run that was kept, if there is one."""
    lines = history.read_text(encoding="utf-8").splitlines() if history.exists() else []
    return dict(json.loads(lines[-1])) if lines else None


def regressions(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Worse, ...]:
    """The figures that got worse from one run to the other, in the order of their names."""
    before, after = dict(_comparable(then, now)), dict(_comparable(now, then))
    factors = ((name, _factor(name, before[name], after[name])) for name in sorted(before.keys() & after.keys()))
    return tuple(Worse(name, round(factor, 2)) for name, factor in factors if factor > WORSE_BY)


def _factor(name: str, before: float, after: float) -> float:
    """How many times worse; above one is worse."""
    if not before or not after:
        return 1.0
    return before / after if {name, name.split(".")[0]} & MORE_IS_BETTER else after / before


def _comparable(run: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    floors = dict(_numbers(_floor(run)))
    is_same_kind = _kind(run) == _kind(other)
    for name, figure in _numbers({key: part for key, part in run.items() if key not in ("floors", "machine", "at")}):
        figure_of, floor = name.split(".")[0], floors.get(name)
        if figure_of not in WITH_A_FLOOR:
            if is_same_kind:
                yield name, figure
        elif floor and _as_many(run, figure_of) == _as_many(other, figure_of):
            yield name, figure / floor


def _floor(run: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(run.get("floors", {}).get(FLOOR, {}))


def _kind(run: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(run.get("machine", {}).get(part) for part in KIND)


def _as_many(run: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    count = BETWEEN_AS_MANY.get(name)
    return tuple(of.get(name, {}).get(count) for of in (run, _floor(run))) if count else ()


def _numbers(part: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, float]]:
    for key, value in part.items():
        if isinstance(value, Mapping):
            yield from _numbers(value, f"{above}{key}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield f"{above}{key}", float(value)
