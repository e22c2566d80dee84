"""Words that several pages of the office say, in the reader's language."""

from datetime import date
from typing import Any

from web import language
from web.language import t


def role_name(role: str) -> str:
    """What somebody is at the table."""
    match role:
        case "graduate":
            return t("Dimittend")
        case "coach":
            return t("Coach")
        case _:
            return t("Hjælper")


def meeting_kind_name(kind: str) -> str:
    """What kind of meeting it is."""
    match kind:
        case "camp":
            return t("Camp")
        case "check_in":
            return t("Check-in")
        case _:
            return t("Mentormøde")


def meeting_name(meeting: Any) -> str:
    """A meeting by kind and number; from the state or the view."""
    kind, number = (meeting["kind"], meeting["number"]) if isinstance(meeting, dict) else (meeting.kind, meeting.number)
    return f"{meeting_kind_name(kind)} {number}"


def long_day(day: date) -> str:
    """A day as people write it: »3. februar 2026«, “3 February 2026”."""
    return language.day(day, f"{_day_form()} MMMM y")


def short_day(day: date) -> str:
    """The same in little room."""
    return language.day(day, f"{_day_form()} MMM y")


def day_of_year(day: date) -> str:
    """A day whose year goes without saying."""
    return language.day(day, f"{_day_form()} MMMM")


def _day_form() -> str:
    return "d." if language.lang() == language.DANISH else "d"


def profile_name(profile: str) -> str:
    """Whom a table is for."""
    match profile:
        case "intern":
            return t("Intern")
        case "ledelse":
            return t("Ledelse")
        case _:
            return t("Offentlig")


def named(names: Any) -> str:
    """A text of the edition in the reader's language."""
    return str(names.get(language.lang()) or next(iter(names.values()), ""))


def band_name(band: str) -> str:
    """How much spark."""
    match band:
        case "low":
            return t("lav")
        case "middle":
            return t("middel")
        case _:
            return t("høj")


def arrow_name(arrow: str) -> str:
    """Where the spark points since the week before."""
    match arrow:
        case "up":
            return t("op")
        case "down":
            return t("ned")
        case _:
            return t("lige")
