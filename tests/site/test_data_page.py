"""The data package on the site: every file to be saved, its columns described, and links from where it is named."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

from frictionless import Package
from openpyxl import load_workbook
from pyarrow.parquet import read_schema
from read_pages import read

from evenwicht import claims

ROOT = Path(__file__).resolve().parents[2]


def resources() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))[
        "resources"
    ]
    return found


def test_every_file_of_the_package_can_be_saved_as_it_is(site: Path) -> None:
    links = {link["href"] for link in read(site / "data" / "index.html").select("article a[download]")}
    for resource in resources():
        path = str(resource["path"])
        assert path in links
        assert (site / "data" / path).read_bytes() == (ROOT / "data" / path).read_bytes()
    assert "datapackage.json" in links


def test_the_verdicts_can_be_saved_with_the_claims_and_their_columns_described(site: Path) -> None:
    rows = list(csv.DictReader((site / "data" / "verdicts.csv").read_text(encoding="utf-8").splitlines()))
    names = [(row["claim"], row["reading"]) for row in rows]
    judged = {(v.claim.name, v.claim.reading): v.outcome for v in claims.judged()}
    counted = {sentence.name: sentence.outcome for sentence in claims.sentences(claims.judged())}
    assert dict(zip(names, (row["verdict"] for row in rows), strict=True)) == judged
    assert {row["claim"]: row["claim_verdict"] for row in rows} == counted
    section = read(site / "data" / "index.html").find(id="verdicts-csv")
    assert [cell.get_text() for cell in section.select("tbody th")] == list(rows[0])
    described = Package(str(site / "data" / "datapackage.json")).get_resource("verdicts")
    assert [field.name for field in described.schema.fields] == list(rows[0])
    for chapter in ("uitspraken", "gegevens"):
        assert read(site / "chapters" / f"{chapter}.html").select_one('article a[href$="data/index.html#verdicts-csv"]')


def test_every_csv_comes_as_a_workbook_with_its_columns_described(site: Path) -> None:
    page = read(site / "data" / "index.html")
    for resource in resources():
        path = str(resource["path"])
        if not path.endswith(".csv"):
            continue
        book = load_workbook(site / "data" / path.replace(".csv", ".xlsx"))
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert [cell.value for cell in book.worksheets[0][1]] == names
        section = page.find(id=path.replace("/", "-").replace(".", "-").replace("_", "-"))
        assert [cell.get_text() for cell in section.select("tbody th")] == names


def test_a_spreadsheet_can_compute_with_the_figures_and_shows_their_printed_decimals(site: Path) -> None:
    for name, column in (("printed", "value"), ("examples/means", "x")):
        printed = list(csv.DictReader((site / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
        heads, *rows = load_workbook(site / "data" / f"{name}.xlsx").worksheets[0].iter_rows()
        cells = [row[[head.value for head in heads].index(column)] for row in rows]
        assert [cell.value for cell in cells] == [float(row[column]) for row in printed]
        for cell, row in zip(cells, printed, strict=True):
            assert cell.number_format.partition(".")[2] == "0" * len(row[column].partition(".")[2])
    assert {
        row[1].value for row in load_workbook(site / "data" / "printed.xlsx").worksheets[0].iter_rows(min_row=2)
    } >= {"2.1"}


def test_the_files_of_invented_respondents_have_their_columns_described_and_their_warning_beside_them(
    site: Path,
) -> None:
    page = read(site / "data" / "index.html")
    for name in ("synthetic-data-sets", "synthetic-dirichlet-multinomial"):
        section = page.find(id=f"reconstruction-{name}-parquet")
        columns = read_schema(site / "data" / "reconstruction" / f"{name}.parquet").names
        assert [cell.get_text() for cell in section.select("tbody th")] == columns
        assert section.select_one('p a[href="reconstruction/README.md"]')
    assert "No row in this folder is a real answer" in (site / "data" / "reconstruction" / "README.md").read_text(
        "utf-8"
    )


def test_files_and_columns_are_described_in_the_language_of_the_page(site: Path) -> None:
    page = read(site / "data" / "index.html")
    for resource in resources():
        told = page.find(id=resource["path"].replace("/", "-").replace(".", "-").replace("_", "-"))
        fields = resource.get("schema", {}).get("fields", [])
        for thing in (resource, *fields):
            assert thing["description_nl"] != thing["description"]
            assert (
                thing["description_nl"].replace("`", "").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
                in told.get_text()
            )
            names = re.findall(r"`([^`]+)`", thing["description_nl"])
            assert set(names) <= {code.get_text() for code in told.select("p code, td code")}


def test_a_workbook_describes_its_columns_without_marks(site: Path) -> None:
    notes = load_workbook(site / "data" / "themes.xlsx").worksheets[1].iter_rows(values_only=True)
    told = " ".join(str(cell) for row in notes for cell in row)
    assert "self (zelfbeeld, van secretarissen), political (bestuurlijk beeld" in told


def test_the_chapter_that_describes_the_files_leads_to_each(site: Path) -> None:
    links = {link["href"] for link in read(site / "chapters" / "gegevens.html").select("article a")}
    for name in ("printed-csv", "claims-csv", "codebook-csv", "sections-csv"):
        assert f"../data/index.html#{name}" in links
