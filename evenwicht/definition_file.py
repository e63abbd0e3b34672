"""One table of definitions in the data package: its rows, what is wrong with it, and its texts in a
language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from evenwicht import codebook as codebooks
from evenwicht import language as lang
from evenwicht.datafile import CheckedRows, Fault, Row, data_folder, read_rows, stop_on


class DefinitionFile(CheckedRows):
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
        super().__init__(self.path, read_rows(self.path, [*required, *optional]))
        self.filled(*(column for column in required if column not in may_be_empty))
        if not self.rows:
            self.missing("no rows", "a row for each entry")
        self.once(*self.key)
        for text in {"label"} & set(self.texts):
            for language in lang.LANGUAGES:
                self.apart(f"{text}_{language}", self.key[0])

    def missing(self, found: str, expected: str) -> None:
        """Note a fault of the file as a whole."""
        self.faults.append(Fault(self.path.name, found, expected, "Add it."))

    def known(self, column: str, names: Sequence[str], *, all_of_them: bool = True) -> None:
        """Each cell names a category (or section) that exists and, if asked, each of those has its row."""
        self.choice(column, names, "Mend the spelling or add it there.")
        if all_of_them:
            present = {row[column] for row in self.rows}
            for name in names:
                if name not in present:
                    self.missing(f"no row for {name!r}", f"a row for each {column}")

    def numbers(self, column: str, allowed: range) -> None:
        """Each cell of a column holds a whole number within `allowed`."""
        self.counts.append(column)
        expected = f"a whole number from {allowed.start} to {allowed.stop - 1}"
        for i in range(len(self.rows)):
            self.whole(i, column, allowed, "Mend it.", expected)

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
        self.numbers("order", range(1, len(self.rows) + 1))
        self.apart("order", self.key[0])
        table = self.table(language)
        return table.sort_values("order", kind="stable", ignore_index=True).drop(columns="order")

    def labels(self, variable: str, names: Iterable[str], language: str | None) -> list[str]:
        """The codebook's label of each name."""
        return [self.codebook.label(variable, name, language) for name in names]
