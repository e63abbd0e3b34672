"""Items that are the highest, or the lowest, of all k items of a group: what whole points and sizes make of that.

The highest item of a group of s respondents, who each divide T points, has at least T s / k points: rounded up, since
points are whole. A linear relaxation only knows T s / k. The lower convex hull of the whole pairs (s, points) is as
linear and closer; where s can be a few values only, it tells the relaxation most of what rounding does. Over many
values it comes down to T s / k itself, but for its ends.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from evenwicht.identify.programme.programme import Programme, Row

__all__ = ["ExtremeItem", "extreme_items", "strengthen"]


@dataclass(frozen=True)
class ExtremeItem:
    """A variable that has most, or least, of the points of its group.

    Attributes
    ----------
    points, size
        The variables of its points and of the group's size.
    sign
        1 for the highest, -1 for the lowest.
    items, total
        Among how many items, and what a respondent divides.
    margin
        What it is ahead of, or behind, the others together.
    """

    points: int
    size: int
    sign: int
    items: int
    total: int
    margin: int

    @property
    def step(self) -> int:
        """All items can have the same points where the size is a multiple of this."""
        return self.items // math.gcd(self.items, self.total)

    def limit(self, size: int) -> int:
        """The least points of the highest, or the greatest of the lowest, in a group of this size."""
        return self.sign * -((-self.sign * self.total * size - self.margin) // self.items)


def extreme_items(programme: Programme) -> list[ExtremeItem]:
    """The items that rows of order put above, or below, all other items of their group."""
    orders: dict[tuple[int, int], int] = {}
    for row in programme.rows:
        if sorted(row.weights.values()) == [-1, 1] and row.low is not None:
            smaller, larger = sorted(row.weights, key=row.weights.__getitem__)
            orders[larger, smaller] = max(row.low, orders.get((larger, smaller), row.low))
    found = []
    for table in programme.tables:
        for points, size in zip(table.points, table.sizes, strict=True):
            for item in points:
                for sign in (1, -1):
                    ahead = [orders.get((item, v) if sign > 0 else (v, item)) for v in points if v != item]
                    margins = [margin for margin in ahead if margin is not None]
                    if margins and len(margins) == len(ahead):
                        found.append(ExtremeItem(item, size, sign, len(points), table.total, sum(margins)))
    return found


def strengthen(programme: Programme) -> None:
    """Narrow the limits of a programme, and add rows, by its extreme items; it admits the same whole values."""
    for item in extreme_items(programme):
        low, high = programme.lower[item.size], programme.upper[item.size]
        if item.sign > 0:
            programme.lower[item.points] = max(programme.lower[item.points], item.limit(low))
        else:
            programme.upper[item.points] = min(programme.upper[item.points], item.limit(high))
        if low < high < low + 2 * item.step:
            programme.rows += hull_rows(item, low, high)


def hull_rows(item: ExtremeItem, low: int, high: int) -> list[Row]:
    """The sides of the convex hull of sizes in this range with the points that the item can have."""
    hull: list[tuple[int, int]] = []
    for size in range(low, high + 1):
        point = size, item.sign * item.limit(size)
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    rows = []
    for (start, least), (end, most) in itertools.pairwise(hull):
        along, up = end - start, most - least
        rows.append(Row({item.points: item.sign * along, item.size: -up}, along * least - up * start, None))
    return rows


def _turn(first: tuple[int, int], second: tuple[int, int], third: tuple[int, int]) -> int:
    """Above 0 if the three turn to the left."""
    return (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (third[0] - first[0])
