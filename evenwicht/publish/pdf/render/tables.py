"""Tables: header rows repeat, row headers are noted for tagging, and every word fits its column."""

from __future__ import annotations

from docutils import nodes

from evenwicht.publish.figure_record import NOTE
from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.html_tables import Placed, placed_rows
from evenwicht.publish.pdf.measure import COLUMN_WIDTH, MILLIMETRE, TEXT_WIDTH, WIDE_WIDTH
from evenwicht.publish.pdf.table_layout import CellText, table_layout
from evenwicht.publish.pdf.writer import Writer
from evenwicht.publish.table_rows import GROUP

from .handler import Handlers

NESTED_WIDTH = TEXT_WIDTH - 40
KEPT_TOGETHER = 75 * MILLIMETRE
"""Height up to which a table moves to the next page rather than break."""


def table(writer: Writer, node: nodes.table) -> str:
    group = next(part for part in node.children if isinstance(part, nodes.tgroup))
    specs = [part for part in group.children if isinstance(part, nodes.colspec)]
    stubs = {index for index, spec in enumerate(specs) if spec.get("stub")}
    head = [row for part in group.children if isinstance(part, nodes.thead) for row in placed_rows(part)]
    body = [row for part in group.children if isinstance(part, nodes.tbody) for row in placed_rows(part)]

    texts = [
        CellText(cell.entry.astext().replace("\n", " "), index, cell.column, cell.span, index < len(head))
        for index, row in enumerate(head + body)
        for cell in row
    ]
    room = COLUMN_WIDTH if writer.in_columns else NESTED_WIDTH if writer.nested else WIDE_WIDTH
    layout = table_layout(texts, len(specs), room)
    if layout.landscape and writer.nested:
        writer.book.report("table in a box, list or cell is too wide for it; put it outside", node)

    # The compiler tags a heading of rows as a header by itself, and the first of a table as part of the table's head.
    tagged = body[1:] if body and head and _heads_group(body[0]) else body
    writer.book.tables.append([[cell.column in stubs and not _heads_group(row) for cell in row] for row in tagged])
    sides = _sides(body, len(specs))
    name = writer.book.new_mark()
    cells = [_header(writer, head, sides)] if head else []
    for index, row in enumerate(body):
        if _heads_group(row):
            cells.append(f"table.header(level: 2, {_cell(writer, row[0], False, None, layout.break_words)})")
            continue
        for cell in row:
            mark = f'#mark("row", {name}, "{index}")' if cell is row[0] else ""
            cells.append(_cell(writer, cell, cell.column in stubs, None, layout.break_words, mark))
    columns = markup.array(f"{width:.2f}pt" for width in layout.widths)
    call = (
        f"data-table({name}, {columns}, {layout.size}pt, {markup.array(sides)}, {len(head)},\n  "
        + ",\n  ".join(cells)
        + ")"
    )
    title = next((writer.children(part) for part in node.children if isinstance(part, nodes.title)), "")
    number = markup.optional_string(writer.numbers.caption("table", node)) if title else "none"
    label = writer.label(node) if title else "none"
    anchor = "" if title else writer.anchors(node)
    options = {
        "wide": not writer.nested,
        "indent": sum(layout.widths) <= TEXT_WIDTH,
        "landscape": layout.landscape,
        "breakable": layout.height > KEPT_TOGETHER,
        "noted": _is_noted(node),
    }
    given_options = ", ".join(f"{name}: {markup.boolean(value)}" for name, value in options.items())
    return f"\n{anchor}#numbered-table({number}, {label}, [{title}], {given_options}, id: {name}, {call})\n"


def _is_noted(node: nodes.table) -> bool:
    """Whether what the table rests on is said right below it."""
    following = node.parent[node.parent.index(node) + 1 :]
    return bool(following) and isinstance(following[0], nodes.paragraph) and NOTE in following[0]["classes"]


def _heads_group(row: list[Placed]) -> bool:
    """Whether a row is the heading of those below it (`evenwicht.publish.table_rows`)."""
    return len(row) == 1 and GROUP in row[0].entry["classes"]


def _sides(body: list[list[Placed]], columns: int) -> list[str]:
    """The alignment of each column: that of its cells if these agree."""
    found: list[set[str]] = [set() for _ in range(columns)]
    for row in body:
        for cell in row:
            if cell.span == 1 and cell.column < columns:
                found[cell.column].add(_side(cell.entry) or "left")
    return [next(iter(sides)) if len(sides) == 1 else "left" for sides in found]


def _side(entry: nodes.entry) -> str | None:
    names = {"text-right": "right", "text-center": "center", "text-left": "left"}
    return next((names[name] for name in entry["classes"] if name in names), None)


def _header(writer: Writer, head: list[list[Placed]], sides: list[str]) -> str:
    cells = (_cell(writer, cell, False, sides[cell.column], False) for row in head for cell in row)
    return f"table.header({', '.join(cells)})"


def _cell(writer: Writer, cell: Placed, is_stub: bool, side: str | None, break_words: bool, mark: str = "") -> str:
    entry = cell.entry
    side = _side(entry) or (side if cell.span == 1 else None)
    options = []
    if cell.span > 1:
        options.append(f"colspan: {cell.span}")
    if entry.get("morerows"):
        options.append(f"rowspan: {entry['morerows'] + 1}")
    if side:
        options.append(f"align: {side}")
    with writer.inside():
        content = writer.children(entry).strip()
    if break_words:
        content = f"#breakable-words[{content}]"
    if GROUP in entry["classes"]:
        content = f"#strong[{content}]"
    if is_stub:
        content = f"#row-header[{content}]"
    content = mark + writer.anchors(entry) + content
    return f"table.cell({', '.join(options)})[{content}]" if options else f"[{content}]"


HANDLERS: Handlers = {nodes.table: table}
