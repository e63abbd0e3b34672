"""Whole quotients and remainders of products that may not fit in 64 bits, for whole arrays at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_SAFE_PRODUCT = 2**62
_SAFE_DIVISOR = 2**60
_SAFE_QUOTIENT = 2**50


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
    if divisor < _SAFE_DIVISOR and largest // divisor < _SAFE_QUOTIENT:
        # a float quotient is at most one off; the remainder it leaves fits in 64 bits though its two terms do
        # not, and differences modulo 2 ** 64 are right for whatever fits
        guess = np.floor(n * (factor / divisor)).astype(np.int64)
        left = n * _wrapped(factor) - guess * _wrapped(divisor)
        correction = left // divisor
        return guess + correction, left - correction * divisor
    exact = n.astype(object) * factor
    return exact // divisor, exact % divisor


def _wrapped(number: int) -> np.int64:
    """The number modulo 2 ** 64 as a signed one."""
    return np.int64((number + 2**63) % 2**64 - 2**63)
