"""What a reader of the PDF reads, and that it is what the website says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from built_book import BuiltBook
from pypdf import PdfReader


@cache
def pages(pdf: Path) -> list[str]:
    """Text by page, white space and line-end hyphens joined."""
    return [re.sub(r"\s+", " ", re.sub(r"[-\u2010\u00ad]\n", "", page.extract_text())) for page in PdfReader(pdf).pages]


@pytest.fixture
def text(book: BuiltBook) -> str:
    return " ".join(pages(book.pdf))


def soup(book: BuiltBook, name: str) -> BeautifulSoup:
    return BeautifulSoup((book.html / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def test_title_page_and_colophon_come_from_the_settings(book: BuiltBook) -> None:
    cover, colophon = pages(book.pdf)[0], pages(book.pdf)[-1]
    for words in ("Proefboek met alles erin", "Elke bouwsteen een keer", "Redactie van de proef", "24 november 2026"):
        assert words in cover
    for words in (
        "Colofon",
        "CC BY 4.0",
        "Versie 1.2",
        "Bron Verzonnen cijfers (made up)",
        "Niets in dit boek is waar gebeurd.",
    ):
        assert words in colophon


def test_contents_give_the_page_on_which_a_chapter_starts(book: BuiltBook) -> None:
    found = pages(book.pdf)
    contents = next(page for page in found if "Inhoud" in page)
    for title in ("Figuren en formules", "Tabellen", "Bronnen"):
        match = re.search(rf"{title}[ .]+(\d+)", contents)
        assert match is not None
        assert title in found[int(match[1]) - 1]


def test_running_heads_name_the_chapter(book: BuiltBook) -> None:
    chapter = next(page for page in pages(book.pdf) if "Let hier op" in page)
    assert chapter.startswith("Proefboek met alles erin 1 Figuren en formules")


def test_numbers_of_sections_figures_and_tables_are_the_sites(book: BuiltBook, text: str) -> None:
    for name in ("chapters/figuren", "chapters/tabellen", "chapters/verdieping"):
        page = soup(book, name)
        for number in page.select(".caption-number, .section-number"):
            whole = " ".join(number.parent.get_text(" ").replace("#", "").replace("\uf0c1", "").split())
            whole = re.sub(r"^(\d[\d.]*)\. ", r"\1 ", whole.replace("¶", "").strip())
            assert whole in text, whole


def test_glued_numbers_are_the_sites_in_text_and_captions(book: BuiltBook, text: str) -> None:
    glued = [node.get_text() for node in soup(book, "chapters/figuren").select(".pasted-text")]
    assert glued == ["63,7", "80", "80"]
    assert "koos 63,7 procent" in text
    assert "bij 80 deelnemers" in text
    assert "Gemiddelden van 80 deelnemers" in text
    assert "80 niet meegeteld" in text  # from another chapter, within a caption


def test_cross_references_read_as_on_the_site_and_lead_somewhere(book: BuiltBook, text: str) -> None:
    assert "Zie Figuren en formules en Tabel 2.1" in text
    assert "In Figuur 1.1 staat de langste staaf boven. Zie ook Figuur 1.2 en (1.1)." in text
    reader = PdfReader(book.pdf)
    named = reader.named_destinations
    internal = 0
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            target = link.get("/Dest") or link.get("/A", {}).get("/D")
            if target is not None:
                internal += 1
                assert not isinstance(target, str) or target in named
    assert internal > 30


def test_a_repeated_footnote_keeps_its_number_and_each_document_starts_at_one(book: BuiltBook) -> None:
    chapter = next(page for page in pages(book.pdf) if "koos 63,7 procent" in page)
    assert "mogelijkheid1" in chapter
    assert "hetzelfde1" in chapter
    assert "iets anders2" in chapter
    assert chapter.count("De eerste noot") == 1
    deeper = next(page for page in pages(book.pdf) if "Opnieuw noot 1" in page)
    assert "1Deze noot begint weer bij" in deeper


def test_citations_and_bibliography_speak_dutch(text: str) -> None:
    assert "Jansen en De Vries (2019)" in text
    assert "(Bakker et al., 2008)" in text
    assert (
        "Bakker, B., Smit, C. en Mulder, D. (2008). Tellen en meten. Tijdschrift voor Proeven, 3(2), 11\u201319."
        in text
    )
    assert "tweede druk" in text
    assert " and " not in text


def test_code_stands_before_its_output_where_the_site_shows_it_unfolded(text: str) -> None:
    assert "VERBORGEN" not in text
    assert "import matplotlib" not in text
    for code, output in (
        ("totaal = sum([2.7, 2.3, 1.6])", "samen 6.6"),
        ('print("ingeklapte uitvoer")', "ingeklapte uitvoer"),
    ):
        assert output in text.split(code)[1]


def test_a_cell_for_the_screen_is_not_on_paper(text: str) -> None:
    assert "nagekeken" not in text


def test_solutions_with_their_code_stand_at_the_end_of_their_chapter_linked_both_ways(book: BuiltBook) -> None:
    found = pages(book.pdf)
    end = next(index for index, page in enumerate(found) if "Uitwerkingen" in page)
    assert "2 Tabellen" in " ".join(found[end + 1 :])
    assert all("antwoord =" not in page for page in found[:end])
    assert "Uitwerking van opgave 1.1" in found[end]
    assert "antwoord = 1 + 2" in found[end]
    assert "antwoord 3" in found[end]
    assert "Een noot bij de uitwerking." in found[end]
    exercise = next(index for index, page in enumerate(found) if "Opgave 1.1. Tellen" in page)
    assert f"Naar de uitwerking (bladzijde {end + 1})" in found[exercise]
    assert f"Terug naar de opgave (bladzijde {exercise + 1})" in found[end]
    assert "Opgave 1.3. Zonder uitwerking Deze opgave heeft geen uitwerking." in found[exercise]
    assert found[exercise].count("Naar de uitwerking") == 2


def test_an_explorer_is_a_picture_with_a_link_to_the_live_page(book: BuiltBook, text: str) -> None:
    assert "Zelf proberen?" in text
    links = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in PdfReader(book.pdf).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    }
    assert "https://voorbeeld.invalid/boek/chapters/figuren.html" in links


def test_boxes_cards_and_folds_are_all_there(text: str) -> None:
    for words in (
        "Opmerking Een opmerking met een woord.",
        "Let hier op Een waarschuwing met eigen titel.",
        "Uitklapbaar Tekst in de uitklap.",
        "Lezen Begin bij de figuren. Figuren en formules (bladzijde 4)",
        "Voet van de kaart",
        "Een aangehaalde zin.",
        "Begrip Uitleg van het begrip.",
        "Regel een regel twee.",
    ):
        assert words in text, words


def test_what_is_for_one_medium_stays_there(book: BuiltBook, text: str) -> None:
    assert "Alleen in de pdf." in text
    assert "Alleen op de website" not in text
    assert "Alleen op de website" in soup(book, "index").get_text()
    assert "Alleen in de pdf." not in soup(book, "index").get_text()


def test_what_a_figure_rests_on_is_below_it(text: str) -> None:
    assert "Bron: proef, blz. 1." in text


def test_no_trace_of_objects_widgets_or_markup(text: str) -> None:
    for trace in (
        "<Figure",
        "interactive(",
        "Widget",
        "HBox(",
        "{ref}",
        "{numref}",
        "\\hat",
        "\\frac",
        "$$",
        "??",
        "<div",
    ):
        assert trace not in text, trace


def test_tables_of_cells_are_tables_on_the_site_too(book: BuiltBook) -> None:
    page = soup(book, "chapters/tabellen")
    captions = [caption.get_text(" ", strip=True) for caption in page.select("table caption")]
    assert any(caption.startswith("Tabel 2.2") for caption in captions)
    table = page.find(id="tab-groepen")
    assert table is not None
    assert [cell.get_text(strip=True) for cell in table.select("tbody tr")[0].find_all(["th", "td"])] == [
        "noord",
        "12",
        "48,0",
        "12",
        "48,0",
    ]
    assert table.select("thead th[colspan='2']")


def test_a_long_table_repeats_its_header_on_every_page(book: BuiltBook) -> None:
    with_rows = [page for page in pages(book.pdf) if "nummer kwadraat" in page]
    assert len(with_rows) == 3
    assert sum(page.count("8100") for page in with_rows) == 1


def test_a_table_that_is_too_wide_gets_a_turned_page(book: BuiltBook) -> None:
    reader = PdfReader(book.pdf)
    turned = [page for page in reader.pages if float(page.mediabox.width) > float(page.mediabox.height)]
    assert len(turned) == 1
    assert "Een brede tabel." in turned[0].extract_text()
