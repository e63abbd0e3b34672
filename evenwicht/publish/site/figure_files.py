"""Write every figure of the site as SVG (light and dark, wide and narrow), PNG and CSV, and as the records that cite it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.figures.numbers import DataColumn
from evenwicht.figures.status import name
from evenwicht.publish.figure_record import source_of, told_basis
from evenwicht.publish.figures_folder import PublishedFigure, collect, data_csv
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.drawing import versions
from evenwicht.publish.site.figures import file_name
from evenwicht.publish.site.pictures import figure_png
from evenwicht.publish.site.words import words
from evenwicht.publish.site.workbook import workbook


def write_figure(site: Path, figure: PublishedFigure) -> None:
    """Write the files of one figure."""
    (site / file_name(figure.name, "svg")).parent.mkdir(parents=True, exist_ok=True)
    drawing = figure.svg.read_text(encoding="utf-8")
    record, basis = figure.record, told_basis(figure.record)
    light, dark = versions(drawing, figure.title, basis)
    is_new = write_if_changed(site / file_name(figure.name, "svg"), light.encode("utf-8"))
    write_if_changed(site / file_name(figure.name, "dark"), dark.encode("utf-8"))
    if "narrow" in record:
        both = versions(record["narrow"], figure.title, basis)
        for kind, narrow in zip(("narrow", "narrow-dark"), both, strict=True):
            write_if_changed(site / file_name(figure.name, kind), narrow.encode("utf-8"))
    _write_data(site, figure)
    png = site / file_name(figure.name, "png")
    if is_new or not png.is_file():
        write_if_changed(png, figure_png(figure.svg))


def _write_data(site: Path, figure: PublishedFigure) -> None:
    """Write the numbers of a figure as data: a CSV with its description beside it, and a workbook."""
    record = figure.record
    language = lang.current(record["language"])
    terms, columns, source = words(language), record["data"], source_of(record)
    write_if_changed(site / file_name(figure.name, "csv"), data_csv(columns))
    told = _description(columns, f"{figure.name}.csv", figure.title, source, language)
    write_if_changed(site / file_name(figure.name, "csv-metadata.json"), told)
    heads, numeric = [column["head"] for column in columns], [column["is_number"] for column in columns]
    rows = list(zip(*(column["values"] for column in columns), strict=True))
    rests = lang.listing([name(status, language) for status in record["statuses"]], language)
    notes = [(terms["rests"], rests), (terms["source"], source), (terms["in_words"], record["alt"])]
    notes += [(column["head"], column["description"]) for column in columns]
    title = f"{terms['figure']} {figure.number}. {figure.title}"
    sheets = (terms["numbers_sheet"], terms["about_sheet"])
    book = workbook(title, heads, rows, numeric, notes, sheets, language)
    write_if_changed(site / file_name(figure.name, "xlsx"), book)


def _description(columns: list[DataColumn], file: str, title: str, source: str, language: str) -> bytes:
    """The description of a CSV beside it, as CSV on the Web (W3C 2015) has it: ``FILE-metadata.json``."""
    fields = [
        {
            "name": f"column_{place}",
            "titles": {language: column["head"]},
            "dc:description": column["description"],
            "datatype": "number" if column["is_number"] else "string",
            **({"null": [""]} if column["is_number"] else {}),
        }
        for place, column in enumerate(columns, 1)
    ]
    told: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": file,
        "dc:title": title,
        "dc:source": source,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {"columns": fields},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def write_all(app: Sphinx) -> None:
    """Write the files of every figure of the book."""
    for figure in collect(app):
        write_figure(Path(app.outdir), figure)
