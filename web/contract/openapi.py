"""The interface's own description: OpenAPI 3.1, made of the routes and the models behind them."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from flask import Flask
from pydantic import BaseModel, TypeAdapter
from werkzeug.routing import Rule

from web.contract.operations import Operation
from web.contract.problems import PROBLEM_TYPE, Problem

PREFIX = "/api/v1"
TEMPLATE = "#/components/schemas/{model}"
ABOUT = (
    "The same seats, views and commands as the live line. Times are ISO 8601 in UTC. What a caller has no business "
    "with is answered as what does not exist. Whole numbers are written without a point. "
    "A token opens what its holder may open: `teamwork token add`."
)
Schema = dict[str, Any]


def openapi(app: Flask) -> Schema:
    """The document of every operation that the application answers under ``/api/v1``."""
    schemas: Schema = {}
    paths: Schema = {}
    for rule, method, found in sorted(operations(app), key=lambda each: (each[0].rule, each[1])):
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        paths.setdefault(path, {})[method.lower()] = _operation(rule, found, schemas)
    schemas["Problem"] = _of_model(Problem, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Teamwork", "version": "1", "description": ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def operations(app: Flask) -> Iterator[tuple[Rule, str, Operation]]:
    """Every operation by its rule and method."""
    for rule in app.url_map.iter_rules():
        found = getattr(app.view_functions[rule.endpoint], "operation", None)
        if found is not None:
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                yield rule, method, found


def _operation(rule: Rule, found: Operation, schemas: Schema) -> Schema:
    said: Schema = {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": found.summary,
        "parameters": [*_path(rule, found), *_query(found, schemas)],
        "responses": {"200": _answer(found, schemas), **{str(status): _refusal(status) for status in found.refusals}},
        "security": [] if found.is_public else [{"token": []}],
    }
    if found.body is not None:
        body = _of_adapter(found.body, schemas)
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return said


def _path(rule: Rule, found: Operation) -> Iterator[Schema]:
    for name in sorted(rule.arguments):
        yield {"name": name, "in": "path", "required": True, "schema": found.path.get(name, {"type": "string"})}


def _query(found: Operation, schemas: Schema) -> Iterator[Schema]:
    if found.query is None:
        return
    whole = _of_model(found.query, schemas)
    for name, schema in whole["properties"].items():
        optional = [each for each in schema.pop("anyOf", ()) if each != {"type": "null"}]
        shape = {**(optional[0] if optional else {}), **schema}
        if shape.get("default", 0) is None:
            del shape["default"]
        about = {"description": shape.pop("description")} if "description" in shape else {}
        yield {"name": name, "in": "query", "required": name in whole.get("required", ()), **about, "schema": shape}


def _answer(found: Operation, schemas: Schema) -> Schema:
    content: Schema = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in found.files}
    if found.answers is not None:
        name = found.answers.__name__
        schemas[name] = _of_model(found.answers, schemas)
        content["application/json"] = {"schema": {"$ref": TEMPLATE.format(model=name)}}
    return {"description": "As asked.", "content": content}


def _refusal(status: int) -> Schema:
    schema = {"$ref": TEMPLATE.format(model="Problem")}
    return {"description": HTTPStatus(status).phrase, "content": {PROBLEM_TYPE: {"schema": schema}}}


def _of_model(model: type[BaseModel], schemas: Schema) -> Schema:
    return _without_definitions(model.model_json_schema(ref_template=TEMPLATE), schemas)


def _of_adapter(adapter: TypeAdapter[Any], schemas: Schema) -> Schema:
    return _without_definitions(adapter.json_schema(ref_template=TEMPLATE), schemas)


def _without_definitions(schema: Schema, schemas: Schema) -> Schema:
    schemas.update(schema.pop("$defs", {}))
    return schema
