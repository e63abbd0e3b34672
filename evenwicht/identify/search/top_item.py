"""How many respondents of a group give one item the most points: what that takes of the group's point totals.

The respondents of a cell are told apart: those who have the item on top, by the points they give it, and the
others, by an item that beats it. Each of these classes has a sum of points for each item, and the sums are
sufficient:

- *on top with a points*: the other items add to `total - a` for each, none above `a` (`a - 1` if ties do not
count).
  Sums within these caps times the size of the class can be dealt out evenly (`dealing.py`);
- *beaten by another item*: that item has at least one point more (as many, if ties do not count). The item
itself has
  then at most half of the total without that point, rounded down, from each; sums within this cap can be
  dealt out too, since what is left over goes in single points to any other item.
"""

from __future__ import annotations

from dataclasses import dataclass

from evenwicht.identify.model.dealing import Deal
from evenwicht.identify.model.groups import Where
from evenwicht.identify.search.formulation import Formulation


@dataclass(frozen=True)
class TopClasses:
    """The classes of one cell: for each a size variable and its variables for the points of each item.

    `on_top` holds the points that its respondents give the item, `beaten_by` the item that beats it.
    """

    on_top: dict[int, tuple[int, tuple[int | None, ...]]]
    beaten_by: dict[int, tuple[int, tuple[int, ...]]]
    item: int
    margin: int

    @property
    def top_counts(self) -> list[int]:
        """The variables whose sum is the number of respondents with the item on top."""
        return [size for size, _ in self.on_top.values()]

    def deals(self, values: tuple[int, ...]) -> tuple[Deal, ...]:
        """What to deal out, class by class."""
        dealt = []
        for points, (size, sums) in self.on_top.items():
            given = tuple(points * values[size] if v is None else values[v] for v in sums)
            dealt.append(Deal(values[size], given))
        for leader, (size, whole) in self.beaten_by.items():
            given = tuple(values[v] for v in whole)
            dealt.append(Deal(values[size], given, leader, self.item, self.margin))
        return tuple(dealt)


def add_top_classes(
    made: Formulation, question: str, item: str, group: Where | None, *, ties: bool
) -> dict[int, TopClasses]:
    """Tell the respondents of a group's cells apart by their top item.

    Returns
    -------
    The classes of each cell of the group.
    """
    allocation = made.allocations[question]
    position = allocation.items.index(item)
    return {
        cell: _classes(
            made, made.answered[question, cell], made.points[question, cell], position, allocation.total, ties=ties
        )
        for cell in made.members(group, question)
    }


def _classes(made: Formulation, size: int, points: tuple[int, ...], item: int, total: int, *, ties: bool) -> TopClasses:
    programme = made.programme
    most, items = programme.upper[size], range(len(points))
    others = [j for j in items if j != item]
    on_top: dict[int, tuple[int, tuple[int | None, ...]]] = {}
    for given in range(total + 1):
        cap = given if ties else given - 1
        if total - given > cap * len(others) or cap < 0:
            continue
        count = programme.variable(0, most)
        sums = {j: programme.variable(0, most * total) for j in others}
        programme.row({**dict.fromkeys(sums.values(), 1), count: given - total}, 0, 0)
        for variable in sums.values():
            programme.row({variable: 1, count: -cap}, None, 0)
        on_top[given] = count, tuple(sums.get(j) for j in items)
    margin = 1 if ties else 0
    beaten_by: dict[int, tuple[int, tuple[int, ...]]] = {}
    for leader in others:
        count = programme.variable(0, most)
        whole = tuple(programme.variable(0, most * total) for _ in items)
        programme.row({**dict.fromkeys(whole, 1), count: -total}, 0, 0)
        programme.row({whole[leader]: 1, whole[item]: -1, count: -margin}, 0, None)
        programme.row({whole[item]: 1, count: -((total - margin) // 2)}, None, 0)
        beaten_by[leader] = count, whole
    counts = [count for count, _ in (*on_top.values(), *beaten_by.values())]
    programme.row({**dict.fromkeys(counts, 1), size: -1}, 0, 0)
    for j in items:
        parts = {w[j]: 1 for _, w in beaten_by.values()}
        for given, (count, tops) in on_top.items():
            held = tops[j]
            parts |= {count: given} if held is None else {held: 1}
        programme.row({**parts, points[j]: -1}, 0, 0)
    return TopClasses(on_top, beaten_by, item, margin)
