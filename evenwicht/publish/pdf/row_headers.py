"""Row headers in the PDF: the compiler tags them as data cells, and this mends it.

Typst writes header rows as TH, but leaves the cells of a header column TD. The writer knows which cells these are
(`TableTags`), the structure tree has the tables in the same order, and so each gets its tag and its scope.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from .book import TableTags


class StructureError(ValueError):
    """The structure tree does not hold the tables that were written."""


def mark_row_headers(pdf: bytes, tables: Sequence[TableTags]) -> bytes:
    """The same PDF with TH and scope Row on every row header.

    Raises
    ------
    StructureError
        If the number of tables, rows or cells in the structure tree is not what was written.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = list(structure_elements(document, "/Table"))
        if len(found) != len(tables):
            raise StructureError(f"the PDF has {len(found)} tables in its structure, {len(tables)} were written")
        for index, (element, tags) in enumerate(zip(found, tables, strict=True), start=1):
            _mark_table(element, tags, index)
        result = io.BytesIO()
        document.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return result.getvalue()


def _mark_table(table: Object, tags: TableTags, index: int) -> None:
    """Mark the row headers in the body of one table."""
    rows = [row for part in kids(table) if part.get("/S") == "/TBody" for row in kids(part)]
    if len(rows) != len(tags):
        raise StructureError(f"table {index} has {len(rows)} rows in its structure, {len(tags)} were written")
    for number, (row, is_header) in enumerate(zip(rows, tags, strict=True), start=1):
        cells = kids(row)
        if len(cells) != len(is_header):
            raise StructureError(
                f"table {index}, row {number} has {len(cells)} cells in its structure, {len(is_header)} were written"
            )
        for cell, header in zip(cells, is_header, strict=True):
            if header:
                cell.S = Name.TH
                cell.A = _with_scope(cell.get("/A"))


def _with_scope(attributes: Object | None) -> Object:
    """The attributes of a cell with the scope of a row header added to those of its table."""
    existing = [] if attributes is None else list(attributes) if isinstance(attributes, Array) else [attributes]
    for entry in existing:
        if isinstance(entry, Dictionary) and entry.get("/O") == Name.Table:
            entry.Scope = Name.Row
            return Array(existing) if len(existing) > 1 else entry
    added = Dictionary(O=Name.Table, Scope=Name.Row)
    return Array([*existing, added]) if existing else added


def structure_elements(document: Pdf, kind: str) -> Iterator[Object]:
    """Elements of one kind in the structure tree, in reading order."""
    pending = [document.Root.StructTreeRoot]
    while pending:
        element = pending.pop()
        if element.get("/S") == kind:
            yield element
        pending.extend(reversed(kids(element)))


def kids(element: Object) -> list[Object]:
    """The structure elements directly within one; marked content and object references left out."""
    below = element.get("/K")
    if below is None:
        return []
    listed = list(below) if isinstance(below, Array) else [below]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]
