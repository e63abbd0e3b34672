"""On answers no sentence, figure or table of the book rests on reconstruction, and nothing is drawn."""

import re
from pathlib import Path

import pytest
from test_book_on_answers import export

from evenwicht import reconstruction
from evenwicht.evidence import Evidence, current
from evenwicht.publish import execute
from evenwicht.publish.states import shown
from evenwicht.survey import Survey
from evenwicht.tables.book_table import RECORD_TYPE

BOOK = Path(__file__).resolve().parents[2]
ON_PURPOSE = "practicum"
"""The chapter whose exercises are about synthetic answers, also beside real ones; it says so."""
DEFINED = ("begrippen", "lijsten")
"""Pages that explain or list the words, whatever the book is built on."""
PAGES = [BOOK / "index.md", *sorted((BOOK / "chapters").glob("*.md"))]
RECONSTRUCTED = re.compile(
    r"\w*gesimuleer\w*|\bsimuleren\b|synthetisch\w*|\bgetrokken\b|\btrekkingen\b|\bR-hat\b", re.IGNORECASE
)
DRAWS = re.compile(r"\.sample\(|\bsample_over\(|evidence\.draw\(|reconstruction\.(?:load|draw)\(|condition_ensemble\(")
LEFT_OUT = re.compile(r"^```\{code-cell\}[^\n]*\n:tags:[^\n]*\bremove-cell\b.*?^```$", re.MULTILINE | re.DOTALL)
"""A cell that runs and that the page does not show; what it runs to is tested by running a chapter."""
REFUSED = """
from evenwicht import reconstruction
from evenwicht.identify.sampling import sampler


def refused(*arguments, **options):
    raise AssertionError("data sets were drawn or read, though there are answers")


sampler.sample_over = reconstruction.load = refused
"""


def on_page(page, evidence):
    return LEFT_OUT.sub("", shown(page.read_text(encoding="utf-8"), evidence))


def found(pattern, text):
    return [(text.count("\n", 0, one.start()) + 1, one[0]) for one in pattern.finditer(text)]


@pytest.fixture(scope="module", params=[False, True], ids=["without the domain", "with the domain"])
def answers(request):
    table = reconstruction.load()["data_sets"].frame(0, 0)
    domain = (["social", "physical", "operations"] * len(table))[: len(table)]
    return Evidence(Survey(table.assign(domain=domain) if request.param else table, "confidential", "export.csv"))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.stem not in (ON_PURPOSE, *DEFINED)], ids=lambda path: path.stem
)
def test_no_sentence_of_reconstruction_is_left_and_no_cell_shown_draws(page, answers):
    text = on_page(page, answers)
    assert found(RECONSTRUCTED, text) == []
    assert found(DRAWS, text) == []


def test_the_one_chapter_that_is_about_reconstruction_says_that_it_does_not_rest_on_the_answers(answers):
    text = on_page(BOOK / "chapters" / f"{ON_PURPOSE}.md", answers)
    assert "Deze uitgave rust op antwoorden van respondenten. Dit practicum niet" in text


def test_without_answers_there_are_such_sentences_and_such_cells():
    pages = [on_page(page, Evidence(None)) for page in PAGES]
    assert sum(bool(found(RECONSTRUCTED, text)) for text in pages) >= 7
    assert sum(bool(found(DRAWS, text)) for text in pages) >= 2


@pytest.mark.long
def test_the_chapter_on_conditions_runs_on_answers_without_drawing_and_shows_nothing_reconstructed(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SURVEY", str(export(tmp_path)))
    assert current().ensemble() is None
    path = BOOK / "chapters" / "techniek.md"
    notebook = execute.read_notebook(path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    cells[0].source = REFUSED + cells[0].source
    execute.run(path, notebook, timeout=300)
    outputs = [output["data"] for cell in cells for output in cell.outputs if "data" in output]
    statuses = [data[RECORD_TYPE]["statuses"] for data in outputs if RECORD_TYPE in data]
    assert ["answers"] in statuses
    assert not any("simulated" in some for some in statuses)
    assert found(RECONSTRUCTED, str(outputs)) == []
