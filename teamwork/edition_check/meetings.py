"""Faults of agendas, missions and twists."""

from collections.abc import Iterator

from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.ids import id_faults
from teamwork.edition_check.reading import EDITION, MISSIONS, Reading, agenda_file, words_file
from teamwork.edition_check.shapes import AgendaFile
from teamwork.edition_check.vocabulary import DEEDS


def meeting_faults(reading: Reading) -> Iterator[Fault]:
    """What would leave a meeting without its agenda, a step without its time, a mission without its deeds."""
    yield from _missing_agendas(reading)
    yield from _agendas_twice(reading)
    for agenda_id, agenda in reading.agendas.items():
        yield from _agenda_faults(agenda_file(agenda_id), agenda)
    yield from _mission_faults(reading)
    yield from _count_faults(reading)


def _camps(reading: Reading) -> int:
    season = reading.edition.season
    return len(season.camp_weeks) if season is not None else 0


def _missing_agendas(reading: Reading) -> Iterator[Fault]:
    present = {(agenda.kind, agenda.camp) for agenda in reading.agendas.values()}
    for camp in range(1, _camps(reading) + 1):
        if ("camp", camp) not in present:
            yield from _missing(reading, f"camp_{camp}", f'kind = "camp", camp = {camp}')
    for kind in ("check_in", "mentor_meeting"):
        if kind not in {found for found, _ in present}:
            yield from _missing(reading, kind, f'kind = "{kind}"')


def _missing(reading: Reading, agenda_id: str, needs: str) -> Iterator[Fault]:
    """Not told of a file that is there and broken: its own faults come first."""
    file = agenda_file(agenda_id)
    if file not in reading.files or agenda_id in reading.agendas:
        yield fault(file, "", "agenda_missing", meeting=agenda_id, needs=needs)


def _agendas_twice(reading: Reading) -> Iterator[Fault]:
    first: dict[tuple[str, int | None], str] = {}
    for agenda_id, agenda in reading.agendas.items():
        meeting = (agenda.kind, agenda.camp if agenda.kind == "camp" else None)
        file = agenda_file(agenda_id)
        if meeting in first:
            name = f"camp {agenda.camp}" if agenda.kind == "camp" else agenda.kind
            yield fault(file, "kind", "agenda_twice", meeting=name, other=first[meeting])
        first.setdefault(meeting, file)
        camps = _camps(reading)
        if agenda.kind == "camp" and agenda.camp is not None and camps and agenda.camp > camps:
            yield fault(file, "camp", "camp_unknown", camps=camps)


def _agenda_faults(file: str, agenda: AgendaFile) -> Iterator[Fault]:
    if (agenda.kind == "camp") != (agenda.camp is not None):
        yield fault(file, "camp", "camp_number")
    total = sum(step.minutes for step in agenda.steps)
    if total != agenda.minutes:
        yield fault(file, "minutes", "minutes_differ", sum=total, stated=agenda.minutes)
    if not any(step.round == "learning" for step in agenda.steps):
        yield fault(file, "steps", "learning_missing")
    yield from id_faults(file, "steps", (step.id for step in agenda.steps))
    for step in agenda.steps:
        key = f"steps[{step.id}]"
        if step.minutes < 1:
            yield fault(file, f"{key}.minutes", "number_low", number=step.minutes, least=1)
        if (step.level is None) != (step.sharing is None):
            yield fault(file, f"{key}.sharing", "sharing_unpaired")


def _mission_faults(reading: Reading) -> Iterator[Fault]:
    yield from id_faults(MISSIONS, "", reading.ids(MISSIONS))
    for mission_id, mission in reading.missions.items():
        for number, need in enumerate(mission.needs, start=1):
            key = f"{mission_id}.needs[{number}]"
            for field, deed in (("deed", need.deed), ("or_deed", need.or_deed)):
                if deed is not None and deed not in DEEDS:
                    yield fault(MISSIONS, f"{key}.{field}", "deed_unknown", name=deed, choices=", ".join(DEEDS))
            if need.times < 1:
                yield fault(MISSIONS, f"{key}.times", "number_low", number=need.times, least=1)


def _count_faults(reading: Reading) -> Iterator[Fault]:
    counts = reading.edition.counts
    if counts is None:
        return
    twists = words_file(reading.languages[0], "twists") if reading.languages else EDITION
    for file, least in ((MISSIONS, counts.missions_least), (twists, counts.twists_least)):
        if reading.has(file) and len(reading.ids(file)) < least:
            yield fault(file, "", "too_few", found=len(reading.ids(file)), least=least)
