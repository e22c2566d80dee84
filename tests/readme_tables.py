"""
The README's tables that are made from the code, so that they cannot part ways.

    python -m tests.readme_tables     writes them into README.md
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from teamwork.commands import COMMANDS, SYSTEM_COMMANDS
from teamwork.rules.permissions import PERMISSIONS
from teamwork.seats import Role
from teamwork.sentences import SENTENCES

README = Path(__file__).parents[1] / "README.md"
ROLE_ORDER = (Role.GRADUATE, Role.COACH, Role.HELPER, Role.OFFICE)


def commands_table() -> str:
    """Kind, who may give it, and its fields; ``?`` marks one that may be left out."""
    rows = ["| command | who | fields |", "| --- | --- | --- |"]
    for kind, model in COMMANDS.items():
        if kind in SYSTEM_COMMANDS:
            continue
        who = ", ".join(role.value for role in ROLE_ORDER if role in PERMISSIONS[kind].roles)
        fields = [
            f"`{name}{'' if field.is_required() else '?'}`: {_shape(field.annotation)}"
            for name, field in model.model_fields.items()
            if name not in ("kind", "done_at")
        ]
        rows.append(f"| `{kind}` | {who} | {' · '.join(fields) or '–'} |")
    return "\n".join(rows)


def _shape(annotation: Any) -> str:
    options = [option for option in get_args(annotation) if option is not type(None)]
    origin = get_origin(annotation)
    if origin is not None and str(origin).endswith("Literal"):
        return " \\| ".join(str(option) for option in options)
    if origin in (tuple, list):
        return f"list of {_shape(options[0])}"
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return "map"
    if options:
        return " \\| ".join(dict.fromkeys(_shape(option) for option in options if not _is_constraint(option)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "{" + ", ".join(annotation.model_fields) + "}"
    if hasattr(annotation, "__members__"):
        return " \\| ".join(str(member.value) for member in annotation)
    return {"str": "text", "int": "number", "bool": "yes/no"}.get(annotation.__name__, annotation.__name__)


def _is_constraint(option: Any) -> bool:
    return not isinstance(option, type) and get_origin(option) is None


def codes_table() -> str:
    """Every code a refusal can carry, with its Danish sentence."""
    rows = ["| code | sentence |", "| --- | --- |"]
    rows += [f"| `{code}` | {sentence.replace('|', chr(92) + '|')} |" for code, sentence in sorted(SENTENCES.items())]
    return "\n".join(rows)


TABLES: Mapping[str, Callable[[], str]] = {"commands": commands_table, "codes": codes_table}


def filled(text: str) -> str:
    """The README with each table between its marks made anew."""
    for name, table in TABLES.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(\n?<!-- /{name} -->)", re.DOTALL)
        text = marks.sub(partial(_between, table()), text)
    return text


def _between(made: str, match: re.Match[str]) -> str:
    return f"{match[1]}{made}\n{match[2].lstrip()}"


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
