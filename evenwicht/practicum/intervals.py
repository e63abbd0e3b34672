"""The interval of a share, with and without a finite population."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, sqrt
from statistics import NormalDist

from evenwicht import report
from evenwicht.identify import Categorical
from evenwicht.practicum.feedback import checking
from evenwicht.practicum.handed_in import Pair, near, pair, raise_hint, same
from evenwicht.practicum.trying import counts_of
from evenwicht.published import Published

DECIMALS = 3
CONFIDENCE = 0.95


def _bisect(holds: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where `holds` stops holding between a value that it holds for and one that it does not."""
    for _ in range(60):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return inside


def limits(share: float, n: int, population: float, cells: int, confidence: float = CONFIDENCE) -> Pair:
    """The shares of a population that a score test does not reject, found by trying (Wilson 1927, Goodman 1965).

    Parameters
    ----------
    share
        Of the sample.
    n
        Respondents.
    population
        Infinite for sampling with replacement.
    cells
        The answers that the intervals hold for at once.
    confidence
        Above 0 and below 1.
    """
    z = NormalDist().inv_cdf(1 - (1 - confidence) / cells / 2)
    correction = 1.0 if population == inf else (population - n) / (population - 1)

    def kept(true: float) -> bool:
        return abs(share - true) <= z * sqrt(true * (1 - true) / n * correction)

    return _bisect(kept, share, 0.0), _bisect(kept, share, 1.0)


def _classical(share: float, n: int, population: float, cells: int) -> Pair:
    """The textbook's interval, with the standard error at the share of the sample."""
    z = NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / cells / 2)
    correction = 1.0 if population == inf else (population - n) / (population - 1)
    half = z * sqrt(share * (1 - share) / n * correction)
    return share - half, share + half


@checking
def check_intervals(
    answer: object, without: object, published: Published, question: str, category: str, n: int
) -> None:
    """Whether these are the simultaneous score intervals of an answer, with and without the finite population.

    Parameters
    ----------
    answer, without
        Lower and upper limit, fractions between 0 and 1: within the finite population, and without it.
    published
        The printed figures of the report.
    question, category
        A question with one choice, and one of its answers.
    n
        Number of respondents.
    """
    found = *pair(answer, "interval_kind"), *pair(without, "interval_kind")
    rows = {one.name: one for one in report.questions(published) if isinstance(one, Categorical)}

    def expected(
        name: str = question,
        label: str = category,
        size: int = n,
        ends: Callable[..., Pair] = limits,
        at_once: bool = True,
        printed: bool = False,
        first: int = 0,
        last: int = -1,
    ) -> tuple[float, ...]:
        row = rows[name]
        figure = str(row.percentages[row.categories.index(label)])
        counts = counts_of(size, figure)
        if not counts:
            return (inf,) * 4
        shares = [float(figure) / 100] if printed else [count / size for count in counts]
        cells = len(row.categories) + (not row.exhaustive) if at_once else 1
        made = [[ends(share, size, people, cells) for share in shares] for people in (report.POPULATION, inf)]
        return tuple(end for own in made for end in (own[first][0], own[last][1]))

    right = expected()
    if same(found, right, DECIMALS):
        return
    looks = {
        "interval_percent": near([x / 100 for x in found], right, DECIMALS),
        "interval_ends": near([found[1], found[0], found[3], found[2]], right, DECIMALS),
        "interval_swapped": near([*found[2:], *found[:2]], right, DECIMALS),
        "interval_twice_free": near(found, [*right[2:], *right[2:]], DECIMALS),
        "interval_twice_finite": near(found, [*right[:2], *right[:2]], DECIMALS),
        "interval_one_by_one": same(found, expected(at_once=False), DECIMALS),
        "interval_classical": any(
            same(found, expected(ends=_classical, at_once=every), DECIMALS) for every in (True, False)
        ),
        "interval_printed": same(found, expected(printed=True), DECIMALS),
        "interval_one_count": any(same(found, expected(first=one, last=one), DECIMALS) for one in (0, -1)),
        "interval_rounded": near(found, right, DECIMALS),
        "interval_other_answer": any(
            same(found, expected(name, label), DECIMALS) for name, row in rows.items() for label in row.categories
        ),
        "interval_other_n": any(
            same(found, expected(size=size), DECIMALS) for size in range(1, report.POPULATION) if size != n
        ),
    }
    raise_hint(looks, "interval_other")
