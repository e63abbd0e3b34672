"""What the printed figures of a question imply for a sum or difference of them, rounding and total taken into
account.

A figure printed as 64 stands for anything from 63.5 to 64.5; the true ones of a question add up to the whole.
Both together bound every weighted sum of them, exactly, whatever the number of respondents.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from evenwicht import report
from evenwicht.identify import NOT_PRINTED, as_row, printed_interval
from evenwicht.published import Published, ReportedFigure


def implied_range(published: Published, variable: str, weights: Mapping[str, int]) -> tuple[Fraction, Fraction]:
    """The least and greatest possible value of a weighted sum of a question's true figures.

    Parameters
    ----------
    published
        The printed figures; a half may have been rounded either way.
    variable
        The question: its true figures add up to 100 (percent), or to the points that were divided.
    weights
        The weight of each category; 0 where none is given. `NOT_PRINTED` stands for the
        answers that are not printed, where the printed ones are not exhaustive.

    Returns
    -------
    lower, upper
        In the unit of the question. A given number of respondents may narrow them.

    Raises
    ------
    KeyError
        A category has no printed figure.
    ValueError
        No true figures print as these.
    """
    figures = published.of(variable)
    whole = Fraction(published.codebook.variable(variable).total or 100)
    parts = {
        figure.category: (
            max(Fraction(0), printed_interval(figure.text, None, "any").lower),
            printed_interval(figure.text, None, "any").upper,
        )
        for figure in figures
    }
    if not published.is_complete(variable):
        parts[NOT_PRINTED] = (Fraction(0), whole)
    unknown = [category for category in weights if category not in parts]
    if unknown:
        raise KeyError(f"nothing is printed on {', '.join(unknown)} of {variable}; there is on {', '.join(parts)}")
    if sum(lower for lower, _ in parts.values()) > whole or sum(upper for _, upper in parts.values()) < whole:
        raise ValueError(f"the figures on {variable} cannot add up to {whole}: compare them with the report")
    weight = {category: weights.get(category, 0) for category in parts}
    upper = _greatest(parts, weight, whole)
    lower = -_greatest(parts, {category: -value for category, value in weight.items()}, whole)
    return lower, upper


def _greatest(parts: Mapping[str, tuple[Fraction, Fraction]], weight: Mapping[str, int], whole: Fraction) -> Fraction:
    """The greatest weighted sum: each part at its least, then what is left of the whole to the heaviest
    first."""
    left = whole - sum((lower for lower, _ in parts.values()), Fraction(0))
    value = sum((weight[name] * lower for name, (lower, _) in parts.items()), Fraction(0))
    for name in sorted(parts, key=lambda name: -weight[name]):
        lower, upper = parts[name]
        taken = min(left, upper - lower)
        value += weight[name] * taken
        left -= taken
    return value


@lru_cache(512)
def whole_points(published: Published, variable: str, n: int) -> dict[str, tuple[int, int]]:
    """The least and the greatest points that `n` respondents together can have given each item of an allocation.

    Raises
    ------
    ValueError
        No whole points of so many respondents print these means.
    """
    row = as_row(next(question for question in report.questions(published) if question.name == variable))
    found = {item: row.totals(place, n, "any") for place, item in enumerate(row.labels)}
    lows, highs = zip(*found.values(), strict=True)
    whole = row.sum_of(n)
    if any(low > high for low, high in found.values()) or whole is None or not sum(lows) <= whole <= sum(highs):
        raise ValueError(f"n: found {n}, of whom no whole points print the means of {variable}; expected one that can")
    return found


def share_of_first(published: Published, variable: str) -> tuple[ReportedFigure, Fraction]:
    """The first answer to a question, and its part of all answers or points in per cent."""
    first = max(published.of(variable), key=lambda figure: figure.value)
    total = published.codebook.variable(variable).total if first.unit == "points" else None
    return first, Fraction(first.value) * 100 / (total or 100)


def conditions_by_dimension(published: Published) -> dict[str, list[ReportedFigure]]:
    """The printed pillars of collaboration by the name of their dimension, of each the one with the most points first."""
    found: dict[str, list[ReportedFigure]] = {}
    for figure in sorted(published.of("condition"), key=lambda figure: -figure.value):
        found.setdefault(published.codebook.dimension("condition", figure.category), []).append(figure)
    return found
