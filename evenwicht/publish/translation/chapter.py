"""One chapter in English, and what keeps it from being made: each problem with its place and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from evenwicht.publish.translation import blocks, code, glossary
from evenwicht.publish.translation.blocks import ProseBlock
from evenwicht.publish.translation.catalogue import Entry, Translations
from evenwicht.publish.translation.marks import differences, moved

NAME = "name"
"""Context of a name in code."""
OTHER_ORDER = "other order"
"""A translator's own note, that the English names things in another order on purpose."""


@dataclass(frozen=True)
class Untranslated:
    """Why a text has no English yet.

    Attributes
    ----------
    place
        File and line of the Dutch.
    what
        What was found.
    remedy
        What to do.
    """

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


class Code:
    """The English of what stands in code, from its catalogue."""

    def __init__(self, found: Translations):
        self._found = found

    def text(self, dutch: str) -> str | None:
        """The English of a text or a comment; None if there is none."""
        return self._english("", dutch)

    def name(self, dutch: str) -> str | None:
        """The English of a name that a chapter gives; None if there is none."""
        return self._english(NAME, dutch)

    def _english(self, context: str, dutch: str) -> str | None:
        known = self._found.get((context, dutch))
        return known.text or None if known and not known.fuzzy else None


def entries(text: str, terms: list[glossary.GlossaryTerm]) -> list[Entry]:
    """What there is to translate in a chapter's prose: each text once, in order, with what a translator is told."""
    found: dict[str, Entry] = {}
    for block in blocks.blocks(text):
        found.setdefault(block.text, Entry(block.text, "", (block.kind, *glossary.comments(block.text, terms))))
    return list(found.values())


def _short(text: str) -> str:
    return f"'{text if len(text) <= 40 else text[:40].rsplit(' ', 1)[0] + ' …'}'"


def shortcoming(kind: str, entry: Entry, found: Translations) -> tuple[str, str]:
    """What a text lacks before its English can be used, and what to do; empty if nothing."""
    text, known = entry.text, found.get(entry.key)
    if known is None or (known.other and not entry.other):
        return f"found no English for the {kind} {_short(text)}", "run make translations, and fill it in"
    if not known.text or len(known.forms) != len(entry.forms):
        return f"found an empty msgstr for the {kind} {_short(text)}", "fill it in"
    if known.fuzzy:
        return (
            f"found a draft (fuzzy) for the {kind} {_short(text)}",
            "make it fit the Dutch and take the word fuzzy out",
        )
    return "", ""


def problems(name: str, text: str, found: Translations, names: Code) -> Iterator[Untranslated]:
    """What keeps the prose of a chapter from being English.

    Parameters
    ----------
    name
        The chapter's file, as it is told.
    """
    missing = False
    for block in blocks.blocks(text):
        missing |= ("", block.text) not in found
        place = f"{name}, line {blocks.line_of(text, block.start)}"
        what, remedy = shortcoming(block.kind, Entry(block.text), found)
        if not what:
            known = found["", block.text]
            if different := differences(block.text, known.text, names.name):
                what, remedy = f"{different} in {_short(block.text)}", "put it right in the catalogue"
            elif OTHER_ORDER not in known.notes and (different := moved(block.text, known.text)):
                what = f"{different} in {_short(block.text)}"
                remedy = f"put it right in the catalogue, or write '# {OTHER_ORDER}' above the text"
        if what:
            yield Untranslated(place, what, remedy)
    if not missing:
        yield from _gone(name, found, {("", block.text) for block in blocks.blocks(text)})


def _gone(name: str, found: Translations, wanted: set[tuple[str, str]]) -> Iterator[Untranslated]:
    """English of what is not there any more; where Dutch is missing as well, that is what changed, and told by itself."""
    for key in found:
        if key not in wanted:
            told = f"found English for {_short(key[1])}, which is not there any more"
            yield Untranslated(name, told, "run make translations")


def word_problems(
    name: str, placed: Iterable[tuple[Entry, str]], found: Translations, wrong: Callable[[Entry, str], str]
) -> Iterator[Untranslated]:
    """What keeps words from being English.

    Parameters
    ----------
    name
        Their catalogue, as it is told.
    placed
        Each with its place.
    wrong
        What is wrong with the English of one; empty if nothing is.
    """
    wanted = set()
    for entry, place in placed:
        wanted.add(entry.key)
        what, remedy = shortcoming("words", entry, found)
        for dutch, english in () if what else zip(entry.forms, found[entry.key].forms, strict=True):
            if fault := wrong(replace(entry, text=dutch), english):
                what, remedy = f"{fault} in the English of {_short(dutch)}", "put it right in the catalogue"
        if what:
            yield Untranslated(place, what, remedy)
    if wanted <= found.keys():
        yield from _gone(name, found, wanted)


def english(text: str, found: Translations, names: Code) -> str:
    """A chapter in English, prose and code; for one without problems.

    Raises
    ------
    blocks.BlockError
        An English text is read as something else than the Dutch: a paragraph as a list, say.
    """

    def words(block: ProseBlock) -> str:
        return found["", block.text].text

    before = blocks.blocks(text)
    made = blocks.replaced(text, before, words)
    after = blocks.blocks(made)
    for old, new in zip(before, after, strict=False):
        if (old.kind, words(old)) != (new.kind, new.text):
            line = blocks.line_of(text, old.start)
            raise blocks.BlockError(
                f"line {line}: found English that is read as {_short(new.text)}, a {new.kind}; expected a {old.kind}. Put the "
                f"English of {_short(old.text)} right: it may begin with a mark, or hold a stroke"
            )
    return code.translated(made, code.CodeWords(names.text, names.name))
