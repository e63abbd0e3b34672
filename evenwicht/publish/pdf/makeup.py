"""Make-up of the pages: what the compiler set badly is noted, and set otherwise, until nothing is left to mend.

The sources mark where paragraphs, listings, figures, rows of tables and documents begin and end; the compiler says on which
page and how high each mark came to stand. From that follows what the next round does otherwise (`Makeup`): a paragraph
that a figure broke in two is kept whole, a table whose last row stands alone on a page gets lower or higher rows, a
chapter whose last page is nearly empty is set a little tighter, its figures a little smaller, and lower the rows of a
table that ends about there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby, pairwise

from .measure import MILLIMETRE

ROUNDS = 10
"""Rounds after which what is left stays as it is."""
TOP, BOTTOM = 29 * MILLIMETRE, 270 * MILLIMETRE
"""Where the text of a page begins and ends, in points from its top; template.typ has the same margins."""
NEARLY_EMPTY = 0.45
"""Share of its height that the last page of a chapter must at least fill."""
ROW_LEVELS = 5
"""Ways in which rows can be set, after the usual one: template.typ has their insets, first the lower ones."""
LOW_ROWS = 3
"""Those of them that are lower than usual."""
SQUEEZE_LEVELS = 4
"""Ways in which a chapter can be set tighter; template.typ has them."""
GIVEN_UP = 0
"""Level of a table or chapter that no level mended: as usual."""


@dataclass(frozen=True)
class Mark:
    """A mark in the sources (its kind, the id of what it marks, and ``start``, ``end`` or the number of a row) and where it
    stands: page, and points from the top of it."""

    kind: str
    id: str
    at: str
    page: int
    y: float


@dataclass(frozen=True)
class Makeup:
    """What is set otherwise than usual.

    Attributes
    ----------
    keep : ids of paragraphs and listings that no page divides
    flush : tables before which all figures must have been set
    rows : level of the height of rows, by table
    squeeze : level of tightness, by document
    tried : tables and documents of which every level was tried
    """

    keep: frozenset[str] = frozenset()
    flush: frozenset[str] = frozenset()
    rows: dict[str, int] = field(default_factory=dict)
    squeeze: dict[str, int] = field(default_factory=dict)
    tried: frozenset[str] = frozenset()

    def as_json(self) -> str:
        """For the template, the same text for the same make-up."""
        return json.dumps(asdict(self), sort_keys=True, default=sorted)


def marks_of(positions: str) -> list[Mark]:
    """Marks from what the compiler tells of them, in the order of the sources."""
    return [Mark(kind, name, at, page, y) for (kind, name, at), page, y in json.loads(positions)]


def settled(makeup: Makeup, set_book: Callable[[Makeup], list[Mark]]) -> list[Mark]:
    """Set the book in as many rounds as it needs, `ROUNDS` at most; where all came to stand in the last of them.

    Parameters
    ----------
    makeup : that of the first round
    set_book : sets the book with a make-up, and says where all came to stand
    """
    for _ in range(ROUNDS):
        marks = set_book(makeup)
        better = mended(makeup, marks)
        if better == makeup:
            return marks
        makeup = better
    return set_book(makeup)


def mended(makeup: Makeup, marks: list[Mark]) -> Makeup:
    """The make-up of the next round."""
    rows, squeeze, tried = dict(makeup.rows), dict(makeup.squeeze), set(makeup.tried)
    lone = lone_rows(marks)
    for table in lone:
        _next_level(rows, table, ROW_LEVELS, tried)
    for document in nearly_empty(marks):
        _next_level(squeeze, document, SQUEEZE_LEVELS, tried)
    for table in set(overflowing(marks)) - set(lone):
        _next_level(rows, table, LOW_ROWS, tried)
    return replace(
        makeup,
        keep=makeup.keep | set(broken(marks)),
        flush=makeup.flush | set(parted(marks)),
        rows=rows,
        squeeze=squeeze,
        tried=frozenset(tried),
    )


def _next_level(levels: dict[str, int], name: str, most: int, tried: set[str]) -> None:
    if name in tried:
        return
    levels[name] = levels.get(name, 0) + 1
    if levels[name] > most:
        levels[name] = GIVEN_UP
        tried.add(name)


def _spans(marks: Iterable[Mark], kind: str) -> list[tuple[Mark, Mark]]:
    """Start and end of everything of a kind."""
    started: dict[str, Mark] = {}
    found = []
    for mark in marks:
        if mark.kind == kind and mark.at == "start":
            started[mark.id] = mark
        elif mark.kind == kind and mark.at == "end":
            found.append((started[mark.id], mark))
    return found


def _between(figures: list[Mark], start: Mark, end: Mark) -> bool:
    """Whether a figure stands between two marks on different pages."""
    return start.page < end.page and any(
        (start.page, start.y) < (figure.page, figure.y) < (end.page, end.y) for figure in figures
    )


def _figures(marks: list[Mark]) -> list[Mark]:
    return [start for start, _ in _spans(marks, "float")]


def broken(marks: list[Mark]) -> list[str]:
    """Paragraphs and listings that end on a later page, with a figure between their parts.

    A paragraph may go on after the figure at the foot of its page: kept whole, it would leave a hole above that figure.
    """
    figures = _figures(marks)
    listings = [start.id for start, end in _spans(marks, "listing") if _between(figures, start, end)]
    paragraphs = [
        start.id
        for start, end in _spans(marks, "paragraph")
        if _between([figure for figure in figures if figure.page > start.page], start, end)
    ]
    return listings + paragraphs


def parted(marks: list[Mark]) -> list[str]:
    """Tables with a figure between their rows."""
    figures = _figures(marks)
    rows = [list(of_table) for _, of_table in groupby(_rows(marks), key=lambda mark: mark.id)]
    return [of_table[0].id for of_table in rows if _between(figures, of_table[0], of_table[-1])]


def _rows(marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "row"]


def lone_rows(marks: list[Mark]) -> list[str]:
    """Tables of which one row stands alone at the head or the foot of a page."""
    found = []
    for table, of_table in groupby(_rows(marks), key=lambda mark: mark.id):
        pages = [len(list(of_page)) for _, of_page in groupby(of_table, key=lambda mark: mark.page)]
        if len(pages) > 1 and 1 in (pages[0], pages[-1]):
            found.append(table)
    return found


def nearly_empty(marks: list[Mark]) -> list[str]:
    """Documents of more than one page whose last page is nearly empty."""
    lowest = TOP + NEARLY_EMPTY * (BOTTOM - TOP)
    cover = Mark("document", "", "end", 1, BOTTOM)
    ends = [cover, *(mark for mark in marks if (mark.kind, mark.at) == ("document", "end"))]
    return [end.id for before, end in pairwise(ends) if end.page - before.page > 1 and end.y < lowest]


def overflowing(marks: list[Mark]) -> list[str]:
    """Tables that end on the nearly empty last page of a document, or on the page before with little after them."""
    documents, last, found = nearly_empty(marks), None, []
    for mark in marks:
        if mark.kind == "row":
            last = mark
        elif (mark.kind, mark.at) == ("document", "end"):
            if mark.id in documents and last and last.page >= mark.page - 1:
                found.append(last.id)
            last = None
    return found
