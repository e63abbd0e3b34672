"""What the printed figures leave of the mean points of each steering form within each philosophy."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from evenwicht import report
from evenwicht.identify import Bounds, Mean, ProblemData
from evenwicht.phrases import range_text
from evenwicht.published import Published


@lru_cache(16)
def form_bounds(published: Published, n: int, line_first: bool) -> dict[tuple[str, str], Bounds]:
    """The sharp bounds of the mean of each form within each philosophy.

    Parameters
    ----------
    published
        The printed figures.
    n
        The number of respondents.
    line_first
        Whether the report's statement is taken for true that line steering comes first in every philosophy.

    Returns
    -------
    By the name of the philosophy and that of the form.
    """
    statements = report.line_first(published) if line_first else ()
    problem = report.problem(published, n, statements, variables=("philosophy", "steering_form"))
    return {
        (group.category, form.category): problem.bounds(
            Mean("steering_form", form.category, ("philosophy", group.category))
        )
        for group in published.of("philosophy")
        for form in published.of("steering_form")
    }


def group_sizes(problem: ProblemData, language: str | None = None) -> dict[str, str]:
    """How many respondents each philosophy can have, as text: a number or a range of them."""
    return {
        category: str(low) if low == high else range_text(Fraction(low), Fraction(high), 0, language)
        for category, (low, high) in problem.count_ranges("philosophy").items()
    }
