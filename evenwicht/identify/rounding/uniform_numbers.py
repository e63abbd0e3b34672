"""Uniform whole numbers, however large."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def uniform_numbers(generator: np.random.Generator, below: int, size: int, *, distinct: bool = False) -> NDArray[Any]:
    """`size` whole numbers from 0 to `below` - 1, each exactly as likely as the others.

    Parameters
    ----------
    generator
        The source of randomness.
    below
        1 or more; from 2 ** 63 on the numbers are Python's own (dtype object).
    size
        How many; with `distinct`, at most `below`.
    distinct
        Whether to draw without replacement.

    >>> numbers = uniform_numbers(np.random.default_rng(1), 10**30, 2)
    >>> all(0 <= number < 10**30 for number in numbers)
    True
    """
    if below < 2**63:
        if distinct:
            chosen: NDArray[Any] = generator.choice(below, size, replace=False)
            return chosen
        return generator.integers(below, size=size)
    bits = below.bit_length()
    length = (bits + 7) // 8
    numbers: list[int] = []
    seen: set[int] = set()
    while len(numbers) < size:
        number = int.from_bytes(generator.bytes(length), "big") >> (8 * length - bits)
        if number < below and not (distinct and number in seen):
            numbers.append(number)
            seen.add(number)
    return np.array(numbers, dtype=object)
