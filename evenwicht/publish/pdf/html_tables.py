"""HTML tables that cells print (pandas, its Styler) as docutils tables.

Turned into tables while the sources are read, they count as tables on the website too, can be referred to by number,
and have header cells that every builder understands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.table_rows import is_numeric

_PANDAS_SIZE = re.compile(r"^\d+ rows \u00d7 \d+ columns$")
_INLINE = {
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "code": nodes.literal,
}
_STYLE_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


_STYLER = "T_"
"""How the ids begin that pandas' Styler gives to cells, for its styles alone."""
KEPT_CLASSES = {"filterable"}
"""Classes of an HTML table that say how the site shows it (`evenwicht.tables.BookTable`)."""


PASSAGE = "passage"
"""The kind of reference that leads to a label of a chapter under the chapter's title."""


def _link(target: str) -> nodes.Element:
    """A link to an address, or under its title to a chapter by the name of its file, or to a label in it."""
    file, _, label = target.partition("#")
    if not file.endswith(".md") or ":" in file:
        return nodes.reference(refuri=target)
    link = addnodes.pending_xref(refexplicit=False, refwarn=bool(label))
    link.attributes |= (
        {"refdomain": "", "reftype": PASSAGE, "reftarget": label}
        if label
        else {"refdomain": "std", "reftype": "doc", "reftarget": file.removesuffix(".md")}
    )
    link += nodes.inline()
    return link


@dataclass
class HtmlCell:
    """One cell: whether it is a header, how far it reaches, what it holds."""

    header: bool
    column_span: int = 1
    row_span: int = 1
    element_id: str = ""
    content: list[nodes.Node] = field(default_factory=list)

    def text(self) -> str:
        """Plain text, white space joined."""
        return " ".join("".join(part.astext() for part in self.content).split())


@dataclass
class HtmlTable:
    """A table as its HTML says it, the styles of cells by element id."""

    head: list[list[HtmlCell]] = field(default_factory=list)
    body: list[list[HtmlCell]] = field(default_factory=list)
    caption: str = ""
    styles: dict[str, dict[str, str]] = field(default_factory=dict)
    classes: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects tables, and any visible text that stands outside them."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[HtmlTable] = []
        self.outside = ""
        self._stylesheet = ""
        self._inside: list[str] = []
        self._head = False
        self._cell: HtmlCell | None = None
        self._open: list[nodes.Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "script", "caption"}:
            self._inside.append(tag)
        elif tag == "table":
            self.tables.append(HtmlTable(classes=given.get("class", "").split()))
        elif tag in {"thead", "tbody", "tfoot"}:
            self._head = tag == "thead"
        elif tag == "tr" and self.tables:
            (self.tables[-1].head if self._head else self.tables[-1].body).append([])
        elif tag in {"td", "th"} and self.tables:
            rows = self.tables[-1].head if self._head else self.tables[-1].body
            self._cell = HtmlCell(
                tag == "th",
                int(given.get("colspan") or 1),
                int(given.get("rowspan") or 1),
                given.get("id", ""),
            )
            rows[-1].append(self._cell)
        elif self._cell is not None and (tag in _INLINE or (tag == "a" and given.get("href"))):
            node = _link(given["href"]) if tag == "a" else _INLINE[tag]()
            self._append(node)
            shown = node[0] if isinstance(node, addnodes.pending_xref) else node
            assert isinstance(shown, nodes.Element)
            self._open.append(shown)
        elif self._cell is not None and tag in {"br", "p", "div", "li"}:
            self._append(nodes.Text(" "))
        elif tag in {"img", "svg", "input", "button", "iframe", "video", "audio", "canvas", "object"}:
            self.outside += f"<{tag}>"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script", "caption"} and self._inside:
            self._inside.pop()
        elif tag in {"td", "th"}:
            self._cell = None
            self._open.clear()
        elif self._open and (tag in _INLINE or tag == "a"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        place = self._inside[-1] if self._inside else ""
        if place == "style":
            self._stylesheet += data
        elif place == "caption" and self.tables:
            self.tables[-1].caption += data
        elif place == "script":
            self.outside += data
        elif self._cell is not None:
            self._append(nodes.Text(re.sub(r"\s+", " ", data)))
        elif not _PANDAS_SIZE.match(data.strip()):
            self.outside += data.strip()

    def _append(self, node: nodes.Node) -> None:
        assert self._cell is not None
        if self._open:
            self._open[-1].append(node)
        else:
            self._cell.content.append(node)

    def styles(self) -> dict[str, dict[str, str]]:
        """Declarations by element id, as pandas' Styler writes them."""
        found: dict[str, dict[str, str]] = {}
        for selectors, block in _STYLE_RULE.findall(self._stylesheet):
            declared = dict(
                (name.strip(), value.strip())
                for name, _, value in (d.partition(":") for d in block.split(";"))
                if value
            )
            for selector in selectors.split(","):
                if selector.strip().startswith("#"):
                    found.setdefault(selector.strip()[1:], {}).update(declared)
        return found


def read_table(html: str) -> HtmlTable | None:
    """The one table that an HTML output consists of; None if it holds anything else that a reader sees."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.tables) != 1 or reader.outside or not (reader.tables[0].head or reader.tables[0].body):
        return None
    table = reader.tables[0]
    table.caption = " ".join(table.caption.split())
    table.styles = reader.styles()
    table.head = _join_index_names(table.head)
    return table


def _join_index_names(head: list[list[HtmlCell]]) -> list[list[HtmlCell]]:
    """Pandas puts the names of the index in a row of their own below the column names: join the two."""
    if len(head) < 2:
        return head
    names, above = head[-1], head[-2]
    count = sum(1 for cell in names if cell.text())
    empty = all(not cell.text() for cell in above[:count]) and all(not cell.text() for cell in names[count:])
    if count == 0 or not empty or len(above) != len(names):
        return head
    return [*head[:-2], [*names[:count], *above[count:]]]


def positions(rows: list[list[HtmlCell]]) -> list[list[int]]:
    """The column that each cell starts in, cells that reach down from rows above taken into account."""
    taken: dict[int, int] = {}
    result = []
    for row in rows:
        column, starts = 0, []
        for cell in row:
            while taken.get(column, 0) > 0:
                column += 1
            starts.append(column)
            for reached in range(column, column + cell.column_span):
                taken[reached] = cell.row_span
            column += cell.column_span
        result.append(starts)
        taken = {reached: left - 1 for reached, left in taken.items() if left > 1}
    return result


def to_docutils(table: HtmlTable) -> nodes.table:
    """A docutils table: header rows, stub columns for row headers, numbers to the right.

    Cells that span carry `morecols` and `morerows`; a colour or weight that a Styler gave is kept as `fill` and
    `bold` on the entry.
    """
    all_rows = table.head + table.body
    starts = positions(table.body)
    width = max(sum(cell.column_span for cell in row) for row in all_rows)
    by_column: dict[int, list[HtmlCell]] = {column: [] for column in range(width)}
    for row, row_starts in zip(table.body, starts, strict=True):
        for cell, start in zip(row, row_starts, strict=True):
            if cell.column_span == 1:
                by_column[start].append(cell)
    stubs = 0
    while stubs < width and by_column[stubs] and all(cell.header for cell in by_column[stubs]):
        stubs += 1
    numeric = {
        column for column, cells in by_column.items() if column >= stubs and is_numeric([cell.text() for cell in cells])
    }

    node, group = (
        nodes.table(classes=["dataframe", "colwidths-auto", *(set(table.classes) & KEPT_CLASSES)]),
        nodes.tgroup(cols=width),
    )
    node += group
    for column in range(width):
        spec = nodes.colspec(colwidth=max(1, 100 // width))
        if column < stubs:
            spec["stub"] = 1
        group += spec
    for kind, rows, row_starts_ in (
        (nodes.thead, table.head, positions(table.head)),
        (nodes.tbody, table.body, starts),
    ):
        if not rows:
            continue
        part: nodes.Element = kind()
        for row, row_starts in zip(rows, row_starts_, strict=True):
            row_node = nodes.row()
            for cell, start in zip(row, row_starts, strict=True):
                row_node += _entry(
                    cell, start in numeric and cell.column_span == 1, table.styles.get(cell.element_id, {})
                )
            part += row_node
        group += part
    return node


def _entry(cell: HtmlCell, right: bool, style: dict[str, str]) -> nodes.entry:
    paragraph = nodes.paragraph("", "", *cell.content)
    entry = nodes.entry("", paragraph)
    if cell.element_id and not cell.element_id.startswith(_STYLER):
        entry["ids"].append(cell.element_id)
    if right or style.get("text-align") == "right":
        entry["classes"].append("text-right")
    elif style.get("text-align") == "center":
        entry["classes"].append("text-center")
    if cell.column_span > 1:
        entry["morecols"] = cell.column_span - 1
    if cell.row_span > 1:
        entry["morerows"] = cell.row_span - 1
    if re.fullmatch(r"#[0-9a-fA-F]{6}", style.get("background-color", "")):
        entry["fill"] = style["background-color"]
        if re.fullmatch(r"#[0-9a-fA-F]{6}", style.get("color", "")):
            entry["ink"] = style["color"]
    if style.get("font-weight") == "bold":
        entry["bold"] = True
    return entry
