"""Sentences of spark, chances, status, undo and erasure (rulebook 7, 8 and 10)."""

SENTENCES: dict[str, str] = {
    # raised hands
    "nobody_to_tell": "Jeres coach-stol er tom lige nu. Vælg en hjælper ved jeres bord.",
    "hand_is_up": "Du har allerede rakt hånden op. Du får svar, eller du kan tage den ned.",
    "hand_not_up": "Den hånd er ikke oppe mere.",
    # chances and status
    "chance_ended": "Den er allerede afsluttet.",
    "hours_band_needed": "Vælg, hvor mange timer om ugen det er.",
    "hours_band_unknown": "Det antal timer kender spillet ikke. Vælg et af dem på listen.",
    "no_status": "Du har ikke fortalt, hvordan det går endnu. Begynd med det.",
    "team_not_in_job": "Det kan I sige ja til, når alle på holdet er i job og har fortalt det på holdet.",
    "status_unknown": "Den status står ikke i »Sådan tæller vi«.",
    "status_is_exit": "Det er en vej ud af holdet og bekræftes for sig.",
    "to_date_needed": "Skriv, hvornår det slutter.",
    "dates_turned": "Slutdagen ligger før den første dag.",
    # the status table
    "counting_from_later": "Tabellen gælder først fra en senere dag end i dag ({today}). Tag den i brug den dag.",
    "counting_from_earlier": "Tabellen kan ikke gælde fra før den, den afløser ({day}).",
    "counting_rows_missing": "Der mangler rækker, som er i brug: {codes}.",
    "counting_rows_twice": "En række står der to gange.",
    "counting_names_missing": "Der mangler et navn på et af spillets sprog: {codes}.",
    # ways out
    "exit_unknown": "Det er ikke en af vejene ud i »Sådan tæller vi«.",
    "exit_confirmed": "Det er allerede bekræftet. En pause kan du selv slutte; resten ændrer jobcentret.",
    "exit_not_requested": "Ingen går ud uden selv at have bedt om det. Bekræft det, personen har bedt om.",
    "not_out": "Der er ingen pause at slutte.",
    "has_not_left": "Personen er ikke udtrådt.",
    "follow_up_answered": "Den opfølgning er allerede besvaret.",
    "follow_up_not_due": "Opfølgningen falder {day}. Den kan besvares fra den dag.",
    # undo
    "nothing_to_undo": "Der er ikke noget at fortryde.",
    "not_undoable": "Det kan ikke fortrydes.",
    "undo_too_late": "Det kan fortrydes i {minutes} minutter. De er gået.",
    "built_upon": "Det kan ikke fortrydes, for nogen har bygget videre på det: {what}.",
    "undo_never_shares": "At fortryde viser aldrig noget til flere. Vælg selv igen, hvem der må se det.",
}
