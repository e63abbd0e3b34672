"""One table of definitions in the data package: its rows, what is wrong with it, and its texts in a
language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from evenwicht import codebook as codebooks
from evenwicht import language as lang
from evenwicht.datafile import Fault, Row, choice_fault, data_folder, read_rows, row_number, stop_on


class DefinitionFile:
    """Reads a table, collects its faults check by check, and gives it in one language once there are none.

    Parameters
    ----------
    file
        Its name in the data package.
    key
        The columns that together name a row; no two rows may have the same.
    texts, optional_texts
        Texts in both languages: ``label`` stands for the columns ``label_nl`` and ``label_en``. An optional
        one may be empty.
    others
        The other columns.
    folder
        The data package; by default that of the book.
    may_be_empty
        Those of `others` that may be empty.
    """

    def __init__(
        self,
        file: str,
        key: Sequence[str],
        texts: Sequence[str],
        others: Sequence[str],
        folder: Path | None,
        optional_texts: Sequence[str] = (),
        may_be_empty: Sequence[str] = (),
    ) -> None:
        folder = folder or data_folder()
        self.path = folder / file
        self.codebook = codebooks.load(folder)
        self.key, self.texts = tuple(key), (*texts, *optional_texts)
        self.others = tuple(others)
        self.counts: list[str] = []
        required = [*key, *(f"{text}_{language}" for text in texts for language in lang.LANGUAGES), *others]
        optional = [f"{text}_{language}" for text in optional_texts for language in lang.LANGUAGES]
        self.rows = read_rows(self.path, [*required, *optional])
        self.faults = [
            Fault(self.path.name, "an empty cell", "a text", "Fill it in.", row_number(i), column)
            for i, row in enumerate(self.rows)
            for column in required
            if not row[column] and column not in may_be_empty
        ]
        if not self.rows:
            self.missing("no rows", "a row for each entry")
        seen: set[tuple[str, ...]] = set()
        for i, row in enumerate(self.rows):
            entry = tuple(row[column] for column in self.key)
            if entry in seen:
                found = f"{', '.join(map(repr, entry))} for the second time"
                expected = f"each {' and '.join(self.key)} once"
                self.faults.append(Fault(self.path.name, found, expected, "Take one out.", row_number(i), self.key[-1]))
            seen.add(entry)

        for text in {"label"} & set(self.texts):
            for language in lang.LANGUAGES:
                self._one_each(f"{text}_{language}")

    def _one_each(self, column: str) -> None:
        """What the first key names has one text or number in a column, and no other entry has the same."""
        of_entry: dict[str, str] = {}
        entry_of: dict[str, str] = {}
        for i, row in enumerate(self.rows):
            entry, cell = row[self.key[0]], row[column]
            if not cell:
                continue
            first, owner = of_entry.setdefault(entry, cell), entry_of.setdefault(cell.casefold(), entry)
            if first != cell:
                found, expected = f"{cell!r} for {entry}", f"{first!r}, as above for {entry}"
            elif owner != entry:
                found, expected = f"{cell!r} for {entry}, which {owner} has already", "one of its own"
            else:
                continue
            self.faults.append(Fault(self.path.name, found, expected, "Mend one of them.", row_number(i), column))

    def missing(self, found: str, expected: str) -> None:
        """Note a fault of the file as a whole."""
        self.faults.append(Fault(self.path.name, found, expected, "Add it."))

    def choice(self, column: str, allowed: Sequence[str]) -> None:
        """Each cell of a column holds one of `allowed`."""
        for i, row in enumerate(self.rows):
            self.faults += choice_fault(self.path, i, row, column, allowed, "Choose one of these.")

    def known(self, column: str, names: Sequence[str], *, all_of_them: bool = True) -> None:
        """Each cell names a category (or section) that exists and, if asked, each of those has its row."""
        for i, row in enumerate(self.rows):
            self.faults += choice_fault(self.path, i, row, column, names, "Mend the spelling or add it there.")
        if all_of_them:
            present = {row[column] for row in self.rows}
            for name in names:
                if name not in present:
                    self.missing(f"no row for {name!r}", f"a row for each {column}")

    def whole(self, column: str, allowed: range) -> None:
        """Each cell of a column holds a whole number within `allowed`."""
        self.counts.append(column)
        expected = f"a whole number from {allowed.start} to {allowed.stop - 1}"
        for i, row in enumerate(self.rows):
            if not (row[column].isdecimal() and int(row[column]) in allowed):
                self.faults.append(
                    Fault(self.path.name, repr(row[column]), expected, "Mend it.", row_number(i), column)
                )

    def every(self, check: Callable[[Path, int, Row], list[Fault]]) -> None:
        """Each row passes `check`."""
        for i, row in enumerate(self.rows):
            self.faults += check(self.path, i, row)

    def table(self, language: str | None) -> pd.DataFrame:
        """The rows with their texts in `language`, whole numbers as int; raises if there are faults."""
        stop_on(self.faults)
        current = lang.current(language)
        sources = {column: column for column in self.key}
        sources |= {text: f"{text}_{current}" for text in self.texts}
        sources |= {column: column for column in self.others}
        table = pd.DataFrame({name: [row[column] for row in self.rows] for name, column in sources.items()}, dtype=str)
        return table.astype({column: int for column in self.counts})

    def ordered(self, language: str | None) -> pd.DataFrame:
        """The table by its column ``order``, without that column."""
        self.whole("order", range(1, len(self.rows) + 1))
        self._one_each("order")
        table = self.table(language)
        return table.sort_values("order", kind="stable", ignore_index=True).drop(columns="order")

    def labels(self, variable: str, names: Iterable[str], language: str | None) -> list[str]:
        """The codebook's label of each name."""
        return [self.codebook.label(variable, name, language) for name in names]
