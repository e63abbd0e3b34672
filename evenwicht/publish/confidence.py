"""What a built book tells too much of confidential answers: the rows and the small cells that stand in it."""

from __future__ import annotations

from pathlib import Path

from evenwicht import published as publications
from evenwicht import report
from evenwicht.identify import Allocation
from evenwicht.publish.explorer_check import faults, told_of
from evenwicht.publish.row_check import files_with_rows, rows_of
from evenwicht.survey import Survey

BUILT = ("html", "figures", "typst", "pdf")
"""The folders of a build in which a book stands: site, figures, sources of the PDF, and the PDF."""


def told_too_much(target: Path, survey: Survey, *, in_explorers: bool = True) -> list[str]:
    """The files of a build in which the answer of a respondent stands, and the explorers that hold one or a small cell.

    Parameters
    ----------
    target
        The folder of the build.
    survey
        The confidential answers that it was built on.
    in_explorers
        Whether its explorers show these answers; of an earlier wave they show none, and are searched for its rows alone.
    """
    published = publications.load()
    asked = report.questions(published)
    known = [report.nearest_division(question) for question in asked if isinstance(question, Allocation)]
    rows = rows_of(survey, published.codebook, known)
    told = told_of(survey, {question.name: question.labels for question in asked}) if in_explorers else None
    found = [f"html/{fault}" for fault in faults(target / "html", rows, told)]
    for name in BUILT:
        found += [f"{name}/{file}" for file in files_with_rows(target / name, rows)]
    return found
