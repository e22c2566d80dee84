"""A list of people for a new game, from a spreadsheet: read with patience, judged all at once (journey O1)."""

from teamwork.people_list.judging import PeopleListError, PersonLine, read_people
from teamwork.people_list.mistake import Mistake
from teamwork.people_list.seating import new_game

__all__ = ["Mistake", "PeopleListError", "PersonLine", "new_game", "read_people"]
