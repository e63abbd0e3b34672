"""Words in both languages: the Dutch stands in the code, the English in a catalogue of gettext, one a room of the package.

The catalogues stand in ``locale/en`` and go along in the wheel; ``make translations`` brings them up to date, and the build
stops where one is not whole. They are read here as they are, without a library that the browser's Python would have to load.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, cast

from evenwicht.language import LANGUAGES

FOLDER = Path(__file__).parent / "locale" / "en"
FIELD = re.compile(r"\{[^{}]*\}")
"""A name between braces, to be filled in."""
T = TypeVar("T")
_TEXT = r'(?:\s*"(?:[^"\\\n]|\\.)*"[ \t]*\n)+'
_ENTRY = re.compile(
    rf"^(?P<flags>#,.*\n)?(?:msgctxt(?P<context>{_TEXT}))?msgid(?P<dutch>{_TEXT})"
    rf"(?:msgstr(?P<english>{_TEXT})|msgid_plural{_TEXT}msgstr\[0\](?P<one>{_TEXT})msgstr\[1\](?P<other>{_TEXT}))",
    re.M,
)


class Plural(NamedTuple):
    """Words of which a number decides the form, as gettext's ``msgid`` and ``msgid_plural``; both languages have two forms.

    Attributes
    ----------
    one, other
        What is said of one, and of any other number.

    >>> Plural("{} uitspraak", "{} uitspraken").of(0)
    '{} uitspraken'
    """

    one: str
    other: str

    def of(self, number: int) -> str:
        """The form for a number."""
        return self.one if number == 1 else self.other


class Bilingual(Mapping[str, T], Generic[T]):
    """Words by language: ``words["nl"]`` is what the code says, ``words["en"]`` the same in English.

    Parameters
    ----------
    module
        ``__name__``, by which the catalogue is found.
    dutch
        A text, a `Plural`, or these in tuples, lists and dictionaries, written out: they are gathered from the code without
        running it.
        A name between braces is filled in later; English has the same names.

    >>> heads = Bilingual("evenwicht.tables.words", ["Woord", "Betekent"])
    >>> heads["nl"], heads["en"]
    (['Woord', 'Betekent'], ['Word', 'Means'])
    """

    def __init__(self, module: str, dutch: T):
        self._module, self._dutch = module, dutch

    @functools.cached_property
    def _english(self) -> T:
        _, room, *inside = self._module.split(".")
        return cast(T, _translated(self._dutch, FOLDER / f"{room}.po", inside))

    def __getitem__(self, language: str) -> T:
        """The words in a language.

        Raises
        ------
        KeyError
            The book is not in that language.
        LookupError
            The catalogue has no English for a text.
        """
        if language not in LANGUAGES:
            raise KeyError(language)
        return self._dutch if language == "nl" else self._english

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def has_words(text: str) -> bool:
    """Whether a text has letters of its own, besides names between braces; one without is the same in every language.

    >>> has_words("{low} tot {high}"), has_words("{label} {value}")
    (True, False)
    """
    return any(letter.isalpha() for letter in FIELD.sub("", text))


def _translated(dutch: Any, path: Path, place: list[str]) -> Any:
    if isinstance(dutch, dict):
        return {key: _translated(part, path, [*place, *named(key)]) for key, part in dutch.items()}
    if isinstance(dutch, list | tuple) and not isinstance(dutch, Plural):
        return type(dutch)(_translated(part, path, [*place, str(i)]) for i, part in enumerate(dutch))
    text = dutch.one if isinstance(dutch, Plural) else dutch
    if not isinstance(text, str) or not has_words(text):
        return dutch
    found, context = catalogue(path), ".".join(place)
    english = found.get((context, text)) or found.get(("", text))
    if not english or isinstance(english, Plural) != isinstance(dutch, Plural):
        raise LookupError(
            f"{path.name}: found no English for {text!r} ({context}); run make translations, and fill it in"
        )
    return english


def named(key: Any) -> list[str]:
    """A key of words as a part of their place.

    >>> named("alt"), named(("reported", "area"))
    (['alt'], ['reported', 'area'])
    """
    return [str(part) for part in (key if isinstance(key, tuple) else (key,))]


@functools.cache
def catalogue(path: Path) -> dict[tuple[str, str], str | Plural]:
    """The English in a catalogue by context (empty for nothing) and Dutch; drafts, marked ``fuzzy``, are left out."""
    text = path.read_text(encoding="utf-8") + "\n"
    return {
        (_joined(entry["context"] or ""), _joined(entry["dutch"])): Plural(
            _joined(entry["one"]), _joined(entry["other"])
        )
        if entry["one"]
        else _joined(entry["english"])
        for entry in _ENTRY.finditer(text)
        if "fuzzy" not in (entry["flags"] or "")
    }


def _joined(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.split("\n") if line.strip())
