"""Start a codebook from a file of answers: what is guessed of its columns, as ``variables.csv`` and ``codebook.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import Codebook
from evenwicht.survey.files import read_cells
from evenwicht.survey.guess import Guess, guesses, item_of
from evenwicht.survey.header import table_in
from evenwicht.survey.headings import Headings, plain
from evenwicht.survey.labels import NOT_PRINTED, fold
from evenwicht.survey.raw import RawTable

_WORDS = Bilingual(__name__, {"points": "Punten", "other": "Anders"})
_LONGEST = 40
"""Length of a name in characters, which cuts it at a word."""
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Start:
    """A codebook that was guessed.

    Attributes
    ----------
    variables, categories
        The rows of ``variables.csv`` and ``codebook.csv``.
    guesses
        What each question was taken for, in the order of `variables`.
    headings
        The headings in the file of each column of the codebook, by its name in a table of respondents.
    left_out
        Headings of columns that were taken for no question, by why.
    """

    variables: Rows
    categories: Rows
    guesses: tuple[Guess, ...]
    headings: Mapping[str, str]
    left_out: Mapping[str, list[str]]


def read_headings(path: Path) -> RawTable:
    """The table of answers in a file of which no question is known; it may be a header and no more.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, or holds no table.
    """
    found = read_cells(path)
    return found if isinstance(found, RawTable) else table_in(path.name, found, lambda text: False, header_alone=True)


def start(raw: RawTable, language: str | None = None) -> Start:
    """A codebook for the answers in a file, in one language."""
    file, chosen = raw, lang.current(language)
    raw = replace(raw, header=tuple(map(plain, raw.header)), labels=tuple(map(plain, raw.labels)))
    found, left_out = guesses(raw)
    variables: Rows = []
    categories: Rows = []
    headings: dict[str, str] = {}
    names, labels = _Once(), _Once()
    for guess in found:
        first = guess.places[0]
        label = _question(raw, guess) or _WORDS[chosen]["points"]
        name = names.once(_name(_stem(raw, guess)) or "points")
        own = _categories(raw, guess, _WORDS[chosen]["other"])
        same = _same(own, categories) if guess.kind == "single_choice" else ""
        least, most = guess.ends or ("", "")
        variables.append(
            {
                "variable": name,
                "kind": guess.kind,
                "total": str(guess.total or ""),
                "lowest": str(least),
                "highest": str(most),
                "answers_of": same,
                f"label_{chosen}": labels.once(label, f" ({raw.header[first]})"),
                f"question_{chosen}": label,
            }
        )
        if guess.kind == "allocation":
            headings |= {f"{name}.{item}": file.header[at] for (item, _), at in zip(own, guess.places, strict=True)}
        else:
            headings[name] = file.header[first]
        if not same:
            categories += [
                {"variable": name, "category": each, "order": str(order), f"label_{chosen}": said}
                for order, (each, said) in enumerate(own, 1)
            ]
    return Start(variables, categories, tuple(found), headings, left_out)


def _stem(raw: RawTable, guess: Guess) -> str:
    """The text that a question takes its name from: its heading, without the item."""
    split = item_of(raw.header[guess.places[0]])
    if not guess.stem:
        return "" if guess.kind == "allocation" else raw.header[guess.places[0]]
    return split[0] if split else guess.stem


def _question(raw: RawTable, guess: Guess) -> str:
    """The question in the words of the file."""
    place = guess.places[0]
    return guess.stem if guess.kind == "allocation" else raw.labels[place] or raw.header[place]


def _categories(raw: RawTable, guess: Guess, other: str) -> list[tuple[str, str]]:
    """Name and label of each answer or item; on a scale the name is the number."""
    names, labels = _Once(), _Once()
    if guess.kind == "scale":
        return [(number, labels.once(label)) for number, label in guess.answers.items()]
    if guess.kind == "single_choice":
        texts = {fold(label): label for label in guess.answers if label != NOT_PRINTED}
        named = [(names.once(_name(text) or "answer"), labels.once(text)) for text in texts.values()]
        return named + ([(NOT_PRINTED, other)] if NOT_PRINTED in guess.answers else [])
    found = []
    for place in guess.places:
        heading, label = item_of(raw.header[place]), item_of(raw.labels[place] or "")
        said = label[1] if label else raw.labels[place] or (heading[1] if heading else raw.header[place])
        code = heading[1] if heading and guess.stem else raw.header[place]
        found.append((names.once(_name(code) or "item"), labels.once(said, f" ({raw.header[place]})")))
    return found


def _same(own: Sequence[tuple[str, str]], categories: Rows) -> str:
    """The question that has these answers already; empty if there is none, or where they are two at most."""
    having: dict[str, list[str]] = {}
    for row in categories:
        having.setdefault(row["variable"], []).append(row["category"])
    return next((name for name, names in having.items() if len(own) > 2 and names == [each for each, _ in own]), "")


def _name(text: str) -> str:
    """A name for code: small letters and underscores, cut at a word.

    >>> _name("Hoe vaak komt u in de bibliotheek van uw gemeente?")
    'hoe_vaak_komt_u_in_de_bibliotheek_van_uw'
    """
    name = ""
    for word in fold(text).split():
        longer = f"{name}_{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


class _Once:
    """Texts of which none comes twice, whatever its case."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def once(self, text: str, apart: str = "") -> str:
        """The text, or the first free one of the text with `apart`, and with 2, 3 and so on after it."""
        tried = [text, *([text + apart] if apart else []), *(f"{text}_{i}" for i in range(2, 10_000))]
        free = next(each for each in tried if each.casefold() not in self._used)
        self._used.add(free.casefold())
        return free


def write(made: Start, folder: Path) -> None:
    """Write ``variables.csv`` and ``codebook.csv`` to a new folder, as a spreadsheet opens them (UTF-8 with its mark)."""
    folder.mkdir()
    label = next(name for name in made.variables[0] if name.startswith("label_"))
    categories = pd.DataFrame(made.categories, columns=["variable", "category", "order", label])
    for name, table in (("variables.csv", pd.DataFrame(made.variables)), ("codebook.csv", categories)):
        table.to_csv(folder / name, index=False, encoding="utf-8-sig", lineterminator="\n")


def not_recognised(made: Start, raw: RawTable, codebook: Codebook) -> Iterable[str]:
    """The headings that the codebook does not lead back to: these need a mapping file."""
    known = Headings(codebook)
    for column, heading in made.headings.items():
        label = raw.labels[raw.header.index(heading)]
        meant = known.meant(heading) or (known.meant(label) if label else None)
        if meant is None or meant.column.name != column:
            yield heading
