"""Sentences of the record."""

SENTENCES = {
    "store_full": "Der er ikke plads på disken. Intet er gemt; prøv igen, når der er ryddet op.",
    "store_locked": "Databasen er optaget lige nu. Intet er gemt; prøv igen om lidt.",
    "store_unreachable": "Databasen svarer ikke. Intet er gemt; prøv igen om lidt.",
    "store_unfit": "Databasen kan ikke bruges: {setting} er {found}, men skal være {wanted}.",
    "store_newer": "Databasen er lavet af en nyere udgave af programmet ({revision}).",
    "store_address": "Databasens adresse kan ikke bruges: {problem}",
    "record_damaged": "Det gemte kan ikke læses, som det blev skrevet.",
    "version_conflict": "Spillet er gået videre: du så version {expected}, det er nu ved {actual}.",
    "command_id_reused": "Den samme handling er sendt før med et andet indhold.",
    "game_exists": "Der findes allerede et spil med id'et {game_id}.",
    "edition_differs": "Udgaven {hash} er gemt i forvejen med et andet indhold.",
    "account_exists": "Der findes allerede en konto med navnet {name}.",
    "text_not_storable": "Teksten indeholder tegn, der ikke kan gemmes.",
    "erasure_unfinished": "Ordene er slettet, men databasens log er ikke tømt endnu. Kør sletningen igen.",
}
