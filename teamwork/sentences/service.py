"""Sentences of the service, the record and the doors."""

SENTENCES: dict[str, str] = {
    "not_signed_in": "Vi ved ikke, hvem du er. Åbn dit personlige link igen, eller bed din coach om et nyt.",
    "seat_taken_away": "Din plads i spillet er lukket. Tal med din coach, hvis det er en fejl.",
    "promise_first": "Lov først at holde på det, du hører her.",
    "too_many_requests": "Det går lidt for hurtigt. Vent et øjeblik, og prøv igen.",
    "codes_resting": "Der er tastet mange forkerte koder. Scan koden på skærmen, eller vent nogle minutter.",
    "bad_request": "Det kunne vi ikke læse.",
    "edition_unfit": "Udgaven kan ikke spilles endnu. Antal fejl: {count}. Den første: {first}",
    "people_list_unfit": "Listen kan ikke bruges endnu. Antal fejl: {count}. Den første: {first}",
    "unknown_edition": "Udgaven »{name}« findes ikke. Vælg en af: {known}.",
}
