"""English: what is wrong with an edition, and what would be right."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    # Files
    "folder_missing": ("The folder does not exist.", "Give the path of a folder that holds edition.toml."),
    "folder_too_large": ("The folder takes {size} bytes.", "At most {limit}. Take out what does not belong."),
    "too_many_files": ("The folder has more than {limit} files.", "Take out what does not belong to the edition."),
    "file_too_large": ("The file takes {size} bytes.", "At most {limit}."),
    "file_missing": ("The file is missing.", "Put it in the folder; copy the one of cards/teamwork as an example."),
    "file_unknown": ("The file is not used.", "Did you mean {nearest}? Else take it out of the folder."),
    "file_foreign": ("The file is not used.", "Take it out of the folder."),
    "file_unreadable": ("The file cannot be opened.", "See to it that the program may read it."),
    "link_leaves": ("It is a link that leaves the folder.", "Put the file itself here instead of a link."),
    "not_a_file": ("It is not an ordinary file.", "Put an ordinary text file here."),
    "not_text": ("The file is not saved as UTF-8.", "Save it as UTF-8 in a text editor."),
    "toml_syntax": ("The line cannot be read as TOML ({detail}).", "Look for a missing quote, equals sign or bracket."),
    "too_deep": ("Something is nested too deep, or a number is far too long.", "Write it as in cards/teamwork."),
    "too_many_values": (
        "There are more than {limit} values in the file.",
        "Split the file, or take out what does not belong.",
    ),
    "json_damaged": ("The stored edition cannot be read.", "Take it again from its folder or from a backup."),
    "hash_differs": (
        "The content does not match the edition's hash.",
        "Take it again from its folder or from a backup.",
    ),
    # Keys, numbers, order
    "key_missing": ("The key is missing.", 'Write "{name}" here.'),
    "key_unknown": ('The game does not know the key "{name}".', 'Did you mean "{nearest}"? Else delete it.'),
    "key_foreign": ('The game does not know the key "{name}".', "Delete it."),
    "wrong_type": ("The value has the wrong shape.", "Here must be {expected_en}."),
    "not_one_of": ("The game does not know the value.", "Choose one of: {choices}."),
    "wrong_form": ("The value is written wrongly.", "Write it like {example}."),
    "wrong_value": ("The value will not do ({detail}).", "Write it as in cards/teamwork."),
    "empty": ("There is nothing here.", "Write something here."),
    "twice": ('"{name}" stands here twice.', "Give one of them another id."),
    "number_low": ("The number {number} is too small.", "Set it to at least {least}."),
    "number_high": ("The number {number} is too large.", "Set it to at most {most}."),
    "number_beyond": ("The number {number} is larger than {other}.", "Set it to at most {most}, or mend {other}."),
    "not_ascending": ("The weeks are not in ascending order.", "Write each week once, the smallest first, from 1."),
    "required_id": ('"{name}" is missing, and the game uses it.', "Include it as in cards/teamwork."),
    "out_of_order": ("The order is wrong.", "It must be: {order}."),
    "too_few": ("There are {found}.", "There must be at least {least}."),
    # Meetings and missions
    "camps_differ": (
        "There are {found} phases of the kind camp.",
        "There must be {wanted}, one for each week in season.camp_weeks.",
    ),
    "agenda_missing": ("There is no agenda for {meeting}.", "Put a file in agendas/ with {needs}."),
    "agenda_twice": ("There are two agendas for {meeting}.", "Keep one of them; the other is {other}."),
    "camp_number": (
        "Only a camp has a number, and a camp must have one.",
        'Write "camp = 1" for the first camp and nothing for other meetings.',
    ),
    "camp_unknown": ("The season has only {camps} camps.", "Mend the number, or add a week to season.camp_weeks."),
    "minutes_differ": (
        "The steps add up to {sum} minutes, but {stated} is stated.",
        "Mend a step, or write minutes = {sum}.",
    ),
    "learning_missing": ("The meeting ends without a learning.", 'Include a step with round = "learning" (rule 6.6).'),
    "sharing_unpaired": ('"level" and "sharing" belong together.', "Write both, or neither."),
    "deed_unknown": ('The game does not know the deed "{name}".', "Choose one of: {choices}."),
    # Cards
    "language_missing": ('The text is missing in "{language}".', "Write it in every language of the edition."),
    "language_unknown": (
        'The language "{language}" is not one of the edition\'s.',
        'Delete the text, or add the language to "languages".',
    ),
    "words_missing": (
        'The text of {name} is missing in "{language}".',
        "Write [{name}] in this file, with title and text.",
    ),
    "facts_missing": (
        "There is text for {name}, but {name} is not in {facts}.",
        "Write [{name}] in {facts}, or delete the text.",
    ),
    "asks_differ": (
        'The card asks for other things than in "{language}" ({fields}).',
        "Ask for the same in every language.",
    ),
    "ask_unknown": ('A card of that kind has no field "{name}".', "Choose one of: {choices}."),
    "title_twice": ('The title "{title}" also stands on {other}.', "Give one of the cards another title."),
    "card_id": ("The card's number does not fit the deck.", "It should be {expected}."),
    "letter_twice": ('The letter "{letter}" is also used by {other}.', "Give each deck its own letter."),
    "deck_size": (
        "There are {found} cards, but edition.toml says {wanted}.",
        "Write the missing cards, or mend decks.{deck}.cards.",
    ),
    "component_unknown": ('There is no component "{name}".', "Choose one of: {choices}."),
    "component_none": ("The card builds on no component.", "Write at least one of: {choices}."),
    "component_rare": ('"{name}" is on only {found} action cards.', "Put it on at least {least}."),
    "stage_unknown": ('There is no stage "{name}".', "Choose one of: {choices}."),
    "action_kind_needed": ("The action card lacks its kind.", "Write action_kind, one of: {choices}."),
    "action_kind_unknown": ('There is no action kind "{name}".', "Choose one of: {choices}."),
    "only_on": ("The key belongs in {deck} only.", "Delete it here."),
    # Wording
    "lix_high": ("The lix number is {lix}.", "At most {most}: shorter sentences or shorter words."),
    "words_many": ("The text has {found} words.", "At most {most}: cut what can be spared."),
    "sentence_long": ('The sentence "{start} …" has {found} words.', "At most {most}: split it in two."),
    "exclamation": ("There is an exclamation mark.", "Write a full stop."),
    "forbidden_word": (
        'The word "{word}" points at private circumstances or an authority.',
        "Write it without that word.",
    ),
}
