"""How many pages each part of the book takes on paper.

The builder writes ``pages.json`` beside its sources: part (a caption of `_toc.yml`, empty for the landing page), document and
pages. Cover, contents and colophon, a page each, are no documents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from evenwicht.publish.reading_order import PlacedDocument

from .makeup import Mark

FILE = "pages.json"


class Pages(NamedTuple):
    """The pages that one document takes in the PDF."""

    part: str
    document: str
    pages: int


def counted(entries: Sequence[PlacedDocument], front: int, marks: Sequence[Mark]) -> list[Pages]:
    """Pages by document, each of which begins on a new page.

    Parameters
    ----------
    entries : documents in their order on paper
    front : how many of them stand before the contents, which are one page
    marks : where the documents end
    """
    ends = {mark.id: mark.page for mark in marks if (mark.kind, mark.at) == ("document", "end")}
    last = [1, *(ends[entry.docname] for entry in entries)]
    return [
        Pages(entry.part or "", entry.docname, after - before - (place == front))
        for place, (entry, (before, after)) in enumerate(zip(entries, pairwise(last), strict=True))
    ]


def read(folder: Path) -> list[Pages]:
    """What the builder wrote in its folder."""
    return [Pages(*row) for row in json.loads((folder / FILE).read_text(encoding="utf-8"))]


def by_part(pages: Sequence[Pages]) -> dict[str, int]:
    """Pages by part, in the order of the parts."""
    totals: dict[str, int] = {}
    for row in pages:
        totals[row.part] = totals.get(row.part, 0) + row.pages
    return totals
