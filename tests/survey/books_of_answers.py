"""Small books on a simulated export, in which answers are planted that nobody else gave, so that they can be searched for."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import small_book
from small_book import Said, write_small_book

from evenwicht import codebook as codebooks
from evenwicht import reconstruction, survey

CHAPTER = """---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

# Een

```{code-cell} ipython3
from evenwicht import evidence, figures, published, tables
vermeld = published.load()
print("uitkomsten:", len(evidence.current().over(len, "steering_form")))
```

```{code-cell} ipython3
:mystnb:
:  figure:
:    caption: Punten per vorm.
:    name: fig-punten
figures.steering_form_means(vermeld)
```

```{code-cell} ipython3
tables.verdicts_on(vermeld, "adaptive_first")
```
"""
_CELL = """
```{{code-cell}} ipython3
:mystnb:
:  figure:
:    caption: {name}.
:    name: {kind}-{name}
{code}
```
"""
_SHOWN = {
    "filosofie": "figures.philosophy_shares(vermeld)",
    "repertoire": "figures.repertoire_shares(vermeld)",
    "aantallen": "from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty\nSampleSizes(vermeld)",
    "onzeker": "Uncertainty(vermeld)",
    "vormen": 'TenPoints(vermeld, "steering_form")',
    "voorwaarden": 'TenPoints(vermeld, "condition")',
    "ontvangen": "tables.answers_received()",
    "grootte": "tables.answers_by_size()",
    "jaren": "tables.answers_by_years()",
    "veranderd": 'figures.then_and_now(vermeld, "percent")',
    "verschoven": 'figures.then_and_now(vermeld, "points")',
}
_KRUIS = 'evidence.current().survey and CrossTable(vermeld, view="answers")'
_GROUPS = """from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.survey import loaded
loaded() and cross_table_of_answers(vermeld, loaded())"""


def _cell(name: str, code: str) -> str:
    """A cell of a figure, or of a table."""
    return _CELL.format(kind="tab" if code.startswith("tables.") else "fig", name=name, code=code)


WITH_EXPLORERS = (
    CHAPTER + "".join(map(_cell, _SHOWN, _SHOWN.values())) + _cell("kruis", _KRUIS) + _cell("groepen", _GROUPS)
)

PLANTED = {
    "steering_form": [[0, 1, 0, 3, 0, 0, 6], [0.5, 1.5, 0, 2.5, 0, 0, 5.5]],
    "condition": [[4, 0, 0, 3, 0, 1, 0, 2], [0, 0, 7, 0, 0, 1, 1, 1]],
}
"""Divisions of the second and the third respondent, and of no other."""
PHILOSOPHIES = ["combined"] * 22 + ["networking"] * 8 + ["performing"] * 5 + ["responsive"] * 4 + ["lawful"] * 2
SIZES = ["A1"] * 13 + ["A2"] * 17 + ["A3"] * 9 + ["A4"] * 2
YEARS = ["under_2"] * 11 + ["from_2"] * 3 + ["from_5"] * 18 + ["from_10"] * 9
LABEL = "plantwoord"
"""What every remark begins with; a remark is a column that the codebook does not have."""


def export(folder: Path, provenance: str = "confidential") -> Path:
    """A simulated export in Dutch labels, of forty-one rows of a reconstruction, one without an assignment."""
    book = codebooks.load()
    table = reconstruction.load()["dirichlet_multinomial"].frame(1, 1).head(41).astype(object)
    table.loc[0, "assignment"] = None
    table["philosophy"] = PHILOSOPHIES
    for question, divisions in PLANTED.items():
        columns = [name for name in table if name.startswith(f"{question}.")]
        assert len(columns) == len(divisions[0])
        for place, points in enumerate(divisions, 1):
            table.loc[place, columns] = points
    answers = survey.from_table(survey.from_table(table, book, "synthetic").table, book)
    path = folder / "synthetic-export.csv"
    survey.write(answers, path, book)
    head, *rows = path.read_text(encoding="utf-8").replace("synthetic", provenance).splitlines()
    head = head.replace("steering_form.line", "Lijnsturing")
    path.unlink()
    renamed = folder / "export.csv"
    remarks = [f"{row},{LABEL}{place:02d},{SIZES[place]},{YEARS[place]}" for place, row in enumerate(rows)]
    renamed.write_text("\n".join([f"{head},Opmerking,size,years", *remarks, ""]), encoding="utf-8")
    return renamed


def build(book: Path, answers: Path | None = None, *options: str) -> Said:
    """Build a book, on answers or without; options of the command come after."""
    environment = {} if answers is None else {"SURVEY": os.path.relpath(answers, book), "SURVEY_YEAR": "2026"}
    return small_book.build(book, *(options or ("--no-pdf",)), environment=environment)


def page(build: Path) -> str:
    """The chapter of a built book."""
    return (build / "html" / "chapters" / "een.html").read_text(encoding="utf-8")


@dataclass(frozen=True)
class BothBooks:
    """A book on answers and the one without them that came after it in the same place.

    Attributes
    ----------
    export
        The answers.
    answers, without
        The folders of both builds; the first is a copy.
    on_answers, without_answers
        What the builds said.
    """

    export: Path
    answers: Path
    without: Path
    on_answers: Said
    without_answers: Said


def make_both(folder: Path) -> BothBooks:
    """Build a book with every explorer twice; the first with its PDF."""
    book = folder / "book"
    write_small_book(book, WITH_EXPLORERS)
    answers = export(book)
    on_answers = build(book, answers, "--target", str(book / "_build"))
    assert on_answers.returncode == 0, on_answers.stderr
    assert not (book / "figures").exists(), "figures of answers must not land among those under version control"
    kept = shutil.copytree(book / "_build", folder / "answers", ignore=shutil.ignore_patterns("executed"))
    without = build(book)
    assert without.returncode == 0, without.stderr
    return BothBooks(answers, kept, book / "_build", on_answers, without)
