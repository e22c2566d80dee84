"""What a server would write about itself while a test runs."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from web.logs import write_without_content


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is logged, as the server would write it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    write_without_content(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
