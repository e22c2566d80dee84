"""From cells to people: every mistake at once, and no person unless there is none."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from teamwork.edition import Edition
from teamwork.errors import TeamworkError
from teamwork.frozen import Frozen
from teamwork.people_list import columns
from teamwork.people_list.cells import BYTES_MOST, LINES_MOST, Line, UnreadableError, lines_of
from teamwork.people_list.mistake import Mistake
from teamwork.rules.contact import is_email, is_phone
from teamwork.rules.texts import has_personal_number

MISTAKES_MOST = 200
"""Enough to mend a list by; a file that is no list at all could have thousands."""


class PersonLine(Frozen):
    """One person of a list, as the game will seat them."""

    row: int
    name: str
    team: str
    role: str
    helper_kind: str | None = None
    email: str | None = None
    phone: str | None = None


class PeopleListError(TeamworkError):
    """The list cannot be used; ``mistakes`` are all of them, in the order of the list."""

    status = 422

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("people_list_unfit", count=len(mistakes), first=mistakes[0].line())


def read_people(content: bytes, edition: Edition) -> tuple[PersonLine, ...]:
    """
    The people of a CSV or XLSX file, in its order, teams by the names it gives them.

    Raises:
        PeopleListError: anything is wrong; nothing of the list is used.
    """
    try:
        lines = lines_of(content)
    except UnreadableError as error:
        limits = {"limit_mb": BYTES_MOST // 1024 // 1024, "limit": LINES_MOST}
        raise PeopleListError((Mistake(row=None, column=None, code=str(error), params=limits),)) from None
    if len(lines) < 2:
        raise PeopleListError((Mistake(row=None, column=None, code="list_empty"),))
    reader = _Reader(edition, lines[0])
    people = tuple(person for line in lines[1:] if (person := reader.person(line)) is not None)
    mistakes = (*reader.mistakes, *_whole_list(edition, people, reader))
    if mistakes:
        raise PeopleListError(tuple(sorted(mistakes, key=lambda mistake: mistake.row or 0))[:MISTAKES_MOST])
    return people


class _Reader:
    """Collects mistakes while it reads line by line; used once."""

    def __init__(self, edition: Edition, heading: Line) -> None:
        self._edition = edition
        self._row, self._headings = heading
        self.mistakes: list[Mistake] = []
        self.is_complete = False
        self._teams: dict[str, str] = {}
        """Teams as they were first written, by how they are compared."""
        self._fields = self._read_headings()

    def column(self, field: str) -> str:
        """The heading of a field as the list has it."""
        return next((self._headings[place] for place, name in self._fields.items() if name == field), field)

    def _read_headings(self) -> Mapping[int, str]:
        fields: dict[int, str] = {}
        for place, heading in enumerate(self._headings):
            field = columns.field_of(heading)
            if field is None and heading:
                self._tell(self._row, heading[:40], "column_unknown", **_in_both(columns.column_choices, "choices"))
            elif field in fields.values():
                self._tell(self._row, heading[:40], "column_twice", heading=heading[:40])
            elif field is not None:
                fields[place] = field
        missing = [field for field in columns.NEEDED if field not in fields.values()]
        for field in missing:
            names = {language: known[field] for language, known in columns.NAMES.items()}
            self._tell(self._row, None, "column_missing", heading=names["da"], heading_en=names["en"])
        self.is_complete = not missing
        return fields

    def _tell(self, row: int, column: str | None, code: str, **params: str | int) -> None:
        self.mistakes.append(Mistake(row=row, column=column, code=code, params=params))

    # ---- a line ---------------------------------------------------------------------------------

    def person(self, line: Line) -> PersonLine | None:
        """The person of a line; None when something in it is wrong."""
        before = len(self.mistakes)
        row, cells = line
        self._refuse_personal_numbers(row, cells)
        if not self.is_complete:
            return None
        texts = {field: cells[place] if place < len(cells) else "" for place, field in self._fields.items()}
        role = self._role(row, texts["role"])
        helper_kind = self._helper_kind(row, texts.get("helper_kind", ""), role)
        self._require_name(row, "name", texts["name"])
        self._require_name(row, "team", texts["team"])
        self._judge_contact(row, texts)
        if len(self.mistakes) > before or role is None:
            return None
        return PersonLine(
            row=row,
            name=texts["name"],
            team=self._teams.setdefault(columns.plain(texts["team"]) or texts["team"], texts["team"]),
            role=role,
            helper_kind=helper_kind,
            email=texts.get("email") or None,
            phone=texts.get("phone") or None,
        )

    def _refuse_personal_numbers(self, row: int, cells: Iterable[str]) -> None:
        for place, cell in enumerate(cells):
            if has_personal_number(cell):
                heading = self._headings[place] if place < len(self._headings) else str(place + 1)
                self._tell(row, heading[:40], "personal_number")

    def _require_name(self, row: int, field: str, text: str) -> None:
        limits = self._edition.limits.text_lengths
        limit = limits.get("name", limits["other"])
        if not text:
            self._tell(row, self.column(field), f"{field}_missing")
        elif len(text) > limit:
            self._tell(row, self.column(field), "text_too_long", length=len(text), limit=limit)

    def _role(self, row: int, text: str) -> str | None:
        role = columns.role_of(text)
        if role is None:
            code = "role_unknown" if text else "role_missing"
            self._tell(row, self.column("role"), code, choices=columns.ROLE_CHOICES)
        return role

    def _helper_kind(self, row: int, text: str, role: str | None) -> str | None:
        if not text or role is None:
            return None
        column = self.column("helper_kind")
        if role != "helper":
            self._tell(row, column, "helper_kind_for_helpers")
            return None
        kind = columns.helper_kind_of(self._edition, text)
        if kind is None:
            self._tell(row, column, "helper_kind_unknown", choices=columns.helper_kind_choices(self._edition))
        return kind

    def _judge_contact(self, row: int, texts: Mapping[str, str]) -> None:
        limits = self._edition.limits.text_lengths
        for field, is_fit in (("email", is_email), ("phone", is_phone)):
            text, limit = texts.get(field, ""), limits.get(field, limits["other"])
            if text and len(text) > limit:
                self._tell(row, self.column(field), "text_too_long", length=len(text), limit=limit)
            elif text and not is_fit(text) and not has_personal_number(text):
                self._tell(row, self.column(field), f"{field}_unreadable")


def _in_both(told: Callable[[str], str], param: str) -> Mapping[str, str]:
    return {param: told("da"), f"{param}_en": told("en")}


# ---- the whole list -----------------------------------------------------------------------------


def _whole_list(edition: Edition, people: tuple[PersonLine, ...], reader: _Reader) -> Iterator[Mistake]:
    yield from _twice(people)
    yield from _too_many(edition, people, reader)
    teams = dict.fromkeys(person.team for person in people)
    is_whole = reader.is_complete and not reader.mistakes
    if is_whole and len(teams) != edition.sizes.teams:
        params = {"given": len(teams), "wanted": edition.sizes.teams}
        yield Mistake(row=None, column=reader.column("team"), code="teams_differ", params=params)


def _twice(people: tuple[PersonLine, ...]) -> Iterator[Mistake]:
    """Two may share a name, but nobody an address or a number too."""
    first: dict[tuple[str | None, ...], int] = {}
    for person in people:
        same = (person.name, person.team, person.role, person.email, person.phone)
        is_known = person.email is not None or person.phone is not None
        if is_known and same in first:
            yield Mistake(row=person.row, column=None, code="person_twice", params={"first": first[same]})
        first.setdefault(same, person.row)


def _too_many(edition: Edition, people: tuple[PersonLine, ...], reader: _Reader) -> Iterator[Mistake]:
    sizes = edition.sizes
    rooms = {"graduate": sizes.graduates, "coach": sizes.coaches, "helper": sizes.helpers}
    seats: Counter[tuple[str, str]] = Counter()
    for person in people:
        seats[person.team, person.role] += 1
        if seats[person.team, person.role] > rooms[person.role]:
            yield Mistake(
                row=person.row, column=reader.column("role"), code="table_full", params={"room": rooms[person.role]}
            )
