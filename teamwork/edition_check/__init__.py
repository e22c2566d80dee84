"""Is a folder of files an edition that can be played? Every fault at once, each with file, key and remedy."""

from collections.abc import Mapping

from teamwork.edition import Edition
from teamwork.edition_check.assemble import assemble, canonical, content_hash
from teamwork.edition_check.course import course_faults
from teamwork.edition_check.decks import deck_faults
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.meetings import meeting_faults
from teamwork.edition_check.numbers import number_faults
from teamwork.edition_check.reading import read
from teamwork.edition_check.wording import wording_faults
from teamwork.edition_check.words import word_faults

CHECKS = (number_faults, course_faults, meeting_faults, deck_faults, word_faults, wording_faults)


def examine(files: Mapping[str, str]) -> tuple[Edition | None, tuple[Fault, ...]]:
    """
    The edition that the files make, or every fault that keeps them from being one.

    ``files`` are texts by path relative to the edition's folder, with ``/`` between.
    """
    reading = read(files)
    found = (*reading.faults, *(told for check in CHECKS for told in check(reading)))
    return (None, found) if found else (assemble(reading), ())


def faults(files: Mapping[str, str]) -> tuple[Fault, ...]:
    """Every fault of the files, none if they can be played."""
    return examine(files)[1]


__all__ = ["CHECKS", "Fault", "canonical", "content_hash", "examine", "fault", "faults"]
