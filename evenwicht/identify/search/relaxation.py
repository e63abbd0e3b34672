"""The linear relaxation of an integer programme, and the programme itself within a box, solved by HiGHS."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np
from scipy import sparse

from evenwicht.identify.programme.programme import Floats, Programme, RatioRow
from evenwicht.identify.search.mean_ranges import Box, MeanRanges, Range

__all__ = ["WHOLE", "Relaxation", "Vertex"]


WHOLE = 1e-6
"""How near a solver's value must be to a whole number to count as one; it is checked afterwards."""

_OPTIONS: dict[str, bool | int | float | str] = {
    "presolve": "off",
    "solver": "simplex",
    "threads": 1,
    "parallel": "off",
    "dual_simplex_cost_perturbation_multiplier": 0.0,
    "primal_simplex_bound_perturbation_multiplier": 0.0,
}
_WHOLE_OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}
_PRIMAL, _DUAL = 4, 1
_OTHER_WAYS: tuple[tuple[str, int | str], ...] = (
    ("simplex_strategy", _PRIMAL),
    ("simplex_strategy", _DUAL),
    ("presolve", "on"),
    ("solver", "ipm"),
)
_SETTLED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
_MOST_DENSE = 2_000_000


@dataclass(frozen=True)
class Vertex:
    """An optimal corner of the relaxation.

    Attributes
    ----------
    values
        One a variable.
    bound
        What the objective cannot exceed. It is computed from the dual values alone (weak duality: Neumaier &
        Shcherbina 2004, doi:10.1007/s10107-003-0433-3), so that it does not rest on the tolerances of the
        solver.
    """

    values: Floats
    bound: float


class Relaxation:
    """The linear relaxation of a programme; rows that compare ratios are relaxed to a box.

    With sizes in `[a, b]`, `larger / size >= smaller / size'` implies `b' larger >= a smaller`, which is
    linear, and is exact once both sizes are fixed. With means in `[c, d]` points are at least `c size` and at most
    `d size`. The rows of a programme come first, then those of the first kind, then those of the second, two a mean.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme, self.mean_ranges = programme, MeanRanges(programme)
        plain = len(programme.rows)
        self._plain = plain
        weights = [row.weights for row in programme.rows]
        weights += [{**r.larger, **dict.fromkeys(r.smaller, 1)} for r in programme.ratio_rows]
        for mean in self.mean_ranges.means:
            weights += [{**dict(mean.points), mean.size: -1}, {**{v: -w for v, w in mean.points}, mean.size: 1}]
        entries = [(i, v, w) for i, row in enumerate(weights) for v, w in row.items()]
        index = np.array([(i, v) for i, v, _ in entries], dtype=np.int32).reshape(-1, 2)
        data = np.array([w for _, _, w in entries], dtype=np.float64)
        shape = (len(weights), len(programme.lower))
        self._matrix = sparse.coo_array((data, (index[:, 0], index[:, 1])), shape=shape).tocsc()
        self.first_range = plain + len(programme.ratio_rows)
        free = highspy.kHighsInf
        ratios = len(programme.ratio_rows) + 2 * len(self.mean_ranges.means)
        self._low = np.array([-free if r.low is None else r.low for r in programme.rows] + [0.0] * ratios)
        self._high = np.array([free if r.high is None else r.high for r in programme.rows] + [free] * ratios)
        self._held_below, self._held_above = np.isfinite(self._low), np.isfinite(self._high)
        self._columns = np.arange(shape[1], dtype=np.int32)
        self._boxes: list[tuple[int, int, int] | None] = [None] * len(programme.ratio_rows)
        self._ranges: list[Range | None] = [None] * len(self.mean_ranges.means)
        self._dense = self._matrix.toarray() if self._matrix.shape[0] * shape[1] <= _MOST_DENSE else None
        self._solver = self._load()
        self._low[~self._held_below] = self._high[~self._held_above] = 0.0  # from here on only where a row is held

    def _load(self) -> highspy.Highs:
        solver = _solver(_OPTIONS)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._columns), len(self._low)
        model.col_cost_ = np.zeros(len(self._columns))
        model.col_lower_ = np.array(self.programme.lower, dtype=np.float64)
        model.col_upper_ = np.array(self.programme.upper, dtype=np.float64)
        model.row_lower_, model.row_upper_ = self._low, self._high
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = self._matrix.indptr
        model.a_matrix_.index_ = self._matrix.indices
        model.a_matrix_.value_ = self._matrix.data
        model.sense_ = highspy.ObjSense.kMaximize
        solver.passModel(model)
        return solver

    def maximise(self, cost: Floats, box: Box) -> Vertex | None:
        """The corner of a box where the cost is greatest; None if there is none."""
        solver = self._solver
        solver.changeColsCost(len(cost), self._columns, cost)
        solver.changeColsBounds(len(cost), self._columns, box.lower, box.upper)
        self._fit(box)
        solver.clearSolver()  # a cold start: the corner does not depend on what was asked before
        if not self._solved():
            return None
        solution = solver.getSolution()
        bound = self._bound(cost, np.array(solution.row_dual), box.lower, box.upper)
        return Vertex(np.array(solution.col_value), bound)

    def _solved(self) -> bool:
        """Solve from where the solver stopped, else from nothing, in one way after another; False: infeasible.

        Seldom HiGHS stops without a word on a programme that another of its ways solves at once.
        """
        solver = self._solver
        status = _run(solver)
        for name, value in _OTHER_WAYS:
            if status in _SETTLED:
                break
            usual = solver.getOptionValue(name)[1]
            solver.clearSolver()
            solver.setOptionValue(name, value)
            status = _run(solver)
            solver.setOptionValue(name, usual)
        if status not in _SETTLED:
            raise ArithmeticError(f"HiGHS could not solve a linear programme: {status}")
        return bool(status == highspy.HighsModelStatus.kOptimal)

    def maximise_whole(self, cost: Floats, box: Box, floor: float, nodes: int) -> tuple[Floats | None, bool]:
        """Whole values of a box with the greatest cost, of those above `floor`, by HiGHS's branch and cut; and whether it
        ended within a number of nodes. If it did not, the values are the best so far, None if there are none."""
        self._fit(box)
        model = self._solver.getLp()
        model.col_cost_, model.col_lower_, model.col_upper_ = cost, box.lower, box.upper
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
        solver = _solver({**_WHOLE_OPTIONS, "mip_max_nodes": nodes})
        solver.passModel(model)
        if math.isfinite(floor):
            weighed = np.flatnonzero(cost).astype(np.int32)
            solver.addRow(floor + 1, highspy.kHighsInf, len(weighed), weighed, cost[weighed])
        status = _run(solver)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None, True
        solution = solver.getSolution()
        values = np.array(solution.col_value) if solution.value_valid else None
        return values, status == highspy.HighsModelStatus.kOptimal

    def _fit(self, box: Box) -> None:
        """Relax the comparisons of ratios to a box."""
        for position, row in enumerate(self.programme.ratio_rows):
            factors = relaxed_factors(row, box.lower, box.upper)
            if self._boxes[position] != factors:
                self._boxes[position] = factors
                self._fit_sizes(self._plain + position, row, factors)
        for place, (mean, found) in enumerate(zip(self.mean_ranges.means, box.ranges, strict=True)):
            if self._ranges[place] != found:
                self._ranges[place] = found
                low, high = _outwards(found)
                self._change(self.first_range + 2 * place, mean.size, -low)
                self._change(self.first_range + 2 * place + 1, mean.size, high)

    def _fit_sizes(self, number: int, row: RatioRow, factors: tuple[int, int, int]) -> None:
        first, second, low = factors
        weights = {v: first * w for v, w in row.larger.items()}
        for variable, weight in row.smaller.items():
            weights[variable] = weights.get(variable, 0) - second * weight
        for variable, weight in weights.items():
            self._change(number, variable, float(weight))
        self._solver.changeRowBounds(number, float(low), highspy.kHighsInf)
        self._low[number] = low

    def _change(self, number: int, variable: int, weight: float) -> None:
        self._solver.changeCoeff(number, variable, weight)
        if self._dense is None:
            self._dense = self._matrix.toarray()
        self._dense[number, variable] = weight

    def _bound(self, cost: Floats, dual: Floats, lower: Floats, upper: Floats) -> float:
        """The weak-duality bound of these multipliers: rows count at the side their sign allows, then each variable."""
        # maximising: a positive multiplier holds a row to its upper limit; one without that limit cannot be
        # used
        above, below = np.maximum(dual, 0.0) * self._held_above, np.minimum(dual, 0.0) * self._held_below
        rows, used = above * self._high + below * self._low, above + below
        reduced = cost - (self._matrix.T @ used if self._dense is None else used @ self._dense)
        variables = np.maximum(reduced * upper, reduced * lower)
        margin = 1e-13 * (np.abs(rows).sum() + np.abs(variables).sum())
        return float(rows.sum() + variables.sum() + margin)


class _SilentHighs(highspy.Highs):
    """HiGHS with its output off before its constructor can print a banner; callbacks are not used here."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        silent = highspy.HighsOptions()
        silent.output_flag = False
        self.passOptions(silent)


def _outwards(found: Range) -> tuple[float, float]:
    """A range in floating point, and not a bit narrower."""
    low, high = float(found[0]), float(found[1])
    return (
        low if Fraction(low) <= found[0] else math.nextafter(low, -math.inf),
        high if Fraction(high) >= found[1] else math.nextafter(high, math.inf),
    )


def _solver(options: dict[str, bool | int | float | str]) -> highspy.Highs:
    solver = _SilentHighs()
    for option, value in options.items():
        solver.setOptionValue(option, value)
    return solver


def _run(solver: highspy.Highs) -> highspy.HighsModelStatus:
    solver.run()
    return solver.getModelStatus()


def relaxed_factors(row: RatioRow, lower: Floats, upper: Floats) -> tuple[int, int, int]:
    """Factors of the larger and the smaller total, and the least difference, for these limits on the
    sizes."""
    filled = lower[row.larger_size] > 0 and lower[row.smaller_size] > 0
    low = int(row.strict and filled)
    if row.larger_size == row.smaller_size:
        return 1, 1, low
    return int(upper[row.smaller_size]), int(lower[row.larger_size]), low
