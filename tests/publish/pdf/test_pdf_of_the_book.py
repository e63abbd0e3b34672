"""The PDF of the book itself: everything its website says is in it."""

from __future__ import annotations

import copy
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pdfua
import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from evenwicht.figures.key_figures import KEY_WIDTH
from evenwicht.figures.style import COMPACT, SMALL, WIDTH
from evenwicht.publish.pdf.command import build_pdf
from evenwicht.publish.pdf.measure import MILLIMETRE, WIDE_WIDTH
from evenwicht.publish.pdf.pages import by_part, read
from evenwicht.publish.pdf.row_headers import kids, structure_elements

ROOT = Path(__file__).resolve().parents[3]


def squashed(text: str) -> str:
    """Text without what line breaks change: white space, hyphens, and ligatures."""
    for ligature, letters in {"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufb03": "ffi", "\ufb04": "ffl"}.items():
        text = text.replace(ligature, letters)
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text)


@pytest.fixture(scope="module")
def pdf(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF that was built with the site, else built from it now."""
    for built in (site.parent / "pdf").glob("*.pdf"):
        return built
    cache = max((site.parent / "executed").iterdir(), key=lambda folder: folder.stat().st_mtime)
    out = tmp_path_factory.mktemp("pdf")
    return build_pdf(ROOT, site.parent, out, {"nb_execution_cache_path": str(cache)})


@pytest.fixture(scope="module")
def reader(pdf: Path) -> PdfReader:
    return PdfReader(pdf)


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader.pages]


@pytest.fixture(scope="module")
def text(reader: PdfReader, texts: list[str]) -> str:
    """The text of all pages, running heads and page numbers left out."""
    assert reader.metadata is not None
    title = str(reader.metadata.title)
    kept = texts[0].splitlines()
    for page in texts[1:]:
        lines = page.splitlines()
        if lines and lines[0].startswith(title):
            lines = lines[1:]  # the running head
        kept += [line for line in lines if not line.strip().isdigit()]
    return squashed(" ".join(kept))


@pytest.fixture(scope="module")
def chapters(site: Path) -> dict[str, Tag]:
    """The content of every page that is in the book, by its address."""
    contents = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    names = {"index.html"}
    for link in contents.select("a[href^='chapters/']"):
        names.add(str(link["href"]).split("#")[0])
    pages = {}
    for name in sorted(names):
        page = BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")
        body = page.find("article")
        assert isinstance(body, Tag)
        for extra in body.select(".headerlink"):
            extra.decompose()
        pages[name] = body
    assert len(pages) > 10
    return pages


def missing(text: str, expected: Iterator[str]) -> list[str]:
    found = list(expected)
    assert found
    return [words for words in found if squashed(words) not in text]


def test_every_chapter_and_section_is_there(chapters: dict[str, Tag], text: str) -> None:
    def headings() -> Iterator[str]:
        for page in chapters.values():
            for heading in page.select("section > h1, section > h2, section > h3"):
                if "cite" in heading.parent.get("class", []):
                    continue  # a box that the site adds below a page
                for number in heading.select(".section-number"):
                    number.decompose()
                yield heading.get_text()

    assert missing(text, headings()) == []


def test_no_page_ends_with_the_heading_of_a_solution_and_a_line(texts: list[str]) -> None:
    feet = [[line for line in page.splitlines() if line.strip() and not line.strip().isdigit()][-2:] for page in texts]
    assert any("Uitwerking van opgave" in page for page in texts)
    assert [foot for foot in feet if any("Uitwerking van opgave" in line for line in foot)] == []


def test_every_caption_is_there_with_its_number(chapters: dict[str, Tag], text: str) -> None:
    captions = (
        caption.get_text()
        for page in chapters.values()
        for caption in page.select("figcaption > p:first-child, table > caption")
        if caption.select(".caption-number")
    )
    assert missing(text, captions) == []


def test_every_claim_is_there(text: str) -> None:
    with (ROOT / "data" / "claims.csv").open(encoding="utf-8") as file:
        claims = [row["summary_nl"].removesuffix(".") for row in csv.DictReader(file)]
    assert missing(text, iter(claims)) == []


def test_every_glued_number_stands_in_the_words_that_the_site_has_around_it(
    chapters: dict[str, Tag], text: str
) -> None:
    def sentences() -> Iterator[tuple[str, str, str]]:
        for page in chapters.values():
            for glued in page.select(".pasted-text"):
                block = glued.find_parent(["p", "li", "dd", "td", "caption"])
                assert isinstance(block, Tag)
                marked = "\u0001"
                whole = "".join(
                    marked + str(part) + marked if glued in part.parents else str(part)
                    for part in block.find_all(string=True)
                    if not part.find_parent(["math", "sup"]) and not part.find_parent("a", class_="footnote-reference")
                )
                before, value, after = whole.split(marked)[:3]
                yield squashed(before)[-12:], squashed(value), squashed(after)[:12]

    found = list(sentences())
    assert len(found) > 100
    # where a page ends within the words, a figure may stand between them: then one side must do, of a sentence its end there
    apart = [words for words in found if "".join(words) not in text]
    assert len(apart) <= 3, apart
    assert [w for w in apart if w[0] + w[1][:24] not in text and w[1][-24:] + w[2] not in text] == []


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
        "<div",
        "Traceback",
    ):
        assert squashed(trace) not in text, trace


@pytest.fixture(scope="module")
def english(site: Path) -> Path:
    """The PDF of the English edition, as the site hands it out."""
    (found,) = (site / "en").glob("*.pdf")
    return found


@pytest.mark.parametrize("edition", ["pdf", pytest.param("english", marks=pytest.mark.long)])
def test_an_independent_checker_finds_no_fault_against_pdf_ua(edition: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(edition)
    assert list(pdfua.validate(str(path)).findings) == [], path.name


@pytest.mark.long
def test_the_english_pdf_is_british_and_has_its_index_in_the_order_of_its_pages(english: Path) -> None:
    with pikepdf.open(english) as document:
        assert str(document.Root.Lang) == "en-GB"
    reader = PdfReader(english)
    assert re.search(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", reader.pages[0].extract_text()), "a day before its month"
    ends = [
        page.extract_text() for page in reader.pages if re.search(r"^point of contact \d", page.extract_text(), re.M)
    ]
    lines = re.findall(r"^[a-z][^\d\n]+ (\d+(?:, \d+)+),?$", "\n".join(ends), re.M)
    assert len(lines) > 20
    for line in lines:
        pages = [int(number) for number in line.split(", ")]
        assert pages == sorted(pages), line


def test_every_picture_of_the_site_is_there_with_its_words(chapters: dict[str, Tag], pdf: Path) -> None:
    on_site = {
        " ".join(str(image["alt"]).split())
        for page in chapters.values()
        for image in page.select("figure img[alt]")
        if image["alt"]
    }
    with pikepdf.open(pdf) as document:
        in_pdf = {
            " ".join(str(figure["/Alt"]).split())
            for figure in structure_elements(document, "/Figure")
            if "/Alt" in figure
        }
    assert on_site
    assert on_site <= in_pdf


def test_every_table_has_header_cells(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        tables = list(structure_elements(document, "/Table"))
        assert len(tables) > 10
        for table in tables:
            head = [row for part in kids(table) if part["/S"] == "/THead" for row in kids(part)]
            assert head
            assert all(cell["/S"] == "/TH" for row in head for cell in kids(row))


def test_nothing_stands_above_the_title_of_a_chapter(reader: PdfReader) -> None:
    titles = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert len(titles) > 17
    for title in titles:
        page = reader.pages[reader.get_destination_page_number(title)]
        limit = (
            125 if "In het kort" in str(title.title) else 110
        )  # a title over two columns: its bookmark leads right below it
        assert title.top > float(page.mediabox.height) - limit, title.title


def test_the_number_of_a_figure_stands_beside_the_first_line_of_its_caption(
    chapters: dict[str, Tag], reader: PdfReader, texts: list[str]
) -> None:
    starts = {}
    for page in chapters.values():
        for caption in map(copy.copy, page.select("figcaption > p:first-child")):
            for number in caption.select(".caption-number"):
                name = squashed(number.extract().get_text())
                starts[name] = squashed(caption.get_text())[:20]
    with_figures = [page for page, words in zip(reader.pages, texts, strict=True) if re.search(r"Figuur\s*\d", words)]
    lines = [line for page in with_figures for line in page.extract_text(extraction_mode="layout").splitlines()]
    found = {}
    for line in lines:
        if numbered := re.match(r"\s*(Figuur \d+(?:\.\d+)?)\s{3,}(\S.*)", line):
            found.setdefault(
                squashed(numbered[1]), squashed(numbered[2])[:20]
            )  # later, in the list of figures, its page
    assert len(found) > 20
    assert found == {name: start for name, start in starts.items() if name in found}


@pytest.mark.parametrize(("edition", "part"), [("", "Bijlagen"), ("en", "Appendices")])
def test_at_least_half_of_the_pages_is_the_report_and_how_firm_it_is(edition: str, part: str, site: Path) -> None:
    pages = by_part(read(site.parent / edition / "typst"))
    assert 2 * pages[part] <= sum(pages.values()), pages


def test_no_letter_in_a_figure_is_smaller_than_eight_points(site: Path) -> None:
    """Drawn in a size, printed in another: in the spread as narrow as the template says, elsewhere tightened at most."""
    template = (site.parent / "typst" / "template.typ").read_text(encoding="utf-8")
    (spread,) = re.findall(r"#let spread-figure = ([\d.]+)mm", template)
    assert SMALL * float(spread) * MILLIMETRE / (KEY_WIDTH * 72) >= 8
    (shares,) = re.findall(r"figure-share.update\(\((.+)\).at\(level\)\)", template)
    assert WIDTH * 72 <= WIDE_WIDTH
    assert COMPACT * min(map(float, shares.split(", "))) >= 8


@pytest.mark.parametrize(
    ("edition", "summary", "contents", "colophon"),
    [("", "In het kort", "Inhoud", "Colofon"), ("en", "In brief", "Contents", "Colophon")],
)
def test_the_summary_stands_on_the_two_pages_after_the_cover_and_the_contents_on_one(
    edition: str, summary: str, contents: str, colophon: str, site: Path
) -> None:
    (path,) = (site.parent / edition / "pdf").glob("*.pdf")
    reader = PdfReader(path)
    starts = {
        str(entry.title).lstrip("0123456789 "): reader.get_destination_page_number(entry)
        for entry in reader.outline
        if not isinstance(entry, list)
    }
    assert starts[summary] == 1
    assert starts[contents] == 3
    assert min(page for page in starts.values() if page > starts[contents]) == 4
    assert starts[colophon] == len(reader.pages) - 1
