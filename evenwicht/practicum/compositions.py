"""A profile of one's own, closed to ten points, and its distance from the printed means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist, log, sqrt

import pandas as pd

from evenwicht import report
from evenwicht.identify import Allocation
from evenwicht.practicum.feedback import NotYet, checking
from evenwicht.practicum.handed_in import closeness, near, number, raise_hint
from evenwicht.published import Published

DECIMALS = 2


def aitchison(first: Sequence[float], second: Sequence[float]) -> float:
    """Aitchison's distance from the logarithm of every ratio of two parts (Aitchison 1986), all parts above 0."""
    parts = range(len(first))
    a, b = ([log(part) for part in whole] for whole in (first, second))  # their ratio may be beyond every float
    squares = [((a[i] - a[j]) - (b[i] - b[j])) ** 2 for i in parts for j in parts if i < j]
    return sqrt(sum(squares) / len(first))


def _parts(answer: object, items: Sequence[str], hint: str) -> list[float]:
    """The numbers of all items in the order of the report."""
    given = answer.to_dict() if isinstance(answer, pd.Series) else answer
    if not isinstance(given, Mapping) or set(given) != set(items):
        raise NotYet(hint)
    return [number(given[item], hint) for item in items]


@checking
def check_profile(answer: object, distance: object, hours: object, published: Published, question: str) -> None:
    """Whether a profile is closed to the points of a question, and whether this is its distance from the means.

    Parameters
    ----------
    answer
        The closed profile: points by item.
    distance
        Aitchison's distance between the profile and the printed means.
    hours
        The profile before it was closed: hours, or any other amounts above 0, by item.
    published
        The printed figures of the report.
    question
        Name of a question that lets people divide points.
    """
    (asked,) = (one for one in report.questions(published) if one.name == question and isinstance(one, Allocation))
    spent = _parts(hours, asked.items, "hours_kind")
    if min(spent) <= 0:
        raise NotYet("hours_zero")
    profile = _parts(answer, asked.items, "closed_kind")
    right = [asked.total * part / sum(spent) for part in spent]
    if not all(closeness(a, b, DECIMALS) == "same" for a, b in zip(profile, right, strict=True)):
        total = sum(profile)
        looks = {
            "closed_not": near(profile, spent, DECIMALS),
            "closed_rounded": abs(total - asked.total) <= 0.1 and near(profile, right, 1),
            "closed_other_whole": total > 0 and near([asked.total * part / total for part in profile], right, DECIMALS),
            "closed_sum": abs(total - asked.total) > 0.1,
        }
        raise_hint(looks, "closed_ratios")
    means = [float(figure.value or 0) for figure in asked.row.figures]
    found, away = number(distance, "distance_kind"), aitchison(spent, means)
    if closeness(found, away, DECIMALS) == "same":
        return
    even = [1.0] * len(means)
    others = {
        "distance_plain": dist(right, means),
        "distance_moved": sum(abs(a - b) for a, b in zip(right, means, strict=True)) / 2,
        "distance_even": aitchison(spent, even),
        "distance_squared": away**2,
        "distance_shares": dist([part / sum(spent) for part in spent], [mean / sum(means) for mean in means]),
    }
    looks = {hint: closeness(found, other, DECIMALS) == "same" for hint, other in others.items()}
    raise_hint(looks, "distance_rounded" if closeness(found, away, DECIMALS) == "rounded" else "distance_other")
