"""Faults to plant in the cards, their words, and the files themselves."""

from pathlib import Path

from tests.cards.copies import CAMP, EDITION, Plant, Planting, add, both, drop, entry, no_entry, put, write

DREAM = (
    'title = "En helt ny titel"\ntext = "{text}"\nasks.work = "Hvad?"\nasks.why = "Hvorfor?"\nasks.workplaces = "Hvor?"'
)
FACTS = 'theme = "tasks"\ncomponents = {components}\nminutes = 5\nstages = {stages}\n{more}'


def dream(text: str = "Tænk på en god dag.") -> Planting:
    """Other words on the first dream, in Danish."""
    return entry("da/dream.toml", "D01", DREAM.format(text=text))


def facts(deck: str, card: str, components: str = '["goal_setting"]', stages: str = "[]", more: str = "") -> Planting:
    """Other facts of a card."""
    return entry(f"decks/{deck}.toml", card, FACTS.format(components=components, stages=stages, more=more))


def everywhere(old: str, new: str) -> Planting:
    """Replace every ``old`` in the action deck's facts."""

    def planting(folder: Path) -> None:
        path = folder / "decks" / "action.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return planting


SYNTAX = {
    "a quote is missing": Plant(
        write(EDITION, 'id = "teamwork"', 'id = "teamwork'), "toml_syntax", EDITION, "line 8", "anførselstegn"
    ),
    "a key stands twice": Plant(
        add("da/dream.toml", '\n[D01]\ntitle = "x"\n'), "toml_syntax", "da/dream.toml", "line 175", "anførselstegn"
    ),
    "a line is no TOML": Plant(
        put("da/twists.toml", b"T01: Kun"), "toml_syntax", "da/twists.toml", "line 1", "lighedstegn"
    ),
}

CARDS = {
    "a card is missing": Plant(
        both(*(no_entry(file, "A48") for file in ("decks/action.toml", "da/action.toml", "en/action.toml"))),
        "deck_size", "decks/action.toml", "", "decks.action.cards",
    ),
    "a number is out of line": Plant(
        both(*(write(file, "[D24]", "[D25]") for file in ("decks/dream.toml", "da/dream.toml", "en/dream.toml"))),
        "card_id", "decks/dream.toml", "D25", "D24",
    ),
    "two decks share a letter": Plant(
        write(EDITION, 'letter = "X"', 'letter = "D"'), "letter_twice", EDITION, "decks.blank.letter", "eget bogstav"
    ),
    "a component is unknown": Plant(
        facts("dream", "D01", '["luck"]'), "component_unknown", "decks/dream.toml", "D01.components", "goal_setting"
    ),
    "a card builds on nothing": Plant(
        facts("dream", "D01", "[]"), "component_none", "decks/dream.toml", "D01.components", "goal_setting"
    ),
    "a component is on too few action cards": Plant(
        everywhere('"setback_plan"', '"goal_setting"'),
        "component_rare", "decks/action.toml", "setback_plan", "mindst 4",
    ),
    "a card names a stone that is not": Plant(
        facts("dream", "D01", stages='["moon"]'), "stage_unknown", "decks/dream.toml", "D01.stages", "foothold"
    ),
    "an action has no kind": Plant(
        facts("action", "A01", '["proactivity", "search_skill"]'),
        "action_kind_needed", "decks/action.toml", "A01.action_kind", "coffee",
    ),
    "an action's kind is unknown": Plant(
        write("decks/action.toml", 'action_kind = "coffee"', 'action_kind = "tea"'),
        "action_kind_unknown", "decks/action.toml", "A01.action_kind", "coffee",
    ),
    "a dream has an action's kind": Plant(
        facts("dream", "D01", more='action_kind = "coffee"'),
        "only_on", "decks/dream.toml", "D01.action_kind", "Slet",
    ),
    "a dream is given away": Plant(
        facts("dream", "D01", more="given = true"), "only_on", "decks/dream.toml", "D01.given", "Slet"
    ),
}  # fmt: skip

WORDS = {
    "a card lacks a language": Plant(
        no_entry("en/dream.toml", "D07"), "words_missing", "en/dream.toml", "D07", "[D07]"
    ),
    "words without a card": Plant(
        add("en/dream.toml", '\n[D99]\ntitle = "Lost"\ntext = "Nobody knows this card."\n'),
        "facts_missing", "en/dream.toml", "D99", "decks/dream.toml",
    ),
    "a mission lacks a language": Plant(
        no_entry("en/missions.toml", "M02"), "words_missing", "en/missions.toml", "M02", "[M02]"
    ),
    "a twist lacks a language": Plant(
        no_entry("en/twists.toml", "T05"), "words_missing", "en/twists.toml", "T05", "[T05]"
    ),
    "a step lacks a language": Plant(
        write(CAMP, ', en = "The wall"', ""), "language_missing", CAMP, "steps[wall].titles.en", "alle udgavens sprog"
    ),
    "a step speaks a language too many": Plant(
        write(CAMP, ', en = "The wall"', ', en = "The wall", de = "Die Wand"'),
        "language_unknown", CAMP, "steps[wall].titles.de", "languages",
    ),
    "a file lacks": Plant(drop("en/twists.toml"), "file_missing", "en/twists.toml", "", "cards/teamwork"),
    "a file is misspelt": Plant(
        put("en/dreams.toml", b""), "file_unknown", "en/dreams.toml", "", "en/dream.toml"
    ),
    "a card asks otherwise in English": Plant(
        entry("en/dream.toml", "D01", 'title = "A wholly new title"\ntext = "Think."\nasks.work = "What?"'),
        "asks_differ", "en/dream.toml", "D01.asks", "alle sprog",
    ),
    "a card asks for a field that is not": Plant(
        both(*(write(f"{language}/dream.toml", "asks.work", "asks.salary") for language in ("da", "en"))),
        "ask_unknown", "da/dream.toml", "D01.asks.salary", "workplaces",
    ),
    "a title stands twice": Plant(
        entry("da/blank.toml", "X2", 'title = "Dit eget kort"\ntext = "Skriv det."'),
        "title_twice", "da/blank.toml", "X2.title", "anden titel",
    ),
    "a text is hard": Plant(
        dream("Arbejdspladsen forudsætter selvstændighed. Kommunikationen understøtter forventningerne."),
        "lix_high", "da/dream.toml", "D01.text", "Højst 34",
    ),
    "a text is long": Plant(
        dream("Se op nu. " * 16), "words_many", "da/dream.toml", "D01.text", "Højst 45"
    ),
    "a sentence is long": Plant(
        dream("Se på en dag du kan lide og sig så til mig hvad du ser og hvad du vil have."),
        "sentence_long", "da/dream.toml", "D01.text", "Højst 17",
    ),
    "a screen is full": Plant(
        write(CAMP, "Her er vores døre.", "Her er vores døre. " + "Se dem nu. " * 6),
        "words_many", CAMP, "steps[wall].on_screen.da", "Højst 25",
    ),
    "a text shouts": Plant(dream("Tænk på en god dag!"), "exclamation", "da/dream.toml", "D01.text", "punktum"),
    "an agenda shouts": Plant(
        write(CAMP, 'en = "The wall"', 'en = "The wall!"'), "exclamation", CAMP, "steps[wall].titles.en", "punktum"
    ),
    "a text pries": Plant(
        dream("Tænk på din familie."), "forbidden_word", "da/dream.toml", "D01.text", "uden det ord"
    ),
    "a text sounds like an authority": Plant(
        dream("Tænk på din rådighedspligt."), "forbidden_word", "da/dream.toml", "D01.text", "uden det ord"
    ),
}  # fmt: skip

CARD_PLANTS = SYNTAX | CARDS | WORDS
