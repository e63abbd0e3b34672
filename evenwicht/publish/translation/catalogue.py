"""Catalogues as gettext writes them, one a chapter: read with their faults told, and brought up to date.

Nothing in a file changes unless a text or its translation does: there is no date in it, and no number of a line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from evenwicht.publish.files import write_if_changed

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
WIDTH = 110
ALIKE = 0.6
"""How alike two texts are (0 to 1) for the translation of the one to be a draft of the other's; gettext's own measure."""


_LINE = re.compile(r'(?:[a-z_]+(?:\[\d\])?\s*)?"(?:[^"\\]|\\.)*"')
_HEAD = re.compile(r'^(?:msgctxt\s[^#]*?)?msgid\s+(?:"[^\n]*"\s*\n)+', re.MULTILINE)


class CatalogueError(ValueError):
    """A catalogue cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Entry:
    """A text to translate.

    Attributes
    ----------
    text, context
        The Dutch, and what tells it from the same words elsewhere (empty for nothing).
    comments
        What a translator is told.
    other
        The form for other numbers than one, where a number decides; the text is that for one.
    """

    text: str
    context: str = ""
    comments: tuple[str, ...] = ()
    other: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by."""
        return self.context, self.text

    @property
    def forms(self) -> tuple[str, ...]:
        """The text, and its form for other numbers if it has one."""
        return (self.text, self.other) if self.other else (self.text,)


@dataclass(frozen=True)
class Translation:
    """The English of a text, with the translator's own notes; fuzzy if it is a draft."""

    text: str
    fuzzy: bool = False
    notes: tuple[str, ...] = ()
    other: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The text, and its form for other numbers if it has one."""
        return (self.text, self.other) if self.other else (self.text,)


Translations = dict[tuple[str, str], Translation]


def read(path: Path, exact: bool = False) -> Translations:
    """The translations in a catalogue, by context and Dutch text; empty if there is no file.

    Parameters
    ----------
    exact
        Whether spaces and ends of lines in the English count, as they do in words of the package.

    Raises
    ------
    CatalogueError
        It is no catalogue of gettext.
    """
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")  # with Windows line ends too: it can be written anew
        found = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(
            f"{path}, line {error.lineno + 1}: found {str(error.line).strip()!r}, which gettext cannot read; expected "
            'msgid or msgstr and a text between "quotation marks"'
        ) from None
    except UnicodeDecodeError:
        raise CatalogueError(f"{path}: found letters that are not UTF-8; save it as UTF-8") from None
    _check_lines(path, text)
    return {
        (message.context or "", _forms(message.id)[0]): Translation(
            english if exact else " ".join(english.split()), message.fuzzy, tuple(message.user_comments), *other
        )
        for message in [*found, *found.obsolete.values()]
        if message.id
        for english, *other in [_forms(message.string)]
    }


def has_windows_line_ends(path: Path) -> bool:
    """Whether lines of a catalogue end as Windows ends them; not if there is no file.

    A change of one word would be a change of every line, and what two translators wrote could not be merged.
    """
    return path.is_file() and b"\r" in path.read_bytes()


def _forms(text: Any) -> list[str]:
    """One text, or two where a number decides, as Babel gives them."""
    return [str(form or "") for form in (text if isinstance(text, list | tuple) else [text])]


def _check_lines(path: Path, text: str) -> None:
    """Raise on what gettext refuses and Babel takes: a text that does not end, or that stands there twice."""
    for number, line in enumerate(text.splitlines(), 1):
        told = line.strip().removeprefix("#~").strip()
        if told and told[0] in 'm"' and not _LINE.fullmatch(told):
            raise CatalogueError(
                f'{path}, line {number}: found {told!r}; expected a text between two ", and \\" for one within it'
            )
    lines: dict[str, int] = {}
    for entry in _HEAD.finditer(text):
        number = text.count("\n", 0, entry.start()) + 1
        if entry[0] in lines:
            raise CatalogueError(
                f"{path}, line {number}: found {entry[0].strip().splitlines()[-1]!r}, which line {lines[entry[0]]} has too; "
                "take one of the two out"
            )
        lines[entry[0]] = number


def updated(entries: Iterable[Entry], old: Translations, memory: Mapping[tuple[str, str], Translation]) -> Translations:
    """The translations of some texts: their own, else one of elsewhere, else a draft from a text that was much like it."""
    wanted = list(entries)
    gone = {text: (context, text) for context, text in old if (context, text) not in {entry.key for entry in wanted}}
    found: Translations = {}
    for entry in wanted:
        known = next((each[entry.key] for each in (old, memory) if entry.key in each and each[entry.key].text), None)
        if known is None:
            near = get_close_matches(entry.text, gone, n=1, cutoff=ALIKE)
            drafts = [old[gone[text]] for text in near if old[gone[text]].text]
            known = replace(drafts[0], fuzzy=True, notes=()) if drafts else Translation("")
        if known.text and len(known.forms) != len(entry.forms):
            known = replace(known, fuzzy=True, other=known.text if entry.other else "")
        found[entry.key] = known
    return found


def write(path: Path, entries: Iterable[Entry], found: Mapping[tuple[str, str], Translation]) -> bool:
    """Write a catalogue, in the order of the chapter; tells whether it is another than it was."""
    made = Catalog(locale="en")
    for entry in entries:
        known = found[entry.key]
        flags = {"fuzzy"} if known.fuzzy else set()
        context = entry.context or None
        dutch, english = (entry.forms, (known.text, known.other)) if entry.other else (entry.text, known.text)
        added = made.add(dutch, english, auto_comments=entry.comments, user_comments=known.notes, context=context)
        added.flags = flags  # without those that Babel guesses from a percent sign
    buffer = io.BytesIO()
    write_po(buffer, made, width=WIDTH, omit_header=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_if_changed(path, HEADER.encode() + buffer.getvalue())
