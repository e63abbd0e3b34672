"""Which differences between conditions for collaboration the report's conclusion is about, and their names."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from evenwicht.implied.contrasts import Contrast
from evenwicht.implied.sums import conditions_by_dimension, implied_range
from evenwicht.published import Published


def condition_contrasts(published: Published) -> tuple[list[Contrast], list[Contrast]]:
    """The differences that the report's conclusion is about.

    Returns
    -------
    between, within
        Each dimension with more points than an even split against each other one; and within each dimension the
        pillar with the higher printed mean against the other.
    """
    by_dimension = conditions_by_dimension(published)
    pillars = {dimension: [figure.category for figure in figures] for dimension, figures in by_dimension.items()}
    even = Fraction(published.codebook.variable("condition").total or 0, len(pillars))
    ahead = [
        dimension
        for dimension, items in pillars.items()
        if implied_range(published, "condition", dict.fromkeys(items, 1))[0] > even
    ]
    behind = [dimension for dimension in pillars if dimension not in ahead]
    between = [
        Contrast("condition", tuple(pillars[first]), tuple(pillars[second])) for first, second in product(ahead, behind)
    ]
    within = [Contrast("condition", (items[0],), (items[1],)) for items in pillars.values()]
    return between, within


def names(published: Published, contrast: Contrast, language: str | None = None) -> tuple[str, str]:
    """What a reader calls the two sides of a contrast: a pillar, or the dimension of several."""
    found = []
    for side in (contrast.larger, contrast.smaller):
        if len(side) == 1:
            found.append(published.codebook.label(contrast.variable, side[0], language))
        else:
            dimension = published.codebook.dimension(contrast.variable, side[0])
            found.append(published.codebook.label("dimension", dimension, language))
    return found[0], found[1]


def ahead(published: Published) -> tuple[str, ...]:
    """The relational and the cultural pillars, in the order of the report: those that it says come first."""
    return tuple(
        figure.category
        for figure in published.of("condition")
        if published.codebook.dimension("condition", figure.category) in ("relational", "cultural")
    )
