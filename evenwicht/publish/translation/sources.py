"""The folder that the English book is built from: chapters in English, and settings, parts and citation with English words."""

from __future__ import annotations

import functools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.util.nodes import _make_id

from evenwicht import evidence
from evenwicht.publish import states
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.translation import blocks, catalogue, chapter, code, glossary, package
from evenwicht.publish.translation.catalogue import Entry, Translations
from evenwicht.publish.translation.chapter import NAME, Code, Untranslated
from evenwicht.publish.translation.marks import differences

LANGUAGE = "en"
CODE = "code.po"
SETTINGS = "settings.po"
_FILES = ("_config.yml", "_toc.yml", "CITATION.cff")
_WORDS = re.compile(
    r"title|message|abstract|keywords/\d+|preferred-citation/title"
    r"|parts/\d+/caption"
    r"|sphinx/config/(?:book_pdf|numfig_format/[\w-]+)"
    r"|sphinx/config/pdf_metadata/(?:title|subtitle|licence|subject|filename|origin|note|keywords/\d+|appendices/\d+)"
    r"|sphinx/config/pdf_metadata/colophon/\d+/(?:term|text)"
)
"""The settings that readers see, by their path; all others are the same in both languages."""
_FIELD = re.compile(r"^(?P<head>\s*(?:type|note|howpublished|institution)\s*=\s*\{)(?P<words>[^{}]*)\}", re.MULTILINE)
"""Fields of the bibliography that hold words of this edition, not of the source."""
_NOT_IN_APA = re.compile(r"^\s*(?:address|isbn)\s*=\s*\{[^{}]*\},?\n", re.MULTILINE)
"""Fields that a list of references in APA's manner (7th edition), as the English one, leaves out: place of publication and ISBN."""


class TranslationError(ValueError):
    """The English edition cannot be made; the message names each place, what was found there, and what to do."""


def _walk(data: Any, words: Callable[[str, str], str], path: str = "") -> Any:
    """The data with other words where readers see them."""
    if isinstance(data, dict):
        return {key: _walk(value, words, f"{path}/{key}" if path else str(key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_walk(value, words, f"{path}/{place}") for place, value in enumerate(data)]
    if isinstance(data, str) and _WORDS.fullmatch(path) and blocks.has_words(data):
        return words(path, data)
    return data


@dataclass(frozen=True)
class Edition:
    """The English edition of the book in a folder: what there is to translate, and how far that is."""

    source: Path

    @property
    def folder(self) -> Path:
        """The folder of the catalogues."""
        return self.source / "locale" / LANGUAGE

    @cached_property
    def chapters(self) -> dict[str, str]:
        """The text of every chapter, by its path.

        Raises
        ------
        TranslationError
            A chapter holds what translation does not know, or a cell that Python cannot read.
        """
        paths = [self.source / "index.md", *sorted((self.source / "chapters").glob("*.md"))]
        found = {path.relative_to(self.source).as_posix(): path.read_text(encoding="utf-8") for path in paths}
        for name, text in found.items():
            try:
                blocks.blocks(text)
                code.names(text)
            except blocks.BlockError as error:
                raise TranslationError(f"{name}, {error}") from None
        return found

    def catalogue_of(self, name: str) -> Path:
        """The catalogue of a chapter, of the code, of the settings, or of a room of the package."""
        if name.startswith(package.FOLDER):
            return self.source / name
        return self.folder / (name if name.endswith(".po") else f"{name.removesuffix('.md')}.po")

    @cached_property
    def terms(self) -> list[glossary.GlossaryTerm]:
        """The glossary."""
        return glossary.read(self.folder)

    @cached_property
    def code_entries(self) -> list[Entry]:
        """What there is to translate in the cells of all chapters; a word that a catalogue has and code uses stays."""
        known = self.found[CODE]
        texts = dict.fromkeys(text for chapter in self.chapters.values() for text in code.texts(chapter))
        literals = {text for chapter in self.chapters.values() for text in code.literals(chapter)}
        texts |= dict.fromkeys(text for context, text in known if not context and text in literals)
        names = sorted({name for chapter in self.chapters.values() for name in code.names(chapter)})
        return [
            *(Entry(text, "", ("text in code",)) for text in texts),
            *(Entry(name, NAME, ("name in code",)) for name in names),
        ]

    def _place_in_code(self, words: str) -> str:
        """The chapter and the line where words or a name stand first in code."""
        lines = ((name, code.line_of(text, words)) for name, text in self.chapters.items())
        return next((f"{name}, line {line}" for name, line in lines if line), CODE)

    @cached_property
    def settings_entries(self) -> dict[Entry, str]:
        """What there is to translate in the settings, the parts, the citation and the bibliography, each with its place."""
        found: dict[str, tuple[Entry, str]] = {}

        def note(file: str, path: str, text: str) -> str:
            comments = (path or file, *glossary.comments(text, self.terms))
            found.setdefault(text, (Entry(text, "", comments), f"{file}, {path}".removesuffix(", ")))
            return text

        for name in _FILES:
            _walk(yaml.safe_load((self.source / name).read_text(encoding="utf-8")), functools.partial(note, name))
        for field in self._fields():
            note("references.bib", "", field)
        return dict(found.values())

    def _fields(self) -> Iterator[str]:
        path = self.source / "references.bib"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        return (found["words"] for found in _FIELD.finditer(text))

    @cached_property
    def rooms(self) -> dict[str, list[package.Said]]:
        """What the package says, by the catalogue of the room.

        Raises
        ------
        TranslationError
            Words are not written out.
        """
        try:
            return package.rooms(self.source)
        except package.WordsError as error:
            raise TranslationError(str(error)) from None

    @cached_property
    def found(self) -> dict[str, Translations]:
        """The translations there are, by chapter, for the code, for the settings, and by room of the package.

        Raises
        ------
        TranslationError
            A catalogue cannot be read.
        """
        try:
            prose = {
                name: catalogue.read(self.catalogue_of(name), exact=name == CODE)
                for name in (*self.chapters, CODE, SETTINGS)
            }
            return prose | {name: catalogue.read(self.catalogue_of(name), exact=True) for name in self.rooms}
        except catalogue.CatalogueError as error:
            raise TranslationError(str(error).replace(f"{self.source}{os.sep}", "", 1)) from None

    def entries(self) -> dict[str, list[Entry]]:
        """What there is to translate, by catalogue."""
        return {
            **{name: chapter.entries(text, self.terms) for name, text in self.chapters.items()},
            CODE: self.code_entries,
            SETTINGS: list(self.settings_entries),
            **{name: package.entries(said, self.found[name], self.terms) for name, said in self.rooms.items()},
        }

    def problems(self) -> list[Untranslated]:
        """All that keeps the edition from being whole."""
        found = list(self._windows_line_ends())
        names = Code(self.found[CODE])
        for name, text in self.chapters.items():
            found += chapter.problems(name, text, self.found[name], names)
        in_code = [(entry, self._place_in_code(entry.text)) for entry in self.code_entries]
        for name, placed in ((CODE, in_code), (SETTINGS, self.settings_entries.items())):
            path = self.catalogue_of(name).relative_to(self.source).as_posix()
            found += chapter.word_problems(path, placed, self.found[name], _wrong)
        for name, said in self.rooms.items():
            known = self.found[name]
            in_room = zip(package.entries(said, known, self.terms), package.places(said, known), strict=True)
            found += chapter.word_problems(name, in_room, known, package.wrong)
        return found

    def _windows_line_ends(self) -> Iterator[Untranslated]:
        """One problem for all catalogues that have them: git may have put them in each when it checked the book out."""
        paths = [self.catalogue_of(name) for name in self.found]
        names = [path.relative_to(self.source).as_posix() for path in paths if catalogue.has_windows_line_ends(path)]
        if names:
            others = f" (and in {len(names) - 1} more)" if names[1:] else ""
            yield Untranslated(
                f"{names[0]}{others}",
                "found Windows line ends; expected those of Unix, as tools of gettext write them on every system",
                "run make translations, which writes the catalogue anew",
            )

    def write(self, folder: Path, languages_beside: str) -> None:
        """Write the sources of the English book into a folder.

        Parameters
        ----------
        languages_beside
            Where the Dutch site stands, from the English one.

        Raises
        ------
        TranslationError
            It is not whole, or a catalogue cannot be read.
        """
        problems = self.problems()
        if problems:
            raise TranslationError(told(problems))
        (folder / "chapters").mkdir(parents=True, exist_ok=True)
        names = Code(self.found[CODE])
        for name, text in self.chapters.items():
            try:
                made = chapter.english(text, self.found[name], names)
            except blocks.BlockError as error:
                raise TranslationError(f"{name}, {error}") from None
            write_if_changed(folder / name, self._cited(made).encode())
        for path in (folder / "chapters").glob("*.md"):
            if f"chapters/{path.name}" not in self.chapters:
                path.unlink()
        self._write_settings(folder, languages_beside)

    def _cited(self, text: str) -> str:
        """A chapter with the English title of the book where BibTeX cites the book."""
        cited = yaml.safe_load((self.source / "CITATION.cff").read_text(encoding="utf-8"))
        title = cited.get("preferred-citation", cited)["title"]
        known = self.found[SETTINGS].get(("", title))
        return text.replace(f"= {{{title}}}", f"= {{{known.text}}}") if known else text

    def _write_settings(self, folder: Path, languages_beside: str) -> None:
        known = self.found[SETTINGS]
        for name in _FILES:
            made = _walk(
                yaml.safe_load((self.source / name).read_text(encoding="utf-8")), lambda _, text: known["", text].text
            )
            if name == "_config.yml":
                made["sphinx"]["config"] |= {
                    "language": LANGUAGE,
                    "book_sources": str(self.source),
                    "other_edition": languages_beside,
                    "section_anchors": {
                        path.removesuffix(".md"): anchors(states.shown(text, evidence.current()))
                        for path, text in self.chapters.items()
                    },
                    "term_anchors": {
                        path.removesuffix(".md"): terms
                        for path, text in self.chapters.items()
                        if (terms := term_anchors(text, self.found[path]))
                    },
                }
            if name == "CITATION.cff":
                made["preferred-citation"]["languages"] = [LANGUAGE]
            text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)
            write_if_changed(folder / name, text.encode())
        bibliography = self.source / "references.bib"
        if bibliography.is_file():
            text = _FIELD.sub(
                lambda found: f"{found['head']}{known['', found['words']].text}}}",
                _NOT_IN_APA.sub("", bibliography.read_text(encoding="utf-8")),
            )
            write_if_changed(folder / bibliography.name, text.encode())
        for path in self.source.glob("chapters/*.svg"):
            shutil.copyfile(path, folder / "chapters" / path.name)

    def update(self) -> Iterator[tuple[str, int, int, int]]:
        """Bring all catalogues up to date; tells of each its path, its texts, those without English, and the drafts."""
        memory = {
            key: known
            for translations in self.found.values()
            for key, known in translations.items()
            if known.text and not known.fuzzy
        }
        for name, entries in self.entries().items():
            found = catalogue.updated(entries, self.found[name], memory)
            path = self.catalogue_of(name)
            catalogue.write(path, entries, found)
            empty = sum(not known.text for known in found.values())
            drafts = sum(known.fuzzy for known in found.values())
            if not entries and name in self.rooms:
                path.unlink()
            yield path.relative_to(self.source).as_posix(), len(entries), empty, drafts


def _wrong(entry: Entry, english: str) -> str:
    """What is wrong with the English of words in code or in settings; empty if nothing is."""
    if entry.context:
        return "" if english.isidentifier() else f"found {english!r}, which Python does not take for a name,"
    if "text in code" in entry.comments:
        return code.fault(entry.text, english)
    return differences(entry.text, english, lambda _: None)


def told(problems: list[Untranslated], most: int = 10) -> str:
    """Problems, a line each, the first ones of many."""
    lines = [str(problem) for problem in problems[:most]]
    if len(problems) > most:
        lines.append(
            f"and {len(problems) - most} more; make translations tells how much there is to do in each catalogue"
        )
    return "\n".join(lines)


def anchors(text: str) -> list[str]:
    """The places on a page that its headings make, in order: those of the Dutch, which the English page has too."""
    return [nodes.make_id(block.text) for block in blocks.blocks(text) if block.kind == "heading"]


def term_anchors(text: str, found: Translations) -> dict[str, str]:
    """The places that the terms of a glossary have on the Dutch page, by the English of each as it is read.

    >>> chapter = "```{glossary}\\nketen\\n  Partners.\\n```\\n"
    >>> term_anchors(chapter, {("", "keten"): catalogue.Translation("chain ([keten]{.language-nl})")})
    {'chain (keten)': 'term-keten'}
    """
    terms = (block.text for block in blocks.blocks(text) if block.kind == "term")
    return {re.sub(r"\[([^]]*)\]\{[^}]*\}", r"\1", found["", term].text): _make_id(f"term-{term}") for term in terms}
