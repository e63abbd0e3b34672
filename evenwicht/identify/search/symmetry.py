"""Items of a group that rank alike: what is found for one of them, and proved of it, often holds for another.

Two items rank alike if as many others of the group have at least their points. From a data set that gives one of them
the most it can have, a data set is made that gives the other as many (`exchange.py`). And swapping both items in every
group maps the rows of a programme onto each other, limits aside, so that the multipliers that bound one of them, swapped
too, bound the other: multipliers may be any (`Relaxation.bound`), and good ones make a good bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Programme
from evenwicht.identify.search.exchange import exchanged
from evenwicht.identify.search.table_rows import TableRows

__all__ = ["Proof", "Symmetry"]

Floats = NDArray[np.float64]

_MOST_TRIED = 3


class Proof(NamedTuple):
    """The greatest mean of an item in its cell, and the multipliers, one a row, that bounded it at one size."""

    variable: int
    mean: Fraction
    size: int
    dual: Floats


class Symmetry:
    """The items of a programme by their rank, and what was proved of them.

    Parameters
    ----------
    programme
        With one table an allocation.
    tables
        What its rows say about each of these.
    """

    def __init__(self, programme: Programme, tables: Sequence[TableRows]) -> None:
        self._programme, self._tables = programme, tables
        self._ranks = [1 + np.count_nonzero(rows.above <= 0, axis=1) for rows in tables]
        self._places = {
            variable: (number, cell, item)
            for number, table in enumerate(programme.tables)
            for cell, row in enumerate(table.points)
            for item, variable in enumerate(row)
        }
        self._proofs: dict[tuple[int, int, int], Proof] = {}
        self._swaps: dict[tuple[int, int, int], NDArray[np.intp]] = {}

    def has(self, variable: int, size: int) -> bool:
        """Whether this is an item of a cell of this size."""
        if variable not in self._places:
            return False
        number, cell, _ = self._places[variable]
        return self._programme.tables[number].sizes[cell] == size

    def most(self, variable: int) -> Fraction:
        """What an item can have at most of every respondent of its cell, since so many others have as much."""
        number, cell, item = self._places[variable]
        return Fraction(self._tables[number].total, int(self._ranks[number][cell, item]))

    def prove(self, proof: Proof) -> None:
        """Keep what was proved of an item, for others that rank alike."""
        self._proofs[self._kind(proof.variable)] = proof

    def proof(self, variable: int) -> Proof | None:
        """What was last proved of an item that ranks like this one, as it would be of this one: true if the multipliers
        bound it."""
        earlier = self._proofs.get(self._kind(variable))
        if earlier is None or self._programme.ratio_rows:
            return None
        (number, _, item), other = self._places[variable], self._places[earlier.variable][2]
        return Proof(variable, earlier.mean, earlier.size, earlier.dual[self._swap(number, item, other)])

    def values(self, variable: int, mean: Fraction, found: Floats, lower: Floats, upper: Floats) -> Floats | None:
        """Values that give an item this mean, made from one of these that gives it to another that ranks alike; to be
        checked.

        Parameters
        ----------
        variable, mean
            What is wanted.
        found
            Values of data sets, one a row.
        lower, upper
            The limits of every variable.
        """
        number, cell, item = self._places[variable]
        rows, ranks = self._tables[number], self._ranks[number][cell]
        having = found[:, rows.points[cell]] * mean.denominator == found[:, [rows.sizes[cell]]] * mean.numerator
        having[:, ranks != ranks[item]] = False
        for one, other in np.argwhere(having)[::-1][:_MOST_TRIED].tolist():
            made = exchanged(rows, found[one], lower, upper, cell, (other, item))
            if made is not None and bool(((made >= lower) & (made <= upper)).all()):
                return made
        return None

    def _kind(self, variable: int) -> tuple[int, int, int]:
        number, cell, item = self._places[variable]
        return number, cell, int(self._ranks[number][cell, item])

    def _swap(self, number: int, item: int, other: int) -> NDArray[np.intp]:
        """By row: the row that it becomes if two items swap places in every cell; itself if there is none."""
        key = (number, min(item, other), max(item, other))
        if key not in self._swaps:
            points = self._tables[number].points
            swap = dict(zip(points[:, item].tolist(), points[:, other].tolist(), strict=True))
            swap |= {there: here for here, there in swap.items()}
            rows = {frozenset(row.weights.items()): i for i, row in enumerate(self._programme.rows)}
            self._swaps[key] = np.array(
                [
                    rows.get(frozenset((swap.get(v, v), w) for v, w in row.weights.items()), i)
                    for i, row in enumerate(self._programme.rows)
                ],
                dtype=np.intp,
            )
        return self._swaps[key]
