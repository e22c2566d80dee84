"""What could be read of an edition's files: every entry that has its shape, and the faults of the rest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from teamwork.edition import DeckKind
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.parse import Table, nearest, parse_shape, parse_toml
from teamwork.edition_check.shapes import (
    AgendaFile,
    CardFacts,
    CardWords,
    EditionFile,
    MissionFacts,
    TitledText,
)
from teamwork.edition_check.vocabulary import DECK_KINDS
from teamwork.frozen import Frozen
from teamwork.voices import Voices

EntryT = TypeVar("EntryT", bound=Frozen)

EDITION = "edition.toml"
MISSIONS = "missions.toml"


def deck_file(kind: DeckKind) -> str:
    """Where the facts of a deck's cards stand."""
    return f"decks/{kind}.toml"


def words_file(language: str, name: str) -> str:
    """Where the words of a deck, of the missions or of the twists stand in a language."""
    return f"{language}/{name}.toml"


def agenda_file(agenda_id: str) -> str:
    """Where an agenda stands."""
    return f"agendas/{agenda_id}.toml"


@dataclass(frozen=True)
class Reading:
    """Everything in its shape, by file name, id and language; `faults` tell why something is not here."""

    edition: EditionFile
    languages: tuple[str, ...]
    agendas: Mapping[str, AgendaFile]
    facts: Mapping[DeckKind, Mapping[str, CardFacts]]
    words: Mapping[str, Mapping[DeckKind, Mapping[str, CardWords]]]
    missions: Mapping[str, MissionFacts]
    mission_words: Mapping[str, Mapping[str, TitledText]]
    twist_words: Mapping[str, Mapping[str, TitledText]]
    files: frozenset[str]
    tables: Mapping[str, Table]
    """Every file that could be read as TOML: which ids stand in it, whatever their shape."""
    faults: tuple[Fault, ...]

    def ids(self, file: str) -> tuple[str, ...]:
        """The ids that stand in a file, in its order; none if it cannot be read."""
        return tuple(self.tables.get(file, ()))

    def has(self, file: str) -> bool:
        """Whether the file could be read as TOML, so that what it lacks can be told."""
        return file in self.tables


@dataclass
class _Reader:
    """Collects faults while reading; used once."""

    files: Mapping[str, str]
    tables: dict[str, Table] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)

    def table(self, file: str) -> Table:
        """A file's table; empty if it is missing or cannot be read, which is then told."""
        self.wanted.append(file)
        text = self.files.get(file)
        if text is None:
            self.faults.append(fault(file, "", "file_missing"))
            return {}
        table, problem = parse_toml(file, text)
        if table is None:
            self.faults.extend((problem,) if problem else ())
            return {}
        self.tables[file] = table
        return table

    def entries(self, file: str, shape: type[EntryT]) -> dict[str, EntryT]:
        """The entries of a file that have the shape."""
        found = {}
        for key, entry in self.table(file).items():
            shaped, faults = parse_shape(file, key, entry, shape)
            self.faults.extend(faults)
            if shaped is not None:
                found[key] = shaped
        return found

    def edition(self) -> EditionFile:
        """``edition.toml`` without the sections that lack their shape."""
        table = self.table(EDITION)
        shaped, faults = parse_shape(EDITION, "", table, EditionFile)
        self.faults.extend(faults)
        if EDITION in self.tables:
            missing = (name for name in EditionFile.model_fields if name not in table)
            self.faults.extend(fault(EDITION, name, "key_missing", name=name) for name in missing)
        return shaped or _sound_sections(table)

    def agendas(self) -> dict[str, AgendaFile]:
        """Every agenda in the folder ``agendas`` that has its shape."""
        found = {}
        for file in sorted(name for name in self.files if _is_agenda(name)):
            table = self.table(file)
            if file not in self.tables:
                continue
            shaped, faults = parse_shape(file, "", table, AgendaFile)
            self.faults.extend(faults)
            if shaped is not None:
                found[file.removeprefix("agendas/").removesuffix(".toml")] = shaped
        return found

    def voices(self, languages: Iterable[str]) -> None:
        """What bots say is judged by its shape; an edition may leave it out."""
        for file in (words_file(language, "voices") for language in languages):
            if file in self.files:
                _, faults = parse_shape(file, "", self.table(file), Voices)
                self.faults.extend(faults if file in self.tables else ())

    def unknown_files(self) -> Iterator[Fault]:
        """TOML files that nothing reads: most often a misspelt name."""
        for file in self.files:
            if file not in self.wanted:
                meant = nearest(file, self.wanted)
                yield fault(file, "", "file_unknown", nearest=meant) if meant else fault(file, "", "file_foreign")


def _is_agenda(name: str) -> bool:
    return name.startswith("agendas/") and name.endswith(".toml") and name.count("/") == 1


def _sound_sections(table: Table) -> EditionFile:
    sound = {}
    for name, section in table.items():
        shaped, _ = parse_shape(EDITION, "", {name: section}, EditionFile)
        if shaped is not None:
            sound[name] = getattr(shaped, name)
    return EditionFile.model_validate(sound)


def _languages(edition: EditionFile, files: Iterable[str]) -> tuple[str, ...]:
    """The edition's languages; if it does not say, the folders that hold card texts."""
    if edition.languages is not None:
        return tuple(dict.fromkeys(edition.languages))
    ends = tuple(f"/{kind}.toml" for kind in DECK_KINDS)
    folders = (file.split("/")[0] for file in files if file.endswith(ends))
    return tuple(sorted(set(folders) - {"decks"}))


def read(files: Mapping[str, str]) -> Reading:
    """The files of an edition's folder, by path relative to it, as far as they can be read."""
    reader = _Reader(files)
    edition = reader.edition()
    languages = _languages(edition, files)
    agendas = reader.agendas()
    facts = {kind: reader.entries(deck_file(kind), CardFacts) for kind in DECK_KINDS}
    words = {
        language: {kind: reader.entries(words_file(language, kind), CardWords) for kind in DECK_KINDS}
        for language in languages
    }
    missions = reader.entries(MISSIONS, MissionFacts)
    mission_words = {lang: reader.entries(words_file(lang, "missions"), TitledText) for lang in languages}
    twist_words = {lang: reader.entries(words_file(lang, "twists"), TitledText) for lang in languages}
    reader.voices(languages)
    return Reading(
        edition=edition,
        languages=languages,
        agendas=agendas,
        facts=facts,
        words=words,
        missions=missions,
        mission_words=mission_words,
        twist_words=twist_words,
        files=frozenset(files),
        tables=reader.tables,
        faults=(*reader.faults, *reader.unknown_files()),
    )
