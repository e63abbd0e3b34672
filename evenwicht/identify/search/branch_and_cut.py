"""A programme within a box, its comparisons of ratios relaxed to linear rows, solved by HiGHS's branch and cut.

With sizes in `[a, b]`, `larger / size >= smaller / size'` implies `b' larger >= a smaller`, which is linear, and is exact
once both sizes are fixed. With means in `[c, d]` points are at least `c size` and at most `d size`.
"""

from __future__ import annotations

import math
from fractions import Fraction

import highspy
import numpy as np
from scipy import sparse

from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.mean_ranges import Box, ComparedMean, Range
from evenwicht.identify.search.programme import Coefficients, Floats, Programme, RatioRow

_OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "mip_max_nodes": 50_000,
}
_FREE = highspy.kHighsInf
_Line = tuple[Coefficients | dict[int, float], float, float]


class BranchAndCut:
    """Solves boxes of one programme, each from a cold start."""

    def __init__(self, programme: Programme, means: tuple[ComparedMean, ...]) -> None:
        self._programme, self._means = programme, means
        self._rows: list[_Line] = [
            (row.weights, -_FREE if row.low is None else row.low, _FREE if row.high is None else row.high)
            for row in programme.rows
        ]

    def maximise(self, cost: Floats, box: Box, floor: float) -> tuple[int, ...] | None:
        """The whole values of a box with the greatest cost above `floor`; None if there are none.

        They are what HiGHS says, rounded: to be checked.

        Raises
        ------
        OutOfReachError
            If HiGHS gives up.
        """
        rows = [*self._rows, *_between_sizes(self._programme, box), *_between_means(self._means, box)]
        if math.isfinite(floor):
            rows.append(({int(v): cost[v] for v in np.flatnonzero(cost)}, floor + 1, _FREE))
        solver = _SilentHighs()
        for option, value in _OPTIONS.items():
            solver.setOptionValue(option, value)
        solver.passModel(_model(cost, box, rows))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise OutOfReachError(f"HiGHS gave up on an integer programme of {len(cost)} variables: {status.name}")
        return tuple(np.rint(np.array(solver.getSolution().col_value)).astype(np.int64).tolist())


def _between_sizes(programme: Programme, box: Box) -> list[_Line]:
    """The comparisons of ratios, as far as the limits on their sizes go."""
    rows: list[_Line] = []
    for row in programme.ratio_rows:
        first, second = _factors(row, box)
        weights = {variable: first * weight for variable, weight in row.larger.items()}
        for variable, weight in row.smaller.items():
            weights[variable] = weights.get(variable, 0) - second * weight
        filled = box.lower[row.larger_size] > 0 and box.lower[row.smaller_size] > 0
        rows.append((weights, int(row.strict and filled), _FREE))
    return rows


def _factors(row: RatioRow, box: Box) -> tuple[int, int]:
    if row.larger_size == row.smaller_size:
        return 1, 1
    return int(box.upper[row.smaller_size]), int(box.lower[row.larger_size])


def _between_means(means: tuple[ComparedMean, ...], box: Box) -> list[_Line]:
    """The ranges of the compared means, two rows each."""
    rows: list[_Line] = []
    for mean, found in zip(means, box.ranges, strict=True):
        low, high = _outwards(found)
        rows.append(({**dict(mean.points), mean.size: -low}, 0, _FREE))
        rows.append(({**dict(mean.points), mean.size: -high}, -_FREE, 0))
    return rows


def _outwards(found: Range) -> tuple[float, float]:
    """A range in floating point, and not a bit narrower."""
    low, high = float(found[0]), float(found[1])
    return (
        low if Fraction(low) <= found[0] else math.nextafter(low, -math.inf),
        high if Fraction(high) >= found[1] else math.nextafter(high, math.inf),
    )


def _model(cost: Floats, box: Box, rows: list[_Line]) -> highspy.HighsLp:
    entries = [(i, v, w) for i, (weights, _, _) in enumerate(rows) for v, w in weights.items()]
    place = np.array([(i, v) for i, v, _ in entries], dtype=np.int32).reshape(-1, 2)
    values = np.array([w for _, _, w in entries], dtype=np.float64)
    matrix = sparse.coo_array((values, (place[:, 0], place[:, 1])), shape=(len(rows), len(cost))).tocsc()
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), len(rows)
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, box.lower, box.upper
    model.row_lower_ = np.array([low for _, low, _ in rows], dtype=np.float64)
    model.row_upper_ = np.array([high for _, _, high in rows], dtype=np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
    model.a_matrix_.value_ = matrix.data
    model.sense_ = highspy.ObjSense.kMaximize
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    return model


class _SilentHighs(highspy.Highs):
    """HiGHS with its output off before its constructor can print a banner; callbacks are not used here."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        silent = highspy.HighsOptions()
        silent.output_flag = False
        self.passOptions(silent)
