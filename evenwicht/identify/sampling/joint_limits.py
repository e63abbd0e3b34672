"""Which states of a joint space are data sets of the problem: the rows of its integer programme, for many chains at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.search.cell_forms import CellForms

Whole = NDArray[np.int64]


class JointLimits:
    """What a data set of a joint space must satisfy; see `Limits`."""

    def __init__(self, space: JointSpace) -> None:
        self.space = space
        made, size = space.made, len(space.places)
        terms: dict[int, dict[int, int]] = {v: {} for v in made.cell_sizes}
        terms |= {v: {} for v in made.answered.values()}
        terms |= {v: {} for points in made.points.values() for v in points}
        terms |= {made.cell_sizes[c]: {at: 1} for at, c in enumerate(space.places)}
        width = size
        for question, divided in zip(space.points, space.divided, strict=True):
            for at, c in enumerate(space.places):
                if divided[at]:
                    terms[made.answered[question.name, c]] = {at: 1}
                    terms |= {v: {width + j: 1} for j, v in enumerate(made.points[question.name, c])}
                width += question.items
        self._forms = CellForms(made, terms, width)

    def holds(self, sums: Whole, counts: Whole, rows: Whole | None = None, key: object = None) -> NDArray[np.bool_]:
        """Which chains are within the limits, (chains,); all of them are looked at whatever changed."""
        space = self.space
        parts = [counts[: space.count_rows - 1]]
        for a, question in enumerate(space.points):
            first = space.tracked[a, 0]
            parts.append(sums[first : first + question.items * len(space.places)])
        return self._forms.holds(np.concatenate(parts))
