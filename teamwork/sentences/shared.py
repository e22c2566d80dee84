"""Sentences that every chapter uses."""

SENTENCES = {
    "internal_error": "Noget gik galt hos os. Intet er ændret, og det, du skrev, er her endnu.",
    "not_found": "Det findes ikke her.",
    "not_yours": "Det er ikke dit at ændre.",
    "not_your_role": "Det er ikke en handling for dig i dette spil.",
    "unknown_command": "Den handling kender spillet ikke: {kind}.",
    "invalid_field": "Feltet »{field}« kan ikke læses: {problem}",
    "missing_field": "Feltet »{field}« mangler.",
    "text_too_long": "Feltet »{field}« er for langt: {length} tegn, der er plads til {limit}.",
    "text_empty": "Feltet »{field}« er tomt.",
    "personal_number": "I »{field}« står noget, der ligner et personnummer. Skriv det uden tallet.",
    "phase_forbids": "Det kan ikke gøres i denne del af spillet ({phase}).",
    "done_at_out_of_range": "Tidspunktet skal ligge inden for de seneste {days} dage og ikke frem i tiden.",
    "game_read_only": "Spillet kan kun læses lige nu: {reason}",
}
