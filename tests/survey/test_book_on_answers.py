"""``make book SURVEY=export.csv``: the same book on real answers, tried with a simulated export that is not kept."""

import json
import re

import pytest
from books_of_answers import CHAPTER, build, export, page
from small_book import write_small_book

from evenwicht import evidence
from evenwicht.datafile import data_folder
from evenwicht.publish import inputs
from evenwicht.publish.answers_note import with_note


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    return folder


@pytest.mark.long
def test_the_book_on_answers_says_so_everywhere_and_the_book_without_them_keeps_no_trace(both_books):
    told = both_books.on_answers.stderr
    assert "on the answers of 41 respondents of 2026 from export.csv, confidential" in told
    assert "assignment: 1 did not answer" in told
    assert "left out, as the codebook does not have them: Opmerking" in told
    text = page(both_books.answers)
    assert "Deze uitgave rust op antwoorden" in text
    assert "Verspreid deze uitgave niet" in text
    assert "De antwoorden zijn van 2026, de vermelde cijfers van 2020." in text
    for name in ("ontvangen", "grootte", "veranderd", "verschoven"):
        assert re.search(f'id="(fig|tab)-{name}"', text), name
    assert "uitkomsten: 1\n" in text
    assert "klopt in deze antwoorden (n\xa0=\xa040)" in text
    index = (both_books.answers / "figures" / "index.csv").read_text(encoding="utf-8")
    assert "reported answers" in index
    assert "export.csv" in index

    assert "executed 1 of 1" in both_books.without_answers.stderr
    text = page(both_books.without)
    assert "uitkomsten: 1000\n" in text
    assert re.findall(r'id="(?:fig|tab)-(ontvangen|grootte|veranderd|verschoven)"', text) == []
    kept = [path for path in both_books.without.rglob("*") if path.is_file() and b"export.csv" in path.read_bytes()]
    assert kept == []
    assert list(both_books.without.rglob("*.pdf")) == [], "the PDF of answers must not outlive their book"
    assert "deze antwoorden" not in text
    figures = both_books.without.parent / "figures"
    assert (figures / "fig-punten.svg").is_file()
    assert b"export.csv" not in (figures / "index.csv").read_bytes(), "figures of answers stay with their build"


def test_a_chapter_that_shows_a_row_of_confidential_answers_stops_the_build_and_nothing_is_left(book):
    verdicts = 'tables.verdicts_on(vermeld, "adaptive_first")'
    assert verdicts in CHAPTER
    text = CHAPTER.replace(
        verdicts, 'from evenwicht.survey import loaded\nloaded().table.filter(like="condition.").head(7)'
    )
    (book / "chapters" / "een.md").write_text(text, encoding="utf-8")
    stopped = build(book, export(book))
    assert stopped.returncode == 1
    assert "the answer of a respondent, given in confidence, stands in" in stopped.stderr
    assert "html/chapters/een.html" in stopped.stderr
    kept = [path for path in (book / "_build").rglob("*") if path.is_file()]
    assert [path.name for path in kept if path.suffix != ".mo"] == [], "nothing of that book may be left"


def test_answers_that_do_not_fit_stop_the_build_before_anything_is_built(book):
    answers = export(book)
    lines = answers.read_text(encoding="utf-8").splitlines()
    cells = lines[4].split(",")
    cells[lines[0].split(",").index("Lijnsturing")] = "11"
    answers.write_text("\n".join([*lines[:4], ",".join(cells), *lines[5:]]), encoding="utf-8")
    stopped = build(book, answers)
    assert stopped.returncode == 1
    assert "export.csv, row 5, column Lijnsturing: found '11'; expected points from 0 to 10" in stopped.stderr
    assert not (book / "_build").exists()


def test_an_export_that_is_not_there_stops_the_build(book):
    stopped = build(book, book / "nergens.csv")
    assert stopped.returncode == 1
    assert "nergens.csv: found no such file" in stopped.stderr


def test_another_provenance_makes_another_book(tmp_path, monkeypatch):
    path = tmp_path / "answers.csv"
    path.write_text("a", encoding="utf-8")
    monkeypatch.setenv("SURVEY", str(path))
    before = inputs.surroundings(data_folder())
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    assert inputs.surroundings(data_folder()) != before


def test_an_analysis_runs_on_the_ensemble_or_on_the_answers_and_not_on_both(tmp_path, monkeypatch):
    monkeypatch.delenv("SURVEY", raising=False)
    without = evidence.current()
    assert without.note() is None
    assert without.over(len, "steering_form", prior="dirichlet_multinomial").tolist() == [80] * 1000
    monkeypatch.setenv("SURVEY", str(export(tmp_path)))
    answers = evidence.current()
    assert answers.ensemble() is None
    assert answers.over(len, "steering_form").tolist() == [41]
    assert "41" in answers.note("en")[1]


def test_a_trial_with_synthetic_answers_says_that_nothing_from_it_is_a_finding(tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY", str(export(tmp_path, "synthetic")))
    title, text = evidence.current().note("nl")
    assert title == "Proef met synthetische antwoorden"
    assert "Niets daaruit is een bevinding" in text
    assert with_note("geen titel", title, text) == "geen titel"
    assert json.dumps(with_note("# A\n\nB\n", title, text)).count(title) == 1
