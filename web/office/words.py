"""Words that several pages of the office say, in the reader's language."""

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
