"""Faults of ids: each written plainly, each only once, none missing that a rule names."""

import re
from collections.abc import Iterable, Iterator

from teamwork.edition_check.fault import Fault, fault

ID_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def id_faults(file: str, key: str, names: Iterable[str]) -> Iterator[Fault]:
    """Ids of a list that are misshapen or stand there twice."""
    seen: set[str] = set()
    for name in names:
        place = f"{key}[{name[:40]}]" if key else name[:40]
        if not ID_FORM.fullmatch(name):
            yield fault(file, place, "wrong_form", example="my_id_1")
        if name in seen:
            yield fault(file, place, "twice", name=name[:40])
        seen.add(name)


def needed_faults(file: str, key: str, names: Iterable[str], needed: Iterable[str]) -> Iterator[Fault]:
    """Ids that rules name themselves and that are not there."""
    present = set(names)
    for name in needed:
        if name not in present:
            yield fault(file, f"{key}[{name}]", "required_id", name=name)
