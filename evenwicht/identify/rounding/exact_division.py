"""Whole quotients and remainders of products that may not fit in 64 bits, for whole arrays at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_SAFE_PRODUCT = 2**62


def multiply_divide(factor: int, n: NDArray[np.int64], divisor: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """`divmod(factor * n, divisor)` for every whole number of `n`, exactly.

    Parameters
    ----------
    factor
        Any whole number.
    n
        Whole numbers, int64, 0 or more.
    divisor
        A whole number above 0.

    Returns
    -------
    Quotients (rounded down) and remainders (0 to `divisor` - 1), in the shape of `n`: int64, or whole Python
    numbers (dtype object) where these might not fit.

    >>> multiply_divide(-7, np.array([1, 2, 3]), 4)
    (array([-2, -4, -6]), array([1, 2, 3]))
    """
    largest = abs(factor) * int(n.max(initial=1))
    if largest < _SAFE_PRODUCT and divisor < _SAFE_PRODUCT:
        product = n * factor
        quotient = product // divisor
        return quotient, product - quotient * divisor
    exact = n.astype(object) * factor
    return exact // divisor, exact % divisor
