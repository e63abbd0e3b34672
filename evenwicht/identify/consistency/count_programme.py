"""The dynamic programme that counts respondents of each kind: kind by kind, over the values of the rows that are not complete.

A data set has m_k respondents of kind k, and its rows are sums over the kinds. Data sets that agree in the values of all rows
which a later kind still adds to have the same completions, so that only their number is kept. What a row can still
reach from a value is bounded by the number of respondents left, so that hopeless values are dropped early. Of those left
the m_k of a kind can be chosen in a binomial number of ways where respondents are apart, in one where they are not.
Where rows have no more to tell than one sum, respondents who are apart are taken one by one instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from evenwicht.identify.mean_and_sd.histogram_programme import Exact
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.cell_forms import CellForms, Choice
from evenwicht.identify.search.programme import Whole
from evenwicht.identify.tasks.optional import OptionalModule

optimize = OptionalModule("scipy.optimize", extra="all")  # always there, but long to load: when something is counted

_MOST_STEPS = 10_000_000
"""Of short numbers and no rows; the longer the numbers and the more the rows, the fewer."""
_BITS_A_STEP, _ROWS_A_STEP = 1_000, 8
_FREE = 2**60
_MOST_TIGHTENED = 60


def count(forms: CellForms, kinds: Whole, n: int, *, ordered: bool) -> int:
    """How many data sets of n respondents keep all rows: `ordered`, or but for the order of their respondents.

    Parameters
    ----------
    forms
        The rows; one of them says that there are n respondents.
    kinds
        What a respondent of each kind adds to the state of the forms, (places, kinds), in the order of counting.

    Raises
    ------
    OutOfReachError
        If the values to keep are too many.
    """
    table = _Table.of(forms, kinds, n)
    low, high = _caps(table, n)
    if (low > high).any():
        return 0
    return _Count(table, low, high, n, ordered=ordered).result()


@dataclass(frozen=True)
class _Table:
    """What one respondent of each kind adds to every row, (rows, kinds), kinds that add the same taken together.

    `alike` says how many kinds each stands for; `groups` are rows that a condition looks at together.
    """

    rates: Whole
    constants: Whole
    low: Whole
    high: Whole
    alike: list[int]
    groups: list[tuple[Whole, Any]]

    @classmethod
    def of(cls, forms: CellForms, kinds: Whole, n: int) -> _Table:
        """The rows for these kinds."""
        parts = [
            forms.rows,
            *(forms.ratios.forms if len(forms.ratios.strict) else ()),
            *(c.forms for c in forms.choices),
        ]
        rates = np.concatenate([part.weights @ kinds for part in parts])
        low = np.full(len(rates), -_FREE)
        high = np.full(len(rates), _FREE)
        low[: len(forms.low)] = np.maximum(forms.low, -_FREE)
        high[: len(forms.high)] = np.minimum(forms.high, _FREE)
        groups: list[tuple[Whole, Any]] = []
        first = len(forms.low)
        if compared := len(forms.ratios.strict):
            groups.append(
                (np.arange(first, first + 4 * compared), lambda v: forms.ratios.holds(*np.split(v, 4)).all(axis=0))
            )
            first += 4 * compared
        for choice in forms.choices:
            rows = np.arange(first, first + len(choice.low))
            groups.append((rows, choice.holds))
            low[rows], high[rows] = _reach(choice)
            first += len(rows)
        columns, alike = np.unique(rates, axis=1, return_inverse=True)
        order = np.unique(alike, return_index=True)[1]  # by the first of each: the given order
        kept = columns[:, np.argsort(order)]
        often = np.bincount(alike.reshape(-1))[np.argsort(order)]
        return cls(kept, np.concatenate([part.constants for part in parts]), low, high, often.tolist(), groups)


def _reach(choice: Choice) -> tuple[Whole, Whole]:
    """The limits of the forms of a choice whatever option holds."""
    added = np.zeros((len(choice.starts), len(choice.low)), dtype=np.int64)
    option = np.searchsorted(choice.starts, np.arange(len(choice.form)), side="right") - 1
    added[option, choice.form] = choice.added
    if not len(added):
        return choice.low + 1, choice.low  # no option holds
    low = np.maximum(choice.low - np.where(choice.low > -_FREE, added.max(axis=0), 0), -_FREE)
    return low, np.minimum(choice.high - np.where(choice.high < _FREE, added.min(axis=0), 0), _FREE)


def _caps(table: _Table, n: int) -> tuple[Whole, Whole]:
    """The least and the greatest number of respondents of each kind that a linear programme leaves, a little more at times."""
    kinds = table.rates.shape[1]
    low, high = np.zeros(kinds, dtype=np.int64), np.full(kinds, n)
    if kinds > _MOST_TIGHTENED:
        return low, high
    above, below = table.high < _FREE, table.low > -_FREE
    matrix = np.concatenate([table.rates[above], -table.rates[below]]).astype(float)
    limits = np.concatenate([(table.high - table.constants)[above], -(table.low - table.constants)[below]]).astype(
        float
    )
    size = np.maximum(np.abs(matrix).max(axis=1, initial=0), 1)
    rows = csr_array(matrix / size[:, None])
    for kind in range(kinds):
        for sign, caps in ((1, low), (-1, high)):
            objective = np.zeros(kinds)
            objective[kind] = sign
            found = optimize.linprog(objective, A_ub=rows, b_ub=limits / size, bounds=(0, n), method="highs")
            if found.status == 0:
                caps[kind] = np.ceil(found.fun - 1e-4) if sign == 1 else np.floor(-found.fun + 1e-4)
    return np.maximum(low, 0), np.minimum(high, n)


class _Count:
    """One count; see `count`."""

    def __init__(self, table: _Table, low: Whole, high: Whole, n: int, *, ordered: bool) -> None:
        self.table, self.n, self.ordered = table, n, ordered
        self.least, self.most = low, high
        kinds = np.arange(table.rates.shape[1])
        touched = table.rates != 0
        self.last = np.where(touched.any(axis=1), (touched * kinds).max(axis=1), -1)
        for rows, _ in table.groups:
            self.last[rows] = self.last[rows].max(initial=-1)
        self.steps = 0

    def result(self) -> int:
        """The number."""
        kinds = range(self.table.rates.shape[1])
        values, ways, left = self.table.constants[None, :].copy(), np.array([1], dtype=object), np.array([self.n])
        values, ways, left = self._complete(values, ways, left, -1)
        if self.ordered and len(kinds) > 2 and np.linalg.matrix_rank(self.table.rates.astype(float)) <= 2:
            for _ in range(self.n):
                values, ways, left = self._with_one(values, ways, left)
            values, ways, left = self._complete(values, ways, left, kinds[-1])
        else:
            for kind in kinds:
                values, ways, left = self._complete(*self._with(values, ways, left, kind), kind)
        return int(sum(ways[left == 0].tolist()))

    def _with(self, values: Whole, ways: Exact, left: Whole, kind: int) -> tuple[Whole, Exact, Whole]:
        """The values and ways after some respondents of a kind."""
        least, most, alike = int(self.least[kind]), int(self.most[kind]), self.table.alike[kind]
        self._spend(int(np.clip(np.minimum(left, most) - least + 1, 0, None).sum()))
        found = [(values[:0], ways[:0], left[:0])]
        ahead = self._ahead(kind + 1)
        sizes, of = np.unique(left, return_inverse=True)
        chosen = np.array([comb(int(size), least) for size in sizes], dtype=object)
        for number in range(least, most + 1):
            moved, rest = values + number * self.table.rates[:, kind], left - number
            inside = (rest >= 0) & self._can_end(moved, rest, *ahead)
            if self.ordered:
                found.append((moved[inside], ways[inside] * chosen[of[inside]] * alike**number, rest[inside]))
                chosen = chosen * (sizes - number) // (number + 1)
            else:
                found.append((moved[inside], ways[inside] * comb(number + alike - 1, number), rest[inside]))
        return _joined(found)

    def _with_one(self, values: Whole, ways: Exact, left: Whole) -> tuple[Whole, Exact, Whole]:
        """The values and ways after one respondent more, of any kind."""
        kinds = range(self.table.rates.shape[1])
        self._spend(len(left) * len(kinds))
        ahead = self._ahead(0)
        found = [(values[:0], ways[:0], left[:0])]
        for kind in kinds:
            moved = values + self.table.rates[:, kind]
            inside = self._can_end(moved, left - 1, ahead[0], (-_FREE, _FREE))
            found.append((moved[inside], ways[inside] * self.table.alike[kind], left[inside] - 1))
        return _added_up(*_joined(found))

    def _spend(self, steps: int) -> None:
        bits, rows = self.n * np.log2(max(sum(self.table.alike), 2)), len(self.table.rates)
        self.steps += int(steps * (1 + bits / _BITS_A_STEP + rows / _ROWS_A_STEP))
        if self.steps > _MOST_STEPS:
            raise OutOfReachError(f"not counted: the dynamic programme takes more than {_MOST_STEPS:,} steps")

    def _ahead(self, kind: int) -> tuple[tuple[Whole, Whole], tuple[Whole, Whole]]:
        """By row the least and the greatest that this kind and later ones add: with each respondent left, and in all."""
        rates, least, most = self.table.rates[:, kind:], self.least[kind:], self.most[kind:]
        if not rates.shape[1]:
            nothing = np.zeros(len(rates), dtype=np.int64)
            return (nothing, nothing), (nothing, nothing)
        up: Whole = np.maximum(rates, 0)
        down: Whole = np.minimum(rates, 0)
        fewest: Whole = up @ least + down @ most
        greatest: Whole = up @ most + down @ least
        return (rates.min(axis=1), rates.max(axis=1)), (fewest, greatest)

    def _can_end(
        self, values: Whole, left: Whole, each: Sequence[Whole], in_all: Sequence[Whole | int]
    ) -> NDArray[np.bool_]:
        """Whether the rows can still end within their limits."""
        least = np.maximum(left[:, None] * each[0], in_all[0])
        most = np.minimum(left[:, None] * each[1], in_all[1])
        ok: NDArray[np.bool_] = ((values + least <= self.table.high) & (values + most >= self.table.low)).all(axis=1)
        return ok

    def _complete(self, values: Whole, ways: Exact, left: Whole, kind: int) -> tuple[Whole, Exact, Whole]:
        """Check what is complete after a kind, forget it, and add up what agrees in the rest."""
        for rows, holds in self.table.groups:
            if len(rows) and self.last[rows[0]] == kind:
                inside = holds(values[:, rows].T)
                values, ways, left = values[inside], ways[inside], left[inside]
        done = self.last == kind
        if kind == -1 or not len(left):
            inside = ((values >= self.table.low) & (values <= self.table.high))[:, done].all(axis=1)
            return values[inside], ways[inside], left[inside]
        values[:, done] = np.clip(0, self.table.low, self.table.high)[done]
        return _added_up(values, ways, left)


def _joined(found: list[tuple[Whole, Exact, Whole]]) -> tuple[Whole, Exact, Whole]:
    values, ways, left = (np.concatenate(part) for part in zip(*found, strict=True))
    return values, ways, left


def _added_up(values: Whole, ways: Exact, left: Whole) -> tuple[Whole, Exact, Whole]:
    """Values that agree are kept once, with the sum of their ways."""
    if not len(left):
        return values, ways, left
    keys = np.concatenate([left[:, None], values], axis=1)
    order = np.lexsort(keys.T)
    differ = (keys[order][1:] != keys[order][:-1]).any(axis=1)
    starts = np.flatnonzero(np.concatenate([[True], differ]))
    return values[order[starts]], np.add.reduceat(ways[order], starts), left[order[starts]]
