"""Which column of the codebook a heading of a file means: by name, by label, or by the question in words.

Tools write the heading of an item as ``Question [Item]``, ``[Item] Question``, ``Question - Item``, ``group/Item`` or ``code. Item``. The text after
each sign that may part two names is looked up as an item or a question; the text before it tells which question, where
two have an item of that name, and may be anything else where only one does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evenwicht.codebook import Codebook
from evenwicht.survey.labels import Column, columns, fold, names, questions

_TAG = re.compile(r"<[a-z/][^<>]*>", re.IGNORECASE)
_PARTS = re.compile(r"\s[-\N{EN DASH}|>]\s|[\[\]/:.|?-]+\s*")
_HINT = re.compile(r"\s*[(*][^()]*[)*]?\s*$")
_NUMBER = re.compile(r"^(vraag|question|q|v)?\s*\d+[a-z]?\s*[.:)]?\s+", re.IGNORECASE)
_BESIDE = frozenset(
    [
        "punten",
        "points",
        "feedback",
        "opmerking",
        "comment",
        "toelichting",
        "tijd",
        "time",
        "timing",
        "vraagtijd",
        "question time",
        "groepstijd",
        "group time",
        "totale tijd",
        "total time",
    ]
)
"""Words before a question by which a tool heads a column about it, not the answer."""


def plain(text: str) -> str:
    """A text without HTML, its white space taken together.

    >>> plain("<b>Lijn</b>  &amp; staf")
    'Lijn & staf'
    """
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


@dataclass(frozen=True)
class Meant:
    """What a heading means, and how that is known: by ``name``, ``label`` or ``question``."""

    column: Column
    by: str


class Headings:
    """Every text that may stand over a column, made once of a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        exact: dict[str, set[Meant]] = {}
        self._items: dict[str, set[Column]] = {}
        self._stems: dict[str, str] = {}

        def add(text: str, column: Column, by: str) -> None:
            exact.setdefault(fold(text), set()).add(Meant(column, by))

        for variable in questions(codebook):
            own = names(variable)
            for text in own | set(variable.questions.values()):
                self._stems[fold(text)] = variable.name
            squeezed = variable.name.replace("_", "")
            self._stems.setdefault(squeezed, variable.name)
            if variable.kind != "allocation":
                for text in (variable.name, squeezed):
                    add(text, Column(variable.name), "name")
                for text in variable.labels.values():
                    add(text, Column(variable.name), "label")
                for text in variable.questions.values():
                    add(text, Column(variable.name), "question")
                continue
            for number, (category, column) in enumerate(zip(variable.categories, columns(variable), strict=True), 1):
                for stem in (variable.name, squeezed):
                    for code in (category.name, category.name.replace("_", ""), str(number), f"sq{number:03}"):
                        add(f"{stem} {code}", column, "name")
                for text in names(category):
                    self._items.setdefault(fold(text), set()).add(column)
                    add(text, column, "label")
                    for stem in own:
                        add(f"{stem} {text}", column, "label")
        order = ("name", "label", "question")
        self._exact = {
            text: min(meant, key=lambda each: order.index(each.by))
            for text, meant in exact.items()
            if len({each.column for each in meant}) == 1
        }

    def meant(self, heading: str) -> Meant | None:
        """The column that a heading means; None where it means none, or more than one."""
        text = plain(heading)
        first = _PARTS.search(text)
        before = fold(text[: first.end()]) if first is not None else ""
        if before in _BESIDE and before not in self._stems:
            return None
        for plainer in _plainer(text):
            found = self._exact.get(fold(plainer))
            if found is not None:
                return found
        for plainer in _plainer(text):
            for part in _PARTS.finditer(plainer):
                before, rest = plainer[: part.end()], plainer[part.end() :].strip(" ]")
                found = self._after(before, rest) or self._before(plainer[: part.start()], rest)
                if found is not None:
                    return found
        return None

    def question(self, text: str) -> str | None:
        """The question that a text names, by itself, at its end or at its start; None where it names none."""
        folded = fold(text)
        if folded in self._stems:
            return self._stems[folded]
        for stem, variable in self._stems.items():
            if folded.endswith(f" {stem}") or folded.startswith(f"{stem} "):
                return variable
        return None

    def _after(self, before: str, rest: str) -> Meant | None:
        """What the text after a sign means, given the text before it."""
        stem = self.question(before)
        items = {column for column in self._items.get(fold(rest), set()) if stem in (None, column.variable)}
        if len(items) == 1:
            return Meant(next(iter(items)), "question" if stem else "label")
        whole = self._exact.get(fold(before)) if fold(rest) in _SAME else None
        found = whole or self._exact.get(fold(rest))
        if found is not None and stem in (None, found.column.variable):
            return found
        return None

    def _before(self, before: str, rest: str) -> Meant | None:
        """The item that stands before a sign, where the question follows it."""
        stem = self._stems.get(fold(rest))
        if stem is None:
            return None
        folded = f" {fold(before)}"
        labels = [label for label in self._items if folded.endswith(f" {label}")]
        items = {column for label in labels for column in self._items[label] if column.variable == stem}
        return Meant(items.pop(), "question") if len(items) == 1 else None


_SAME = frozenset(["response", "antwoord"])
"""What stands below a question with one answer, where a tool writes the items below the others."""


def _plainer(text: str) -> Iterator[str]:
    """A heading as it stands, then without a hint in brackets at its end, then without a number before it."""
    yield text
    short = _HINT.sub("", text)
    if short != text:
        yield short
    bare = _NUMBER.sub("", short)
    if bare != short:
        yield bare
