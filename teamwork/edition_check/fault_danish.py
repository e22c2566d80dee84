"""Danish: what is wrong with an edition, and what would be right."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    # Files
    "folder_missing": ("Mappen findes ikke.", "Giv stien til en mappe med filen edition.toml."),
    "folder_too_large": ("Mappen fylder {size} bytes.", "Den må højst fylde {limit}. Tag det ud, der ikke hører til."),
    "too_many_files": ("Mappen har flere end {limit} filer.", "Tag det ud, der ikke hører til udgaven."),
    "file_too_large": ("Filen fylder {size} bytes.", "Den må højst fylde {limit}."),
    "file_missing": ("Filen mangler.", "Læg den i mappen; kopiér den fra cards/teamwork, hvis du mangler et eksempel."),
    "file_unknown": ("Filen bruges ikke.", "Mente du {nearest}? Ellers tag den ud af mappen."),
    "file_foreign": ("Filen bruges ikke.", "Tag den ud af mappen."),
    "file_unreadable": ("Filen kan ikke åbnes.", "Sørg for, at programmet må læse den."),
    "link_leaves": ("Det er en genvej ud af mappen.", "Læg selve filen her i stedet for en genvej."),
    "not_a_file": ("Det er ikke en almindelig fil.", "Læg en almindelig tekstfil her."),
    "not_text": ("Filen er ikke gemt som UTF-8.", "Gem den som UTF-8 i en teksteditor."),
    "toml_syntax": (
        "Linjen kan ikke læses som TOML ({detail}).",
        "Se efter manglende anførselstegn, lighedstegn eller klammer.",
    ),
    "too_deep": (
        "Noget er pakket ind i for mange lag, eller et tal er alt for langt.",
        "Skriv det, som det står i cards/teamwork.",
    ),
    "too_many_values": ("Der er mere end {limit} værdier i filen.", "Del filen, eller tag det ud, der ikke hører til."),
    "json_damaged": ("Den gemte udgave kan ikke læses.", "Hent den igen fra mappen eller fra en sikkerhedskopi."),
    "hash_differs": (
        "Indholdet passer ikke til udgavens kontrolsum.",
        "Hent den igen fra mappen eller fra en sikkerhedskopi.",
    ),
    # Keys, numbers, order
    "key_missing": ("Feltet mangler.", "Skriv »{name}« her."),
    "key_unknown": ("Feltet »{name}« kender spillet ikke.", "Mente du »{nearest}«? Ellers slet det."),
    "key_foreign": ("Feltet »{name}« kender spillet ikke.", "Slet det."),
    "wrong_type": ("Værdien har en forkert form.", "Her skal stå {expected}."),
    "not_one_of": ("Værdien kender spillet ikke.", "Vælg en af: {choices}."),
    "wrong_form": ("Værdien er skrevet forkert.", "Skriv den som {example}."),
    "wrong_value": ("Værdien går ikke an ({detail}).", "Skriv den, som den står i cards/teamwork."),
    "empty": ("Der står ingenting.", "Skriv noget her."),
    "twice": ("»{name}« står der to gange.", "Giv den ene et andet id."),
    "number_low": ("Tallet {number} er for lille.", "Sæt det til mindst {least}."),
    "number_high": ("Tallet {number} er for stort.", "Sæt det til højst {most}."),
    "number_beyond": ("Tallet {number} er større end {other}.", "Sæt det til højst {most}, eller ret {other}."),
    "not_ascending": ("Ugerne står ikke i stigende rækkefølge.", "Skriv hver uge én gang, den mindste først, fra 1."),
    "required_id": ("»{name}« mangler, og spillet bruger det.", "Tag det med, som det står i cards/teamwork."),
    "out_of_order": ("Rækkefølgen er forkert.", "Den skal være: {order}."),
    "too_few": ("Der er {found}.", "Der skal være mindst {least}."),
    # Meetings and missions
    "camps_differ": (
        "Der er {found} faser af slagsen camp.",
        "Der skal være {wanted}, en for hver uge i season.camp_weeks.",
    ),
    "agenda_missing": ("Der er ingen dagsorden for {meeting}.", "Læg en fil i agendas/ med {needs}."),
    "agenda_twice": ("Der er to dagsordener for {meeting}.", "Behold den ene; den anden er {other}."),
    "camp_number": (
        "Kun en camp har et nummer, og en camp skal have et.",
        "Skriv »camp = 1« for den første camp og ingenting for andre møder.",
    ),
    "camp_unknown": ("Der er kun {camps} camps i sæsonen.", "Ret nummeret, eller føj en uge til season.camp_weeks."),
    "minutes_differ": (
        "Punkterne giver {sum} minutter, men der står {stated}.",
        "Ret et punkt, eller skriv minutes = {sum}.",
    ),
    "learning_missing": ("Mødet slutter uden læring.", 'Tag et punkt med, hvor round = "learning" (regel 6.6).'),
    "sharing_unpaired": ("»level« og »sharing« hører sammen.", "Skriv dem begge, eller ingen af dem."),
    "deed_unknown": ("Gerningen »{name}« kender spillet ikke.", "Vælg en af: {choices}."),
    # Cards
    "language_missing": ("Teksten mangler på »{language}«.", "Skriv den på alle udgavens sprog."),
    "language_unknown": (
        "Sproget »{language}« er ikke et af udgavens.",
        "Slet teksten, eller føj sproget til »languages«.",
    ),
    "words_missing": ("Teksten til {name} mangler på »{language}«.", "Skriv [{name}] i denne fil, med titel og tekst."),
    "facts_missing": (
        "Der er tekst til {name}, men {name} findes ikke i {facts}.",
        "Skriv [{name}] i {facts}, eller slet teksten.",
    ),
    "asks_differ": (
        "Kortet spørger om noget andet end på »{language}« ({fields}).",
        "Spørg om det samme på alle sprog.",
    ),
    "ask_unknown": ("Feltet »{name}« findes ikke på et kort af den slags.", "Vælg en af: {choices}."),
    "title_twice": ("Titlen »{title}« står også på {other}.", "Giv det ene kort en anden titel."),
    "card_id": ("Kortets nummer passer ikke ind i bunken.", "Det skulle hedde {expected}."),
    "letter_twice": ("Bogstavet »{letter}« bruges også af {other}.", "Giv hver bunke sit eget bogstav."),
    "deck_size": (
        "Der er {found} kort, men edition.toml siger {wanted}.",
        "Skriv de kort, der mangler, eller ret decks.{deck}.cards.",
    ),
    "component_unknown": ("Byggestenen »{name}« findes ikke.", "Vælg en af: {choices}."),
    "component_none": ("Kortet bygger ikke på noget.", "Skriv mindst én af: {choices}."),
    "component_rare": ("»{name}« er kun på {found} handlingskort.", "Sæt den på mindst {least}."),
    "stage_unknown": ("Stenen »{name}« findes ikke.", "Vælg en af: {choices}."),
    "action_kind_needed": ("Handlingskortet mangler sin art.", "Skriv action_kind, en af: {choices}."),
    "action_kind_unknown": ("Arten »{name}« findes ikke.", "Vælg en af: {choices}."),
    "only_on": ("Feltet hører kun til i {deck}.", "Slet det her."),
    # Wording
    "lix_high": ("Lix er {lix}.", "Højst {most}: kortere sætninger eller kortere ord."),
    "words_many": ("Teksten har {found} ord.", "Højst {most}: stryg det, der kan undværes."),
    "sentence_long": ("Sætningen »{start} …« har {found} ord.", "Højst {most}: del den i to."),
    "exclamation": ("Der er et udråbstegn.", "Skriv punktum."),
    "forbidden_word": ("Ordet »{word}« peger på private forhold eller på en myndighed.", "Skriv det uden det ord."),
}
