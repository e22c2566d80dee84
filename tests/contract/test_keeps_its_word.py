"""
Schemathesis over the whole interface: every answer is one that the document tells of, and every spoilt request is
refused as a problem.

`TEAMWORK_LONG=1` tries five hundred of each operation.
"""

import os
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode

from tests.web.rooms import ADDRESS, Rooms, furnish
from web.contract import PROBLEM_TYPE
from web.contract.openapi import operations
from web.pace import Allowances

IS_LONG = os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
TRIES = 500 if IS_LONG else 25
UNREADABLE = {"invalid_field", "missing_field", "unknown_command"}
SETTINGS = {
    # well-formed and yet against a rule of the game, such as a personal number in a text, is 422 too: see below
    "positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422"]},
}
WHO = ("Ana", "Kim", "office", "screen")

ROOMS: Rooms = furnish()
ROOMS.house.allowances = Allowances(1e12, 1e12)
OPERATIONS = sorted(
    (method, rule.rule.replace("<", "{").replace(">", "}"), bool(found.query or found.body or found.path))
    for rule, method, found in operations(ROOMS.app)
)
"""Method, path, and whether there is anything in a request to spoil."""
CONFIG = SchemathesisConfig.from_dict({"checks": SETTINGS, "generation": {"with-security-parameters": False}})
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", ROOMS.app, config=CONFIG, base_url=ADDRESS)
THERE = {"game_id": ROOMS.game_id, "edition_hash": ROOMS.service.game(ROOMS.game_id).edition.hash}


def lead_to_what_is_there(case: Any) -> None:
    """The address names a game and an edition that exist, unless the address itself is what was spoilt."""
    path = case.meta.components.get(ParameterLocation.PATH)
    if path is not None and path.mode is GenerationMode.POSITIVE:
        case.path_parameters.update({name: value for name, value in THERE.items() if name in case.path_parameters})


@schemathesis.check
def what_the_document_allows_is_never_called_unreadable(ctx: Any, response: Any, case: Any) -> None:
    if case.meta and case.meta.generation.mode is GenerationMode.POSITIVE and response.status_code == 422:
        refused = response.json()
        # JSON Schema takes 1.0 for an integer and the engine does not: the document says so in words
        is_written_with_a_point = refused["params"].get("problem") == "int_type"
        assert refused["code"] not in UNREADABLE or is_written_with_a_point, response.text


@schemathesis.check
def every_refusal_is_a_problem(ctx: Any, response: Any, case: Any) -> None:
    if response.status_code >= 400:
        assert response.headers["content-type"][0] == PROBLEM_TYPE
        assert response.json()["status"] == response.status_code


MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
TRIED = [
    pytest.param(method, path, mode, is_there, id=f"{method} {path} {mode.value}{' there' if is_there else ''}")
    for method, path, can_be_spoilt in OPERATIONS
    for mode in MODES
    for is_there in ((True, False) if "{" in path else (False,))
    if mode is GenerationMode.POSITIVE or can_be_spoilt
]


@pytest.mark.parametrize(("method", "path", "mode", "is_there"), TRIED)
def test_the_interface_keeps_its_word(method: str, path: str, mode: Any, is_there: bool) -> None:
    operation = SCHEMA[path][method]

    @hypothesis.given(operation.as_strategy(generation_mode=mode), hypothesis.strategies.sampled_from(WHO))
    @hypothesis.settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        derandomize=not IS_LONG,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    def keeps_it(case: Any, name: str) -> None:
        if is_there:
            lead_to_what_is_there(case)
        case.call_and_validate(headers={**ROOMS.bearer(name), "Accept-Encoding": "identity"})

    keeps_it()
    assert ROOMS.browser().get("/healthz", base_url=ADDRESS).status_code == 200
