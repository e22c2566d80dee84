"""The interface tells what it does: OpenAPI 3.1 made of the models, an operation for every route."""

from typing import Any

import jsonschema_rs
import pytest

from teamwork.commands import COMMANDS, SYSTEM_COMMANDS
from tests.web.rooms import ADDRESS, Rooms
from web.contract import PROBLEM_TYPE
from web.contract.openapi import openapi, operations

PATH = "/api/v1/openapi.json"


@pytest.fixture
def document(rooms: Rooms) -> Any:
    return rooms.browser().get(PATH, base_url=ADDRESS).get_json()


def test_every_route_of_the_interface_is_described(rooms: Rooms) -> None:
    described = {rule.rule for rule, _, _ in operations(rooms.app)}
    assert described == {rule.rule for rule in rooms.app.url_map.iter_rules() if rule.rule.startswith("/api/")}


def test_it_is_openapi_3_1_with_every_reference_resolved(document: Any) -> None:
    assert document["openapi"] == "3.1.0"
    schemas = document["components"]["schemas"]

    def names_in(value: Any) -> set[str]:
        match value:
            case {"$ref": str(ref)}:
                return {ref.rpartition("/")[2]}
            case dict():
                return {name for inner in value.values() for name in names_in(inner)}
            case list():
                return {name for inner in value for name in names_in(inner)}
            case _:
                return set()

    assert names_in(document) <= set(schemas)
    for schema in schemas.values():
        jsonschema_rs.meta.validate(schema)


def test_every_command_from_outside_and_none_of_the_programs_own_is_in_it(document: Any) -> None:
    body = document["paths"]["/api/v1/games/{game_id}/commands"]["post"]["requestBody"]
    kinds = set(body["content"]["application/json"]["schema"]["discriminator"]["mapping"])
    assert kinds == set(COMMANDS) - SYSTEM_COMMANDS


def test_every_operation_says_how_it_refuses(document: Any) -> None:
    for methods in document["paths"].values():
        for said in methods.values():
            refusals = {status: answer for status, answer in said["responses"].items() if status[0] in "45"}
            assert "404" in refusals
            assert ("401" in refusals) == bool(said["security"])
            assert all(set(answer["content"]) == {PROBLEM_TYPE} for answer in refusals.values())


def test_it_is_the_same_for_everybody_and_names_nobody(rooms: Rooms) -> None:
    first = rooms.browser().get(PATH, base_url=ADDRESS)
    assert rooms.browser().get(PATH, base_url=ADDRESS, headers=rooms.bearer("Ana")).data == first.data
    assert rooms.game_id not in first.text
    assert openapi(rooms.app) == first.get_json()
