"""The whole counts and column totals behind one printed row, as ranges and as an enumeration."""

from __future__ import annotations

from collections.abc import Iterator

from evenwicht.identify.model.questions import Categorical, Question
from evenwicht.identify.rounding.largest_remainder import prints_by_largest_remainder
from evenwicht.identify.rounding.rounding import Rounding

Range = tuple[int, int]


def separate_ranges(question: Question, n: int, rounding: Rounding) -> list[Range]:
    """For each label the totals that print as its figure, each figure looked at alone.

    For the answers that are not printed: everything from 0 to n. For largest remainder: all totals less
    than one unit away, since what more it asks concerns the row as a whole.
    """
    row = question.row
    ranges: list[Range] = [row.totals(position, n, rounding) for position in range(len(row.figures))]
    return ranges if row.exhaustive else [*ranges, (0, n)]


def figure_ranges(question: Question, n: int, rounding: Rounding) -> dict[str, Range]:
    """For each answer the least and the greatest total in any row of totals that prints as this question, of n who
    answered it.

    Both ends are attained. A least value above the greatest one says that n respondents cannot print it.
    """
    total = _sum(question, n)
    if question.row.convention(rounding) == "largest_remainder":
        units = question.row.units()
        ranges = [_largest_remainder_range(units, total, position) for position in range(len(units))]
    else:
        ranges = _with_sum(separate_ranges(question, n, rounding), total)
    return dict(zip(question.answers, ranges, strict=True))


def row_with(question: Question, n: int, rounding: Rounding, position: int, value: int) -> list[int]:
    """A row of totals that prints as this question and has this value, within its range, at a position."""
    total = _sum(question, n)
    if question.row.convention(rounding) == "largest_remainder":
        others = _ranges_beside(question.row.units(), total, position, value)
        assert others is not None
    else:
        others = list(figure_ranges(question, n, rounding).values())
        del others[position]
    row = [low for low, _ in others]
    missing = total - value - sum(row)
    for place, (low, high) in enumerate(others):
        more = min(missing, high - low)
        row[place] += more
        missing -= more
    return [*row[:position], value, *row[position:]]


def count_vectors(question: Categorical, n: int, rounding: Rounding) -> Iterator[tuple[int, ...]]:
    """Every vector of counts, one a label, that prints as this question; in lexicographic order."""
    ranges = list(figure_ranges(question, n, rounding).values())
    units = question.row.units() if question.row.convention(rounding) == "largest_remainder" else None

    def extend(head: tuple[int, ...], left: int) -> Iterator[tuple[int, ...]]:
        rest = ranges[len(head) + 1 :]
        low, high = ranges[len(head)]
        low, high = max(low, left - sum(r[1] for r in rest)), min(high, left - sum(r[0] for r in rest))
        for count in range(low, high + 1):
            if rest:
                yield from extend((*head, count), left - count)
            elif units is None or prints_by_largest_remainder((*head, count), units):
                yield (*head, count)

    yield from extend((), n)


def _sum(question: Question, n: int) -> int:
    return n if isinstance(question, Categorical) else n * question.total


def _with_sum(ranges: list[Range], total: int) -> list[Range]:
    """The ranges that are left once the totals must add to `total`."""
    low, high = sum(r[0] for r in ranges), sum(r[1] for r in ranges)
    return [(max(a, total - (high - b)), min(b, total - (low - a))) for a, b in ranges]


def _largest_remainder_range(units: list[int], total: int, position: int) -> Range:
    """The least and the greatest total at `position` in a row of sum `total` that prints as `units`.

    With `e = t * S - v * N` (see `largest_remainder.py`), errors that add to 0 and differ by N at most are
    at most N (k - 1) / k away from 0 in a row of k. From there on inwards the first total that a row can
    hold is the end.
    """
    whole, farthest = sum(units), total * (len(units) - 1) // len(units)
    low = max(0, -((farthest - units[position] * total) // whole))
    high = (units[position] * total + farthest) // whole
    while low <= high and not _row_holds(units, total, position, low):
        low += 1
    while low <= high and not _row_holds(units, total, position, high):
        high -= 1
    return low, high


def _row_holds(units: list[int], total: int, position: int, value: int) -> bool:
    """Whether some row of sum `total` that prints as `units` has `value` at `position`."""
    return _ranges_beside(units, total, position, value) is not None


def _ranges_beside(units: list[int], total: int, position: int, value: int) -> list[Range] | None:
    """Ranges of the other totals beside `value`, any of which with the right sum make a row; None if none do.

    All errors lie in some `[m, m + N]` that also holds the error of `value`. The other totals can then have
    any sum between those of their least and greatest values, which both grow with m: the greatest m whose
    least sum is not too high decides.
    """
    whole = sum(units)
    others = [unit for i, unit in enumerate(units) if i != position]
    error, left = value * whole - units[position] * total, total - value
    floor, ceiling = error - total, error
    if _least_sum(others, total, whole, floor) > left:
        return None
    while floor < ceiling:
        middle = (floor + ceiling + 1) // 2
        if _least_sum(others, total, whole, middle) <= left:
            floor = middle
        else:
            ceiling = middle - 1
    ranges = [(max(0, -((-unit * total - floor) // whole)), (unit * total + floor + total) // whole) for unit in others]
    greatest = [high for _, high in ranges]
    return ranges if min(greatest, default=0) >= 0 and sum(greatest) >= left else None


def _least_sum(units: list[int], total: int, whole: int, error: int) -> int:
    """The least sum of whole totals of 0 or more whose errors are at least `error`."""
    return sum(max(0, -((-unit * total - error) // whole)) for unit in units)
