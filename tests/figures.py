"""What a test of a promise measured, each figure beside the bar it should hold; `tests.trust` prints them all."""

import json
from typing import Protocol

import pytest


class Figure(Protocol):
    """Notes a figure; one of time or memory may have a bar that no test is failed by."""

    def __call__(self, name: str, value: float, at_most: float | None = None) -> None: ...


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Names end in what they count; no two tests note the same one."""

    def note(name: str, value: float, at_most: float | None = None) -> None:
        rounded = round(value, 2)
        noted = json.dumps({"value": rounded} | ({} if at_most is None else {"at_most": at_most}))
        # as pytest's record_property does, which warns of the newer kind of report though that holds it too
        request.node.user_properties.append((name, noted))
        print(f"{name} {rounded:g}" + ("" if at_most is None else f" (at most {at_most:g})"))

    return note
