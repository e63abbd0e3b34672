"""A test of every data set of an ensemble: how often it sees a difference, and two data sets that disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from evenwicht.practicum.feedback import NotYet, checking, is_empty
from evenwicht.practicum.handed_in import number, raise_hint, values, whole

LEVEL = 0.05
SLACK = 0.05
"""How far a share may be off, since permutations are drawn at random; and likewise a chance, in `NEAR_THE_LEVEL`."""
NEAR_THE_LEVEL = (0.03, 0.075)
_PERMUTATIONS = 999
_SEED = 7


def chance(table: pd.DataFrame, group: str, item: str, rng: np.random.Generator) -> float:
    """How often groups dealt at random differ as much as these: by the sum of squares of their sums over their sizes.

    Its order over arrangements is that of the F statistic.
    """
    points = table[item].to_numpy(dtype=np.float64)
    _, codes = np.unique(table[group].astype(str), return_inverse=True)
    dealt = np.vstack([codes, rng.permuted(np.tile(codes, (_PERMUTATIONS, 1)), axis=1)])
    between = sum(((dealt == label) @ points) ** 2 / size for label, size in enumerate(np.bincount(codes)))
    return float(np.mean(np.asarray(between) >= np.asarray(between)[0] - 1e-9))


def chances(tables: Sequence[pd.DataFrame], group: str, item: str) -> list[float]:
    """`chance` of each data set, in order."""
    rng = np.random.default_rng(_SEED)
    return [chance(table, group, item, rng) for table in tables]


@checking
def check_tests(
    answer: object, opposites: object, tables: Mapping[str, Sequence[pd.DataFrame]], prior: str, group: str, item: str
) -> None:
    """Whether these are the shares of data sets in which a test sees a difference, and whether two data sets disagree.

    Parameters
    ----------
    answer
        The share, a fraction, by prior.
    opposites
        The numbers, from 0, of a data set in which the test sees a difference and of one in which it does not.
    tables
        The data sets of an ensemble, by prior.
    prior
        The one that `opposites` are from.
    group, item
        The columns: what makes the groups, and the points that are compared.
    """
    if not isinstance(answer, Mapping) or set(answer) != set(tables):
        raise NotYet("tests_kind")
    found = {name: number(answer[name], "tests_kind") for name in tables}
    if min(found.values()) < 0:
        raise NotYet("tests_range")
    all_chances = {name: chances(own, group, item) for name, own in tables.items()}
    right = {name: float(np.mean([p < LEVEL for p in own])) for name, own in all_chances.items()}

    def close(other: Mapping[str, float]) -> bool:
        return all(abs(found[name] - other[name]) <= SLACK for name in tables)

    if not close(right):
        looks = {
            "tests_percent": all(abs(found[name] - 100 * right[name]) <= 100 * SLACK for name in tables),
            "tests_counts": all(
                abs(found[name] / len(own) - right[name]) <= SLACK for name, own in all_chances.items()
            ),
            "tests_range": max(found.values()) > 1,
            "tests_complement": close({name: 1 - share for name, share in right.items()}),
            "tests_priors": close(dict(zip(right, reversed(right.values()), strict=True))),
        }
        raise_hint(looks, "tests_other")
    if is_empty(opposites):
        raise NotYet("")
    numbers = [whole(one, "opposites_kind") for one in values(opposites, "opposites_kind")]
    own = all_chances[prior]
    if isinstance(opposites, set | frozenset) or len(numbers) != 2 or not all(0 <= one < len(own) for one in numbers):
        raise NotYet("opposites_kind")
    seen, unseen = own[numbers[0]], own[numbers[1]]
    low, high = NEAR_THE_LEVEL
    if seen >= high and unseen <= low:
        raise NotYet("opposites_order")
    if seen >= high:
        raise NotYet("opposites_first")
    if unseen <= low:
        raise NotYet("opposites_second")
