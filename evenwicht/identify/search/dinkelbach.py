"""The linear question that tells whether a ratio of whole points to a size can be exceeded.

Dinkelbach (1967, doi:10.1287/mnsc.13.7.492): with `p / q` the best ratio so far, a better one exists if and only if
`q points - p size` can exceed 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

__all__ = ["dinkelbach_question"]


def dinkelbach_question(points: Mapping[int, int], size: int, ratio: Fraction) -> dict[int, int]:
    """The question in whole numbers: a sum above 0 says that the points over the size exceed the ratio."""
    question = {v: w * ratio.denominator for v, w in points.items()}
    question[size] = question.get(size, 0) - ratio.numerator
    return question
