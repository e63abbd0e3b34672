"""How many tables of points there are of one allocation that nothing links: over the sums of its items.

The number of ways in which m respondents give the items these sums is a coefficient of the m-th power of what one respondent
can give: every division of the total, once. Each coefficient of a power follows from those of lower sums (Euler's recurrence:
f times the derivative of f^m is m times f^m times the derivative of f); one respondent more is a multiplication, item by item.
"""

from __future__ import annotations

from math import comb, log2, prod

import numpy as np

from evenwicht.identify.consistency.kinds_of_answers import places_of
from evenwicht.identify.mean_and_sd.histogram_programme import Exact
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.cell_forms import CellForms
from evenwicht.identify.search.formulation import Formulation

_MOST_STEPS = 40_000_000
"""Of short numbers; the longer the numbers, the fewer."""
_BITS_A_STEP = 1_000
_STEPS_A_SUM = 10
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
    sizes = programme.lower[answered], programme.upper[answered]
    ways_of_one = comb(asked.total + len(kept), asked.total)
    steps = _STEPS_A_SUM + ways_of_one + (sizes[1] - sizes[0]) * (asked.total + 1) * max(len(kept), 1)
    steps = int(prod(shape) * steps * (1 + n * log2(ways_of_one) / _BITS_A_STEP))
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
    ways, found = _power(shape, asked.total, sizes[0]), 0
    for size in range(sizes[0], sizes[1] + 1):
        if size > sizes[0]:
            ways = _with_one_more(ways, asked.total)
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
    return found


def _power(shape: tuple[int, ...], total: int, size: int) -> Exact:
    """The ways of so many respondents, by the sums of the kept items: those of one sum of all after the other."""
    around = tuple(length + total for length in shape)  # with sums below 0, which nobody has
    ways: Exact = np.zeros(prod(around), dtype=object)
    steps = np.array([prod(around[j + 1 :]) for j in range(len(shape))], dtype=np.int64)
    sums = np.indices(shape, dtype=np.int64).reshape(len(shape), -1)
    places = steps @ (sums + total)
    order = np.argsort(sums.sum(axis=0), kind="stable")
    ends = np.cumsum(np.bincount(sums.sum(axis=0)))
    given = np.indices((total + 1,) * len(shape), dtype=np.int64).reshape(len(shape), -1)
    back = [(steps @ given[:, given.sum(axis=0) == points]).tolist() for points in range(total + 1)]
    ways[places[0]] = 1
    for together in range(1, len(ends)):
        here = places[order[ends[together - 1] : ends[together]]]
        found: Exact = np.zeros(len(here), dtype=object)
        for points in range(1, total + 1):
            lower: Exact = sum((ways[here - step] for step in back[points]), np.zeros(len(here), dtype=object))
            found += ((size + 1) * points - together) * lower
        ways[here] = found // together
    kept: Exact = ways[places].reshape(shape)
    return kept


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
