"""No answers that print the means leave a difference less certain than is told, and some leave it as uncertain."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from evenwicht import published as publications
from evenwicht.implied.contrasts import Contrast
from evenwicht.published import Published

PUBLISHED = publications.load()
ITEMS = [figure.category for figure in PUBLISHED.of("condition")]
DIVISIONS = np.array([(a, b - a, 10 - b) for a, b in combinations(range(11), 2)] + [(a, 0, 10 - a) for a in range(11)])
"""All divisions of ten points over three items."""


def with_means(*texts: str) -> Published:
    """The report with other means of its first three conditions, and nothing for the others."""
    figures = tuple(
        replace(figure, text=text)
        for figure, text in zip(PUBLISHED.of("condition"), [*texts, *["0.00"] * (len(ITEMS) - 3)], strict=True)
    )
    return replace(PUBLISHED, figures=figures)


def ends(answers: np.ndarray, larger: list[int], smaller: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The t interval of a difference, of each table of respondents."""
    difference = answers[..., larger].sum(axis=-1) - answers[..., smaller].sum(axis=-1)
    n = difference.shape[-1]
    half = stats.t.ppf(0.975, n - 1) * difference.std(axis=-1, ddof=1) / sqrt(n)
    return difference.mean(axis=-1) - half, difference.mean(axis=-1) + half


@pytest.mark.parametrize(("larger", "smaller"), [([0], [1]), ([0, 1], [2]), ([2], [0])])
@given(st.integers(0, 2**32 - 1))
def test_the_widest_ends_are_those_of_all_answers_of_two_or_three(larger, smaller, seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 4))
    every = DIVISIONS[np.array(list(product(range(len(DIVISIONS)), repeat=n)))] if n == 2 else _triples()
    texts = [f"{value:.0f}" for value in every[rng.integers(len(every))].mean(axis=0)]
    alike = (abs(every.mean(axis=1) - np.array(texts, dtype=float)) <= 0.5 + 1e-9).all(axis=1)
    low, high = ends(every[alike], larger, smaller)
    contrast = Contrast("condition", tuple(ITEMS[i] for i in larger), tuple(ITEMS[i] for i in smaller))
    told = contrast.greatest_interval(with_means(*texts), n, population=None)
    assert told == pytest.approx((low.min(), high.max()))


def _triples() -> np.ndarray:
    """All answers of three respondents, whoever gave which."""
    one, two, three = np.triu_indices(len(DIVISIONS)), np.arange(len(DIVISIONS)), len(DIVISIONS)
    pairs = np.stack(one, axis=1)
    return DIVISIONS[np.column_stack([np.repeat(pairs, three, axis=0), np.tile(two, len(pairs))])]


@given(st.integers(0, 2**32 - 1))
def test_no_eighty_respondents_reach_beyond_the_widest_ends(seed):
    """Respondents who print the means of the report, drawn one lump of points after another until they do."""
    rng = np.random.default_rng(seed)
    sums = np.array([205, 123, 213, 48, 34, 88, 27, 62])
    points = np.repeat(np.arange(8), sums)
    lumps = points.reshape(80, 10) if seed % 2 else rng.permutation(points).reshape(80, 10)
    answers = np.apply_along_axis(np.bincount, 1, lumps, minlength=8)
    for first, second in ((0, 1), (2, 3), (5, 4)):
        low, high = ends(answers, [first], [second])
        told = Contrast("condition", (ITEMS[first],), (ITEMS[second],)).greatest_interval(
            PUBLISHED, 80, population=None
        )
        assert told[0] <= low < high <= told[1]


def test_a_number_that_cannot_print_the_means_is_refused():
    with pytest.raises(ValueError, match="n: found 3, of whom no whole points print the means of condition"):
        Contrast("condition", ("trust",), ("dialogue",)).greatest_interval(PUBLISHED, 3)
