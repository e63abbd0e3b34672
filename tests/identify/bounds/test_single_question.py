"""Questions that nothing links are answered in closed form: no solver is asked, at any number of respondents."""

from __future__ import annotations

from typing import get_args

import highspy
import pytest

from evenwicht.identify import Allocation, Categorical, Cell, Problem, PublishedSurvey, Rounding

SEX = Categorical("sex", ("m", "f", "x"), ("41", "56", "3"))
VOTE = Categorical("vote", ("yes", "no"), ("55", "45"))
TIME = Allocation("time", ("work", "rest"), ("6.5", "3.5"))


@pytest.mark.parametrize("rounding", [r for r in get_args(Rounding) if r not in ("down", "up", "truncated")])
def test_cells_and_the_data_sets_that_attain_them_need_no_solver(
    rounding: Rounding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highspy.Highs, "run", lambda _: pytest.fail("HiGHS was asked"))
    problem = Problem(317, (SEX, VOTE, TIME), (), rounding)
    for answer in SEX.labels:
        found = problem.bounds(Cell(("sex", answer), ("vote", "yes"), of="row"))
        for data, value in ((found.attained_lower(), found.lower), (found.attained_upper(), found.upper)):
            members = data[data["sex"] == answer]
            assert int((members["vote"] == "yes").sum()) == value * len(members)


def test_cells_over_hundreds_of_sizes_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highspy.Highs, "run", lambda _: pytest.fail("HiGHS was asked"))
    cell = Cell(("sex", "m"), ("vote", "yes"), of="count")
    found = PublishedSurvey((SEX, VOTE), population=400).bounds(cell)
    assert len(found.at) > 200
    for n, bounds in found.at.items():
        problem = Problem(n, (SEX, VOTE))
        (low, high), (least, most) = problem.count_ranges("sex")["m"], problem.count_ranges("vote")["yes"]
        assert (bounds.lower, bounds.upper) == (max(0, low + least - n), min(high, most))
