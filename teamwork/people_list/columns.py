"""The headings and words that a list may use, in Danish and English."""

from collections.abc import Mapping, Sequence

from teamwork.edition import Edition

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("navn", "name", "fuldenavn", "fuldtnavn", "fullname", "fornavn", "firstname"),
    "team": ("hold", "team", "holdnavn", "teamname", "bord", "table"),
    "role": ("rolle", "role"),
    "helper_kind": (
        "hjælpertype",
        "hjælperart",
        "hjælperslags",
        "slagshjælper",
        "slags",
        "helperkind",
        "helpertype",
        "kind",
    ),
    "email": ("email", "mail", "emailadresse", "mailadresse", "emailaddress"),
    "phone": ("telefon", "tlf", "mobil", "telefonnummer", "mobilnummer", "phone", "mobile", "phonenumber", "telephone"),
}
"""What a column may be called, without blanks, signs and capitals."""

NAMES: Mapping[str, Mapping[str, str]] = {
    "da": {
        "name": "navn",
        "team": "hold",
        "role": "rolle",
        "helper_kind": "hjælpertype",
        "email": "e-mail",
        "phone": "telefon",
    },
    "en": {
        "name": "name",
        "team": "team",
        "role": "role",
        "helper_kind": "helper kind",
        "email": "e-mail",
        "phone": "phone",
    },
}
"""What columns are called when they are asked for."""

NEEDED = ("name", "team", "role")

ROLES: Mapping[str, str] = {
    "dimittend": "graduate",
    "dimittender": "graduate",
    "graduate": "graduate",
    "deltager": "graduate",
    "coach": "coach",
    "teamcoach": "coach",
    "hjælper": "helper",
    "netværkshjælper": "helper",
    "helper": "helper",
}
ROLE_CHOICES = "dimittend, coach, hjælper (graduate, coach, helper)"


def plain(text: str) -> str:
    """A word without blanks, signs and capitals, to compare by."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def field_of(heading: str) -> str | None:
    """The field that a heading names."""
    wanted = plain(heading)
    return next((field for field, known in HEADINGS.items() if wanted in known), None)


def role_of(word: str) -> str | None:
    """The role that a word names."""
    return ROLES.get(plain(word))


def helper_kind_of(edition: Edition, word: str) -> str | None:
    """The kind of helper that a word names: by its id, or by its name in any language of the edition."""
    wanted = plain(word)
    for kind, names in edition.helper_kinds.items():
        if wanted in {plain(known) for known in (kind, *names.values())}:
            return kind
    return None


def helper_kind_choices(edition: Edition) -> str:
    """Every kind of helper by its first name."""
    return ", ".join(next(iter(names.values())) for names in edition.helper_kinds.values())


def column_choices(language: str, fields: Sequence[str] = tuple(HEADINGS)) -> str:
    """What columns may be called."""
    return ", ".join(NAMES[language][field] for field in fields)
