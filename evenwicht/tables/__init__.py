"""One function a numbered table: each takes the figures and returns words and numbers, with what they rest on."""

from evenwicht.tables.answers import agreement_in_answers, group_differences_in_answers
from evenwicht.tables.book_table import BookTable
from evenwicht.tables.bounds import bounds_that_readings_move, form_bounds_by_size, sizes_by_rounding
from evenwicht.tables.claims import all_verdicts, outcomes, verdicts, verdicts_of_chapter, verdicts_on
from evenwicht.tables.codebook import answers, questions, reported_figures
from evenwicht.tables.conditions import share_in_the_centre
from evenwicht.tables.definitions import assignments, themes, words
from evenwicht.tables.developments import developments
from evenwicht.tables.domains import power_by_design
from evenwicht.tables.ensembles import (
    agreement_in_data_sets,
    chains_of_draws,
    group_differences_in_data_sets,
    readings_in_data_sets,
)
from evenwicht.tables.received import answers_by_size, answers_by_years, answers_missing, answers_received

__all__ = [
    "BookTable",
    "agreement_in_answers",
    "agreement_in_data_sets",
    "all_verdicts",
    "answers",
    "answers_by_size",
    "answers_by_years",
    "answers_missing",
    "answers_received",
    "assignments",
    "bounds_that_readings_move",
    "chains_of_draws",
    "developments",
    "form_bounds_by_size",
    "group_differences_in_answers",
    "group_differences_in_data_sets",
    "outcomes",
    "power_by_design",
    "questions",
    "readings_in_data_sets",
    "reported_figures",
    "share_in_the_centre",
    "sizes_by_rounding",
    "themes",
    "verdicts",
    "verdicts_of_chapter",
    "verdicts_on",
    "words",
]
