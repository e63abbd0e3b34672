"""Checks of the practicum: they tell a right answer from a wrong one, and never tell the answer.

Each check takes what a student hands in, works the answer out by another way than the library does (by trying,
counting, bisection or another solver), and returns `Feedback`: right, not yet with a hint, or not filled in yet. A
check raises nothing for any answer, so that a notebook runs from top to bottom while answers are still missing.
"""

from evenwicht.practicum.bounds import check_tightened
from evenwicht.practicum.compositions import check_profile
from evenwicht.practicum.cross_table import check_row_share
from evenwicht.practicum.feedback import Feedback
from evenwicht.practicum.intervals import check_intervals
from evenwicht.practicum.newspaper import check_counts
from evenwicht.practicum.repeated_tests import check_tests
from evenwicht.practicum.sizes import check_sample_sizes
from evenwicht.practicum.survey_file import check_survey_file

__all__ = [
    "Feedback",
    "check_counts",
    "check_intervals",
    "check_profile",
    "check_row_share",
    "check_sample_sizes",
    "check_survey_file",
    "check_tests",
    "check_tightened",
]
