"""Rows of an integer programme that make counts of scores print as a scale's mean, spread, median, quartiles and ends.

A mean is linear in the counts. With a standard deviation the sum of squares must lie between two limits that depend on the
sum: one of the sums that print as the mean is chosen, by a variable of 0 or 1 for each, and its limits hold. A median
chooses the scores in the middle likewise.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.model.scale import Scale
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.rounding.rounding import Interval, Rounding
from evenwicht.identify.search.printing import print_limits
from evenwicht.identify.search.programme import Programme

_MOST_SUMS = 2_000


def print_scale(
    programme: Programme,
    name: str,
    scale: Scale,
    counts: Mapping[int, int],
    size: int,
    rounding: Rounding,
    without: frozenset[str],
) -> None:
    """Make counts print as these figures of a scale, those in `without` excepted.

    Parameters
    ----------
    name
        Of the question, for messages.
    counts
        The variable that counts each score, by the score times the number of items.
    size
        The variable that counts those who answered.

    Raises
    ------
    OutOfReachError
        If it is not known how many answered, or too many sums print as the mean beside a standard deviation.
    """
    figures = {key: figure for key, figure in scale.figures.items() if key not in without}
    if "mean" in figures:
        weights = {variable: score for score, variable in counts.items()}
        print_limits(programme, weights, size, times(figures["mean"].interval(rounding), scale.items), 1)
    for key, sign in (("least", 1), ("greatest", -1)):
        if key in figures:
            end = int((figures[key].value or 0) * scale.items)
            programme.lower[counts[end]] = max(1, programme.lower[counts[end]])
            for score, variable in counts.items():
                if sign * score < sign * end:
                    programme.upper[variable] = 0
    spread = [key for key in ("sd", "median", "lower_quartile", "upper_quartile") if key in figures]
    if not spread:
        return
    n = programme.lower[size]
    if n != programme.upper[size]:
        raise OutOfReachError(
            f"{name}: a {spread[0]} is printed, while it is not known how many answered: give its n, or leave it out",
            field=name,
        )
    if "sd" in figures and "mean" in figures:
        _print_spread(programme, name, scale, counts, n, rounding)
    if "median" in figures:
        print_median(programme, counts, times(figures["median"].interval(rounding), scale.items), n)
    for key, part in (("lower_quartile", Fraction(1, 4)), ("upper_quartile", Fraction(3, 4))):
        if key in figures:
            _print_quartile(programme, counts, times(figures[key].interval(rounding), scale.items), n, part)


def times(interval: Interval, factor: int) -> Interval:
    """The interval of `factor` times the values of another."""
    return Interval(interval.lower * factor, interval.upper * factor, interval.lower_closed, interval.upper_closed)


def _print_spread(
    programme: Programme, name: str, scale: Scale, counts: Mapping[int, int], n: int, rounding: Rounding
) -> None:
    """Choose a sum, and keep the squares within its limits; both are counted from the middle of the scale."""
    mean, sd = scale.figures["mean"], scale.figures["sd"]
    chosen_rounding = sd.rounding or mean.rounding or rounding
    printed = PrintedMeanAndSD(
        n, mean.printed, sd.printed, scale.lowest, scale.highest, sd.decimals, chosen_rounding, scale.ddof, scale.items
    )
    middle, sums = printed.nearest, printed.sums()
    if len(sums) > _MOST_SUMS:
        raise OutOfReachError(
            f"{name}: {len(sums)} sums of scores print as the mean, expected at most {_MOST_SUMS} beside a standard "
            "deviation; leave that out",
            field=name,
        )
    chosen: list[int] = []
    total: dict[int, int] = {}
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for at in sums:
        ends = printed.halves_of_squares(at)
        if ends is None:
            continue
        variable = programme.variable(0, 1)
        chosen.append(variable)
        total[variable], least[variable], most[variable] = middle * n - at, -ends[0], -ends[1]
    away = {variable: score - middle for score, variable in counts.items()}
    halves = {variable: y * (y + 1) // 2 for variable, y in away.items()}
    programme.choose(chosen)
    programme.row(away | total, 0, 0)
    programme.row(halves | least, 0, None)
    programme.row(halves | most, None, 0)


def print_median(programme: Programme, counts: Mapping[int, int], within: Interval, n: int) -> None:
    """Choose the two scores in the middle, of an odd number one."""
    scores = sorted(counts)
    ranks = ((n + 1) // 2, n // 2 + 1)
    chosen = []
    for low, high in combinations_with_replacement(scores, 2):
        if Fraction(low + high, 2) in within and (low == high or n % 2 == 0):
            variable = programme.variable(0, 1)
            chosen.append(variable)
            for rank, score in zip(ranks, (low, high), strict=True):
                below, up_to = _up_to(counts, scores, score - 1), _up_to(counts, scores, score)
                programme.row({**below, variable: n}, None, n + rank - 1)
                programme.row({**up_to, variable: -rank}, 0, None)
    programme.choose(chosen)


def _print_quartile(programme: Programme, counts: Mapping[int, int], within: Interval, n: int, part: Fraction) -> None:
    """Keep the quartile between the order statistics that the usual definitions take: those at `n p` to `(n + 1) p` or
    `(n - 1) p + 1`."""
    scores = sorted(counts)
    first = max(1, math.floor(n * part))
    last = min(n, math.ceil(max((n + 1) * part, (n - 1) * part + 1)))
    programme.row(_up_to(counts, scores, math.floor(within.upper)), first, None)
    programme.row(_up_to(counts, scores, math.ceil(within.lower) - 1), None, last - 1)


def _up_to(counts: Mapping[int, int], scores: Sequence[int], most: int) -> dict[int, int]:
    return {counts[score]: 1 for score in scores if score <= most}
