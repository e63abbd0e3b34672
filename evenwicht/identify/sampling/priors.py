"""Which complete data sets count how much: three priors, each with its meaning stated.

Printed figures and statements leave a set of data sets; they do not say which of these is more likely. A prior does,
and what an ensemble shows beyond the bounds is the prior's doing. Three are offered, and they differ:

`UniformDataSets`
    Every table of n rows counts the same. As most tables have groups that look alike, this nearly assumes
    that groups and answers are independent; column totals drift within their rounding intervals.
`UniformHistograms`
    Every multiset of rows counts the same, so that tables that differ only in the order of their respondents are one.
`DirichletMultinomial`
    Each group has its own unknown profile over the items, drawn from a Dirichlet distribution, and each point of its
    members falls on an item with the profile's probabilities. Groups may differ widely.

All three are restricted to the data sets that print the figures and bear out the statements.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from evenwicht.identify.rounding.errors import PublishedFigureError


@dataclass(frozen=True)
class UniformDataSets:
    """Every table of respondents that prints the figures is as likely as every other."""

    def __str__(self) -> str:
        return "uniform over data sets"


@dataclass(frozen=True)
class UniformHistograms:
    """Every multiset of rows that prints the figures is as likely as every other.

    Taken for each linked part of a survey by itself: a table weighs the product of the factorials of how often each
    row of answers occurs in it. For a single categorical question it means that count vectors are uniform.

    Chains move slowly where respondents are many and the rows that they can give few: look at R-hat, and raise `thin`
    and `warmup` as it asks.
    """

    def __str__(self) -> str:
        return "uniform over histograms"


@dataclass(frozen=True)
class DirichletMultinomial:
    """Groups with profiles of their own, drawn from a symmetric Dirichlet distribution.

    A group of m respondents who divide T points over k items gets a profile p ~ Dirichlet(c/k, ..., c/k); each of its
    m T points falls on item j with probability p_j. With the profile integrated out, a group with item totals s
    weighs B(s + c/k) / B(c/k) times the multinomial coefficients of its rows (Mosimann 1962, Biometrika 49).
    Categorical answers stay uniform over data sets.

    Parameters
    ----------
    concentration
        c, above 0. With c = k (the default, None) every vector of totals of a group is as likely as every
        other before the figures are taken into account; a large c makes groups alike.
    by
        The categorical question whose groups have profiles. None takes the one that statements link with the
        allocation; without any link all respondents are one group.

    Raises
    ------
    PublishedFigureError
        If the concentration is no finite number above 0.

    >>> str(DirichletMultinomial(7))
    'Dirichlet-multinomial by group, concentration 7'
    """

    concentration: float | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        c = self.concentration
        if c is None:
            return
        if isinstance(c, bool) or not isinstance(c, int | float) or not (math.isfinite(c) and c > 0):
            raise PublishedFigureError(
                f"concentration is {c!r}: give a finite number above 0, or None for the number of items",
                field="concentration",
            )

    def __str__(self) -> str:
        c = "number of items" if self.concentration is None else f"{self.concentration:g}"
        groups = "group" if self.by is None else f"groups of {self.by}"
        return f"Dirichlet-multinomial by {groups}, concentration {c}"


Prior = UniformDataSets | UniformHistograms | DirichletMultinomial

_BY_NAME: dict[str, type[Prior]] = {
    "data_sets": UniformDataSets,
    "histograms": UniformHistograms,
    "dirichlet_multinomial": DirichletMultinomial,
}


def as_prior(prior: Prior | str) -> Prior:
    """A prior by its name: `"data_sets"`, `"histograms"` or `"dirichlet_multinomial"`; a prior is returned as it is.

    Raises
    ------
    PublishedFigureError
        If there is no such prior.

    >>> as_prior("histograms")
    UniformHistograms()
    """
    if isinstance(prior, Prior):
        return prior
    if prior not in _BY_NAME:
        raise PublishedFigureError(
            f"prior is {prior!r}, which is not a prior: choose one of {', '.join(_BY_NAME)}", field="prior"
        )
    return _BY_NAME[prior]()
