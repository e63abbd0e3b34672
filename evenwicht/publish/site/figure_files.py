"""Write every figure of the site as SVG (light and dark, wide and narrow), PNG and CSV, and as the records that cite it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.figures.status import name
from evenwicht.publish.figure_record import source_of
from evenwicht.publish.figures_folder import PublishedFigure, collect
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.drawing import versions
from evenwicht.publish.site.figures import file_name
from evenwicht.publish.site.pictures import figure_png
from evenwicht.publish.site.tidy import description, tidy
from evenwicht.publish.site.words import words
from evenwicht.publish.site.workbook import workbook


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def write_figure(site: Path, figure: PublishedFigure) -> None:
    """Write the files of one figure."""
    (site / file_name(figure.name, "svg")).parent.mkdir(parents=True, exist_ok=True)
    drawing = figure.svg.read_text(encoding="utf-8")
    light, dark = versions(drawing, figure.title)
    is_new = write_if_changed(site / file_name(figure.name, "svg"), light.encode("utf-8"))
    write_if_changed(site / file_name(figure.name, "dark"), dark.encode("utf-8"))
    record = figure.record
    if "narrow" in record:
        for kind, narrow in zip(("narrow", "narrow-dark"), versions(record["narrow"], figure.title), strict=True):
            write_if_changed(site / file_name(figure.name, kind), narrow.encode("utf-8"))
    _write_data(site, figure)
    png = site / file_name(figure.name, "png")
    if is_new or not png.is_file():
        write_if_changed(png, figure_png(figure.svg))


def _write_data(site: Path, figure: PublishedFigure) -> None:
    """Write the numbers of a figure as data: a CSV with its description beside it, and a workbook."""
    record = figure.record
    language = lang.current(record["language"])
    terms = words(language)
    data = tidy(record["columns"], record["rows"], language)
    heads = [column.head for column in data.columns]
    source = source_of(record)
    write_if_changed(site / file_name(figure.name, "csv"), _csv([heads, *map(list, data.rows)]))
    told = description(data, f"{figure.name}.csv", figure.title, source, language)
    write_if_changed(site / file_name(figure.name, "csv-metadata.json"), told)
    rows = [
        [
            float(value) if column.is_number and value else value or None
            for column, value in zip(data.columns, row, strict=True)
        ]
        for row in data.rows
    ]
    rests = lang.listing([name(status, language) for status in record["statuses"]], language)
    notes = [(terms["rests"], rests), (terms["source"], source), (terms["in_words"], record["alt"])]
    title = f"{terms['figure']} {figure.number}. {figure.title}"
    book = workbook(title, heads, rows, notes, (terms["numbers_sheet"], terms["about_sheet"]), language)
    write_if_changed(site / file_name(figure.name, "xlsx"), book)


def write_all(app: Sphinx, error: Exception | None) -> None:
    """Write the files of every figure of the book."""
    if error is not None or app.builder.format != "html":
        return
    for figure in collect(app):
        write_figure(Path(app.outdir), figure)


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the files when the pages are there."""
    app.connect("build-finished", write_all, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
