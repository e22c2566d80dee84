"""What each figure is, in words that an outsider understands; an id never changes its meaning."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from teamwork.edition import Edition, Names
from teamwork.frozen import Frozen

MeasureId: TypeAlias = Literal[
    "people", "in_job", "self_supporting", "on_the_way", "kept_of", "kept", "median_days",
    "outward_actions", "keys_given", "keys_used", "asks_helped", "missions_held", "spark_weeks", "meetings_held",
    "learnings",
]  # fmt: skip


TypedId: TypeAlias = Literal["cost_total", "cost_per_person", "cost_per_job", "comparison"]
"""What rests on numbers that the office types in."""


class Definition(Frozen):
    """One figure: what it is called, what it means and what it is out of; ``{weeks}`` are those of a foothold."""

    id: MeasureId | TypedId
    unit: Literal["people", "days", "deeds", "weeks", "kroner", "per_cent"]
    names: Names
    meaning: Names
    of: Names | None = None
    """What the denominator counts; none for a plain count."""

    def said(self, words: Names, edition: Edition, lang: str) -> str:
        """One of the definition's texts in a language, with the edition's own numbers."""
        return words[lang].format(weeks=edition.limits.foothold_weeks)


_IN_COUNT: Names = {"da": "dimittender i tallene den dag", "en": "graduates in the count that day"}

UNITS: Mapping[str, Names] = {
    "people": {"da": "personer", "en": "people"},
    "days": {"da": "dage", "en": "days"},
    "deeds": {"da": "antal", "en": "number"},
    "weeks": {"da": "uger", "en": "weeks"},
    "kroner": {"da": "kr.", "en": "DKK"},
    "per_cent": {"da": "procent", "en": "per cent"},
}

_ALL: tuple[Definition, ...] = (
    Definition(
        id="people",
        unit="people",
        names={"da": "Dimittender i tallene", "en": "Graduates in the count"},
        meaning={
            "da": "Alle, der har en plads, også den, der er udtrådt. Ude er kun den, hvis vej ud "
            "(uddannelse, flyttet, pause) er bekræftet.",
            "en": "Everyone with a seat, those who left included. Out are only those whose way out "
            "(education, moved, pause) is confirmed.",
        },
    ),
    Definition(
        id="in_job",
        unit="people",
        names={"da": "I job", "en": "In a job"},
        meaning={
            "da": "Har den dag en status, som tæller efter »Sådan tæller vi« i den viste version.",
            "en": "Has a status that day which counts by “How we count” in the version shown.",
        },
        of=_IN_COUNT,
    ),
    Definition(
        id="self_supporting",
        unit="people",
        names={"da": "Forsørger sig selv", "en": "Self-supporting"},
        meaning={
            "da": "Er i job den dag, er begyndt, og tabellen siger selvforsørgende. "
            "For egen virksomhed afgør bekræftelsen det.",
            "en": "Is in a job that day, has started, and the table says self-supporting. "
            "For an own company the confirmation decides.",
        },
        of=_IN_COUNT,
    ),
    Definition(
        id="on_the_way",
        unit="people",
        names={"da": "På vej", "en": "On the way"},
        meaning={
            "da": "Er ikke i job, men i løntilskud, praktik eller få timer den dag.",
            "en": "Is not in a job but in a wage subsidy, a work trial or few hours that day.",
        },
        of=_IN_COUNT,
    ),
    Definition(
        id="kept_of",
        unit="people",
        names={"da": "Fik job for {weeks} uger siden eller før", "en": "Got a job {weeks} weeks ago or earlier"},
        meaning={
            "da": "Begyndte at tælle som i job mindst {weeks} uger før dagen, så det kan ses, om det holdt.",
            "en": "Began to count as in a job at least {weeks} weeks before the day, so that it can be seen "
            "whether it lasted.",
        },
        of=_IN_COUNT,
    ),
    Definition(
        id="kept",
        unit="people",
        names={"da": "Stadig i job efter {weeks} uger", "en": "Still in a job after {weeks} weeks"},
        meaning={
            "da": "Har været i job uden afbrydelse i mindst {weeks} uger fra den første dag, der talte.",
            "en": "Has been in a job without a break for at least {weeks} weeks from the first day that counted.",
        },
        of={
            "da": "dem, der fik job for {weeks} uger siden eller før",
            "en": "those who got a job {weeks} weeks ago or earlier",
        },
    ),
    Definition(
        id="median_days",
        unit="days",
        names={"da": "Dage til job, median", "en": "Days to a job, median"},
        meaning={
            "da": "Den dag, hvor halvdelen var i job, talt fra starten (for en, der kom til senere, fra "
            "pladsen). De, der stadig søger, er talt med hele vejen (Kaplan–Meier).",
            "en": "The day by which half were in a job, counted from the start (for one who came later, from "
            "the seat). Those still searching are kept in all the way (Kaplan–Meier).",
        },
    ),
    Definition(
        id="outward_actions",
        unit="deeds",
        names={"da": "Handlinger udad", "en": "Outward actions"},
        meaning={
            "da": "Handlinger, der går ud af holdet, og som er gjort helt eller delvist.",
            "en": "Actions that reach outside the team and are done, wholly or partly.",
        },
    ),
    Definition(
        id="keys_given",
        unit="deeds",
        names={"da": "Nøgler givet", "en": "Keys given"},
        meaning={
            "da": "Nøgler hængt på døre eller givet til holdets pulje, uden dem, der er taget tilbage.",
            "en": "Keys hung on doors or given to the team's pool, without those taken back.",
        },
    ),
    Definition(
        id="keys_used",
        unit="deeds",
        names={"da": "Nøgler brugt", "en": "Keys used"},
        meaning={
            "da": "Nøgler, som holderen har sagt er brugt, hvad der end kom ud af det.",
            "en": "Keys whose holder said that they were used, whatever came of it.",
        },
    ),
    Definition(
        id="asks_helped",
        unit="deeds",
        names={"da": "Ønsker, der fik hjælp", "en": "Asks that helped"},
        meaning={
            "da": "Ønsker, som nogen tog, og hvor den, der bad, har sagt, at det hjalp.",
            "en": "Asks that somebody took and whose owner said that it helped.",
        },
    ),
    Definition(
        id="missions_held",
        unit="deeds",
        names={"da": "Missioner, der holdt", "en": "Missions held"},
        meaning={
            "da": "Et holds mission holdt, hvis hver aktiv dimittend havde gjort sin del ved næste camp.",
            "en": "A team's mission held if every active graduate had done their part by the next camp.",
        },
        of={"da": "missioner, der er afgjort", "en": "missions that have been judged"},
    ),
    Definition(
        id="spark_weeks",
        unit="weeks",
        names={"da": "Uger med gnist-svar nok", "en": "Weeks with enough spark answers"},
        meaning={
            "da": "Uger, hvor så mange på holdet svarede, at et bånd må vises. Egne spørgsmål, ikke en "
            "afprøvet skala. Ingen ser, hvem der svarede.",
            "en": "Weeks in which so many of the team answered that a band may be shown. Own questions, not a "
            "validated scale. Nobody sees who answered.",
        },
        of={
            "da": "hele uger af sæsonen, der er gået, for hvert hold",
            "en": "full weeks of the season gone by, for each team",
        },
    ),
    Definition(
        id="meetings_held",
        unit="deeds",
        names={"da": "Møder holdt", "en": "Meetings held"},
        meaning={
            "da": "Camps, check-ins og mentormøder, der er holdt og lukket.",
            "en": "Camps, check-ins and mentor meetings that were held and closed.",
        },
    ),
    Definition(
        id="learnings",
        unit="deeds",
        names={"da": "Læringer skrevet", "en": "Learnings written"},
        meaning={
            "da": "Sætninger, som holdene har skrevet ned, når et møde sluttede.",
            "en": "Sentences that the teams wrote down when a meeting ended.",
        },
    ),
)

_BY_ID = {definition.id: definition for definition in _ALL}

DEFINITIONS: Mapping[MeasureId, Definition] = {measure: _BY_ID[measure] for measure in get_args(MeasureId)}
"""Every figure, in the order in which all tables show them."""

TYPED: Mapping[TypedId, Definition] = {
    "cost_total": Definition(
        id="cost_total",
        unit="kroner",
        names={"da": "Udgift i alt", "en": "Cost in all"},
        meaning={
            "da": "Coachtimer gange timepris, camps og materialer, som kontoret har skrevet dem. Hjælpernes "
            "ulønnede timer er ikke med.",
            "en": "Coach hours times their rate, camps and materials, as the office typed them. The helpers' "
            "unpaid hours are not in it.",
        },
    ),
    "cost_per_person": Definition(
        id="cost_per_person",
        unit="kroner",
        names={"da": "Udgift pr. deltager", "en": "Cost a participant"},
        meaning={
            "da": "Udgiften i alt delt med dimittenderne i tallene.",
            "en": "The cost in all divided by the graduates in the count.",
        },
    ),
    "cost_per_job": Definition(
        id="cost_per_job",
        unit="kroner",
        names={"da": "Udgift pr. job", "en": "Cost a job"},
        meaning={
            "da": "Udgiften i alt delt med dem, der er i job. Den siger ikke, hvad et job kostede at skabe.",
            "en": "The cost in all divided by those in a job. It does not say what it cost to create a job.",
        },
    ),
    "comparison": Definition(
        id="comparison",
        unit="per_cent",
        names={"da": "Til sammenligning", "en": "For comparison"},
        meaning={
            "da": "Et tal, som kontoret har skrevet ind i hånden. Det er ikke en kontrolgruppe.",
            "en": "A number that the office typed in by hand. It is not a control group.",
        },
    ),
}

ALWAYS_BESIDE: tuple[Names, ...] = (
    {
        "da": "Der er ingen kontrolgruppe. Tallene viser, hvordan det gik, ikke hvad Teamwork var skyld i.",
        "en": "There is no control group. The figures show how it went, not what Teamwork caused.",
    },
    {
        "da": "Få mennesker giver store udsving. Én person flytter andelen mærkbart.",
        "en": "Few people make large swings. One person moves the share noticeably.",
    },
)
"""What stands beside the figures wherever they are shown (journey O3)."""
