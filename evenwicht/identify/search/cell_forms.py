"""The rows of an integer programme in terms of a state: the sizes of cells and the points of their members.

Every variable of the programme is a sum of places of the state, a constant, or one of a choice: of each choice one option
holds, and a state keeps the rows if one of them can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from evenwicht.identify.search.formulation import Formulation
from evenwicht.identify.search.programme import Coefficients, Truths, Whole

_FREE = 2**62
_Limited = tuple[Coefficients, int, int]


@dataclass(frozen=True)
class Forms:
    """Linear forms in a state, each plus a constant."""

    weights: csr_array
    constants: Whole

    def of(self, state: Whole) -> Whole:
        """Their values, (forms, columns), of a state (places, columns)."""
        values: Whole = self.weights @ state + self.constants[:, None]
        return values


@dataclass(frozen=True)
class Choice:
    """Forms within limits, of which one option adds to some: entries of option, form and what is added, by option."""

    forms: Forms
    low: Whole
    high: Whole
    form: Whole
    added: Whole
    starts: Whole

    def holds(self, values: Whole) -> Truths:
        """Whether one of the options holds at these values of the forms, (columns,)."""
        if not len(self.starts):
            return np.zeros(values.shape[1], dtype=np.bool_)
        bad = ((values < self.low[:, None]) | (values > self.high[:, None])).astype(np.int64)
        chosen = values[self.form] + self.added[:, None]
        with_it = ((chosen < self.low[self.form, None]) | (chosen > self.high[self.form, None])).astype(np.int64)
        change = np.add.reduceat(with_it - bad[self.form], self.starts, axis=0)
        ok: Truths = (bad.sum(axis=0) + change == 0).any(axis=0)
        return ok


@dataclass(frozen=True)
class Ratios:
    """Comparisons of quotients: totals and sizes of what is larger and of what is smaller, row by row."""

    larger: Forms
    larger_size: Forms
    smaller: Forms
    smaller_size: Forms
    strict: Whole

    @property
    def forms(self) -> tuple[Forms, Forms, Forms, Forms]:
        """All four."""
        return self.larger, self.larger_size, self.smaller, self.smaller_size

    def holds(self, larger: Whole, m: Whole, smaller: Whole, k: Whole) -> Truths:
        """Whether each row holds at these values, (rows, columns); it does where a size is 0."""
        ok: Truths = (larger * k - smaller * m >= self.strict[:, None]) | (m == 0) | (k == 0)
        return ok


class CellForms:
    """The rows of a formulation as forms in a state.

    Parameters
    ----------
    made
        The formulation.
    terms
        For each variable that counts a cell, those of it who answered, or its points: the places of a state that add to
        it; none for a cell that nobody can be in.
    width
        The number of places.

    Attributes
    ----------
    rows, low, high
        Forms, and their limits.
    ratios, choices
        What compares quotients, and what holds of one option at least.
    """

    def __init__(self, made: Formulation, terms: Mapping[int, Mapping[int, int]], width: int) -> None:
        programme = made.programme
        self._width = width
        self._terms = {v: dict(places) for v, places in terms.items()}
        self._constant: dict[int, int] = {}
        options = {v: place for place, choice in enumerate(programme.choices) for v in choice}
        sums = {total: members for members, total in made.sums.items()}
        for v in range(len(programme.lower)):
            if v in terms or v in options:
                continue
            if v in sums:
                self._terms[v] = self._form(dict.fromkeys(sums[v], 1))[0]
            else:
                assert programme.lower[v] == programme.upper[v], "a variable that cells do not tell"
                self._constant[v] = programme.lower[v]
        plain: list[_Limited] = []
        of_choice: list[list[_Limited]] = [[] for _ in programme.choices]
        for row in programme.rows:
            limits = (-_FREE if row.low is None else row.low, _FREE if row.high is None else row.high)
            of = {options[v] for v in row.weights if v in options}
            if all(v in options for v in row.weights):
                continue  # that one option holds
            (of_choice[of.pop()] if of else plain).append((row.weights, *limits))
        plain += self._narrow(made)
        told = [one for one in plain if self._form(one[0])[0] or not one[1] <= self._form(one[0])[1] <= one[2]]
        self.rows = self._forms([weights for weights, _, _ in told])
        self.low, self.high = _limits(told)
        ratios = programme.ratio_rows
        self.ratios = Ratios(
            self._forms([dict(r.larger) for r in ratios]),
            self._forms([{r.larger_size: 1} for r in ratios]),
            self._forms([dict(r.smaller) for r in ratios]),
            self._forms([{r.smaller_size: 1} for r in ratios]),
            np.array([row.strict for row in ratios], dtype=np.int64),
        )
        self.choices = [self._choice(rows, choice) for rows, choice in zip(of_choice, programme.choices, strict=True)]

    def holds(self, state: Whole) -> Truths:
        """Which columns of a state (places, columns) keep every row."""
        values = self.rows.of(state)
        ok = np.ones(state.shape[1], dtype=np.bool_)
        ok &= ((values >= self.low[:, None]) & (values <= self.high[:, None])).all(axis=0)
        if len(self.ratios.strict):
            ok &= self.ratios.holds(*(forms.of(state) for forms in self.ratios.forms)).all(axis=0)
        for choice in self.choices:
            ok &= choice.holds(choice.forms.of(state))
        return ok

    def _narrow(self, made: Formulation) -> list[_Limited]:
        """The limits of single variables that say more than that a state is of n respondents."""
        programme = made.programme
        n = programme.upper[made.sums[frozenset(made.cell_sizes)]]
        most = {v: n * made.allocations[name].total for (name, _), points in made.points.items() for v in points}
        found: list[_Limited] = []
        for v, terms in self._terms.items():
            low, high = programme.lower[v], programme.upper[v]
            if low > 0 or (terms and high < most.get(v, n)):
                found.append(({v: 1}, low, high))
        return found

    def _form(self, weights: Coefficients) -> tuple[dict[int, int], int]:
        """A row in terms of the state, and its constant."""
        terms: dict[int, int] = {}
        constant = 0
        for v, weight in weights.items():
            constant += weight * self._constant.get(v, 0)
            for place, often in self._terms.get(v, {}).items():
                terms[place] = terms.get(place, 0) + weight * often
        return {place: weight for place, weight in terms.items() if weight}, constant

    def _forms(self, rows: list[Coefficients]) -> Forms:
        made = [self._form(row) for row in rows]
        data = [weight for terms, _ in made for weight in terms.values()]
        columns = [place for terms, _ in made for place in terms]
        ends = np.cumsum([0, *(len(terms) for terms, _ in made)])
        shape = (len(made), self._width)
        weights = csr_array((np.array(data, dtype=np.int64), np.array(columns, dtype=np.int64), ends), shape=shape)
        return Forms(weights, np.array([constant for _, constant in made], dtype=np.int64))

    def _choice(self, rows: list[_Limited], options: list[int]) -> Choice:
        entries = [
            (form, weights[option])
            for option in options
            for form, (weights, _, _) in enumerate(rows)
            if option in weights
        ]
        often = [sum(option in weights for weights, _, _ in rows) for option in options]
        starts = np.cumsum([0, *often])[:-1] if options else np.zeros(0, dtype=np.int64)
        form, added = np.array(entries, dtype=np.int64).reshape(-1, 2).T
        return Choice(self._forms([weights for weights, _, _ in rows]), *_limits(rows), form, added, starts)


def _limits(rows: list[_Limited]) -> tuple[Whole, Whole]:
    low, high = np.array([row[1:] for row in rows], dtype=np.int64).reshape(-1, 2).T
    return low, high
