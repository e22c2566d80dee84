"""Sentences of the cards (rulebook 4)."""

SENTENCES: dict[str, str] = {
    # drawing and choosing a card
    "pile_empty": "Der er ingen kort tilbage i den bunke lige nu. Skriv et kort med dine egne ord.",
    "nothing_drawn": "Du har ingen kort liggende at lægge tilbage. Træk først nogle.",
    "card_unknown": "Det kortnummer findes ikke her. Det står på kortet og ser ud som {example}.",
    "card_other_kind": "Det nummer hører til en anden slags kort. Brug et kort som {example} eller et tomt kort.",
    # playing
    "too_many_dreams": "Der kan ligge {most} åbne drømme ad gangen. Luk én, så er der plads til en ny.",
    "workplaces_needed": "Skriv mindst én arbejdsplads, eller hvilken slags arbejdsplads det kunne være.",
    "too_many_workplaces": "Der er plads til {most} arbejdspladser på en drøm. Vælg dem, du helst vil have med.",
    "action_kind_needed": "Vælg, hvilken slags handling det er.",
    "action_kind_unknown": "Den slags handling findes ikke i dette spil. Vælg en fra listen.",
    "due_out_of_range": "Vælg en dag fra i dag og højst {days} dage frem.",
    "serves_not_own": "En handling kan høre til en af dine egne åbne drømme eller udfordringer eller til en nøgle, "
    "du selv har på hånden.",
    # strengths
    "not_at_your_table": "En styrke gives til en ved dit eget bord.",
    "strength_for_graduate": "Styrker gives til holdets dimittender. Vælg en af dem.",
    "level_is_receivers": "Den, der får styrken, vælger selv, hvem der må se den.",
    "strength_not_waiting": "Den styrke venter ikke længere på dig.",
    "strength_is_theirs": "Styrken er taget imod. Nu er den modtagerens.",
    "take_or_decline": "Styrken ligger med bagsiden op. Tag imod den, eller sig nej tak.",
    "words_of_giver": "Ordene er hos den, der gav dig styrken. Du kan tage den af bordet, men ikke skrive den om.",
    # cards on the table
    "card_not_open": "Kortet ligger ikke åbent længere, så det kan ikke ændres.",
    "part_unknown": "Det kort har ikke nogen del, der hedder »{part}«.",
    "field_unknown": "Det felt kan ikke skrives om her. På dette kort kan du rette: {fields}.",
}
