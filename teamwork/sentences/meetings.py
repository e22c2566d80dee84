"""Sentences of this chapter: setup, people, calendar and meetings (rulebook 2 and 6)."""

SENTENCES: dict[str, str] = {
    # setup and people
    "game_already_started": "Spillet er sat op. Det sker kun én gang.",
    "team_names_differ": "Der skal være {wanted} holdnavne, ét til hvert hold. Her er {given}.",
    "start_out_of_range": "Startdatoen skal ligge i et år mellem {first} og {last}.",
    "seats_missing": "Camp 1 kan åbne, når alle borde er klar. Der mangler {missing}.",
    "no_empty_chair": "Der er ingen ledig plads til en {role} ved det bord. Vælg et andet hold, eller skift en ud.",
    "unknown_helper_kind": "Den slags hjælper kender spillet ikke. Vælg en af: {kinds}.",
    "helper_kind_for_helpers": "Kun hjælpere har en slags. Lad feltet være tomt.",
    "email_unreadable": "Mailadressen mangler noget. Den skal se ud som navn@sted.dk.",
    "phone_unreadable": "Telefonnummeret kan ikke læses. Skriv det med tal, gerne med + foran.",
    "no_coach_seated": "Der sidder ingen coach ved jeres bord lige nu.",
    # calendar
    "camps_are_planned": "Camps ligger i kalenderen i forvejen. De kan flyttes, ikke lægges til.",
    "time_zone_missing": "Skriv tidspunktet med tidszone, så alle mødes samtidig.",
    "meeting_out_of_season": "Mødet skal ligge mellem {first} og {last}.",
    "meeting_has_begun": "Det møde er åbnet eller holdt. Kun kommende møder kan flyttes eller åbnes.",
    "follow_ups_open": "Spillet kan lukke, når alle opfølgninger er svaret eller frafaldet. Der er {open} tilbage.",
    # opening and closing
    "camps_in_order": "Camps holdes i rækkefølge. Den næste er camp {next}.",
    "tables_in_meeting": "Campen kan åbne, når alle har lukket deres eget møde. Endnu åbne: {tables}.",
    "camp_is_open": "Campen er i gang. Hold jeres eget møde bagefter.",
    "already_in_meeting": "Holdet er allerede i et møde. Luk det først.",
    "mentor_meeting_needs_both": "Et mentormøde har mindst én hjælper og én dimittend ved bordet.",
    "meeting_not_open": "Mødet er ikke åbent.",
    "not_ready_to_close": "{ready} af {of} er klar. Giv dem et øjeblik, eller skriv kort, hvorfor I lukker nu.",
    # at the meeting
    "host_only": "Det styrer værten på campen. Tag værtskasketten først, hvis I har aftalt det.",
    "only_camps_have_a_host": "Værtskasketten findes kun på camps.",
    "hat_is_for_coaches": "Værtskasketten går fra coach til coach.",
    "unknown_step": "Det punkt står ikke på dagsordenen.",
    "clock_is_off": "Uret er slukket. Start det først.",
    "not_a_turn_round": "Her går turen ikke rundt. Det gør den i punkter, hvor man taler én ad gangen.",
    "rest_in_check_in": "Pause til næste gang siges i et check-in.",
    "factors_after_camp": "De fem faktorer svares på under eller efter en camp.",
    "factors_differ": "Der skal være {wanted} svar, ét til hver faktor. Her er {given}.",
    # the shared screen
    "not_for_hall": "Handlinger vises ikke i salen. Drømme, styrker og ønsker kan.",
    "card_is_hidden": "Kortet er taget af skærmen. Sæt det på igen først.",
    "share_with_hall_first": "Vælg først, at kortet må ses i hele salen. Så kan det vises.",
}
