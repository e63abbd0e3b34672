"""Building the book: what is stale is executed, what is wrong stops the build, and nothing is half done."""

import json
import shutil
from pathlib import Path

import pytest
from small_book import ROOT, Said, build, write_small_book

from evenwicht.datafile import data_folder
from evenwicht.publish import execute, inputs
from evenwicht.publish.links import broken_links

HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n"
PREAMBLE = (
    "```{code-cell} ipython3\nfrom evenwicht import figures, language, published\n"
    "from evenwicht.chapter import Chapter\n"
    "gedrukt = published.load()\n"
    'Chapter("een").glue(lijn=language.number(gedrukt.value("steering_form", "line"), 1))\n```\n\n'
)
FIGURE = (
    "```{code-cell} ipython3\n:mystnb:\n:  figure:\n:    caption: Punten per vorm.\n:    name: fig-punten\n"
    "figures.steering_form_means(gedrukt)\n```\n"
)


class SmallBook:
    """A book of one chapter with the real configuration and a copy of the real data."""

    def __init__(self, folder: Path):
        self.folder = folder
        body = PREAMBLE + "Lijnsturing kreeg {glue:text}`lijn` punten ({numref}`fig-punten`).\n\n" + FIGURE
        write_small_book(folder, HEADER + "# Een\n\n" + body)

    def chapter(self, body: str) -> None:
        (self.folder / "chapters" / "een.md").write_text(HEADER + "# Een\n\n" + body, encoding="utf-8")

    def build(self) -> Said:
        return build(self.folder, "--no-pdf")

    @property
    def page(self) -> str:
        return (self.folder / "_build" / "html" / "chapters" / "een.html").read_text(encoding="utf-8")


@pytest.fixture
def book(tmp_path):
    return SmallBook(tmp_path / "book")


def figure_bytes(book):
    return {path.name: path.read_bytes() for path in sorted((book.folder / "figures").iterdir())}


def test_a_change_of_the_data_executes_the_chapters_anew_and_nothing_else_does(book):
    first = book.build()
    assert first.returncode == 0, first.stderr
    assert "executed 1 of 1" in first.stderr
    assert "2,7 punten" in book.page.replace("</span>", "")
    drawn = figure_bytes(book)
    assert {"fig-punten.svg", "fig-punten.csv", "index.csv"} <= set(drawn)

    again = book.build()
    assert "nothing has changed" in again.stderr

    shutil.rmtree(book.folder / "_build")
    assert book.build().returncode == 0
    assert figure_bytes(book) == drawn

    chapter = book.folder / "chapters" / "een.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nEen zin erbij.\n", encoding="utf-8")
    pages = {path for path in (book.folder / "_build" / "html").rglob("*.html")}
    assert book.build().returncode == 0
    assert "Een zin erbij." in book.page
    assert {path for path in (book.folder / "_build" / "html").rglob("*.html")} == pages

    path = book.folder / "data" / "printed.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("line,2.7,", "line,2.6,").replace("project_programme,2.3,", "project_programme,2.4,")
    path.write_text(text, encoding="utf-8")
    changed = book.build()
    assert "executed 1 of 1" in changed.stderr
    assert "2,6 punten" in book.page.replace("</span>", "")
    assert figure_bytes(book)["fig-punten.csv"] != drawn["fig-punten.csv"]


def test_a_failing_cell_stops_the_build_and_names_the_chapter(book):
    book.chapter("```{code-cell} ipython3\n1 / 0\n```\n")
    stopped = book.build()
    assert stopped.returncode == 1
    assert "een.md: a cell failed" in stopped.stderr
    assert "ZeroDivisionError" in stopped.stderr


def test_each_warning_and_broken_reference_is_told_and_stops_the_build(book):
    nameless = FIGURE.replace(":    name: fig-punten\n", "")
    wrong = "Zie {numref}`fig-nergens`, {doc}`nergens` en {cite:p}`niemand1900`.\n\n" + nameless
    book.chapter(PREAMBLE + "{glue:text}`lijn`\n\n" + wrong)
    stopped = book.build()
    assert stopped.returncode == 1
    for said in ("fig-nergens", "nergens", "niemand1900", "no caption or no name"):
        assert said in stopped.stderr
    assert not (book.folder / "_build" / "book.digest").exists()


def test_a_mistake_in_the_data_stops_the_build_before_anything_is_built(book):
    path = book.folder / "data" / "printed.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("combined,64", "combined,71"), encoding="utf-8")
    stopped = book.build()
    assert stopped.returncode == 1
    assert "printed.csv, row 2, column value: found a sum of 107" in stopped.stderr
    assert not (book.folder / "_build" / "html").exists()


def test_a_link_to_a_page_or_an_anchor_that_is_not_there_is_found(tmp_path):
    (tmp_path / "index.html").write_text(
        '<a href="a.html">a</a> <a href="a.html#b">b</a> <a href="a.html#c">c</a> <a href="d.html">d</a>'
        ' <a href="https://example.org/x">elsewhere</a> <img src="e.svg">',
        encoding="utf-8",
    )
    (tmp_path / "a.html").write_text('<p id="b">b</p>', encoding="utf-8")
    assert [broken.target for broken in broken_links(tmp_path)] == ["a.html#c", "d.html", "e.svg"]


def test_the_cache_key_holds_the_data_the_language_and_the_survey(tmp_path, monkeypatch):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    before = inputs.results_digest(folder)
    assert inputs.results_digest(folder) == before
    monkeypatch.setenv("EVENWICHT_LANGUAGE", "en")
    english = inputs.results_digest(folder)
    monkeypatch.delenv("EVENWICHT_LANGUAGE")
    survey = tmp_path / "answers.csv"
    survey.write_text("a", encoding="utf-8")
    monkeypatch.setenv("SURVEY", str(survey))
    surveyed = inputs.results_digest(folder)
    survey.write_text("b", encoding="utf-8")
    other = inputs.results_digest(folder)
    monkeypatch.delenv("SURVEY")
    (folder / "printed.csv").write_bytes((folder / "printed.csv").read_bytes() + b"\n")
    assert len({before, english, surveyed, other, inputs.results_digest(folder)}) == 5


def test_the_book_is_built_anew_for_another_address_or_citation(book, monkeypatch):
    def digest():
        return inputs.book_digest(book.folder, book.folder / "data")

    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    before = digest()
    assert digest() == before
    monkeypatch.setenv("BOOK_ADDRESS", "https://example.org/boek/")
    elsewhere = digest()
    monkeypatch.delenv("BOOK_ADDRESS")
    cited = book.folder / "CITATION.cff"
    cited.write_text(cited.read_text(encoding="utf-8") + "doi: 10.1234/x\n", encoding="utf-8")
    assert len({before, elsewhere, digest()}) == 3


def test_the_cache_key_holds_every_module_that_a_chapter_can_import():
    names = {path.name for path in inputs.package_files()}
    assert {"published.py", "steering_forms.py", "bounds.py", "proportions.py"} <= names


def test_no_two_chapters_share_their_code_and_with_it_their_cached_outputs():
    codes = []
    for path in sorted((ROOT / "chapters").glob("*.md")):
        notebook = execute.read_notebook(path)
        if notebook is not None:
            codes.append(json.dumps([cell.source for cell in notebook.cells if cell.cell_type == "code"]))
    assert len(codes) > 10
    assert len(set(codes)) == len(codes)
