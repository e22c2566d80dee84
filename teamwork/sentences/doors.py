"""Sentences of doors, keys, asks, thanks and missions."""

SENTENCES: dict[str, str] = {
    # doors
    "no_such_workplace": "Så mange arbejdspladser står der ikke i drømmen. Vælg en af dem, du har skrevet.",
    "door_standing": "Den arbejdsplads står allerede på væggen.",
    "wall_full": "Væggen er fuld med {most} døre. Tag en ned, så er der plads til den næste.",
    # keys
    "own_door": "Det er din egen dør. Nøgler til den kommer fra de andre; hæng din på en af deres.",
    "contact_in_key": "Skriv kun rolle og arbejdsplads. Navn, mail og telefonnummer giver du, når I ses.",
    "key_not_in_pool": "Nøglen ligger ikke i puljen lige nu.",
    "key_is_cold": "Nøglen er kold. Den, der gav den, kan varme den, eller I kan vælge den igen i forlænget spilletid.",
    "first_call": "Den, der ejer døren, har første ret. Fra den {day} kan alle på holdet tage nøglen.",
    "in_a_job_no_keys": "Du er spiller i job: Du giver nøgler og tager ønsker, og de andre tager nøglerne.",
    "two_in_hand": "Du har {count} nøgler på hånden. Giv en videre, eller læg en tilbage, så er der plads.",
    "key_not_in_hand": "Ingen har den nøgle på hånden lige nu.",
    "pass_to_teammate": "En nøgle kan gives videre til en anden dimittend på dit hold.",
    "teammate_in_a_job": "Din holdkammerat er i job og tager ikke nøgler. Giv den til en, der stadig søger.",
    "no_room_in_hand": "Der er allerede {count} nøgler på den hånd. Vælg en, der har plads.",
    "key_not_cold": "Nøglen er ikke kold.",
    "warmed_already": "Den nøgle er varmet før. Den kan vælges igen i forlænget spilletid.",
    "key_used_already": "Nøglen er brugt og kan ikke tages tilbage. Lyset er også dit.",
    # asks
    "own_ask": "Det er dit eget ønske. Tag et, der er en andens.",
    "ask_closed": "Det ønske er lagt væk igen.",
    "ask_taken": "En anden har taget det ønske. Tag et, der venter.",
    "others_wait": "Du har allerede taget ét. Ingen tager nummer to, før alle ønsker har en.",
    "claim_not_open": "Det ønske er ikke længere taget.",
    "asker_known": "Den, der tog det, ved allerede, at ønsket er dit.",
    # thanks
    "nothing_to_thank": "Der kan siges tak for en brugt nøgle, et ønske, der hjalp, eller en styrke, du tog imod.",
    "already_thanked": "Du har sagt tak for det.",
    # missions
    "mission_not_drawn": "Den mission er ikke blandt dem, holdet kan vælge.",
    "already_chosen": "Holdet har valgt sin mission.",
}
