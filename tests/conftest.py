"""What every test may lean on: hypothesis profiles, and the servers a test asks for by name."""

import os

import hypothesis
import pytest

from tests.missing import is_ci

pytest_plugins = ["tests.figures", "tests.nginx", "tests.postgres", "tests.redis_server"]

# no deadline anywhere: a busy machine is no fault
# and the same examples each time: new ones are looked for by `thorough`, not by whoever changed something else
hypothesis.settings.register_profile("dev", deadline=None, derandomize=True)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, max_examples=40, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("TEAMWORK_HYPOTHESIS", "ci" if is_ci() else "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `quiet` all go to one worker, one after another (xdist's --dist loadgroup)."""
    for item in items:
        if item.get_closest_marker("quiet"):
            item.add_marker(pytest.mark.xdist_group("quiet"))
