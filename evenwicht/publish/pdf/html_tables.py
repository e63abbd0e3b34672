"""HTML tables that cells print (pandas, `evenwicht.tables.BookTable`) as docutils tables.

Turned into tables while the sources are read, they count as tables on the website too, can be referred to by number,
and have header cells that every builder understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString
from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.table_rows import is_numeric

_PANDAS_SIZE = re.compile(r"(\d+ rows \u00d7 \d+ columns)?")
_INLINE = {
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "code": nodes.literal,
}
_NO_TEXT = ("img", "svg", "input", "button", "iframe", "video", "audio", "canvas", "object", "script", "caption")
"""What a table cannot hold without losing it on paper; a caption is told to the cell."""
_STYLER = "T_"
"""How the ids begin that pandas' Styler gives to cells, for its styles alone."""
KEPT_CLASSES = {"filterable"}
"""Classes of an HTML table that say how the site shows it (`evenwicht.tables.BookTable`)."""
PASSAGE = "passage"
"""The kind of reference that leads to a label of a chapter under the chapter's title."""


@dataclass(frozen=True)
class Placed:
    """A cell and the column it starts in."""

    entry: nodes.entry
    column: int

    @property
    def span(self) -> int:
        """Columns that it covers."""
        return int(self.entry.get("morecols", 0)) + 1


def placed_rows(part: nodes.Element) -> list[list[Placed]]:
    """Cells of a table head or body with their columns, those that reach down from above taken into account."""
    taken: dict[int, int] = {}
    rows = []
    for row in part.findall(nodes.row):
        if row.parent is not part:
            continue
        column, placed = 0, []
        for entry in row.children:
            assert isinstance(entry, nodes.entry)
            while taken.get(column, 0) > 0:
                column += 1
            cell = Placed(entry, column)
            placed.append(cell)
            for reached in range(column, column + cell.span):
                taken[reached] = int(entry.get("morerows", 0)) + 1
            column += cell.span
        rows.append(placed)
        taken = {reached: left - 1 for reached, left in taken.items() if left > 1}
    return rows


def read_table(html: str) -> nodes.table | None:
    """The one table that an HTML output consists of; None if it holds anything else that a reader sees.

    It has header rows, stub columns for row headers, and numbers to the right; cells that span carry `morecols` and
    `morerows`.
    """
    soup = BeautifulSoup(html, "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    found = soup.find_all("table")
    if len(found) != 1 or soup.find(_NO_TEXT) is not None:
        return None
    table = found[0].extract()
    rows = [(row.find_parent("thead") is not None, _row(row)) for row in table.find_all("tr")]
    if not rows or not _PANDAS_SIZE.fullmatch(soup.get_text().strip()):
        return None
    head = nodes.thead("", *_join_index_names([row for is_head, row in rows if is_head]))
    body = nodes.tbody("", *(row for is_head, row in rows if not is_head))
    cells = list(chain(*placed_rows(body)))
    every = [*chain(*placed_rows(head)), *cells]
    width = max(cell.column + cell.span for cell in every)
    by_column = [[cell.entry for cell in cells if (cell.column, cell.span) == (at, 1)] for at in range(width)]
    stubs = 0
    while stubs < width and by_column[stubs] and all(entry["header"] for entry in by_column[stubs]):
        stubs += 1
    numeric = {at for at in range(stubs, width) if is_numeric([_text(entry) for entry in by_column[at]])}
    for cell in every:
        del cell.entry["header"]
        if cell.span == 1 and cell.column in numeric:
            cell.entry["classes"].append("text-right")
    specs = [
        nodes.colspec("", colwidth=max(1, 100 // width), **({"stub": 1} if at < stubs else {})) for at in range(width)
    ]
    group = nodes.tgroup("", *specs, *(part for part in (head, body) if part.children), cols=width)
    kept = set(table.get_attribute_list("class")) & KEPT_CLASSES
    return nodes.table("", group, classes=["dataframe", "colwidths-auto", *kept])


def _row(row: Tag) -> nodes.row:
    return nodes.row("", *(_entry(cell) for cell in row.find_all(["td", "th"], recursive=False)))


def _entry(cell: Tag) -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *_content(cell)), header=cell.name == "th")
    for span, more in (("colspan", "morecols"), ("rowspan", "morerows")):
        if int(str(cell.get(span) or 1)) > 1:
            entry[more] = int(str(cell[span])) - 1
    if (address := str(cell.get("id", ""))) and not address.startswith(_STYLER):
        entry["ids"].append(address)
    return entry


def _content(tag: Tag) -> Iterator[nodes.Node]:
    """What stands in a cell, with its markup and its links."""
    for part in tag.children:
        if isinstance(part, Comment):
            continue
        if isinstance(part, NavigableString):
            yield nodes.Text(re.sub(r"\s+", " ", part))
        elif isinstance(part, Tag) and part.name in _INLINE:
            yield _INLINE[part.name]("", "", *_content(part))
        elif isinstance(part, Tag) and part.name == "a" and part.get("href"):
            yield _link(str(part["href"]), list(_content(part)))
        elif isinstance(part, Tag):
            if part.name in ("br", "p", "div", "li"):
                yield nodes.Text(" ")
            yield from _content(part)


def _link(target: str, words: list[nodes.Node]) -> nodes.Element:
    """A link to an address, or under its title to a chapter by the name of its file, or to a label in it."""
    file, _, label = target.partition("#")
    if not file.endswith(".md") or ":" in file:
        return nodes.reference("", "", *words, refuri=target)
    link = addnodes.pending_xref("", nodes.inline("", "", *words), refexplicit=False, refwarn=bool(label))
    link.attributes |= (
        {"refdomain": "", "reftype": PASSAGE, "reftarget": label}
        if label
        else {"refdomain": "std", "reftype": "doc", "reftarget": file.removesuffix(".md")}
    )
    return link


def _text(entry: nodes.Element) -> str:
    return " ".join(entry.astext().split())


def _join_index_names(head: list[nodes.row]) -> list[nodes.row]:
    """Pandas puts the names of the index in a row of their own below the column names: join the two."""
    if len(head) < 2:
        return head
    names, above = head[-1].children, head[-2].children
    count = sum(1 for cell in names if cell.astext().strip())
    blank = not any(cell.astext().strip() for cell in (*above[:count], *names[count:]))
    if count == 0 or not blank or len(above) != len(names):
        return head
    return [*head[:-2], nodes.row("", *names[:count], *above[count:])]
