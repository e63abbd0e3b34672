"""The bounds of a whole cross-table are those of every data set there is, and those of the integer programme."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from enumerated import DataSets, enumerate_data_sets

from evenwicht import published, report
from evenwicht.identify import (
    NOT_PRINTED,
    Allocation,
    Categorical,
    Cell,
    GroupTotal,
    InfeasibleError,
    Mean,
    Problem,
    PublishedFigureError,
    cross_table_bounds,
)

COLOUR = Categorical("colour", ("red", "blue", "grey"), ("50", "25", "25"))
SOME = Categorical("some", ("a", "b"), ("25", "25"), exhaustive=False)
TIME = Allocation("time", ("work", "rest"), ("1.8", "1.2"), 3)
LOVE = Allocation("love", ("him", "her", "it"), ("0.8", "1.0", "0.2"), 2)


def weights(found: DataSets, name: str) -> dict[str, np.ndarray]:
    """By label: the weight of each respondent in each data set, in whole units."""
    question = next(question for question in found.problem.questions if question.name == name)
    if isinstance(question, Categorical):
        return {label: (found.answers[name] == label).astype(int) for label in question.labels}
    return {item: found.points[name][:, :, i] for i, item in enumerate(question.items)}


def by_enumeration(problem: Problem, row: str, column: str, of: str) -> dict[tuple[str, str], tuple]:
    found = enumerate_data_sets(problem)
    units = {q.name: q.total if isinstance(q, Allocation) else 1 for q in problem.questions}
    ends = {}
    for label, x in weights(found, row).items():
        for other, y in weights(found, column).items():
            products = (x * y).sum(axis=1)
            unit = units[row] * units[column]
            if of == "count":
                values = {Fraction(int(p), unit) for p in set(products.tolist())}
            else:
                totals, one = (x.sum(axis=1), units[row]) if of == "row" else (y.sum(axis=1), units[column])
                pairs = set(zip(products.tolist(), totals.tolist(), strict=True))
                values = {Fraction(p * one, t * unit) for p, t in pairs if t}
            ends[label, other] = (min(values, default=None), max(values, default=None))
    return ends


@pytest.mark.parametrize("of", ["count", "row", "column"])
@pytest.mark.parametrize(
    ("n", "questions"),
    [
        (4, (COLOUR, SOME)),
        (4, (COLOUR, LOVE)),
        (4, (LOVE, SOME)),
        (4, (TIME, LOVE)),
        (3, (Allocation("time", ("work", "rest"), ("2", "1"), 3), Allocation("love", ("him", "her"), ("1", "2"), 3))),
        (5, (Categorical("rare", ("yes", "no"), ("20", "80")), Allocation("time", ("work", "rest"), ("2", "0"), 2))),
    ],
    ids=lambda value: "-".join(q.name for q in value) if isinstance(value, tuple) else str(value),
)
def test_the_bounds_are_those_of_every_data_set(n: int, questions: tuple, of: str) -> None:
    problem = Problem(n, questions)
    row, column = (question.name for question in questions)
    table = cross_table_bounds(problem, row, column, of)
    found = {(line.row, line.column): (line.lower, line.upper) for line in table.itertuples()}
    assert found == by_enumeration(problem, row, column, of)


@pytest.mark.parametrize("n", [80, 118, 355])
def test_the_bounds_are_those_of_the_integer_programme(n: int) -> None:
    problem = report.problem(published.load(), n)
    draw = random.Random(n)
    choices = [q.name for q in problem.questions if isinstance(q, Categorical)]
    for row in choices:
        for column in (q for q in problem.questions if q.name != row):
            for of in ("count", "row"):
                table = cross_table_bounds(problem, row, column.name, of)
                for line in draw.sample(list(table.itertuples()), 4):
                    if isinstance(column, Categorical):
                        statistic = Cell((row, line.row), (column.name, line.column), of)
                        unit = 1
                    else:
                        kind = GroupTotal if of == "count" else Mean
                        statistic = kind(column.name, line.column, (row, line.row))
                        unit = column.total
                    exact = problem.bounds(statistic)
                    assert (line.lower * unit, line.upper * unit) == (exact.lower, exact.upper), statistic


def test_a_table_names_every_answer_also_those_not_printed() -> None:
    table = cross_table_bounds(Problem(4, (SOME, COLOUR)), "some", "colour")
    assert table["row"].unique().tolist() == ["a", "b", NOT_PRINTED]
    assert len(table) == 9


def test_a_share_of_an_answer_that_no_one_can_have_given_is_none() -> None:
    never = Categorical("never", ("yes", "no"), ("0", "100"))
    table = cross_table_bounds(Problem(4, (never, TIME)), "never", "time", "row")
    assert table.loc[table["row"] == "yes", ["lower", "upper"]].isna().all(axis=None)


def test_what_cannot_be_asked_is_refused_by_name() -> None:
    problem = report.problem(published.load(), 80)
    with pytest.raises(PublishedFigureError, match="column: found 'weather', expected one of philosophy"):
        cross_table_bounds(problem, "philosophy", "weather")
    with pytest.raises(PublishedFigureError, match="both 'philosophy', expected two questions"):
        cross_table_bounds(problem, "philosophy", "philosophy")
    with pytest.raises(PublishedFigureError, match="expected count, row or column"):
        cross_table_bounds(problem, "philosophy", "steering_form", "rows")
    linked = report.problem(published.load(), 80, report.line_first(published.load()))
    with pytest.raises(PublishedFigureError, match="is about philosophy and steering_form, expected none"):
        cross_table_bounds(linked, "philosophy", "steering_form")
    with pytest.raises(PublishedFigureError, match="is about philosophy, expected none"):
        cross_table_bounds(linked, "philosophy", "assignment")
    assert len(cross_table_bounds(linked, "assignment", "condition")) == 32
    with pytest.raises(InfeasibleError):
        cross_table_bounds(report.problem(published.load(), 79), "philosophy", "assignment")


def test_every_data_set_of_an_ensemble_lies_within_the_bounds_and_counts_as_pandas_counts() -> None:
    questions = (COLOUR, SOME, TIME, LOVE)
    problem = Problem(8, questions)
    ensemble = problem.sample(draws=12, chains=4, seed=1, progress=False)
    frames = list(ensemble.frames())
    for row, column in (("colour", "some"), ("colour", "time"), ("time", "love"), ("love", "some")):
        for of in ("count", "row", "column"):
            table = ensemble.cross_table(row, column, of)
            ends = cross_table_bounds(problem, row, column, of).set_index(["row", "column"])
            for key, values in table.groupby(["row", "column"])["value"]:
                assert values.min() >= float(ends.loc[key, "lower"]) - 1e-12
                assert values.max() <= float(ends.loc[key, "upper"]) + 1e-12
    counted = ensemble.cross_table("colour", "some").set_index(["chain", "draw", "row", "column"])["value"]
    means = ensemble.cross_table("colour", "love", "row").set_index(["chain", "draw", "row", "column"])["value"]
    for frame in frames:
        place = frame.attrs["chain"], frame.attrs["draw"]
        for colour, row in pd.crosstab(frame["colour"], frame["some"]).iterrows():
            for some, count in row.items():
                assert counted[(*place, colour, some)] == count
        for colour, group in frame.groupby("colour", observed=True):
            for item in LOVE.items:
                assert means[(*place, colour, item)] == pytest.approx(group[f"love.{item}"].mean() / LOVE.total)
    with pytest.raises(PublishedFigureError, match="expected one of colour, some"):
        ensemble.cross_table("colour", "weather")
