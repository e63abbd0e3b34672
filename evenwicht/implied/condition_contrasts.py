"""Which differences between conditions for collaboration the report's conclusion is about, and their names."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

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
    pillars, ahead, behind = _sides(published)
    between = [_of_dimensions(pillars, first, second) for first, second in product(ahead, behind)]
    within = [Contrast("condition", (items[0],), (items[1],)) for items in pillars.values()]
    return between, within


def contrasts_of_one_side(published: Published) -> list[Contrast]:
    """The other differences between dimensions: of two that are both ahead, or both not, the higher against the lower."""
    pillars, *sides = _sides(published)
    pairs = [_of_dimensions(pillars, *pair) for side in sides for pair in combinations(side, 2)]
    return [
        pair if pair.printed(published) >= 0 else Contrast("condition", pair.smaller, pair.larger) for pair in pairs
    ]


def _sides(published: Published) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """The pillars of each dimension, the dimensions with more points than an even split, and the others."""
    by_dimension = conditions_by_dimension(published)
    pillars = {dimension: [figure.category for figure in figures] for dimension, figures in by_dimension.items()}
    even = Fraction(published.codebook.variable("condition").total or 0, len(pillars))
    ahead = [
        dimension
        for dimension, items in pillars.items()
        if implied_range(published, "condition", dict.fromkeys(items, 1))[0] > even
    ]
    return pillars, ahead, [dimension for dimension in pillars if dimension not in ahead]


def _of_dimensions(pillars: dict[str, list[str]], first: str, second: str) -> Contrast:
    return Contrast("condition", tuple(pillars[first]), tuple(pillars[second]))


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
