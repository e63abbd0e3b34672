"""How many tables of points there are of one allocation that nothing links: respondent by respondent, over the sums of items.

The number of ways in which m respondents give the items these sums is the coefficient of a power: the generating function of
one respondent is the complete homogeneous polynomial of the question's total, which is multiplied item by item.
"""

from __future__ import annotations

from math import comb, prod

import numpy as np

from evenwicht.identify.consistency.kinds_of_answers import places_of
from evenwicht.identify.mean_and_sd.histogram_programme import Exact
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.cell_forms import CellForms
from evenwicht.identify.search.formulation import Formulation

_MOST_STEPS = 200_000_000
_MOST_SUMS = 2_000_000


def count_divided_points(made: Formulation, asked: Allocation, n: int) -> int:
    """How many data sets of n respondents print the means of a question, each respondent apart.

    Raises
    ------
    OutOfReachError
        If its items, points and respondents are too many.
    """
    programme, points, answered = made.programme, made.points[asked.name, 0], made.answered[asked.name, 0]
    low, high = ([ends[v] for v in points] for ends in (programme.lower, programme.upper))
    high = [min(most, n * asked.total) for most in high]
    last = int(np.argmax(high))
    kept = [j for j in range(len(points)) if j != last]
    shape = tuple(high[j] + 1 for j in kept)
    steps = prod(shape) * (asked.total + 1) * max(len(kept), 1) * n
    sums = prod(high[j] - low[j] + 1 for j in kept)
    if steps > _MOST_STEPS or sums > _MOST_SUMS:
        raise OutOfReachError(
            f"not counted: {asked.name} takes {steps:,} steps, more than {_MOST_STEPS:,}; its items, points or "
            "respondents are too many"
        )
    places, width = places_of(made)
    forms = CellForms(made, places, width)
    at = {v: place for v, terms in places.items() for place in terms}
    box = np.indices([high[j] - low[j] + 1 for j in kept], dtype=np.int64).reshape(len(kept), -1)
    box += np.array([low[j] for j in kept], dtype=np.int64)[:, None]
    sizes = programme.lower[answered], programme.upper[answered]
    ways: Exact = np.zeros(shape, dtype=object)
    ways[(0,) * len(kept)] = 1
    found = 0
    for size in range(sizes[1] + 1):
        if size >= sizes[0]:
            state = np.zeros((width, box.shape[1]), dtype=np.int64)
            state[at[made.cell_sizes[0]]] = n
            state[at[answered]] = size
            for place, j in enumerate(kept):
                state[at[points[j]]] = box[place]
            state[at[points[last]]] = size * asked.total - box.sum(axis=0)
            inside = forms.holds(state) & (state[at[points[last]]] >= 0)
            found += comb(n, size) * sum(
                ways[tuple(box[:, inside])].tolist() if kept else [ways.item()] * int(inside.any())
            )
        ways = _with_one_more(ways, asked.total)
    return found


def _with_one_more(ways: Exact, total: int) -> Exact:
    """The ways after one respondent more, who gives the kept items at most the total: the last item has the rest."""
    given = [ways, *(np.zeros_like(ways) for _ in range(total))]
    for axis in range(ways.ndim):
        for points in range(1, total + 1):
            one_less = np.zeros_like(ways)
            later = [slice(None)] * ways.ndim
            earlier = list(later)
            later[axis], earlier[axis] = slice(1, None), slice(None, -1)
            one_less[tuple(later)] = given[points - 1][tuple(earlier)]
            given[points] = given[points] + one_less
    made: Exact = sum(given[1:], given[0])
    return made
