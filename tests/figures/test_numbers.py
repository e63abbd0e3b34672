"""The numbers behind a figure: those that it is drawn from, in columns of their own, the same in both languages."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from figures_in_tests import LANGUAGES, NAMES, PRINTED
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from evenwicht import claims, report
from evenwicht.figures import BookFigure
from evenwicht.figures.numbers import DataColumn, columns, numbers, ranges, units
from evenwicht.identify import cross_table_bounds
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.implied.intervals import interval_table
from evenwicht.publish.figures_folder import data_csv
from evenwicht.published import Published

Gallery = dict[tuple[str, str], BookFigure]
DRAWN = {
    "assignment_shares": (1,),
    "condition_means": (2,),
    "conditions_certainty": (2, 5, 6),
    "detectable_differences": (1, 2, 3),
    "foremost_answers": (4,),
    "key_assignment": (1,),
    "key_conditions": (1,),
    "key_philosophy": (1,),
    "key_repertoire": (1,),
    "key_steering_forms": (1,),
    "philosophy_shares": (1,),
    "repertoire_shares": (1,),
    "share_intervals": (1, 2, 3, 4, 5),
    "steering_form_means": (1,),
    "verdict_counts": (1,),
}
"""Figures whose marks stand at numbers or are as long, with the columns of those."""
NUMBER = st.one_of(
    st.integers(-(10**6), 10**6),
    st.decimals(-1000, 1000, places=2),
    st.fractions(-1000, 1000, max_denominator=400),
    st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda value: value == 0 or abs(value) > 1e-6),
)
_NOT_WORDS = re.compile(r"[-\N{MINUS SIGN}]?\d[\d.,]*%?( \(?(tot|to) [\d.,]+%?\)?)?")


def cells(column: DataColumn) -> list[float | None]:
    return [float(text) if text else None for text in column["values"]]


def drawn(figure: Figure) -> np.ndarray[Any, Any]:
    """Where marks stand, begin and end, and how long and how high they are."""
    found: list[float] = []
    for axes in figure.axes:
        for patch in axes.patches:
            if isinstance(patch, Rectangle):
                found += [patch.get_x(), patch.get_x() + patch.get_width(), patch.get_width()]
        for line in axes.lines:
            found += [*np.asarray(line.get_xdata(), dtype=float), *np.asarray(line.get_ydata(), dtype=float)]
        for marks in axes.collections:
            if isinstance(marks, PathCollection):
                found += np.asarray(marks.get_offsets()).ravel().tolist()
    return np.array(found)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_the_numbers_are_those_that_the_marks_are_drawn_at(name: str, gallery: Gallery) -> None:
    figure = gallery[name, "nl"]
    found = drawn(figure.figure)
    for place in DRAWN[name]:
        told = [value for value in cells(figure.data()[place]) if value is not None]
        assert told
        assert [value for value in told if not np.isclose(found, value, rtol=1e-9, atol=1e-9).any()] == []


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_what_the_report_prints_is_told_as_it_is_printed(name: str, gallery: Gallery, published: Published) -> None:
    labels = published.codebook.labels(PRINTED[name], "nl")
    data = gallery[name, "nl"].data()
    value = next(column for column in data if column["is_number"])["values"]
    names = next(column for column in data if labels[published.of(PRINTED[name])[0].category] in column["values"])
    told = dict(zip(names["values"], value, strict=True))
    assert {figure.category: told[labels[figure.category]] for figure in published.of(PRINTED[name])} == {
        figure.category: figure.text for figure in published.of(PRINTED[name])
    }


def test_the_numbers_of_heat_maps_are_the_bounds_themselves(gallery: Gallery, published: Published) -> None:
    n = report.smallest_n(published)
    stated = form_bounds(published, n, True)
    lower, upper = gallery["steering_form_bounds", "nl"].data()[3:5]
    for told, exact in (
        (lower, [one.lower for one in stated.values()]),
        (upper, [one.upper for one in stated.values()]),
    ):
        assert cells(told) == pytest.approx([float(end) for end in exact], rel=1e-9)
    least, most = (cells(column)[::3] for column in gallery["ensembles_in_bounds", "nl"].data()[2:4])
    line = [one for (_, form), one in stated.items() if form == "line"]
    assert [least, most] == [[pytest.approx(float(getattr(one, end))) for one in line] for end in ("lower", "upper")]
    found = cross_table_bounds(report.problem(published, n), "philosophy", "assignment")
    by_column = gallery["cross_table_cells", "nl"].data()[1:]
    ends = [found[found["column"] == name][end] for name in found["column"].unique() for end in ("lower", "upper")]
    assert [column["values"] for column in by_column] == [[str(int(end)) for end in each] for each in ends]


def test_intervals_are_told_in_full_and_verdicts_counted(gallery: Gallery, published: Published) -> None:
    n = report.smallest_n(published)
    order = [figure.category for figure in sorted(published.of("assignment"), key=lambda figure: -figure.value)]
    ends = iter(gallery["share_intervals", "nl"].data()[2:])
    for size in (n, report.POPULATION):  # the bars that are drawn, and no others
        found = interval_table(published, "assignment", [size]).set_index("category")
        for end in ("lower", "upper"):
            assert cells(next(ends)) == pytest.approx([100 * found[end][each] for each in order], rel=1e-9)
    assert list(ends) == []
    counts = [count for count in claims.counts(claims.judged(published)).values() if count]
    assert cells(gallery["verdict_counts", "nl"].data()[1]) == counts


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_the_same_in_both_languages_and_none_hides_among_words(name: str, gallery: Gallery) -> None:
    dutch, english = (gallery[name, language].data() for language in LANGUAGES)
    assert [column["is_number"] for column in dutch] == [column["is_number"] for column in english]
    assert len({column["head"] for column in dutch}) == len(dutch)
    for one, other in zip(dutch, english, strict=True):
        assert one["description"].endswith(".")
        assert one["description"] != other["description"]
        if one["is_number"]:
            assert one["values"] == other["values"]
        else:
            assert not [text for text in one["values"] if _NOT_WORDS.fullmatch(text)]
    pairs = [
        (one, other) for one, other in pairwise(dutch) if ", laagste" in one["head"] and ", hoogste" in other["head"]
    ]
    for low, high in pairs:
        assert all(a is None or b is None or a <= b for a, b in zip(cells(low), cells(high), strict=True))


def read_back(table: pd.DataFrame, given_numbers: Any) -> tuple[list[str], list[list[str]]]:
    head, *rows = csv.reader(io.StringIO(data_csv(columns(table, given_numbers, "nl")).decode()))
    return head, [list(column) for column in zip(*rows, strict=True)]


def same(text: str, value: Any) -> bool:
    if value is None:
        return text == ""
    if isinstance(value, int | Decimal):
        return Decimal(text) == value
    return bool(np.isclose(float(text), float(value), rtol=1e-9, atol=0))


@given(st.lists(st.one_of(NUMBER, st.none()), min_size=1, max_size=6))
def test_a_number_of_any_kind_comes_back_from_the_file(values: list[Any]) -> None:
    table = pd.DataFrame({"wie": [f"{i}, of niet" for i in range(len(values))], "hoeveel": ["te lezen"] * len(values)})
    heads, (names, told) = read_back(table, {"hoeveel": numbers(values, "percent")})
    assert heads == ["wie", "hoeveel (%)"]
    assert names == list(table["wie"])
    assert all(same(text, value) for text, value in zip(told, values, strict=True))


@given(st.lists(st.one_of(st.tuples(NUMBER, NUMBER), st.none()), min_size=1, max_size=6))
def test_a_range_comes_back_as_two_numbers(pairs: list[Any]) -> None:
    table = pd.DataFrame({"bereik": ["van tot"] * len(pairs)})
    heads, (low, high) = read_back(table, {"bereik": ranges(pairs)})
    assert heads == ["bereik, laagste", "bereik, hoogste"]
    for lowest, highest, pair in zip(low, high, pairs, strict=True):
        assert same(lowest, pair and pair[0])
        assert same(highest, pair and pair[1])


@given(st.lists(st.one_of(st.floats(-100, 100), st.fractions(-100, 100)), min_size=1), st.integers(0, 2))
def test_of_answers_no_more_decimals_are_told_than_shown(values: list[float | Fraction], decimals: int) -> None:
    (column,) = columns(pd.DataFrame({"x": [""] * len(values)}), {"x": numbers(values, decimals=decimals)})
    for text, value in zip(column["values"], values, strict=True):
        assert len(text.partition(".")[2]) == decimals
        assert abs(float(text) - float(value)) <= 0.5 * 10**-decimals + 1e-9


def test_numbers_beside_their_unit() -> None:
    table = pd.DataFrame({"x": ["64%", "2,7 van 10 punten"]})
    number, unit = columns(table, {"x": numbers([64, Decimal("2.7")]) + units(["procent", "punten"])}, "nl")
    assert (number["head"], unit["head"]) == ("x", "x, eenheid")
    assert list(zip(number["values"], unit["values"], strict=True)) == [("64", "procent"), ("2.7", "punten")]
    assert not unit["is_number"]


@pytest.mark.parametrize("wrong", [{"y": numbers([1])}, {"x": numbers([1, 2])}, {"x": ranges([])}])
def test_numbers_that_do_not_fit_the_table_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="expected columns of the table, with 1 numbers each"):
        columns(pd.DataFrame({"x": ["1"]}), wrong)
