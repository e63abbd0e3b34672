"""Tables as a reader scans them: rows of one group under one heading, numbers to the right, a range on one line.

Notebooks and CSV files hold every row whole, as analyses want them; on the page and on paper the name of a group would
stand beside each of its rows, and leave on a telephone no room for the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

GROUP = "row-group"
"""Class of a cell that heads the rows below it, up to the next one."""
WORDY = "wordy"
"""Class of a cell whose column needs room for sentences."""
PHRASE = "phrase"
"""Class of a cell whose column needs room for a few words."""
AS_LIST = "as-list"
"""Class of a table that is too wide for a telephone, which shows its rows as a list there."""
TELEPHONE = 320
"""Room for a table on a telephone, in CSS pixels."""
_CHARACTER, _PADDING, _BREAKABLE = 8.2, 10, 15
"""Pixels of a character and between columns there, and how long the parts are at most that a long word breaks in."""
SENTENCE, FEW_WORDS, LONG_HEADING = 32, 14, 20
"""Characters from which a cell is a sentence, a few words, and a heading long."""
ROWS_A_GROUP = 3
"""As many rows as a group must have, on average, for a heading of its own to be worth its line."""
_NUMBER = re.compile(r"^[-+\u2212\u2013]?\d[\d.,\s\u00a0\u202f]*\s?%?(\s?[\u2013-]\s?\d[\d.,]*\s?%?)?$")
_ABSENT = {"", "-", "\u2013", "\u2014", "\u2026"}
_FIGURE = r"[\u2212-]?\d[\d.,]*%?"
_TOGETHER = re.compile(rf"^{_FIGURE} (?:tot|to) {_FIGURE}$|\b(?:(?:vanaf|from) )?n = (?=\d)")


@dataclass(frozen=True)
class RowGroup:
    """A heading and the places of its rows, the first and the one after the last."""

    heading: str
    start: int
    stop: int


def is_numeric(texts: Sequence[str]) -> bool:
    """Whether a column holds numbers, and where it holds none a sign of that.

    >>> is_numeric(["2,7", "-"]), is_numeric(["12%"]), is_numeric(["n = 80"]), is_numeric(["-"])
    (True, True, False, False)
    """
    return any(_NUMBER.match(text) for text in texts) and all(_NUMBER.match(text) or text in _ABSENT for text in texts)


def kept_together(text: str) -> str:
    """The text of a cell with no-break spaces within a range and within a sample size.

    >>> kept_together("0,27 tot 2,59").count("\\xa0"), kept_together("bij n = 80"), kept_together("van 2 tot 5")
    (2, 'bij n\\xa0=\\xa080', 'van 2 tot 5')
    """
    return _TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def row_groups(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, list[RowGroup]] | None:
    """The groups in which the first columns of a table divide its rows, and how many columns these are.

    Rows are grouped by the first column if its values come in runs; further columns that are constant in every group say
    more of it in its heading. What is left must name each row of a group, and hold something of it.

    Returns
    -------
    tuple or None
        None if grouping would not make the table shorter to read.

    >>> rows = [[group, "9", name, "1"] for group in ("A", "B") for name in "xyz"]
    >>> width, groups = row_groups(["Groep", "Respondenten", "Naam", "Punten"], rows)
    >>> width, groups[1]
    (2, RowGroup(heading='B (respondenten 9)', start=3, stop=6))
    """
    runs = [[place for place, _ in run] for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1][0])]
    firsts = [rows[run[0]][0] for run in runs]
    if len(runs) < 2 or len(set(firsts)) < len(runs) or len(rows) < ROWS_A_GROUP * len(runs):
        return None

    def constant(column: int) -> bool:
        return all(len({rows[place][column] for place in run}) == 1 for run in runs)

    taken = 1
    while taken < len(columns) - 2 and constant(taken):
        taken += 1
    if taken > len(columns) - 2 or any(len({rows[place][taken] for place in run}) < len(run) for run in runs):
        return None
    return taken, [RowGroup(_heading(columns[:taken], rows[run[0]]), run[0], run[-1] + 1) for run in runs]


def _heading(columns: Sequence[str], row: Sequence[str]) -> str:
    told = [f"{_sign(name)} {value}" for name, value in zip(columns[1:], row[1:], strict=False) if value]
    return f"{row[0]} ({', '.join(told)})" if told else row[0]


def _sign(column: str) -> str:
    return f"{column} =" if len(column) == 1 else f"{column[0].lower()}{column[1:]}"


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> nodes.table:
    """A docutils table of texts whose first column names the rows; columns of numbers stand right."""
    numeric = [place > 0 and is_numeric(column) for place, column in enumerate(zip(*rows, strict=True))]
    group = nodes.tgroup("", *(nodes.colspec("", colwidth=1) for _ in columns), cols=len(columns))
    next(group.findall(nodes.colspec))["stub"] = 1

    def row(cells: Sequence[str]) -> nodes.row:
        entries = [nodes.entry("", nodes.paragraph("", cell)) for cell in cells]
        for entry, right in zip(entries, numeric, strict=True):
            entry["classes"] += ["text-right"] * right
        return nodes.row("", *entries)

    group += nodes.thead("", row(columns))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def group_rows(table: nodes.table) -> None:
    """Put the rows of a docutils table under headings, in place, if they come in groups (`row_groups`)."""
    (group,) = table.findall(nodes.tgroup)
    bodies = [part for part in group if isinstance(part, nodes.tbody)]
    heads = [row for part in group if isinstance(part, nodes.thead) for row in part.findall(nodes.row)]
    specs = [part for part in group if isinstance(part, nodes.colspec)]
    if len(bodies) != 1 or len(heads) != 1 or not specs[0].get("stub"):
        return
    rows = list(bodies[0].findall(nodes.row))
    if any(len(row) != len(specs) for row in (*heads, *rows)):
        return  # cells that span are an order of their own
    found = row_groups([cell.astext() for cell in heads[0]], [[cell.astext() for cell in row] for row in rows])
    if found is None:
        return
    taken, groups = found
    for spec in specs[:taken]:
        group.remove(spec)
    specs[taken]["stub"] = 1
    group["cols"] = len(specs) - taken
    for row in (*heads, *rows):
        del row[:taken]
    group.remove(bodies[0])
    for part in groups:
        heading = nodes.entry("", nodes.paragraph("", part.heading), classes=[GROUP])
        heading["morecols"] = len(specs) - taken - 1
        group += nodes.tbody("", nodes.row("", heading), *rows[part.start : part.stop])


def mark_wordy(table: nodes.table) -> None:
    """Give the first cell of each column of sentences, and each long heading, the class `WORDY`, of words `PHRASE`; in place.

    A telephone gives such a column room to be read, where it would else break after each word.
    """
    rows = [list(row.findall(nodes.entry)) for row in table.findall(nodes.row)]
    heads = [row for row in rows if row and isinstance(row[0].parent.parent, nodes.thead)]
    body = [row for row in rows if row not in heads and GROUP not in row[0]["classes"]]
    for column in zip(*body, strict=False):
        longest = max(len(entry.astext()) for entry in column)
        if longest >= FEW_WORDS:
            column[0]["classes"].append(WORDY if longest >= SENTENCE else PHRASE)
    for entry in (entry for row in heads for entry in row if len(entry.astext()) >= LONG_HEADING):
        entry["classes"].append(WORDY)


def least_width(table: nodes.table) -> float:
    """How narrow a table can be on a telephone, in CSS pixels: the longest word of each column, or room for its sentences."""
    rows = [list(row.findall(nodes.entry)) for row in table.findall(nodes.row)]
    rows = [row for row in rows if row and GROUP not in row[0]["classes"]]
    width = 0.0
    for place, column in enumerate(zip(*rows, strict=False)):
        words = [word for entry in column for word in re.split(r"[ \n]", kept_together(entry.astext()))]
        longest = (
            min(_BREAKABLE, max(map(len, words), default=0)) if not is_numeric(words[1:]) else max(map(len, words))
        )
        sentences = max((len(entry.astext()) for entry in column[1:]), default=0)
        named = place == 0 and sentences >= FEW_WORDS  # what names a row gets the room of a sentence
        room = 120 if named or sentences >= SENTENCE else 88 if sentences >= FEW_WORDS else 0
        width += max(_CHARACTER * longest, room) + _PADDING
    return width


def mark_wide(table: nodes.table) -> None:
    """Give a table that is wider than a telephone the class `AS_LIST`; in place."""
    spans = any(
        entry.get("morecols") or entry.get("morerows")
        for entry in table.findall(nodes.entry)
        if GROUP not in entry["classes"]
    )
    if table.next_node(nodes.thead) is not None and not spans and least_width(table) > TELEPHONE:
        table["classes"].append(AS_LIST)


def set_table(table: nodes.table) -> None:
    """Group the rows of a docutils table, and keep its ranges and sample sizes on one line; mark a wide one; in place."""
    group_rows(table)
    mark_wordy(table)
    mark_wide(table)
    for entry in table.findall(nodes.entry):
        for text in list(entry.findall(nodes.Text)):
            if not isinstance(text.parent, nodes.literal):
                text.parent.replace(text, nodes.Text(kept_together(text)))


class SetTables(SphinxPostTransform):
    """Set every table, on the site and in the PDF alike."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Change the tables in place."""
        for table in list(self.document.findall(nodes.table)):
            set_table(table)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the transform."""
    app.add_post_transform(SetTables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
