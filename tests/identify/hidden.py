"""Random surveys that are rounded and then hidden: strategies for Hypothesis, with the truth kept aside."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd
from enumerated import prints_of_row
from hypothesis import strategies as st

from evenwicht.identify import NOT_PRINTED, Allocation, Categorical, Mean, Problem, Rounding, Statement
from evenwicht.identify.model.verify import mean_of

ROUNDINGS: tuple[Rounding, ...] = ("half_up", "half_even", "any", "largest_remainder")


@dataclass(frozen=True)
class Hidden:
    """What a report prints, and the data set behind it."""

    problem: Problem
    truth: pd.DataFrame


def print_row(values: list[Fraction], decimals: int, rounding: str) -> tuple[str, ...]:
    """One way to print a row of values under a convention."""
    return min(prints_of_row(values, decimals, rounding))


def hide(
    truth: pd.DataFrame,
    groupings: dict[str, tuple[str, ...]],
    allocations: dict[str, tuple[tuple[str, ...], int]],
    rounding: Rounding,
    *,
    decimals: tuple[int, int] = (0, 1),
    left_out: frozenset[str] = frozenset(),
) -> Hidden:
    """Round a data set; the last category of the questions in `left_out` is not printed.

    `decimals` are those of percentages and of means.
    """
    n, truth = len(truth), truth.copy()
    questions: list[Categorical | Allocation] = []
    for name, categories in groupings.items():
        shares = [Fraction(100 * int((truth[name] == c).sum()), n) for c in categories]
        printed = print_row(shares, decimals[0], rounding)
        if name in left_out:
            truth[name] = truth[name].replace({categories[-1]: NOT_PRINTED})
            questions.append(Categorical(name, categories[:-1], printed[:-1], exhaustive=False))
        else:
            questions.append(Categorical(name, categories, printed))
    for name, (items, total) in allocations.items():
        means = [Fraction(int(truth[f"{name}.{item}"].sum()), n) for item in items]
        questions.append(Allocation(name, items, print_row(means, decimals[1], rounding), total))
    return Hidden(Problem(n, tuple(questions), (), rounding), truth)


@st.composite
def hidden_surveys(
    draw: st.DrawFn,
    *,
    most_respondents: int,
    most_items: int,
    most_groups: int,
    most_points: int,
    groupings: int = 1,
) -> Hidden:
    """A survey of some categorical questions and one allocation, with statements that are true of it."""
    n = draw(st.integers(1, most_respondents))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    columns: dict[str, object] = {}
    categories: dict[str, tuple[str, ...]] = {}
    for number in range(draw(st.integers(1, groupings))):
        name = f"g{number}"
        categories[name] = tuple("abcdef"[: draw(st.integers(2, most_groups))])
        columns[name] = rng.choice(categories[name], size=n, p=rng.dirichlet([1.0] * len(categories[name])))
    k = draw(st.integers(2, most_items))
    total = draw(st.integers(1, most_points))
    items = tuple("pqrstuv"[:k])
    weights = rng.dirichlet([draw(st.sampled_from([0.3, 1.0, 5.0]))] * k)
    points = rng.multinomial(total, weights, size=n)
    columns |= {f"share.{item}": points[:, j] for j, item in enumerate(items)}
    left_out = frozenset(name for name, found in categories.items() if len(found) > 2 and draw(st.booleans()))
    hidden = hide(
        pd.DataFrame(columns),
        categories,
        {"share": (items, total)},
        draw(st.sampled_from(ROUNDINGS)),
        decimals=(draw(st.integers(0, 1)), draw(st.integers(0, 2))),
        left_out=left_out,
    )
    means = [Mean("share", item, group) for item in items for group in _groups(hidden.problem)]
    statements = []
    for _ in range(draw(st.integers(0, 5))):
        one, other = draw(st.sampled_from(means)), draw(st.sampled_from(means))
        if one == other:
            continue
        a, b = mean_of(one, hidden.truth), mean_of(other, hidden.truth)
        if a is None or b is None or a == b:
            statements.append(Statement(one, other))
        else:
            larger, smaller = (one, other) if a > b else (other, one)
            statements.append(Statement(larger, smaller, strict=draw(st.booleans())))
    problem = Problem(n, hidden.problem.questions, tuple(statements), hidden.problem.rounding)
    return Hidden(problem, hidden.truth)


def _groups(problem: Problem) -> list[tuple[str, str] | None]:
    labels = [(q.name, c) for q in problem.questions if isinstance(q, Categorical) for c in q.labels]
    return [None, *labels]
