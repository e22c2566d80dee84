"""What every test may lean on: hypothesis profiles, and the servers a test asks for by name."""

import os

import hypothesis
import pytest

from tests.missing import is_ci

pytest_plugins = ["tests.figures", "tests.logged", "tests.nginx", "tests.postgres", "tests.redis_server"]

# no deadline anywhere: a busy machine is no fault
# and the same examples each time: new ones are looked for by `thorough`, not by whoever changed something else
hypothesis.settings.register_profile("dev", deadline=None, derandomize=True)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, max_examples=40, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("TEAMWORK_HYPOTHESIS", "ci" if is_ci() else "dev"))

MANY_AT_ONCE = {"attacks", "browser", "faults", "node", "scale", "transport"}
"""Folders whose tests drive real servers, browsers and nets beside one another, on however few cores there are."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Tests marked `quiet` all go to one worker, one after another (xdist's --dist loadgroup).

    In CI, where one of eight thousand would stop everyone, what drives many processes at once is tried a second time;
    the closing line counts it and names it, for whoever comes next. Nothing else is, and nothing is at home.
    """
    for item in items:
        is_quiet = item.get_closest_marker("quiet") is not None
        if is_quiet:
            item.add_marker(pytest.mark.xdist_group("quiet"))
        if is_ci() and (is_quiet or MANY_AT_ONCE & set(item.path.relative_to(item.config.rootpath).parts)):
            item.add_marker(pytest.mark.flaky(reruns=1))
