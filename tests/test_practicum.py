"""The checks of the practicum: right answers pass, wrong ones are told apart, and no hint gives the answer away."""

from __future__ import annotations

import csv
import itertools
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import inf

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht import codebook, figures, published, reconstruction, report
from evenwicht.analysis.composition import aitchison_distances, clr
from evenwicht.analysis.crosstabs import crosstab
from evenwicht.analysis.groups import one_way
from evenwicht.analysis.proportions import proportions
from evenwicht.datafile import data_folder
from evenwicht.identify import Mean, Problem, Statement, joint_sample_sizes, sample_sizes
from evenwicht.practicum import (
    check_counts,
    check_intervals,
    check_profile,
    check_row_share,
    check_sample_sizes,
    check_survey_file,
    check_tests,
    check_tightened,
)
from evenwicht.practicum.bounds import moved_bounds
from evenwicht.practicum.compositions import aitchison
from evenwicht.practicum.intervals import limits
from evenwicht.practicum.repeated_tests import chance
from evenwicht.practicum.survey_file import mistakes
from evenwicht.practicum.trying import sizes, sizes_one_by_one
from evenwicht.practicum.words import words
from evenwicht.widgets import Uncertainty, interact

PUBLISHED = published.load()
N = min(joint_sample_sizes(report.questions(PUBLISHED), 355))


TABLES = {prior: list(ensemble.frames())[::16] for prior, ensemble in reconstruction.load().items()}
"""Some data sets of each ensemble, so that the tests are quick."""
HINTS: set[str] = set()
"""The hints that the tests of wrong answers in this file have seen."""


def hint(verdict):
    assert verdict.outcome == "not_yet"
    HINTS.add(verdict.hint)
    return verdict.hint


def passes(verdict):
    return verdict.outcome == "right" and verdict.text("nl") == "Goed."


# Words


def test_the_hints_are_the_same_in_both_languages_and_hold_no_number():
    dutch, english = words("nl"), words("en")
    assert dutch.keys() == english.keys()
    assert len(set(dutch.values())) > 60
    for text in (*dutch.values(), *english.values()):
        assert not re.search(r"\d", text), text
        assert text.endswith((".", "?"))


EMPTY = (None, ..., [], "", {})


@pytest.mark.parametrize("nothing", EMPTY, ids=repr)
def test_an_answer_that_is_not_filled_in_is_no_mistake_and_raises_nothing(nothing):
    verdicts = [
        check_sample_sizes(nothing, PUBLISHED, "repertoire"),
        check_counts(nothing, ["50", "50"]),
        check_intervals(nothing, nothing, PUBLISHED, "assignment", "adaptive", N),
        check_intervals((0.1, 0.2), nothing, PUBLISHED, "assignment", "adaptive", N),
        check_profile(nothing, nothing, HOURS, PUBLISHED, "steering_form"),
        check_profile(CLOSED, nothing, HOURS, PUBLISHED, "steering_form"),
        check_row_share(nothing, TABLES, "data_sets", NETWORKING, ADAPTIVE),
        check_tightened(nothing, nothing, PROBLEM),
        check_tightened([("combined", "line")], nothing, PROBLEM),
        check_tests(nothing, nothing, TABLES, PRIOR, "philosophy", CHAIN),
        check_survey_file(nothing, nothing, LIBRARY / "antwoorden.csv", BOOK, "wishes", "books"),
        check_survey_file(MISTAKES, nothing, LIBRARY / "antwoorden.csv", BOOK, "wishes", "books"),
    ]
    assert {verdict.outcome for verdict in verdicts} == {"empty"}
    assert {repr(verdict) for verdict in verdicts} == {"Nog niet ingevuld."}


class Refusing:
    """An object that can be gone through and compared with nothing."""

    def __iter__(self):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None


def mean_of(*parts):
    return Mean(*parts)


ODD = {
    "empty range": lambda: range(0),
    "endless": lambda: itertools.count(),
    "long range": lambda: range(10**12),
    "array without dimension": lambda: np.array(5),
    "empty array": lambda: np.array([]),
    "table as array": lambda: np.array([[1, 2], [3, 4]]),
    "empty column": lambda: pd.Series([], dtype=float),
    "column": lambda: pd.Series([1, 2]),
    "frame": lambda: pd.DataFrame({"a": [1]}),
    "missing": lambda: pd.NA,
    "no time": lambda: pd.NaT,
    "used up": lambda: iter(()),
    "beyond a float": lambda: 10**400,
    "pair beyond a float": lambda: (0, 10**400),
    "list beyond a float": lambda: [-(10**400)],
    "signalling NaN": lambda: Decimal("sNaN"),
    "great decimal": lambda: [Decimal("1e999999"), 1],
    "great fraction": lambda: (Fraction(10**400), 0.1),
    "infinite": lambda: (inf, -inf),
    "complex": lambda: complex(1, 2),
    "object": lambda: object(),
    "refusing": Refusing,
    "refusing inside": lambda: [Refusing(), Refusing()],
    "function": lambda: len,
    "bytes": lambda: [b"ab"],
    "lists of lists": lambda: [[["combined"], "line"], [2, ["visits"]]],
    "a list for the name of a group": lambda: [(["combined"], "line")],
    "a list for the name of an item": lambda: [("combined", ["line"])],
    "a row beyond a float": lambda: [(10**400, "visits")],
    "a dictionary in a list": lambda: [({}, "line")],
    "an item by letters": lambda: ["ab"],
    "superscript": lambda: ["5²", "50"],
    "a lone point": lambda: [".", "100"],
    "very long": lambda: ["1" * 5000, "0." + "0" * 5000],
    "by prior": lambda: {"data_sets": 10**400, "dirichlet_multinomial": [1]},
    "great hours": lambda: dict.fromkeys(HOURS, 1e308),
    "far apart": lambda: {item: 5e-324 if item == "line" else 1e308 for item in HOURS},
    "names for means": lambda: Statement("lawful", "line"),
    "no group": lambda: Statement(mean_of("steering_form", "line", 5), mean_of("steering_form", "task")),
    "half a group": lambda: Statement(mean_of("steering_form", "line", ("philosophy",)), mean_of("a", "b")),
    "a group in a list": lambda: Statement(
        mean_of("steering_form", "line", (["philosophy"], "lawful")), mean_of("steering_form", ["line"])
    ),
    "strict in words": lambda: Statement(mean_of("steering_form", "line"), mean_of("steering_form", "task"), "yes"),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_no_answer_whatever_makes_a_check_raise(odd):
    few = {prior: tables[:2] for prior, tables in TABLES.items()}
    verdicts = [
        check_sample_sizes(odd(), PUBLISHED, "repertoire"),
        check_counts(odd(), ["50", "50"]),
        check_counts([1, 1], odd()),
        check_intervals(odd(), (0.1, 0.2), PUBLISHED, "assignment", "adaptive", N),
        check_intervals((0.1, 0.2), odd(), PUBLISHED, "assignment", "adaptive", N),
        check_profile(odd(), 1.0, HOURS, PUBLISHED, "steering_form"),
        check_profile(CLOSED, odd(), HOURS, PUBLISHED, "steering_form"),
        check_profile(CLOSED, 1.0, odd(), PUBLISHED, "steering_form"),
        check_row_share(odd(), few, "data_sets", NETWORKING, ADAPTIVE),
        check_tightened(odd(), STATEMENT, PROBLEM),
        check_tightened([("combined", "line")], odd(), PROBLEM),
        check_tests(odd(), [0, 1], few, PRIOR, "philosophy", CHAIN),
        check_tests(dict.fromkeys(few, 0.5), odd(), few, PRIOR, "philosophy", CHAIN),
        check_survey_file(odd(), 1.0, LIBRARY / "antwoorden.csv", BOOK, "wishes", "books"),
        check_survey_file(MISTAKES, odd(), LIBRARY / "antwoorden.csv", BOOK, "wishes", "books"),
    ]
    assert {verdict.outcome for verdict in verdicts} <= {"not_yet", "empty"}
    for verdict in verdicts:
        assert verdict.text("nl").startswith(("Nog niet. ", "Nog niet ingevuld."))


# Numbers of respondents


@pytest.mark.parametrize("question", ["philosophy", "assignment", "repertoire"])
def test_the_possible_numbers_of_a_question_pass_in_any_form(question):
    (row,) = (one for one in report.questions(PUBLISHED) if one.name == question)
    right = joint_sample_sizes([row], 355)
    for answer in (right, right[::-1], tuple(right), set(right), np.array(right), pd.Series(right)):
        assert passes(check_sample_sizes(answer, PUBLISHED, question))


def test_wrong_numbers_of_respondents_are_told_apart():
    rows = {one.name: one for one in report.questions(PUBLISHED)}
    right = joint_sample_sizes([rows["repertoire"]], 355)
    philosophy = joint_sample_sizes([rows["philosophy"]], 355)
    joint = sorted(set(philosophy) & set(joint_sample_sizes([rows["assignment"]], 355)) & set(right))
    separate = sizes_one_by_one(rows["philosophy"].percentages, report.POPULATION)

    def said(answer, question="repertoire"):
        return hint(check_sample_sizes(answer, PUBLISHED, question))

    assert said("veertig") == said(40) == said([40.0]) == said([True]) == "sizes_kind"
    assert said([0, *right]) == said([*right, 356]) == "sizes_beyond"
    assert said(philosophy) == "sizes_other_question"
    assert said(joint) == "sizes_joint"
    strict = joint_sample_sizes([rows["repertoire"]], 355, rounding="half_up")
    assert strict != right
    assert said(strict) == "sizes_strict"
    assert said(separate, "philosophy") == "sizes_one_by_one"
    assert said(right[1:]) == said(right[:1]) == "sizes_missing"
    assert said([1, *right]) == "sizes_too_many"
    assert said([1, *right[1:]]) == "sizes_both"


@given(st.lists(st.integers(0, 30), min_size=2, max_size=4).filter(any), st.sampled_from([0, 1]), st.booleans())
def test_trying_every_count_finds_the_sizes_that_the_library_finds(counts, places, exhaustive):
    figures = [f"{100 * count / sum(counts):.{places}f}" for count in counts]
    for halves, rounding in (("either", "any"), ("up", "half_up"), ("even", "half_even")):
        try:
            expected = sample_sizes(figures, places, exhaustive, n_max=130, rounding=rounding)
        except ValueError:  # a row that the convention cannot have printed
            expected = []
        assert sorted(sizes(figures, 130, exhaustive, halves)) == expected


# A newspaper


def test_the_counts_of_the_fewest_people_pass():
    assert passes(check_counts([3, 2, 1, 1], ["43", "29", "14", "14"]))
    assert passes(check_counts((1, 2), [33, 67]))
    assert passes(check_counts(np.array([1, 7]), ["12,5%", "87,5%"]))


def test_wrong_counts_are_told_apart():
    paper = ["43", "29", "14", "14"]
    assert hint(check_counts([1, 1], "47 53")) == hint(check_counts([1, 1], ["half", "half"])) == "news_kind"
    assert hint(check_counts([1, 1], ["40", "30"])) == hint(check_counts([1], ["100"])) == "news_sum"
    for answer in ("drie", [3, 2, 1, 1.0], [4, 3, 1, -1], [0, 0, 0, 0], {"a": 3}):
        assert hint(check_counts(answer, paper)) == "counts_kind"
    assert hint(check_counts([3, 2, 2], paper)) == "counts_length"
    assert hint(check_counts([43, 29, 14, 14], paper)) == "counts_are_percentages"
    assert hint(check_counts([6, 4, 2, 2], paper)) == "counts_not_fewest"
    assert hint(check_counts([1, 1, 2, 3], paper)) == "counts_order"
    assert hint(check_counts([4, 2, 1, 1], paper)) == "counts_do_not_print"


# Intervals


def interval(question="assignment", category="legitimate_choices", n=2 * N):
    row = Uncertainty(PUBLISHED, question, n=n).intervals().set_index("category").loc[category]
    return (row["lower"], row["upper"]), (row["lower_free"], row["upper_free"])


@pytest.mark.parametrize("category", ["adaptive", "legitimate_choices"])
@pytest.mark.parametrize("n", [N, 2 * N, 355])
def test_the_intervals_of_the_explorer_pass_and_so_do_rounded_ones(n, category):
    for places in (9, 3):
        finite, free = (tuple(round(end, places) for end in ends) for ends in interval("assignment", category, n))
        assert passes(check_intervals(finite, free, PUBLISHED, "assignment", category, n))


def test_wrong_intervals_are_told_apart():
    finite, free = interval()

    def said(first, second, n=2 * N):
        return hint(check_intervals(first, second, PUBLISHED, "assignment", "legitimate_choices", n))

    def ends(share, size, z_cells, population):
        return limits(share, size, population, z_cells)

    assert said(0.1, free) == said("0,1", free) == said((0.1, 0.2, 0.3), free) == "interval_kind"
    assert said({0.1, 0.2}, free) == said((0.1, inf), free) == said((0.1, "x"), free) == "interval_kind"
    assert said([100 * x for x in finite], [100 * x for x in free]) == "interval_percent"
    assert said(finite[::-1], free[::-1]) == "interval_ends"
    assert said(free, finite) == "interval_swapped"
    assert said(free, free) == "interval_twice_free"
    assert said(finite, finite) == "interval_twice_finite"
    few, many = 14 / 160, 15 / 160
    alone = [(ends(few, 160, 1, people)[0], ends(many, 160, 1, people)[1]) for people in (355, inf)]
    assert said(*alone) == "interval_one_by_one"
    half = 1.959964 * (few * (1 - few) / 160) ** 0.5
    fpc = (195 / 354) ** 0.5
    upper = 1.959964 * (many * (1 - many) / 160) ** 0.5
    assert said((few - half * fpc, many + upper * fpc), (few - half, many + upper)) == "interval_classical"
    assert said(*(ends(0.09, 160, 4, people) for people in (355, inf))) == "interval_printed"
    assert said(*(ends(few, 160, 4, people) for people in (355, inf))) == "interval_one_count"
    assert said(*([round(end, 2) for end in own] for own in (finite, free))) == "interval_rounded"
    assert said(*interval("assignment", "adaptive")) == "interval_other_answer"
    assert said(*interval(n=N)) == "interval_other_n"
    assert said((0.2, 0.4), (0.1, 0.5)) == "interval_other"


@given(st.integers(0, 60), st.integers(60, 300), st.sampled_from([None, 355]))
def test_bisection_finds_the_limits_of_the_library(count, n, population):
    found = limits(count / n, n, population or inf, 1)
    row = proportions({"a": count}, n, population, method="wilson").iloc[0]
    assert found == pytest.approx((row["lower"], row["upper"]), abs=1e-9)


# Compositions

HOURS = {"line": 9, "project_programme": 8, "task": 6, "results": 7, "self": 2, "area": 3, "chain_network": 5}
CLOSED = {item: 10 * part / 40 for item, part in HOURS.items()}
MEANS = PUBLISHED.table("steering_form").set_index("category")["value"].astype(float).to_dict()
AWAY = float(aitchison_distances(pd.DataFrame([HOURS, MEANS]), list(HOURS)).iloc[0, 1])


def profile(closed=CLOSED, away=AWAY, hours=HOURS):
    return check_profile(closed, away, hours, PUBLISHED, "steering_form")


def test_a_closed_profile_and_its_distance_pass():
    assert passes(profile())
    assert passes(profile(pd.Series(CLOSED), np.float64(round(AWAY, 2))))
    assert passes(profile(dict(reversed(CLOSED.items())), Fraction(AWAY)))


def test_wrong_profiles_and_distances_are_told_apart():
    shares = {item: part / 40 for item, part in HOURS.items()}
    assert hint(profile(hours={"line": 3})) == hint(profile(hours=40)) == "hours_kind"
    assert hint(profile(hours=HOURS | {"line": "veel"})) == "hours_kind"
    assert hint(profile(hours=HOURS | {"self": 0})) == "hours_zero"
    assert hint(profile(list(CLOSED.values()))) == hint(profile({"line": 10})) == "closed_kind"
    assert hint(profile(dict(HOURS))) == "closed_not"
    assert hint(profile(shares)) == hint(profile({k: 100 * v for k, v in shares.items()})) == "closed_other_whole"
    assert hint(profile({k: round(v, 1) + 0.01 for k, v in CLOSED.items()})) == "closed_rounded"
    assert hint(profile(CLOSED | {"line": 7})) == "closed_sum"
    assert hint(profile(CLOSED | {"line": CLOSED["task"], "task": CLOSED["line"]})) == "closed_ratios"
    a, b = np.array([CLOSED[item] for item in MEANS]), np.array(list(MEANS.values()))
    assert hint(profile(away="ver")) == hint(profile(away=True)) == "distance_kind"
    assert hint(profile(away=float(np.linalg.norm(a - b)))) == "distance_plain"
    assert hint(profile(away=float(np.abs(a - b).sum() / 2))) == "distance_moved"
    assert hint(profile(away=float(np.linalg.norm(clr(pd.DataFrame([HOURS]), list(HOURS)))))) == "distance_even"
    assert hint(profile(away=AWAY**2)) == "distance_squared"
    assert hint(profile(away=float(np.linalg.norm(a / 10 - b / 10)))) == "distance_shares"
    assert hint(profile(away=round(AWAY, 1))) == "distance_rounded"
    assert hint(profile(away=9.9)) == "distance_other"


@given(st.lists(st.tuples(*[st.floats(0.01, 50)] * 2), min_size=2, max_size=8))
def test_ratios_of_every_two_parts_give_the_distance_of_the_library(pairs):
    first, second = zip(*pairs, strict=True)
    table = pd.DataFrame([first, second])
    assert aitchison(first, second) == pytest.approx(aitchison_distances(table, list(table.columns)).iloc[0, 1])


# A cross-table over an ensemble

NETWORKING, ADAPTIVE = ("philosophy", "networking"), ("assignment", "adaptive")


def over(share, prior="data_sets"):
    found = [share(crosstab(table, "philosophy", "assignment")) for table in TABLES[prior]]
    return float(min(found)), float(max(found))


def test_the_ends_of_a_share_pass_and_wrong_ones_are_told_apart():
    def row_share(counts):
        return counts.loc["networking", "adaptive"] / counts.loc["networking"].sum()

    def said(answer):
        return hint(check_row_share(answer, TABLES, "data_sets", NETWORKING, ADAPTIVE))

    right = over(row_share)
    assert passes(check_row_share(right, TABLES, "data_sets", NETWORKING, ADAPTIVE))
    assert passes(check_row_share([round(end, 3) for end in right], TABLES, "data_sets", NETWORKING, ADAPTIVE))
    assert said(0.5) == said([0.2, 0.3, 0.4]) == said({0.2, 0.3}) == "cross_kind"
    assert said([100 * end for end in right]) == "cross_percent"
    assert said(right[::-1]) == "cross_ends"
    assert said(over(lambda counts: counts.loc["networking", "adaptive"])) == "cross_counts"
    columns = over(lambda counts: counts.loc["networking", "adaptive"] / counts["adaptive"].sum())
    assert said(columns) == "cross_columns"
    everyone = over(lambda counts: counts.loc["networking", "adaptive"] / counts.to_numpy().sum())
    assert said(everyone) == "cross_everyone"
    assert said((0.5, 0.5)) == "cross_one"
    assert said([round(end, 2) + 0.002 for end in right]) == "cross_rounded"
    assert said((0.01, 0.02)) == "cross_other"


def test_shares_under_the_other_prior_are_told_apart():
    def share(counts):
        return counts.loc["combined", "adaptive"] / counts.loc["combined"].sum()

    other = over(share, "dirichlet_multinomial")
    assert other != over(share)
    assert hint(check_row_share(other, TABLES, "data_sets", ("philosophy", "combined"), ADAPTIVE)) == "cross_prior"


# Bounds

PROBLEM = report.problem(PUBLISHED, N, report.line_first(PUBLISHED), variables=("philosophy", "steering_form"))


def mean(group, item):
    return Mean("steering_form", item, ("philosophy", group))


STATEMENT = Statement(mean("networking", "chain_network"), mean("networking", "project_programme"))


def moved_by_the_library(statement, problem: Problem = PROBLEM):
    stricter = replace(problem, statements=(*problem.statements, statement))
    moved = set()
    for group in PUBLISHED.codebook.names("philosophy"):
        for item in PUBLISHED.codebook.names("steering_form"):
            statistic = Mean("steering_form", item, ("philosophy", group))
            one, other = problem.bounds(statistic), stricter.bounds(statistic)
            if (one.lower, one.upper) != (other.lower, other.upper):
                moved.add((group, item))
    return moved


@pytest.mark.parametrize(
    "statement",
    [
        STATEMENT,
        Statement(mean("lawful", "area"), mean("combined", "area"), strict=True),
        Statement(Mean("steering_form", "line"), mean("combined", "line")),
        Statement(mean("responsive", "self"), Mean("steering_form", "self", None), strict=True),
    ],
    ids=["within", "between", "everyone", "above everyone"],
)
def test_another_solver_finds_the_bounds_that_a_statement_moves(statement):
    right = moved_by_the_library(statement)
    assert right
    assert moved_bounds(PROBLEM, statement) == right
    assert passes(check_tightened(sorted(right), statement, PROBLEM))
    assert passes(check_tightened({*right}, statement, PROBLEM))


def test_wrong_lists_of_moved_bounds_are_told_apart():
    right = sorted(moved_by_the_library(STATEMENT))
    every = [
        (group, item)
        for group in PUBLISHED.codebook.names("philosophy")
        for item in PUBLISHED.codebook.names("steering_form")
    ]
    (stays, *_) = [cell for cell in every if cell not in right]

    def said(answer, statement=STATEMENT):
        return hint(check_tightened(answer, statement, PROBLEM))

    assert said(right, "meer") == "statement_kind"
    assert said(right, Statement(mean("networking", "keten"), mean("networking", "line"))) == "statement_names"
    assert said(right, Statement(mean("netwerkend", "line"), mean("networking", "area"))) == "statement_names"
    assert said(right, Statement(mean("networking", "area"), mean("networking", "line"), True)) == "statement_clash"
    assert said(right, PROBLEM.statements[0]) == "statement_idle"
    assert said("alles") == said([3]) == said(["networking"]) == "pairs_kind"
    assert said([cell[::-1] for cell in right]) == "pairs_order"
    assert said([("Netwerkende overheid", "line")]) == "pairs_names"
    assert said(every) == "pairs_all"
    assert said(right[1:]) == "pairs_missing"
    assert said([*right, stays]) == "pairs_too_many"
    assert said([*right[1:], stays]) == "pairs_both"


# Tests over ensembles

PRIOR, CHAIN = "dirichlet_multinomial", "steering_form.chain_network"


@pytest.fixture(scope="module")
def p_values():
    options = {"group": "philosophy", "items": [CHAIN], "permutations": 499}
    return {
        name: [float(one_way(table, **options)["p_value"].iloc[0]) for table in tables]
        for name, tables in TABLES.items()
    }


def test_shares_of_tests_and_two_opposites_pass_and_wrong_ones_are_told_apart(p_values):
    right = {name: float(np.mean(np.array(own) < 0.05)) for name, own in p_values.items()}
    own = p_values[PRIOR]
    opposites = (int(np.argmin(own)), int(np.argmax(own)))

    def check(answer=right, pair=opposites):
        return check_tests(answer, pair, TABLES, PRIOR, "philosophy", CHAIN)

    assert passes(check())
    assert passes(check(pair=list(map(np.int64, opposites))))
    assert check(pair=None).outcome == "empty"
    assert (
        hint(check(0.8)) == hint(check({"data_sets": 0.1})) == hint(check(dict.fromkeys(right, "veel"))) == "tests_kind"
    )
    assert hint(check({name: share * len(TABLES[name]) for name, share in right.items()})) == "tests_counts"
    assert hint(check({name: share * 100 for name, share in right.items()})) == "tests_percent"
    assert hint(check({name: 1 - share for name, share in right.items()})) == "tests_complement"
    assert hint(check(dict(zip(right, [*right.values()][::-1], strict=True)))) == "tests_priors"
    assert hint(check(dict.fromkeys(right, -2))) == "tests_range"
    assert hint(check(dict.fromkeys(right, 0.5))) == "tests_other"
    assert hint(check(pair="eerste")) == hint(check(pair=(0, len(own)))) == hint(check(pair={1, 2})) == "opposites_kind"
    assert hint(check(pair=opposites[::-1])) == "opposites_order"
    assert hint(check(pair=(opposites[1], opposites[1]))) == "opposites_first"
    assert hint(check(pair=(opposites[0], opposites[0]))) == "opposites_second"


def test_the_chance_at_random_is_that_of_the_library():
    rng = np.random.default_rng(1)
    for prior, at in ((PRIOR, 3), ("data_sets", 5)):
        table = list(TABLES[prior])[at]
        expected = one_way(table, "philosophy", [CHAIN], permutations=1999)["p_value"].iloc[0]
        assert chance(table, "philosophy", CHAIN, rng) == pytest.approx(expected, abs=0.04)


# A file of answers

LIBRARY = data_folder() / "examples" / "bibliotheek"
BOOK = codebook.load(LIBRARY)
MISTAKES = [(10, "visits"), (30, "wishes")]


def library(answer=MISTAKES, mean=None):
    return check_survey_file(answer, mean, LIBRARY / "antwoorden.csv", BOOK, "wishes", "books")


def average(*left_out):
    table = pd.read_csv(LIBRARY / "antwoorden.csv")
    return float(table.drop(index=[row - 2 for row in left_out])["wishes.books"].mean())


def test_the_mistakes_of_the_file_pass_and_wrong_ones_are_told_apart():
    assert passes(library(mean=average(30)))
    assert passes(library({(10, "visits"), (30, "wishes.books")}, round(average(30), 2)))
    assert hint(library("rij")) == hint(library([10, 30])) == hint(library([("x", "visits")])) == "file_kind"
    assert hint(library([("visits", 10)])) == "file_order"
    assert hint(library([(10, "bezoek")])) == "file_questions"
    assert hint(library([(9, "visits"), (29, "wishes")])) == "file_header"
    assert hint(library([(8, "visits"), (28, "wishes")])) == "file_index"
    assert hint(library([(10, "wishes"), (30, "visits")])) == "file_columns"
    assert hint(library(MISTAKES[:1])) == "file_missing"
    assert hint(library([*MISTAKES, (31, "wishes")])) == "file_too_many"
    assert hint(library([MISTAKES[0], (31, "wishes")])) == "file_both"
    assert hint(library(mean="twee")) == "mean_kind"
    assert hint(library(mean=average())) == "mean_with_mistakes"
    assert hint(library(mean=average(10, 30))) == "mean_left_out_too_much"
    assert hint(library(mean=round(average(30), 1))) == "mean_rounded"
    assert hint(library(mean=8.8)) == "mean_other"


def test_every_mistake_that_the_library_reads_in_a_file_is_found_by_its_rows(tmp_path):
    shutil.copytree(LIBRARY, tmp_path / "library")
    with (tmp_path / "library" / "proefronde.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert mistakes(rows, BOOK) == set()
    rows[0]["visits"], rows[3]["wishes.quiet"] = "nooit", ""
    assert mistakes(rows, BOOK) == {(2, "visits"), (5, "wishes")}


# Last in this file: what the tests above have seen


def test_every_hint_was_given_to_some_wrong_answer():
    assert set(words("nl")) - {"right", "not_yet", "empty"} == HINTS


# Controls


def test_controls_run_an_analysis_again_and_show_its_result_or_its_error():
    table = pd.DataFrame({"a": [1, 2]})
    turned = interact(lambda column, times: table[[column]] * times, column=["a", "b"], times=(1, 5))
    assert "<td>" in turned.shown.value
    turned.controls["times"].value = 5
    assert "<td>10</td>" in turned.shown.value
    turned.controls["column"].value = "b"
    assert "KeyError" in turned.shown.value
    with pytest.raises(ValueError, match="times: found"):
        interact(lambda times: times, times=object())


def test_controls_show_their_result_where_there_is_no_kernel():
    bundle = interact(lambda n: f"<{n}>", n=[3, 4])._repr_mimebundle_()
    assert bundle["text/html"] == "<pre>&lt;3&gt;</pre>"
    assert bundle["text/markdown"] == "```\n<3>\n```"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_controls_of_a_figure_show_it_with_its_words_and_numbers():
    turned = interact(lambda variable: figures.assignment_shares(PUBLISHED), variable=["assignment"])
    bundle = turned._repr_mimebundle_()
    assert bundle["application/vnd.evenwicht.figure+json"]["alt"] == bundle["text/plain"]
    assert turned.shown.value.lstrip().startswith("<?xml") or "<svg" in turned.shown.value
