"""The report as a survey with figures and statements, ready for `evenwicht.identify`."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from evenwicht.datafile import DataFileError, Fault
from evenwicht.identify import (
    Allocation,
    Categorical,
    Problem,
    PublishedFigureError,
    Question,
    Rounding,
    Statement,
    apportion,
    as_row,
    highest,
    joint_sample_sizes,
)
from evenwicht.published import Published

YEAR = 2020
"""The year of the survey that the report prints."""
POPULATION = 355
"""Municipalities in the Netherlands in 2020: the most respondents there can have been."""


def questions(published: Published) -> tuple[Question, ...]:
    """Every question on which figures are printed, in the order of the report."""
    found: list[Question] = []
    for variable in dict.fromkeys(figure.variable for figure in published.figures):
        figures = published.of(variable)
        names = tuple(figure.category for figure in figures)
        texts = tuple(figure.text for figure in figures)
        total = published.codebook.variable(variable).total
        if total is None:
            found.append(Categorical(variable, names, texts, published.is_complete(variable)))
        else:
            found.append(Allocation(variable, names, texts, total))
    return tuple(found)


@lru_cache(8)
def sample_sizes(published: Published, population: int = POPULATION, rounding: Rounding = "any") -> tuple[int, ...]:
    """Every number of respondents that can print all figures together, up to `population`, the least first.

    None can where a row does not add up as the rounding makes it: by largest remainder to exactly a hundred.
    """
    try:
        return tuple(joint_sample_sizes(questions(published), population, rounding))
    except PublishedFigureError:
        if rounding == "any":
            raise
        return ()


def smallest_n(published: Published) -> int:
    """The least number of respondents that can print all figures together: the *n* of the book.

    Raises
    ------
    evenwicht.datafile.DataFileError
        No number up to `POPULATION` can.
    """
    possible = sample_sizes(published)
    if not possible:
        apart = [question.name for question in questions(published) if not joint_sample_sizes([question], POPULATION)]
        which = f"of {', '.join(apart)}" if apart else "of all questions together"
        found = f"figures {which} that no number of respondents from 1 to {POPULATION} prints"
        remedy = "Compare them with the report; python -m evenwicht sample-sizes tells of one row which numbers can."
        raise DataFileError(Fault("printed.csv", found, "figures that one survey can print", remedy))
    return possible[0]


def sizes_near(published: Published, *numbers: int) -> list[int]:
    """For each number the nearest number of respondents that can print the figures; each once, in order."""
    possible = sample_sizes(published)
    return sorted({min(possible, key=lambda n: abs(n - number)) for number in numbers})


def nearest_division(question: Allocation) -> list[int]:
    """The division of whole points that is nearest to the printed means, by largest remainder, in the report's order."""
    return apportion([int((figure.value or 0) * 10) for figure in as_row(question).figures], question.total)


def line_first(published: Published) -> tuple[Statement, ...]:
    """The report's statement that line steering has the highest mean, ties allowed, whatever the philosophy (2.3)."""
    by_name = {question.name: question for question in questions(published)}
    form, philosophy = by_name["steering_form"], by_name["philosophy"]
    if not isinstance(form, Allocation) or not isinstance(philosophy, Categorical):
        raise TypeError("steering_form must be an allocation and philosophy a single choice; see variables.csv")
    return highest(form, "line", by=philosophy, name="line first")


def problem(
    published: Published,
    n: int,
    statements: tuple[Statement, ...] = (),
    rounding: Rounding = "any",
    variables: tuple[str, ...] | None = None,
) -> Problem:
    """All data sets of `n` respondents that print the report's figures.

    Parameters
    ----------
    published
        The printed figures.
    n
        Number of respondents; the report does not give it.
    statements
        Statements of order taken for true, such as `line_first`.
    rounding
        How the report rounded; it does not say, so by default a half may go either way.
    variables
        Only these questions; by default all.
    """
    asked = [q for q in questions(published) if variables is None or q.name in variables]
    return Problem(n, tuple(asked), statements, rounding)


def half_unit(decimals: int) -> Fraction:
    """Half of the last printed unit: how far rounding can move a figure."""
    return Fraction(1, 2 * 10**decimals)
