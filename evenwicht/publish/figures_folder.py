"""Write ``figures/``: every numbered figure of the book as SVG and CSV, with an index, the same bytes each build."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from evenwicht.figures.numbers import DataColumn
from evenwicht.publish.figure_record import figure_around, recorded_images
from evenwicht.publish.files import write_if_changed
from evenwicht.survey import survey_path

logger = logging.getLogger(__name__)
INDEX_COLUMNS = ("figure", "number", "title", "chapter", "rests_on", "source", "alt")
_collected: WeakKeyDictionary[Sphinx, list[PublishedFigure]] = WeakKeyDictionary()
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True)
class PublishedFigure:
    """A numbered figure: its name, number, caption and chapter, its SVG file and its record."""

    name: str
    number: str
    title: str
    chapter: str
    svg: Path
    record: dict[str, Any]

    @property
    def heading(self) -> str:
        """The first sentence of the caption, without its full stop: what names the figure in a heading or citation."""
        return _SENTENCE_END.split(self.title, maxsplit=1)[0].rstrip(".")

    @property
    def explanation(self) -> str:
        """The rest of the caption; empty where it is one sentence."""
        return "".join(_SENTENCE_END.split(self.title, maxsplit=1)[1:])


def _captions(holder: nodes.figure) -> list[nodes.caption]:
    return [child for child in holder.children if isinstance(child, nodes.caption)]


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, which stops the build, of a figure that cannot be numbered or cited for want of a caption or a name."""
    for docname in sorted(env.found_docs):
        for image in recorded_images(env.get_doctree(docname)):
            holder = figure_around(image)
            if holder is None or not holder["names"] or not _captions(holder):
                logger.warning("a figure has no caption or no name; give its cell both", location=image)


def collect(app: Sphinx) -> list[PublishedFigure]:
    """Every figure of the book that has a record, in the order of its chapters' names; once all pages are read."""
    if app not in _collected:
        _collected[app] = _collect(app)
    return list(_collected[app])


def _collect(app: Sphinx) -> list[PublishedFigure]:
    figures = []
    for docname in sorted(app.env.found_docs):
        for image in recorded_images(app.env.get_doctree(docname)):
            holder = figure_around(image)
            if holder is None or not holder["names"]:
                continue  # `check` has warned of it
            number = app.env.toc_fignumbers.get(docname, {}).get("figure", {}).get(holder["ids"][0], ())
            svg = Path(app.srcdir) / image["uri"].lstrip("/")
            title = "".join(caption.astext() for caption in _captions(holder))
            dotted = ".".join(map(str, number))
            figures.append(PublishedFigure(holder["names"][0], dotted, title, docname, svg, image["record"]))
    return figures


def data_csv(columns: list[DataColumn]) -> bytes:
    """The numbers behind a figure as CSV."""
    rows = zip(*(column["values"] for column in columns), strict=True)
    return _csv([[column["head"] for column in columns], *map(list, rows)])


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the folder beside the book's sources; files of figures that are gone are taken away."""
    if error is not None or app.builder.format != "html":
        return
    # Figures of answers stay with the build: those beside the sources are the book's own, and under version control.
    # Where the sources cannot be written, nothing else is possible.
    beside = survey_path() is None and os.access(app.srcdir, os.W_OK)
    folder = (Path(app.srcdir) if beside else Path(app.outdir).parent) / "figures"
    figures = collect(app)
    folder.mkdir(exist_ok=True)
    rows = [list(INDEX_COLUMNS)]
    for figure in sorted(figures, key=lambda figure: figure.name):
        record = figure.record
        write_if_changed(folder / f"{figure.name}.svg", figure.svg.read_bytes())
        write_if_changed(folder / f"{figure.name}.csv", data_csv(record["data"]))
        rests_on = " ".join(record["statuses"])
        rows.append(
            [figure.name, figure.number, figure.title, figure.chapter, rests_on, record["source"], record["alt"]]
        )
    write_if_changed(folder / "index.csv", _csv(rows))
    keep = {f"{figure.name}.{kind}" for figure in figures for kind in ("svg", "csv")} | {"index.csv", "README.md"}
    for path in folder.iterdir():
        if path.is_file() and path.name not in keep:
            path.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Check the figures once all chapters are read, and write the folder when the site is built."""
    app.connect("env-check-consistency", check)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
