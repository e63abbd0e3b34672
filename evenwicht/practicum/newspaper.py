"""Which fewest people can have given the percentages of a newspaper?"""

from __future__ import annotations

import numbers
import re
from decimal import Decimal
from fractions import Fraction

from evenwicht.practicum.feedback import NotYet, checking
from evenwicht.practicum.handed_in import values, whole
from evenwicht.practicum.trying import prints, sizes

_PRINTED = re.compile(r"[0-9]{1,3}([.][0-9]{1,9})?")
MOST = 2000
"""The most people that are tried."""


def _figures(percentages: object) -> list[str]:
    """The percentages as texts with a decimal point."""
    found = []
    for percentage in values(percentages, "news_kind"):
        if not isinstance(percentage, str | numbers.Real | Decimal):
            raise NotYet("news_kind")
        text = str(percentage).strip().removesuffix("%").strip().replace(",", ".")
        if not _PRINTED.fullmatch(text):
            raise NotYet("news_kind")
        found.append(text)
    return found


@checking
def check_counts(answer: object, percentages: object) -> None:
    """Whether these counts are the fewest people whose answers print as these percentages.

    Parameters
    ----------
    answer
        The counts handed in, in the order of the percentages.
    percentages
        The percentages of all answers to one question, as printed; numbers or texts.
    """
    figures = _figures(percentages)
    half = Fraction(len(figures), 2)
    if len(figures) < 2 or abs(sum(map(Fraction, figures), Fraction(-100))) > half:
        raise NotYet("news_sum")
    counts = [whole(count, "counts_kind") for count in values(answer, "counts_kind")]
    if len(counts) != len(figures):
        raise NotYet("counts_length")
    n = sum(counts)
    if min(counts) < 0 or not 1 <= n <= MOST:
        raise NotYet("counts_kind")
    if not all(prints(count, n, figure) for count, figure in zip(counts, figures, strict=True)):
        by_size = zip(sorted(counts), sorted(figures, key=Fraction), strict=True)
        raise NotYet("counts_order" if all(prints(*(c, n, f)) for c, f in by_size) else "counts_do_not_print")
    if min(sizes(figures, n, exhaustive=True)) < n:
        raise NotYet("counts_are_percentages" if n == 100 else "counts_not_fewest")
