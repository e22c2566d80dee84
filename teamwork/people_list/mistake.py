"""One mistake in a list of people: where it is, what is wrong, and what would be right."""

from collections.abc import Mapping

from teamwork.frozen import Frozen

SENTENCES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "da": {
        "file_too_large": ("Filen fylder mere end {limit_mb} MB.", "Gem kun listen i en ny fil."),
        "file_unreadable": ("Filen kan ikke læses.", "Gem den som CSV eller Excel-projektmappe (.xlsx)."),
        "list_empty": ("Der står ingen personer i listen.", "Skriv én person på hver linje under overskrifterne."),
        "list_too_long": ("Listen har mere end {limit} linjer.", "Del den op: ét spil i hver liste."),
        "column_missing": ("Kolonnen »{heading}« mangler.", "Skriv »{heading}« i den første linje."),
        "column_twice": ("Kolonnen »{heading}« står der to gange.", "Lad den ene stå."),
        "column_unknown": ("Kolonnen kendes ikke.", "Tag den ud, eller brug en af: {choices}."),
        "personal_number": (
            "Der ser ud til at stå et personnummer.",
            "Slet det. Spillet gemmer ikke personnumre.",
        ),
        "name_missing": ("Navnet mangler.", "Skriv et navn; et fornavn eller et bogstav er nok."),
        "text_too_long": ("Der er {length} tegn.", "Der er plads til {limit}."),
        "team_missing": ("Holdet mangler.", "Skriv, hvilket hold personen sidder på."),
        "role_missing": ("Rollen mangler.", "Skriv en af: {choices}."),
        "role_unknown": ("Rollen kendes ikke.", "Skriv en af: {choices}."),
        "helper_kind_unknown": ("Den slags hjælper kendes ikke.", "Skriv en af: {choices}, eller lad feltet stå tomt."),
        "helper_kind_for_helpers": ("Kun hjælpere har en slags.", "Lad feltet stå tomt her."),
        "email_unreadable": (
            "E-mailadressen kan ikke læses.",
            "Skriv den som navn@eksempel.dk, eller lad feltet stå tomt.",
        ),
        "phone_unreadable": ("Telefonnummeret kan ikke læses.", "Skriv det med cifre, eller lad feltet stå tomt."),
        "person_twice": ("Den samme linje står også i linje {first}.", "Lad den ene stå."),
        "table_full": ("Der er kun {room} pladser af den slags på et hold.", "Flyt en til et andet hold."),
        "teams_differ": ("Der er {given} hold i listen.", "Et spil i denne udgave har {wanted}."),
    },
    "en": {
        "file_too_large": ("The file is larger than {limit_mb} MB.", "Save the list alone in a new file."),
        "file_unreadable": ("The file cannot be read.", "Save it as CSV or as an Excel workbook (.xlsx)."),
        "list_empty": ("There is nobody in the list.", "Write one person on each line below the headings."),
        "list_too_long": ("The list has more than {limit} lines.", "Split it: one game in each list."),
        "column_missing": ('The column "{heading_en}" is missing.', 'Write "{heading_en}" in the first line.'),
        "column_twice": ('The column "{heading}" is there twice.', "Keep one of them."),
        "column_unknown": ("This column is not known.", "Take it out, or use one of: {choices_en}."),
        "personal_number": (
            "This looks like a personal number.",
            "Delete it. The game keeps no personal numbers.",
        ),
        "name_missing": ("The name is missing.", "Write a name; a first name or one letter is enough."),
        "text_too_long": ("It has {length} characters.", "There is room for {limit}."),
        "team_missing": ("The team is missing.", "Write which team the person sits in."),
        "role_missing": ("The role is missing.", "Write one of: {choices}."),
        "role_unknown": ("The role is not known.", "Write one of: {choices}."),
        "helper_kind_unknown": ("That kind of helper is not known.", "Write one of: {choices}, or leave it empty."),
        "helper_kind_for_helpers": ("Only helpers have a kind.", "Leave it empty here."),
        "email_unreadable": ("The e-mail address cannot be read.", "Write it as name@example.dk, or leave it empty."),
        "phone_unreadable": ("The phone number cannot be read.", "Write it in digits, or leave it empty."),
        "person_twice": ("The same line stands in line {first} too.", "Keep one of them."),
        "table_full": ("A team has only {room} such seats.", "Move one to another team."),
        "teams_differ": ("There are {given} teams in the list.", "A game of this edition has {wanted}."),
    },
}
"""Problem and remedy by language and code."""

PLACES: Mapping[str, tuple[str, str]] = {"da": ("Linje", "kolonne"), "en": ("Line", "column")}


class Mistake(Frozen):
    """
    ``row`` is the line of the file as a spreadsheet numbers it, ``column`` its heading; either may be absent.

    What somebody wrote is never repeated, but for a heading.
    """

    row: int | None
    column: str | None
    code: str
    params: Mapping[str, str | int] = {}

    def told(self, language: str = "da") -> tuple[str, str]:
        """Problem and remedy in ``da`` or ``en``."""
        problem, remedy = SENTENCES[language][self.code]
        return problem.format(**self.params), remedy.format(**self.params)

    def line(self, language: str = "da") -> str:
        """The mistake on one line: where, what, and what would be right."""
        line_word, column_word = PLACES[language]
        places = (
            f"{line_word} {self.row}" if self.row is not None else "",
            f"{column_word} {self.column}" if self.column is not None else "",
        )
        place = ", ".join(part for part in places if part)
        return ": ".join(part for part in (place[:1].upper() + place[1:], " ".join(self.told(language))) if part)
