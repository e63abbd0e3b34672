"""A share in a cross-table over an ensemble: of the row, in every data set, the least and the greatest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from evenwicht.practicum.feedback import checking
from evenwicht.practicum.handed_in import Pair, near, pair, raise_hint, same

DECIMALS = 3
Answer = tuple[str, str]


def _tallies(tables: Sequence[pd.DataFrame], row: Answer, column: Answer) -> list[tuple[int, int, int, int]]:
    """In each data set: both answers, the row's, the column's, and everyone."""
    found = []
    for frame in tables:
        counts = Counter(zip(frame[row[0]].tolist(), frame[column[0]].tolist(), strict=True))
        rows = sum(count for (first, _), count in counts.items() if first == row[1])
        columns = sum(count for (_, second), count in counts.items() if second == column[1])
        found.append((counts[row[1], column[1]], rows, columns, len(frame)))
    return found


def _ends(values: list[float]) -> Pair:
    return min(values), max(values)


@checking
def check_row_share(
    answer: object, tables: Mapping[str, Sequence[pd.DataFrame]], prior: str, row: Answer, column: Answer
) -> None:
    """Whether these are the least and the greatest share of a group that gave an answer, over an ensemble.

    Parameters
    ----------
    answer
        The least and the greatest share, fractions between 0 and 1.
    tables
        The data sets of an ensemble, by prior.
    prior
        The one that is asked about.
    row, column
        Question and answer: of those who gave the first, the share that gave the second.
    """
    found = pair(answer, "cross_kind")
    tallies = _tallies(tables[prior], row, column)
    right = _ends([both / rows for both, rows, _, _ in tallies])
    if same(found, right, DECIMALS):
        return
    looks = {
        "cross_percent": near([x / 100 for x in found], right, DECIMALS),
        "cross_ends": near(found[::-1], right, DECIMALS),
        "cross_counts": same(found, _ends([float(both) for both, _, _, _ in tallies]), DECIMALS),
        "cross_columns": same(found, _ends([both / columns for both, _, columns, _ in tallies]), DECIMALS),
        "cross_everyone": same(found, _ends([both / n for both, _, _, n in tallies]), DECIMALS),
        "cross_one": found[0] == found[1],
        "cross_prior": any(
            same(found, _ends([both / rows for both, rows, _, _ in _tallies(other, row, column)]), DECIMALS)
            for name, other in tables.items()
            if name != prior
        ),
        "cross_rounded": near(found, right, DECIMALS),
    }
    raise_hint(looks, "cross_other")
