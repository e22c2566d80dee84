"""From the text of a file to a table, and from a table to a shape, telling every fault on the way."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from teamwork.edition_check.fault import Fault, fault
from teamwork.frozen import Frozen

Table: TypeAlias = Mapping[str, Any]
ShapeT = TypeVar("ShapeT", bound=Frozen)

VALUES_MOST = 5_000
"""Several times the largest file of the house's edition; more than this takes noticeable time."""

_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{16,}}")
"""A key of more dots than any edition has: the parser needs memory by the square of them."""

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_EXPECTED = {
    "int": {"da": "et helt tal uden anførselstegn", "en": "a whole number without quotes"},
    "string": {"da": "tekst i anførselstegn", "en": "text in quotes"},
    "bool": {"da": "true eller false", "en": "true or false"},
    "tuple": {"da": "en liste i firkantede klammer", "en": "a list in square brackets"},
    "mapping": {"da": "en tabel med felter", "en": "a table of keys"},
    "model": {"da": "en tabel med felter", "en": "a table of keys"},
    "dict": {"da": "en tabel med felter", "en": "a table of keys"},
}


def parse_toml(file: str, text: str) -> tuple[Table | None, Fault | None]:
    """The table in a file's text, or why it cannot be read, with the line."""
    if long_key := _LONG_KEY.search(text):
        above = text.count("\n", 0, long_key.start())
        return None, fault(file, f"line {above + 1}", "too_deep")
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        return None, fault(file, "", "too_deep")
    except ValueError as error:  # TOMLDecodeError, or a number with thousands of digits
        detail = str(error)
        place = _LINE.search(detail)
        line = place.group(1) if place else str(text.count("\n") + 1)
        said = re.sub(r"\s*\(at .*\)$", "", detail)[:120]
        return None, fault(file, f"line {line}", "toml_syntax", detail=said)
    if _has_more_than(VALUES_MOST, table):
        return None, fault(file, "", "too_many_values", limit=VALUES_MOST)
    return table, None


def _has_more_than(limit: int, table: Table) -> bool:
    """Whether a table holds more values, at any depth; walked without recursion."""
    waiting: list[object] = [table]
    count = 0
    while waiting and count <= limit:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return count > limit


def parse_shape(file: str, key: str, table: object, shape: type[ShapeT]) -> tuple[ShapeT | None, tuple[Fault, ...]]:
    """The table as a shape, or every way in which it is not one."""
    try:
        return shape.model_validate_json(json.dumps(table, default=_bare)), ()
    except ValidationError as error:
        told = (_fault(file, key, table, shape, detail) for detail in error.errors(include_url=False))
        return None, tuple(told)
    except (RecursionError, ValueError):  # too deep to write as JSON, or a number of thousands of digits
        return None, (fault(file, key, "too_deep"),)


def _bare(value: object) -> object:
    return {"not in quotes": str(value)}


def _fault(file: str, key: str, table: object, shape: type[Frozen], error: ErrorDetails) -> Fault:
    loc = error["loc"]
    place = join_key(key, key_path(table, loc))
    context = error.get("ctx", {})
    kind = error["type"]
    name = str(loc[-1]) if loc else ""
    match kind:
        case "json_invalid":
            return fault(file, key, "too_deep")
        case "missing":
            return fault(file, place, "key_missing", name=name)
        case "extra_forbidden":
            return _unknown_key(file, place, name, _siblings(shape, loc))
        case "literal_error":
            return fault(file, place, "not_one_of", choices=_choices(context["expected"]))
        case "string_pattern_mismatch" | "string_too_short" | "too_short":
            return _form_fault(file, place, str(context.get("pattern", "")))
        case "greater_than_equal":
            return fault(file, place, "number_low", number=str(error["input"])[:20], least=int(context["ge"]))
        case "less_than_equal":
            return fault(file, place, "number_high", number=str(error["input"])[:20], most=int(context["le"]))
        case _:
            return _type_fault(file, place, kind, error["msg"])


def _unknown_key(file: str, place: str, name: str, known: Iterable[str]) -> Fault:
    meant = nearest(name, known)
    if meant is None:
        return fault(file, place, "key_foreign", name=name)
    return fault(file, place, "key_unknown", name=name, nearest=meant)


def _choices(expected: object) -> str:
    return str(expected).replace("'", "").replace(" or ", ", ")


def _type_fault(file: str, place: str, kind: str, message: str) -> Fault:
    expected = _EXPECTED.get(kind.split("_")[0])
    if expected is None:
        return fault(file, place, "wrong_value", detail=message)
    return fault(file, place, "wrong_type", expected=expected["da"], expected_en=expected["en"])


def _form_fault(file: str, place: str, pattern: str) -> Fault:
    examples = {r"^[A-Z]$": "A", r"^[a-z]{2,3}$": "da", r"^[a-z][a-z0-9_-]{0,39}$": "my_id_1"}
    if pattern in examples:
        return fault(file, place, "wrong_form", example=examples[pattern])
    return fault(file, place, "empty")


def _siblings(shape: type[Frozen], loc: Sequence[int | str]) -> Iterable[str]:
    """The keys that the shape knows where the unknown one stands."""
    here: Any = shape
    for step in loc[:-1]:
        here = _inside(here, step)
    return here.model_fields if isinstance(here, type) and issubclass(here, Frozen) else ()


def _inside(annotation: Any, step: int | str) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        field = annotation.model_fields.get(str(step))
        return _model_in(field.annotation) if field else None
    return annotation


def _model_in(annotation: Any) -> Any:
    """The one model inside ``Mapping[str, Model] | None`` and the like, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, if any does."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None)


def join_key(key: str, rest: str) -> str:
    """Two parts of a dotted path as one."""
    return f"{key}.{rest}" if key and rest else key or rest


def key_path(table: object, loc: Iterable[int | str]) -> str:
    """The dotted path to a place, list entries by their own id: ``steps[wall].minutes``."""
    path, here = "", table
    for step in loc:
        if isinstance(step, int) and isinstance(here, list) and step < len(here):
            here = here[step]
            path += f"[{_entry_name(here, step)}]"
        else:
            here = here.get(str(step)) if isinstance(here, Mapping) else None
            path = join_key(path, str(step)) if step != "[key]" else path
    return path


def _entry_name(entry: object, number: int) -> str:
    if isinstance(entry, Mapping):
        name = entry.get("id") or entry.get("code")
        if isinstance(name, str):
            return name
    return str(number + 1)
