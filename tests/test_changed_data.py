"""Other data than the book's own build a book, or are refused in a line that says what does not fit and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_data import CHANGES, changed

from evenwicht import data_package, report
from evenwicht import published as publications
from evenwicht.datafile import DataFileError

REFUSED = {
    "line no longer first": "printed.csv: found figures that no data set prints in which line steering comes first"
}
"""What no book can be made of, and how it is told before a chapter runs."""
BUILT = sorted(CHANGES.keys() - REFUSED.keys())


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
