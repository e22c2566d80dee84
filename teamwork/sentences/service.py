"""Sentences of the service, the record and the doors."""

SENTENCES: dict[str, str] = {
    "not_signed_in": "Vi ved ikke, hvem du er. Åbn dit personlige link igen, eller bed din coach om et nyt.",
    "seat_taken_away": "Din plads i spillet er lukket. Tal med din coach, hvis det er en fejl.",
    "promise_first": "Lov først at holde på det, du hører her.",
    "bad_request": "Det kunne vi ikke læse.",
    "command_id_reused": "Det samme nummer er brugt til noget andet. Intet er ændret.",
    "version_conflict": "Nogen kom først. Prøv igen.",
    "store_full": "Der er ikke plads til at gemme lige nu. Det, du skrev, er her endnu.",
    "store_locked": "Vi kan ikke gemme lige nu. Det, du skrev, er her endnu. Prøv igen om lidt.",
    "store_unreachable": "Vi kan ikke gemme lige nu. Det, du skrev, er her endnu. Prøv igen om lidt.",
    "erasure_unfinished": "Sletningen er ikke færdig. Prøv igen om lidt.",
    "record_damaged": "Spillets optegnelse er skadet. Det kan kun læses, til det er sat i stand.",
    "text_not_storable": "Teksten har et tegn, som ikke kan gemmes.",
    "game_exists": "Der er allerede et spil med det nummer.",
    "edition_unfit": "Udgaven kan ikke spilles endnu. Antal fejl: {count}. Den første: {first}",
    "unknown_edition": "Udgaven »{name}« findes ikke. Vælg en af: {known}.",
    "edition_differs": "Der er gemt en anden udgave under samme mærke.",
}
