"""The stored draws of some chains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True)
class Block:
    """Stored draws of some chains at one n; the last axis is the chain.

    Attributes
    ----------
    n
        Number of respondents.
    points
        By allocation: points, (draws, items, n, chains); none of who did not answer.
    labels
        By categorical question: places among its labels, (draws, n, chains).
    """

    n: int
    points: dict[str, NDArray[Any]]
    labels: dict[str, NDArray[Any]]

    @property
    def shape(self) -> tuple[int, int]:
        """Draws a chain, and chains."""
        array = next(iter([*self.points.values(), *self.labels.values()]))
        return array.shape[0], array.shape[-1]
