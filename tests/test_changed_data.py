"""Other data than the book's own build a book, or are refused in a line that says what does not fit and what to do."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from changed_data import CHANGES, changed
from chapters_in_process import CHAPTERS, run_all

from evenwicht import data_package, evidence, reconstruction, report
from evenwicht import published as publications
from evenwicht.datafile import DataFileError
from evenwicht.identify import Ensemble, Problem, Rounding
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.reconstruction import drawing
from evenwicht.reconstruction.__main__ import main

REFUSED = {
    "a question left out": "printed.csv: found no figures of repertoire; expected some of every question",
    "line no longer first": "printed.csv: found figures that no data set prints in which line steering comes first",
}
"""What no book can be made of, and how it is told before a chapter runs."""
FEW = ("--sets", "64", "--chains", "4", "--thin", "5", "--warmup", "20")
SIZES = 60
BUILT = sorted(CHANGES.keys() - REFUSED.keys())


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take simulated data sets that are few and near each other, also in a chapter, and of the possible numbers of
    respondents the least: enough to run it on."""
    for module in (drawing, reconstruction):
        monkeypatch.setattr(module, "AGREEMENT", math.inf)
    draw = evidence.draw

    def few(problem: Problem, draws: int, chains: int, seed: int, prior: str, **options: int) -> Ensemble | Nothing:
        return draw(problem, min(draws, 10), min(chains, 4), seed, prior, **options)

    monkeypatch.setattr(evidence, "draw", few)
    sizes = report.sample_sizes

    def least(published: Published, population: int = report.POPULATION, rounding: Rounding = "any") -> tuple[int, ...]:
        return sizes(published, population, rounding)[:SIZES]

    monkeypatch.setattr(report, "sample_sizes", least)


def test_enough_is_changed_to_say_something() -> None:
    assert len(CHANGES) >= 10


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_book_can_be_made_of_is_told_in_a_line_before_a_chapter_runs(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as stopped:
        data_package.check(changed(tmp_path, name))
    assert str(stopped.value).startswith(REFUSED[name])
    assert "\n" not in str(stopped.value)


def test_another_least_n_is_derived_from_the_figures(tmp_path: Path) -> None:
    found = {
        name: report.smallest_n(publications.load(changed(tmp_path / name.replace(" ", "-"), name))) for name in BUILT
    }
    assert len(set(found.values())) > 3


@pytest.mark.long
@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("name", BUILT)
def test_every_chapter_runs_on_other_data_or_the_guard_of_a_sentence_speaks(name: str, tmp_path: Path) -> None:
    folder = changed(tmp_path, name)
    assert main(["--data", str(folder), *FEW]) == 0
    data_package.check(folder)
    stopped = {chapter: said for chapter, said in run_all(folder).items() if said is not None}
    assert len(stopped) < len(CHAPTERS) / 2
    for said in stopped.values():
        told = re.match(r'chapters/([a-z-]+)\.md says "', said)  # the chapter, or that of its exercises
        assert told, said
        assert told[1] in {chapter.stem for chapter in CHAPTERS}
        assert "Compare data/printed.csv with the report" in said
