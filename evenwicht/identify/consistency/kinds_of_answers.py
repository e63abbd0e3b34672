"""The kinds of answers that a respondent of a part can give, and what one of each kind adds to the rows of its programme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product
from math import comb

import numpy as np

from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.cell_forms import CellForms
from evenwicht.identify.search.formulation import Formulation
from evenwicht.identify.search.programme import Whole

_MOST_KINDS = 20_000


def places_of(made: Formulation) -> tuple[dict[int, dict[int, int]], int]:
    """A place for every variable that counts a cell, those of it who answered, or its points; and the number of places."""
    variables = dict.fromkeys(
        (*made.cell_sizes, *made.answered.values(), *(v for points in made.points.values() for v in points))
    )
    return {v: {place: 1} for place, v in enumerate(variables)}, len(variables)


def forms_and_kinds(made: Formulation) -> tuple[CellForms, Whole]:
    """The rows of a part as forms, and what one respondent of each kind adds to their state: (places, kinds).

    The kinds of a cell are all ways to divide the points of its allocations, or not to where not everyone did.

    Raises
    ------
    OutOfReachError
        If the kinds are too many.
    """
    allocations = list(made.allocations.values())
    ways = [comb(a.total + len(a.items) - 1, a.total) + (a.base is not None) for a in allocations]
    kinds = len(made.cells) * int(np.prod(ways, dtype=object))
    if kinds > _MOST_KINDS:
        raise OutOfReachError(f"not counted: a respondent can answer in {kinds:,} ways, more than {_MOST_KINDS:,}")
    places, width = places_of(made)
    at = {v: place for v, terms in places.items() for place in terms}
    state = np.zeros((width, kinds), dtype=np.int64)
    answers = [_answers(allocation) for allocation in allocations]
    for kind, (cell, given) in enumerate(product(range(len(made.cells)), product(*answers))):
        state[at[made.cell_sizes[cell]], kind] = 1
        for allocation, points in zip(allocations, given, strict=True):
            if points is not None:
                state[at[made.answered[allocation.name, cell]], kind] = 1
                for v, number in zip(made.points[allocation.name, cell], points, strict=True):
                    state[at[v], kind] = number
    forms = CellForms(made, places, width)
    return forms, state[:, _order(made, forms.rows.weights @ state)]


def _order(made: Formulation, rates: Whole) -> Whole:
    """The kinds by the answers to one question first: the one that keeps the fewest rows open at a time."""
    kinds = np.arange(rates.shape[1])
    cell = kinds // (len(kinds) // len(made.cells))

    def open_for(order: Whole) -> int:
        touched = rates[:, order] != 0
        first, last = touched.argmax(axis=1), len(order) - 1 - touched[:, ::-1].argmax(axis=1)
        return int((last - first)[touched.any(axis=1)].sum())

    orders = [kinds]
    for name in made.cells[0]:
        labels = list(made.questions[name].labels)
        orders.append(np.argsort([labels.index(made.cells[c][name]) for c in cell], kind="stable"))
    return min(orders, key=open_for)


def divisions(total: int, items: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide a total over items.

    >>> list(divisions(1, 2))
    [(0, 1), (1, 0)]
    """
    for bars in combinations(range(total + items - 1), items - 1):
        ends = (-1, *bars, total + items - 1)
        yield tuple(high - low - 1 for low, high in pairwise(ends))


def _answers(allocation: Allocation) -> list[tuple[int, ...] | None]:
    nothing: list[tuple[int, ...] | None] = [] if allocation.base is None else [None]
    return [*nothing, *divisions(allocation.total, len(allocation.items))]
