"""Sentences of the office: exports, figures and what is typed there."""

SENTENCES: dict[str, str] = {
    "export_format_unknown": "Det format findes ikke: {format}. Vælg en af: {known}.",
    "export_profile_unknown": "Den profil findes ikke: {profile}. Vælg en af: {known}.",
    "export_lang_unknown": "Det sprog findes ikke her: {lang}. Vælg en af: {known}.",
    "export_no_games": "Vælg mindst ét spil.",
    "files_waiting": "Der bliver lavet mange filer lige nu. Prøv igen om lidt.",
    "export_editions_differ": "Spillene er spillet efter forskellige udgaver og kan ikke lægges sammen.",
    "export_pool_differs": "Et af spillene er så lille, at det kun vises sammen med andre, og det er allerede "
    "vist sammen med nogle andre end disse. Hent de samme spil igen.",
    "only_reads": "Den adgang kan kun læse.",
    "password_short": "En adgangskode har mindst {least} tegn.",
    "password_long": "En adgangskode har højst {most} tegn.",
    "password_plain": "Den er for let at gætte. Brug flere forskellige tegn, og ikke dit navn.",
    "form_stale": "Siden var åben for længe. Åbn den igen, og prøv en gang til.",
    "days_out_of_range": "Vælg et antal dage fra 1 til {most}.",
    "password_same": "Det er den, du har. Vælg en anden.",
    "proof_wrong": "Det passede ikke. Se efter adgangskoden, og brug appens nyeste kode.",
    "number_unreadable": "Skriv et helt tal uden punktum og komma.",
}
