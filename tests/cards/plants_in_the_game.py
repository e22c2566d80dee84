"""Faults to plant in the numbers, the course and the meetings of an edition."""

from tests.cards.copies import CAMP, EDITION, Plant, both, drop, write

KEYS = {
    "a key is unknown": Plant(
        write(EDITION, "cards_drawn = 3", "cards_drawn = 3\ncards_drwn = 3"),
        "key_unknown", EDITION, "limits.cards_drwn", "cards_drawn",
    ),
    "a section is unknown": Plant(
        write(EDITION, "[hours_bands]", "[zzz]\na = 1\n\n[hours_bands]"), "key_foreign", EDITION, "zzz", "Slet"
    ),
    "a key is missing": Plant(
        write(EDITION, "keys_in_hand = 2 ", "# "), "key_missing", EDITION, "limits.keys_in_hand", "keys_in_hand"
    ),
    "a section is missing": Plant(
        write(EDITION, "[counts]\nmissions_least = 9\ntwists_least = 16", ""),
        "key_missing", EDITION, "counts", "counts",
    ),
    "a number is in quotes": Plant(
        write(EDITION, "teams = 4", 'teams = "4"'), "wrong_type", EDITION, "sizes.teams", "helt tal"
    ),
    "a text is no text": Plant(
        write(EDITION, 'valid_from = "2026-01-01"', "valid_from = 2026-01-01"),
        "wrong_type", EDITION, "counting.valid_from", "anførselstegn",
    ),
    "a yes is in quotes": Plant(
        write(EDITION, "outward = true", 'outward = "ja"'),
        "wrong_type", EDITION, "action_kinds.weak_tie.outward", "true eller false",
    ),
    "a list is no list": Plant(
        write(EDITION, "camp_weeks = [1, 7, 14]", "camp_weeks = 7"),
        "wrong_type", EDITION, "season.camp_weeks", "firkantede",
    ),
    "a word is none of the choices": Plant(
        write(EDITION, 'kind = "half"', 'kind = "pause"'), "not_one_of", EDITION, "phases[first_half].kind", "half"
    ),
    "an id has blanks": Plant(
        write(EDITION, 'id = "teamwork"', 'id = "Vores Hold"'), "wrong_form", EDITION, "id", "my_id_1"
    ),
    "a title is empty": Plant(
        write(CAMP, 'da = "Væggen"', 'da = " "'), "empty", CAMP, "steps[wall].titles.da", "Skriv noget"
    ),
}  # fmt: skip

NUMBERS = {
    "a size is none": Plant(write(EDITION, "teams = 4", "teams = 0"), "number_low", EDITION, "sizes.teams", "mindst 1"),
    "a band of two would tell too much (rule 7.2)": Plant(
        write(EDITION, "spark_answers_least = 4", "spark_answers_least = 2"),
        "number_low", EDITION, "limits.spark_answers_least", "mindst 3",
    ),
    "a number is absurd": Plant(
        write(EDITION, "undo_minutes = 15", "undo_minutes = 9999999"),
        "number_high", EDITION, "limits.undo_minutes", "højst 10000",
    ),
    "more are drawn than there are": Plant(
        write(EDITION, "cards_drawn = 3", "cards_drawn = 25"),
        "number_beyond", EDITION, "limits.cards_drawn", "decks.dream.cards",
    ),
    "more missions are drawn than there are": Plant(
        write(EDITION, "missions_drawn = 3", "missions_drawn = 300"),
        "number_beyond", EDITION, "limits.missions_drawn", "missions.toml",
    ),
    "the least is more than the most": Plant(
        write(EDITION, "min_graduates = 3", "min_graduates = 6"),
        "number_beyond", EDITION, "sizes.min_graduates", "sizes.graduates",
    ),
    "a camp lies after the season": Plant(
        write(EDITION, "camp_weeks = [1, 7, 14]", "camp_weeks = [1, 7, 15]"),
        "number_beyond", EDITION, "season.camp_weeks", "season.weeks",
    ),
    "weeks run backwards": Plant(
        write(EDITION, "follow_up_weeks = [13, 26]", "follow_up_weeks = [26, 13]"),
        "not_ascending", EDITION, "season.follow_up_weeks", "mindste først",
    ),
    "a follow-up comes after extra time": Plant(
        write(EDITION, "follow_up_weeks = [13, 26]", "follow_up_weeks = [13, 27]"),
        "number_beyond", EDITION, "season.follow_up_weeks", "season.extra_time_weeks",
    ),
    "a text may be endless": Plant(
        write(EDITION, "work = 200", "work = 30000"), "number_high", EDITION, "limits.text_lengths.work", "20000"
    ),
    "no length for other fields": Plant(
        write(EDITION, "other = 300", ""), "key_missing", EDITION, "limits.text_lengths.other", "other"
    ),
    "an hour is no hour": Plant(
        write(EDITION, '"09:00"', '"9"'), "wrong_form", EDITION, "season.camp_starts_at", "09:00"
    ),
    "a place has no clock": Plant(
        write(EDITION, "Europe/Copenhagen", "Europe/Gentofte"),
        "wrong_form", EDITION, "season.time_zone", "Europe/Copenhagen",
    ),
}  # fmt: skip

COURSE = {
    "a phase is skipped": Plant(
        write(EDITION, 'id = "first_half"\nkind = "half"', 'id = "first_half"\nkind = "setup"'),
        "out_of_order", EDITION, "phases", "setup, camp",
    ),
    "a camp has no phase": Plant(
        write(EDITION, "camp_weeks = [1, 7, 14]", "camp_weeks = [1, 14]"),
        "camps_differ", EDITION, "phases", "season.camp_weeks",
    ),
    "a phase stands twice": Plant(
        write(EDITION, 'id = "second_half"', 'id = "first_half"'), "twice", EDITION, "phases[first_half]", "andet id"
    ),
    "a stone is unknown": Plant(
        write(EDITION, 'id = "offer"', 'id = "handshake"'), "stage_unknown", EDITION, "stages[handshake]", "foothold"
    ),
    "the goal is missing": Plant(
        write(EDITION, '[[stages]]\nid = "job"\nnames = { da = "I job", en = "In a job" }', ""),
        "required_id", EDITION, "stages[job]", "cards/teamwork",
    ),
    "the street runs backwards": Plant(
        both(write(EDITION, 'id = "dream"', 'id = "zzz"'), write(EDITION, 'id = "strength"', 'id = "dream"'),
             write(EDITION, 'id = "zzz"', 'id = "strength"')),
        "out_of_order", EDITION, "stages", "start, dream, strength",
    ),
    "a status that rules name is missing": Plant(
        write(EDITION, 'code = "pause"', 'code = "rest"'),
        "required_id", EDITION, "counting.rows[pause]", "cards/teamwork",
    ),
    "a status stands twice": Plant(
        write(EDITION, 'code = "moved"', 'code = "course"'), "twice", EDITION, "counting.rows[course]", "andet id"
    ),
    "the table's day is no day": Plant(
        write(EDITION, '"2026-01-01"', '"1. januar"'), "wrong_form", EDITION, "counting.valid_from", "2026-01-01"
    ),
    "the pulse asks something else": Plant(
        write(EDITION, 'id = "clarity"', 'id = "mood"'), "out_of_order", EDITION, "pulse", "spark, next_step"
    ),
    "there is no middle band": Plant(
        write(EDITION, '20_to_31 = { da = "20 til 31 timer", en = "20 to 31 hours" }', ""),
        "too_few", EDITION, "hours_bands", "mindst 3",
    ),
    "a graduate has five taps": Plant(
        write(EDITION, "[status_choices]", '[status_choices]\nmaybe = { da = "Måske", en = "Maybe" }'),
        "out_of_order", EDITION, "status_choices", "job, on_the_way",
    ),
}  # fmt: skip

MEETINGS = {
    "the steps do not fill the time": Plant(
        write(CAMP, "minutes = 20", "minutes = 25"), "minutes_differ", CAMP, "minutes", "185"
    ),
    "a camp has no agenda": Plant(
        drop("agendas/camp_3.toml"), "agenda_missing", "agendas/camp_3.toml", "", 'kind = "camp", camp = 3'
    ),
    "check-ins have no agenda": Plant(
        drop("agendas/check_in.toml"), "agenda_missing", "agendas/check_in.toml", "", 'kind = "check_in"'
    ),
    "two agendas for one meeting": Plant(
        both(write("agendas/camp_3.toml", "camp = 3", "camp = 2")),
        "agenda_twice", "agendas/camp_3.toml", "kind", "agendas/camp_2.toml",
    ),
    "an agenda for a camp that is not": Plant(
        write("agendas/camp_3.toml", "camp = 3", "camp = 4"),
        "camp_unknown", "agendas/camp_3.toml", "camp", "camp_weeks",
    ),
    "a camp without its number": Plant(write(CAMP, "camp = 1\n", ""), "camp_number", CAMP, "camp", "camp = 1"),
    "a meeting ends without a learning (rule 6.6)": Plant(
        write(CAMP, 'round = "learning"', 'round = "none"'), "learning_missing", CAMP, "steps", "6.6"
    ),
    "a round is unknown": Plant(
        write(CAMP, 'round = "wall"', 'round = "dance"'), "not_one_of", CAMP, "steps[wall].round", "swap"
    ),
    "a level is unknown": Plant(
        write(CAMP, 'level = "table"', 'level = "everyone"'), "not_one_of", CAMP, "steps[dreams].level", "hall"
    ),
    "a step stands twice": Plant(
        write(CAMP, 'id = "stretch"', 'id = "break"'), "twice", CAMP, "steps[break]", "andet id"
    ),
    "a level without what sharing brings": Plant(
        write(CAMP, 'level = "team"\n', ""), "sharing_unpaired", CAMP, "steps[first_action].sharing", "begge"
    ),
    "a deed is unknown": Plant(
        write("missions.toml", 'deed = "key_used"', 'deed = "key_found"'),
        "deed_unknown", "missions.toml", "M01.needs[1].deed", "key_hung",
    ),
    "a deed is wanted no times": Plant(
        write("missions.toml", "times = 1", "times = 0"),
        "number_low", "missions.toml", "M01.needs[1].times", "mindst 1",
    ),
    "too few missions": Plant(
        write(EDITION, "missions_least = 9", "missions_least = 99"), "too_few", "missions.toml", "", "mindst 99"
    ),
    "too few twists": Plant(
        write(EDITION, "twists_least = 16", "twists_least = 99"), "too_few", "da/twists.toml", "", "mindst 99"
    ),
}  # fmt: skip

GAME_PLANTS = KEYS | NUMBERS | COURSE | MEETINGS
