"""The PDF as a whole: standards, properties, structure and bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pdfua
import pikepdf
import pytest
from built_book import BuiltBook
from pypdf import PdfReader

from evenwicht.publish.pdf.measure import MILLIMETRE, text_width
from evenwicht.publish.pdf.pages import by_part, read
from evenwicht.publish.pdf.row_headers import kids, structure_elements


@pytest.fixture
def opened(book: BuiltBook) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book.pdf) as document:
        yield document


def text_of(element: pikepdf.Object) -> bool:
    """Whether a structure element holds any marked content."""
    below = element.get("/K")
    listed = list(below) if isinstance(below, pikepdf.Array) else [] if below is None else [below]
    return any(not isinstance(item, pikepdf.Dictionary) or "/MCID" in item or text_of(item) for item in listed)


def scope_of(cell: pikepdf.Object) -> str:
    """The scope attribute of a table cell, empty if it has none."""
    attributes = cell.get("/A", pikepdf.Array())
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(entry["/Scope"]) for entry in listed if "/Scope" in entry), "")


def combined(inner: list[float], outer: list[float]) -> list[float]:
    """The product of two transformation matrices of a PDF (a b c d e f)."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]


def test_two_builds_of_one_date_are_the_same_bytes(book: BuiltBook) -> None:
    assert book.pdf.read_bytes() == book.second.read_bytes()


def test_an_independent_checker_finds_no_fault_against_pdf_ua(book: BuiltBook) -> None:
    report = pdfua.validate(str(book.pdf))
    assert list(report.findings) == []


def test_no_heading_is_empty_and_no_level_is_skipped(opened: pikepdf.Pdf) -> None:
    levels = []
    pending = [opened.Root.StructTreeRoot]
    while pending:
        element = pending.pop()
        kind = str(element.get("/S", ""))
        if kind in {"/H1", "/H2", "/H3", "/H4"}:
            levels.append(int(kind[2]))
            assert text_of(element)
        pending.extend(reversed(kids(element)))
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_metadata_claims_pdf_ua_and_pdf_a(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_words_in_another_language_say_so(opened: pikepdf.Pdf) -> None:
    told = [
        {
            str(operands[1]["/Lang"])
            for operands, _ in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(operands[1], pikepdf.Dictionary) and "/Lang" in operands[1]
        }
        for page in opened.pages
    ]
    assert {language for page in told for language in page if not language.startswith("nl")} == {"en"}
    assert "en" in told[-1]  # of the colophon, which comes from the settings


def test_properties_say_what_the_document_is(book: BuiltBook, opened: pikepdf.Pdf) -> None:
    assert book.pdf.name == "proefboek-met-alles-erin.pdf"
    assert str(opened.Root.Lang) == "nl-NL"
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"] == "Proefboek met alles erin"
        assert metadata["dc:creator"] == ["Redactie van de proef"]
        assert str(metadata["dc:description"]).startswith("Een boek dat elke soort inhoud")
    assert str(opened.docinfo["/Title"]) == "Proefboek met alles erin"


def test_the_pages_of_the_documents_with_cover_contents_and_colophon_are_all_pages(book: BuiltBook) -> None:
    found = read(book.typst)
    assert [row.document for row in found] == [
        "index",
        "chapters/figuren",
        "chapters/verdieping",
        "chapters/tabellen",
        "chapters/bronnen",
    ]
    assert by_part(found).keys() == {"", "Eerste deel", "Naslag"}
    reader = PdfReader(book.pdf)
    assert sum(row.pages for row in found) + 3 == len(reader.pages)
    starts = {
        entry.title: reader.get_destination_page_number(entry)
        for entry in reader.outline
        if not isinstance(entry, list)
    }
    before = sum(row.pages for row in found[:3])
    assert starts["2 Tabellen"] == 2 + before


def test_every_chapter_is_a_bookmark_with_its_number(book: BuiltBook) -> None:
    def titles(items: list[Any]) -> list[str]:
        found = []
        for item in items:
            found += titles(item) if isinstance(item, list) else [item.title]
        return found

    outline = titles(PdfReader(book.pdf).outline)
    for title in (
        "Colofon",
        "Inhoud",
        "1 Figuren en formules",
        "1.1 Verbanden",
        "1.3.1 Terug",
        "2 Tabellen",
        "Bronnen",
    ):
        assert title in outline
    assert outline.index("Uitwerkingen") < outline.index("2 Tabellen") < outline.index("Bronnen")
    assert (outline[0], outline[-1]) == ("Inhoud", "Colofon")


def test_every_figure_and_formula_has_words(opened: pikepdf.Pdf) -> None:
    figures = list(structure_elements(opened, "/Figure"))
    alts = [str(element["/Alt"]) for element in figures if "/Alt" in element]
    assert "Drie liggende staven, lijn 2,7 project 2,3 opgave 1,6." in alts
    assert "Een blauw vierkant." in alts
    assert "Een stijgende lijn van 1 naar 3." in alts
    assert "Stilstaand beeld van de verkenner met drie staven." in alts
    formulas = [str(element["/Alt"]) for element in structure_elements(opened, "/Formula")]
    assert any(alt.startswith("p dakje plus of min 1,96") for alt in formulas)
    assert "0,05" in formulas
    assert all(formulas)


def test_row_headers_are_tagged_with_their_scope(opened: pikepdf.Pdf) -> None:
    tables = list(structure_elements(opened, "/Table"))
    scopes = []
    for table in tables:
        body = [row for part in kids(table) if part["/S"] == "/TBody" for row in kids(part)]
        first = kids(body[0])[0]
        scopes.append((str(first["/S"]), scope_of(first)))
    by_hand, groups, long, wide, given, merged = scopes
    assert (groups, wide, given) == (("/TH", "/Row"),) * 3
    assert (by_hand[0], long[0], merged[0]) == ("/TD", "/TD", "/TD")


def test_every_table_has_header_cells_in_its_head(opened: pikepdf.Pdf) -> None:
    for table in structure_elements(opened, "/Table"):
        head = [row for part in kids(table) if part["/S"] == "/THead" for row in kids(part)]
        assert head
        assert all(cell["/S"] == "/TH" for row in head for cell in kids(row))


def test_only_embedded_free_fonts_are_used(book: BuiltBook) -> None:
    names = set()
    for page in PdfReader(book.pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
            names.add(str(font.get_object()["/BaseFont"]).split("+")[1].split("-")[0])
    assert names <= {"SourceSansPro", "SourceSerifPro", "DejaVuSansMono", "NewCMMath", "DejaVuSans", "LibertinusSerif"}


def test_nothing_reaches_outside_the_page_margins(book: BuiltBook) -> None:
    """Every run of text begins and ends within the margins, on turned pages as well."""
    margin = 24 * MILLIMETRE
    for number, page in enumerate(PdfReader(book.pdf).pages[1:], start=2):  # the cover bleeds off on purpose
        right = float(page.mediabox.width) - margin
        runs: list[tuple[str, float, float]] = []

        def note(
            text: str, outer: Any, inner: Any, font: Any, size: float, runs: list[tuple[str, float, float]] = runs
        ) -> None:
            if text.strip() and font and "Mono" not in str(font["/BaseFont"]):
                matrix = combined(inner, outer)
                runs.append((text, matrix[4], matrix[4] + text_width(text.strip(), abs(size * matrix[0])) * 0.93))

        page.extract_text(visitor_text=note)
        assert runs
        assert [run for run in runs if run[1] < margin or run[2] > right] == [], number
