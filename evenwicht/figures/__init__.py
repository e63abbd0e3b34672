"""One function a figure: each takes tables and returns the drawing, its words and the numbers behind it."""

import evenwicht.figures.needed  # noqa: F401 - before what draws
from evenwicht.figures.assignments import assignment_shares
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.bounds import steering_form_bounds
from evenwicht.figures.conditions import condition_means
from evenwicht.figures.conditions_certainty import conditions_certainty
from evenwicht.figures.cross_bounds import cross_table_cells
from evenwicht.figures.cross_table_of_answers import cross_table
from evenwicht.figures.detectable import detectable_differences
from evenwicht.figures.dimensions import dimension_poles
from evenwicht.figures.domains import steering_forms_by_domain
from evenwicht.figures.ensemble import ensembles_in_bounds
from evenwicht.figures.foremost import foremost_answers
from evenwicht.figures.insights import insight_balances
from evenwicht.figures.intervals import share_intervals
from evenwicht.figures.key_figures import (
    key_assignment,
    key_conditions,
    key_philosophy,
    key_repertoire,
    key_steering_forms,
)
from evenwicht.figures.looks import looks_of_statuses
from evenwicht.figures.organisation import organisation_models
from evenwicht.figures.overview import printed_overview
from evenwicht.figures.perspectives import perspectives_history
from evenwicht.figures.philosophies import philosophy_shares
from evenwicht.figures.repertoire import repertoire_shares
from evenwicht.figures.sample_sizes import possible_sample_sizes
from evenwicht.figures.steering_forms import steering_form_means
from evenwicht.figures.steering_ladder import steering_form_definitions
from evenwicht.figures.themes import themes_matrix
from evenwicht.figures.then_and_now import then_and_now
from evenwicht.figures.verdicts import verdict_counts

__all__ = [
    "BookFigure",
    "assignment_shares",
    "condition_means",
    "conditions_certainty",
    "cross_table",
    "cross_table_cells",
    "detectable_differences",
    "dimension_poles",
    "ensembles_in_bounds",
    "foremost_answers",
    "insight_balances",
    "key_assignment",
    "key_conditions",
    "key_philosophy",
    "key_repertoire",
    "key_steering_forms",
    "looks_of_statuses",
    "organisation_models",
    "perspectives_history",
    "philosophy_shares",
    "possible_sample_sizes",
    "printed_overview",
    "repertoire_shares",
    "share_intervals",
    "steering_form_bounds",
    "steering_form_definitions",
    "steering_form_means",
    "steering_forms_by_domain",
    "themes_matrix",
    "then_and_now",
    "verdict_counts",
]
