"""``make book SURVEY=export.csv``: the same book on real answers, tried with a simulated export that is not kept."""

import json
import os
import subprocess
import sys

import pytest
from small_book import write_small_book

from evenwicht import codebook as codebooks
from evenwicht import evidence, reconstruction, survey
from evenwicht.datafile import data_folder
from evenwicht.publish import inputs
from evenwicht.publish.answers_note import with_note

CHAPTER = """---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

# Een

```{code-cell} ipython3
from evenwicht import evidence, figures, published
from evenwicht.chapter import Chapter
gedrukt = published.load()
chapter = Chapter("opdracht-en-leiderschap")
print("uitkomsten:", len(evidence.current().over(len, "steering_form")))
```

```{code-cell} ipython3
:mystnb:
:  figure:
:    caption: Punten per vorm.
:    name: fig-punten
figures.steering_form_means(gedrukt)
```

```{code-cell} ipython3
chapter.claims()
```
"""


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    return folder


def export(folder, provenance="confidential"):
    """A simulated export in Dutch labels, of forty-one rows of a reconstruction, one without an assignment."""
    book = codebooks.load()
    table = reconstruction.load()["dirichlet_multinomial"].frame(1, 1).head(41).astype(object)
    table.loc[0, "assignment"] = None
    answers = survey.from_table(survey.from_table(table, book, "synthetic").table, book)
    path = folder / "synthetic-export.csv"
    survey.write(answers, path, book)
    renamed = folder / "export.csv"
    text = path.read_text(encoding="utf-8").replace("synthetic", provenance)
    renamed.write_text(text.replace("steering_form.line", "Lijnsturing"), encoding="utf-8")
    return renamed


def build(book, answers=None):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SURVEY")}
    environment["EVENWICHT_DATA"] = str(book / "data")
    if answers is not None:
        environment["SURVEY"] = os.path.relpath(answers, book)
    command = [sys.executable, "-m", "evenwicht.publish.book", "--source", str(book), "--no-pdf"]
    return subprocess.run(command, env=environment, cwd=book, capture_output=True, text=True, check=False)


def page(book):
    return (book / "_build" / "html" / "chapters" / "een.html").read_text(encoding="utf-8")


def test_the_book_on_answers_says_so_everywhere_and_the_book_without_them_keeps_no_trace(book):
    answers = export(book)
    built = build(book, answers)
    assert built.returncode == 0, built.stderr
    assert "on the answers of 41 respondents from export.csv, confidential" in built.stderr
    assert "assignment: 1 did not answer" in built.stderr
    text = page(book)
    assert "Deze uitgave rust op antwoorden" in text
    assert "Verspreid haar niet" in text
    assert "uitkomsten: 1\n" in text
    assert "klopt in deze antwoorden (n = 40)" in text
    index = (book / "_build" / "figures" / "index.csv").read_text(encoding="utf-8")
    assert "printed real" in index
    assert "export.csv" in index
    assert not (book / "figures").exists(), "figures of answers must not land among those under version control"

    again = build(book)
    assert again.returncode == 0, again.stderr
    assert "executed 1 of 1" in again.stderr
    text = page(book)
    assert "uitkomsten: 1000\n" in text
    kept = [path for path in (book / "_build").rglob("*") if path.is_file() and b"export.csv" in path.read_bytes()]
    assert kept == []
    assert "deze antwoorden" not in text
    assert (book / "figures" / "fig-punten.svg").is_file()


def test_a_chapter_that_shows_a_row_of_confidential_answers_stops_the_build_and_nothing_is_left(book):
    text = CHAPTER.replace(
        "chapter.claims()", 'from evenwicht.survey import loaded\nloaded().table.filter(like="condition.").head(7)'
    )
    (book / "chapters" / "een.md").write_text(text, encoding="utf-8")
    stopped = build(book, export(book))
    assert stopped.returncode == 1
    assert "the answer of a respondent, given in confidence, stands in" in stopped.stderr
    assert "html/chapters/een.html" in stopped.stderr
    assert not (book / "_build" / "html").exists()


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
    before = inputs.results_digest(data_folder())
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    assert inputs.results_digest(data_folder()) != before


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
