"""What the printed figures leave of the mean points of each steering form within each philosophy."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from evenwicht import report
from evenwicht.identify import Bounds, DifferenceOfMeans, Mean, ProblemData, PublishedSurvey, bounds_of
from evenwicht.kept import kept
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
    cells = [
        (group.category, form.category)
        for group in published.of("philosophy")
        for form in published.of("steering_form")
    ]
    means = [Mean("steering_form", form, ("philosophy", group)) for group, form in cells]
    return dict(zip(cells, kept(bounds_of, problem, means), strict=True))


def group_sizes(problem: ProblemData, language: str | None = None) -> dict[str, str]:
    """How many respondents each philosophy can have, as text: a number or a range of them."""
    return {
        category: str(low) if low == high else range_text(Fraction(low), Fraction(high), 0, language)
        for category, (low, high) in problem.count_ranges("philosophy").items()
    }


@lru_cache(16)
def form_bounds_over_sizes(published: Published, form: str) -> dict[str, Bounds]:
    """The sharp bounds of the mean of one form within each philosophy, over every possible number of respondents.

    Line steering is taken to come first in every philosophy.

    Returns
    -------
    By the name of the philosophy; `at_lower.problem.n` and `at_upper.problem.n` tell where they are attained.
    """
    sizes = report.sample_sizes(published)
    problem = report.problem(
        published, sizes[0], report.line_first(published), variables=("philosophy", "steering_form")
    )
    groups = [group.category for group in published.of("philosophy")]
    means = [Mean("steering_form", form, ("philosophy", group)) for group in groups]
    found = kept(PublishedSurvey(problem.questions, problem.statements).union_of_bounds, means, sizes)
    return dict(zip(groups, found, strict=True))


def group_size(published: Published, group: str, n: int, language: str | None = None) -> str:
    """How many of `n` respondents chose a philosophy, as text: a number or a range of them."""
    return group_sizes(report.problem(published, n, variables=("philosophy",)), language)[group]


@lru_cache(8)
def differences_from(published: Published, group: str, form: str, n: int) -> dict[str, tuple[Fraction, Fraction]]:
    """The bounds of how much higher the mean of a form is within each other philosophy than within this one.

    Line steering is taken to come first in every philosophy.
    """
    problem = report.problem(published, n, report.line_first(published), variables=("philosophy", "steering_form"))
    own = Mean("steering_form", form, ("philosophy", group))
    others = [figure.category for figure in published.of("philosophy") if figure.category != group]
    asked = [DifferenceOfMeans(Mean("steering_form", form, ("philosophy", other)), own) for other in others]
    found = kept(bounds_of, problem, asked)
    return {other: (bounds.lower, bounds.upper) for other, bounds in zip(others, found, strict=True)}
