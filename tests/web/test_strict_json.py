"""What goes out on the live line is the same text, whoever writes it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import strict_json

plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
messages = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5), max_leaves=20
)


@given(messages)
def test_the_line_gets_what_pythons_own_writer_would_write(message: Any) -> None:
    on_the_line = strict_json.dumps(message, separators=(",", ":"))
    assert on_the_line == json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    assert strict_json.loads(on_the_line) == message


def test_half_a_letter_goes_back_escaped_to_whoever_sent_it() -> None:
    assert strict_json.dumps({"text": "æ\ud800"}, separators=(",", ":")) == '{"text":"\\u00e6\\ud800"}'


def test_what_is_no_json_is_refused_by_both() -> None:
    with pytest.raises(TypeError):
        strict_json.dumps({"when": object()}, separators=(",", ":"))
