"""Small surveys, and how often each of their data sets was drawn and should be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from every_data_set import Histogram, count_orders, enumerate_histograms
from numpy.typing import NDArray

from evenwicht.identify import (
    Allocation,
    Base,
    Categorical,
    Ensemble,
    GroupFigure,
    Mean,
    Problem,
    Scale,
    Share,
    Statement,
    highest,
    scored,
)

Weight = Callable[[Histogram], float]


def linked_survey(n: int = 80) -> Problem:
    """The two linked questions of the report: line steering has the highest mean under every philosophy."""
    philosophy = Categorical(
        "philosophy",
        ("combined", "networking", "performing", "responsive", "lawful"),
        ("64", "17", "9", "7", "3"),
    )
    form = Allocation(
        "form",
        ("line", "project", "task", "results", "self", "area", "chain"),
        ("2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"),
    )
    return Problem(n, (philosophy, form), highest(form, "line", by=philosophy))


def small_surveys() -> dict[str, Problem]:
    """Surveys of a few respondents, each hard in its own way."""
    halves = Categorical("group", ("a", "b"), ("50", "50"))
    others = Categorical("other", ("c", "d"), ("50", "50"))
    thirds = Categorical("group", ("a", "b", "c"), ("34", "33", "33"))
    open_ended = Categorical("group", ("a",), ("33",), exhaustive=False)
    pair = Allocation("points", ("x", "y"), ("1", "1"), total=2)
    triple = Allocation("points", ("x", "y", "z"), ("1", "1", "1"), total=3)
    exact = Allocation("points", ("x", "y", "z"), ("1.4", "0.3", "0.3"), total=2)
    four = Allocation("points", ("w", "x", "y", "z"), ("1.5", "1.5", "0.5", "0.5"), total=4)
    five = Allocation("points", ("w", "x", "y", "z"), ("1.0", "0.5", "1.0", "2.5"), total=5)
    more = Allocation("more", ("u", "v"), ("1", "1"), total=2)
    in_a, in_b = ("group", "a"), ("group", "b")
    return {
        "the same item first in both groups": Problem(2, (halves, four), highest(four, "w", by=halves)),
        "pieces that steps do not join": Problem(
            2,
            (halves, five),
            (
                Statement(Mean("points", "w", in_a), Mean("points", "x", in_a)),
                Statement(Mean("points", "x", in_a), Mean("points", "y", in_a)),
                Statement(Mean("points", "w", in_b), Mean("points", "y", in_b)),
            ),
        ),
        "another first in each group": Problem(
            2, (halves, four), (*highest(four, "w", group=in_a), *highest(four, "x", group=in_b))
        ),
        "strictly, with answers that are not printed": Problem(
            3,
            (open_ended, triple),
            (Statement(Mean("points", "x", in_a), Mean("points", "x", ("group", "not_printed")), strict=True),),
        ),
        "two questions group the respondents": Problem(
            4,
            (halves, others, pair),
            (
                Statement(Mean("points", "x", in_a), Mean("points", "y", in_a)),
                Statement(Mean("points", "x", ("other", "c")), Mean("points", "x", ("other", "d"))),
            ),
        ),
        "two allocations are compared": Problem(3, (pair, more), (Statement(Mean("points", "x"), Mean("more", "u")),)),
        "largest remainder": Problem(3, (thirds, exact), highest(exact, "x", by=thirds), "largest_remainder"),
        "one respondent": Problem(1, (Allocation("points", ("x", "y"), ("1", "1"), total=2),)),
    }


SEX = Categorical("sex", ("m", "f"), ("60", "40"))
HALVES = Categorical("sex", ("m", "f"), ("50", "50"))
ANY_SEX = Categorical("sex", ("m", "f"), ("-", "-"))
VOTE = Categorical("vote", ("yes", "no"), ("-", "-"))
MEN, WOMEN = ("sex", "m"), ("sex", "f")
PAIR = Allocation("points", ("x", "y"), ("1", "1"), total=2)
SURVEYS_OF_EVERY_KIND = {
    "percentages of groups": Problem(5, (SEX, VOTE), (GroupFigure("vote", "yes", MEN, "67"),)),
    "percentages of groups of unknown size": Problem(
        5, (ANY_SEX, VOTE), (GroupFigure("vote", "yes", MEN, "50"), GroupFigure("vote", "yes", WOMEN, "<50"))
    ),
    "means of groups": Problem(
        4, (ANY_SEX, PAIR), (GroupFigure("points", "x", MEN, "1.5"), GroupFigure("points", "y", WOMEN, ">1"))
    ),
    "groups of two answers": Problem(
        4,
        (HALVES, VOTE, Categorical("age", ("young", "old"), counts=("1-3", "1-3"))),
        (GroupFigure("vote", "yes", (MEN, ("age", "young")), "1", counted=True),),
    ),
    "those who were asked": Problem(
        4,
        (
            Categorical("drives", ("yes", "no"), ("-", "-")),
            Categorical("brand", ("a", "b"), ("50", "50"), base=Base(None, ("drives", "yes"))),
        ),
    ),
    "answers missing": Problem(4, (HALVES, Categorical("brand", ("a", "b"), ("33", "67"), base=Base("3")))),
    "answers missing of a group with a figure": Problem(
        4,
        (ANY_SEX, Categorical("brand", ("a", "b"), ("-", "-"), base=Base("2-3"))),
        (GroupFigure("brand", "a", MEN, "50"),),
    ),
    "mean and spread": Problem(6, (scored("q", Scale(0, 4, mean="2", sd="1.5")),)),
    "scores of two items, and their ends": Problem(
        4, (scored("q", Scale(1, 2, mean="1.5", items=2, least="1", greatest="2")),)
    ),
    "median and quartiles": Problem(5, (scored("q", Scale(1, 4, median="2", upper_quartile="3")),)),
    "a median between two scores": Problem(4, (scored("q", Scale(1, 4, median="2.5", mean="2.5")),)),
    "scores of groups": Problem(
        5,
        (SEX, scored("q", Scale(1, 3, mean="2.0"))),
        (GroupFigure("q", "", MEN, "2.3"), GroupFigure("q", "", WOMEN, "1.5", median=True)),
    ),
    "a spread of a group": Problem(
        5, (SEX, scored("q", Scale(0, 3, mean="1.4"))), (GroupFigure("q", "", MEN, "1.7", sd="1.2"),)
    ),
    "scores below nought, compared": Problem(
        4,
        (ANY_SEX, scored("q", Scale(-1, 1, mean="0.0"))),
        (Statement(Mean("q", "", MEN), Mean("q", "", WOMEN), True),),
    ),
    "scores beside points": Problem(
        4, (scored("q", Scale(0, 2, mean="1.0")), PAIR), (Statement(Mean("points", "x", ("q", "0")), Fraction(3, 2)),)
    ),
    "statements of shares": Problem(
        5, (ANY_SEX, VOTE), (Statement(Share("vote", "yes", MEN), Share("vote", "yes", WOMEN), strict=True),)
    ),
    "largest remainder": Problem(
        3,
        (Categorical("sex", ("m", "f", "x"), ("34", "33", "33")), Categorical("vote", ("yes", "no"), ("67", "33"))),
        (GroupFigure("vote", "yes", MEN, "100"),),
        "largest_remainder",
    ),
    "points that not everyone divided": Problem(
        4, (Allocation("time", ("a", "b"), ("1.3", "0.7"), total=2, base=Base("3")), HALVES)
    ),
    "points of those who were asked": Problem(
        4, (ANY_SEX, Allocation("time", ("a", "b"), ("1.3", "0.7"), total=2, base=Base(None, MEN)))
    ),
    "points of some of a group, within a group": Problem(
        3,
        (ANY_SEX, VOTE, Allocation("time", ("a", "b"), ("1", "1"), total=2, base=Base("1-2", ("vote", "yes")))),
        (GroupFigure("time", "a", MEN, "1.5"),),
    ),
}


def data_set_weight(histogram: Histogram) -> float:
    """Uniform over data sets: a histogram weighs its orders."""
    return count_orders(histogram)


def profile_weight(problem: Problem, concentration: float, by: str | None, allocation: str) -> Weight:
    """Dirichlet-multinomial, with the profile of every group integrated out, in plain Python."""
    columns = [c for q in problem.questions for c in ((q.name,) if isinstance(q, Categorical) else q.columns)]
    question = problem.allocation(allocation)
    places = [columns.index(c) for c in question.columns]
    alpha = concentration / len(places)

    def weight(histogram: Histogram) -> float:
        result = float(count_orders(histogram))
        totals: dict[object, list[int]] = {}
        for row, count in histogram:
            if row[places[0]] is None:  # did not answer
                continue
            points = [int(row[p]) for p in places]
            ways = math.factorial(question.total) // math.prod(math.factorial(p) for p in points)
            result *= ways**count
            group = "all" if by is None else row[columns.index(by)]
            sums = totals.setdefault(group, [0] * len(places))
            totals[group] = [s + count * p for s, p in zip(sums, points, strict=True)]
        for sums in totals.values():
            result *= math.gamma(concentration) / math.gamma(sum(sums) + concentration)
            for s in sums:
                result *= math.gamma(s + alpha) / math.gamma(alpha)
        return result

    return weight


def tally(problem: Problem, ensemble: Ensemble) -> Counter[Histogram]:
    """How often each histogram was drawn."""
    found: Counter[Histogram] = Counter()
    for block in ensemble.blocks:
        columns: list[NDArray[np.int64]] = []
        for question in problem.questions:
            if isinstance(question, Categorical):
                columns.append(block.labels[question.name])
            else:
                points = block.points[question.name]
                answered = points.any(axis=1)  # the points of the others, one less, are -1
                columns += [points[:, j] + answered for j in range(len(question.items))]
        rows = np.stack(columns, axis=-1).astype(np.int64)  # draws, n, chains, columns
        base = int(rows.max()) + 1
        codes = np.sort(rows @ base ** np.arange(rows.shape[-1]), axis=1)
        different, times = np.unique(codes.swapaxes(1, 2).reshape(-1, block.n), axis=0, return_counts=True)
        for data_set, count in zip(different, times, strict=True):
            answers = (data_set[:, None] // base ** np.arange(rows.shape[-1]) % base).tolist()
            named = Counter(map(_named(problem), answers)).items()
            found[tuple(sorted(named, key=lambda row: [(one is None, one or 0) for one in row[0]]))] += int(count)
    return found


def _named(problem: Problem) -> Callable[[list[int]], tuple[str | int | None, ...]]:
    categoricals = {
        place: question.labels
        for question in problem.questions
        if isinstance(question, Categorical)
        for place in [_place(problem, question.name)]
    }
    return lambda answers: tuple(
        categoricals[place][answer] if place in categoricals else answer - 1 if answer else None
        for place, answer in enumerate(answers)
    )


def _place(problem: Problem, name: str) -> int:
    place = 0
    for question in problem.questions:
        if question.name == name:
            break
        place += 1 if isinstance(question, Categorical) else len(question.items)
    return place


def expected_counts(problem: Problem, weight: Weight, size: int) -> dict[Histogram, float]:
    """How often each histogram of the enumeration is drawn on average in an ensemble of this size."""
    weights = {histogram: weight(histogram) for histogram in enumerate_histograms(problem)}
    return {histogram: w / sum(weights.values()) * size for histogram, w in weights.items()}
