"""Which states of a joint space are data sets of the problem: the rows of its integer programme, for many chains at once.

Every variable of the programme is a sum of the sizes and points of cells, a constant, or one of a choice: of each choice
one option holds, and a state is within the limits if one of them can.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.search.programme import Coefficients

Whole = NDArray[np.int64]
_FREE = 2**62


@dataclass(frozen=True)
class _Forms:
    """Linear forms in the sizes and points of cells, each plus a constant."""

    weights: csr_array
    constants: Whole

    def of(self, state: Whole) -> Whole:
        """Their values, (forms, chains)."""
        values: Whole = self.weights @ state + self.constants[:, None]
        return values


@dataclass(frozen=True)
class _Choice:
    """Forms within limits, of which one option adds to some: entries of option, form and what is added, by option."""

    forms: _Forms
    low: Whole
    high: Whole
    form: Whole
    added: Whole
    starts: Whole

    def holds(self, state: Whole) -> NDArray[np.bool_]:
        """Whether one of the options holds, (chains,)."""
        if not len(self.starts):
            return np.zeros(state.shape[1], dtype=np.bool_)
        values = self.forms.of(state)
        bad = ((values < self.low[:, None]) | (values > self.high[:, None])).astype(np.int64)
        chosen = values[self.form] + self.added[:, None]
        with_it = ((chosen < self.low[self.form, None]) | (chosen > self.high[self.form, None])).astype(np.int64)
        change = np.add.reduceat(with_it - bad[self.form], self.starts, axis=0)
        ok: NDArray[np.bool_] = (bad.sum(axis=0) + change == 0).any(axis=0)
        return ok


class JointLimits:
    """What a data set of a joint space must satisfy; see `Limits`."""

    def __init__(self, space: JointSpace) -> None:
        self.space = space
        programme = space.made.programme
        self._place = self._placed()
        sums = {total: members for members, total in space.made.sums.items()}
        self._terms = {v: {place: 1} for v, place in self._place.items()}
        self._constant: dict[int, int] = {}
        options = {v: place for place, choice in enumerate(programme.choices) for v in choice}
        for v in range(len(programme.lower)):
            if v in self._terms or v in options:
                continue
            if v in sums:
                self._terms[v] = {self._place[m]: 1 for m in sums[v] if m in self._place}
            elif v not in self._dropped:
                assert programme.lower[v] == programme.upper[v], "a variable that cells do not tell"
                self._constant[v] = programme.lower[v]
        plain: list[tuple[Coefficients, int, int]] = []
        of_choice: list[list[tuple[Coefficients, int, int]]] = [[] for _ in programme.choices]
        for row in programme.rows:
            limits = (-_FREE if row.low is None else row.low, _FREE if row.high is None else row.high)
            of = {options[v] for v in row.weights if v in options}
            if all(v in options for v in row.weights):
                continue  # that one option holds
            (of_choice[of.pop()] if of else plain).append((row.weights, *limits))
        plain += self._narrow()
        told = [one for one in plain if self._form(one[0])[0] or not one[1] <= self._form(one[0])[1] <= one[2]]
        self._rows = self._forms([weights for weights, _, _ in told])
        self._low, self._high = self._limits(told)
        ratios = programme.ratio_rows
        self._ratios = [
            self._forms([dict(r.larger) for r in ratios]), self._forms([{r.larger_size: 1} for r in ratios]),
            self._forms([dict(r.smaller) for r in ratios]), self._forms([{r.smaller_size: 1} for r in ratios]),
        ]  # fmt: skip
        self._strict = np.array([row.strict for row in ratios], dtype=np.int64)
        self._choices = [self._choice(rows, choice) for rows, choice in zip(of_choice, programme.choices, strict=True)]

    def holds(self, sums: Whole, counts: Whole, rows: Whole | None = None, key: object = None) -> NDArray[np.bool_]:
        """Which chains are within the limits, (chains,); all of them are looked at whatever changed."""
        space = self.space
        parts = [counts[: space.count_rows - 1]]
        for a, question in enumerate(space.points):
            first = space.tracked[a, 0]
            parts.append(sums[first : first + question.items * len(space.places)])
        state = np.concatenate(parts)
        values = self._rows.of(state)
        ok = np.ones(state.shape[1], dtype=np.bool_)
        ok &= ((values >= self._low[:, None]) & (values <= self._high[:, None])).all(axis=0)
        if len(self._strict):
            larger, m, smaller, k = (forms.of(state) for forms in self._ratios)
            ok &= ((larger * k - smaller * m >= self._strict[:, None]) | (m == 0) | (k == 0)).all(axis=0)
        for choice in self._choices:
            ok &= choice.holds(state)
        return ok

    def _placed(self) -> dict[int, int]:
        """Where sizes and points of cells stand in a state; what stands for cells that nobody can be in is dropped."""
        space, made = self.space, self.space.made
        place = {made.cell_sizes[c]: at for at, c in enumerate(space.places)}
        start = len(space.places)
        for question in space.points:
            for c in space.places:
                place |= {v: start + j for j, v in enumerate(made.points[question.name, c])}
                start += question.items
        self._width = start
        everything = [*made.cell_sizes, *(v for points in made.points.values() for v in points)]
        self._dropped = {v for v in everything if v not in place}
        return place

    def _narrow(self) -> list[tuple[Coefficients, int, int]]:
        """The limits of single variables that are narrower than the open space."""
        programme = self.space.made.programme
        found: list[tuple[Coefficients, int, int]] = []
        points = {v for points in self.space.made.points.values() for v in points}
        for v, terms in self._terms.items():
            low, high = programme.lower[v], programme.upper[v]
            free = max((q.total for q in self.space.points), default=1) if v in points else 1
            if low > 0 or (terms and high < self.space.n * free):
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

    def _forms(self, rows: list[Coefficients]) -> _Forms:
        made = [self._form(row) for row in rows]
        data = [weight for terms, _ in made for weight in terms.values()]
        columns = [place for terms, _ in made for place in terms]
        ends = np.cumsum([0, *(len(terms) for terms, _ in made)])
        shape = (len(made), self._width)
        weights = csr_array((np.array(data, dtype=np.int64), np.array(columns, dtype=np.int64), ends), shape=shape)
        return _Forms(weights, np.array([constant for _, constant in made], dtype=np.int64))

    def _choice(self, rows: list[tuple[Coefficients, int, int]], options: list[int]) -> _Choice:
        entries = [
            (form, weights[option])
            for option in options
            for form, (weights, _, _) in enumerate(rows)
            if option in weights
        ]
        often = [sum(option in weights for weights, _, _ in rows) for option in options]
        starts = np.cumsum([0, *often])[:-1] if options else np.zeros(0, dtype=np.int64)
        form, added = np.array(entries, dtype=np.int64).reshape(-1, 2).T
        return _Choice(self._forms([weights for weights, _, _ in rows]), *self._limits(rows), form, added, starts)

    @staticmethod
    def _limits(rows: list[tuple[Coefficients, int, int]]) -> tuple[Whole, Whole]:
        low, high = np.array([row[1:] for row in rows], dtype=np.int64).reshape(-1, 2).T
        return low, high
