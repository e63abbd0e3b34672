"""Whole numbers in runs: how a long list of possible sample sizes is told in a line."""

from __future__ import annotations

from collections.abc import Iterable

DASH = "\N{EN DASH}"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of successive numbers, in order.

    >>> runs([80, 88, 89, 99, 100, 101])
    [(80, 80), (88, 89), (99, 101)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def told(numbers: Iterable[int], dash: str = DASH) -> str:
    """The numbers as runs in one line of text; empty if there are none.

    >>> told([80, 88, 89, 99, 100, 101], "-")
    '80, 88-89, 99-101'
    """
    return ", ".join(str(first) if first == last else f"{first}{dash}{last}" for first, last in runs(numbers))
