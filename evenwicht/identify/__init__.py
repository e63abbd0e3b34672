"""What printed survey figures pin down: possible sample sizes, sharp bounds and complete data sets.

This is the front door: what is named here is public, the rooms behind it are not. A name is imported when it is first
asked for, so that opening the door costs nothing.

Rooms, each importing only those above it: `tasks`, `rounding`; `sizes`, `model`, `mean_and_sd`; `search`; `consistency`;
`bounds`; `sampling`; `survey`; `files`. A printed figure becomes an interval in `rounding`, an interval a bound, a verdict
or a conflict in `bounds`, and data sets are drawn in `sampling`.
"""

import ast
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenwicht.identify.bounds.bounds import Bounds
    from evenwicht.identify.bounds.conditional_table import ConditionalTableBounds, conditional_table_bounds
    from evenwicht.identify.bounds.conflicts import Conflict, check_feasible, find_conflict
    from evenwicht.identify.bounds.cross_table_bounds import cross_table_bounds
    from evenwicht.identify.bounds.decide import Claim, Comparison, Decision, Relation, decide
    from evenwicht.identify.bounds.solver import Solver, bounds_of
    from evenwicht.identify.bounds.union import union_of_bounds
    from evenwicht.identify.bounds.witness import Witness
    from evenwicht.identify.bounds.workings import is_feasible
    from evenwicht.identify.consistency.closure import closure_count, closure_generate, sprite
    from evenwicht.identify.consistency.count import count_data_sets, count_histograms
    from evenwicht.identify.consistency.debit import debit
    from evenwicht.identify.consistency.existence import find_histogram
    from evenwicht.identify.consistency.grim import grim
    from evenwicht.identify.consistency.grimmer import grimmer
    from evenwicht.identify.consistency.results import check_results
    from evenwicht.identify.files.annex_survey import FigureKind, Understood, survey_of_table
    from evenwicht.identify.files.annex_table import AnnexTable, RowsAre, annex_table
    from evenwicht.identify.files.expression import as_typed, parse_claim, parse_statistic
    from evenwicht.identify.files.file_text import SurveyFileError
    from evenwicht.identify.files.sheet import read_sheet
    from evenwicht.identify.files.survey_file import read_survey
    from evenwicht.identify.mean_and_sd.data_set_draws import DataSetTable, tabulate_data_sets
    from evenwicht.identify.mean_and_sd.histograms import HistogramTable, tabulate_histograms
    from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
    from evenwicht.identify.model.base import Base
    from evenwicht.identify.model.group_figure import GroupFigure
    from evenwicht.identify.model.groups import Group
    from evenwicht.identify.model.problem_data import ProblemData
    from evenwicht.identify.model.questions import NOT_ANSWERED, NOT_PRINTED, Allocation, Categorical, Question, scored
    from evenwicht.identify.model.references import check_mean
    from evenwicht.identify.model.scale import Scale
    from evenwicht.identify.model.statements import Mean, Share, Statement, equal, highest, lowest
    from evenwicht.identify.model.statistics import (
        Cell,
        DifferenceOfMeans,
        GroupTotal,
        Linear,
        Statistic,
        TopShare,
        is_share,
    )
    from evenwicht.identify.model.two_way_tables import count_two_way_tables
    from evenwicht.identify.model.verify import prints_as
    from evenwicht.identify.rounding.errors import InfeasibleError, OutOfReachError, PublishedFigureError
    from evenwicht.identify.rounding.largest_remainder import apportion
    from evenwicht.identify.rounding.printed_figure import PrintedFigure
    from evenwicht.identify.rounding.printed_row import PrintedRow
    from evenwicht.identify.rounding.rounding import Rounding, check_rounding, printed_interval
    from evenwicht.identify.sampling.block import Block
    from evenwicht.identify.sampling.diagnostics import r_hat_by_chance
    from evenwicht.identify.sampling.ensemble import Ensemble
    from evenwicht.identify.sampling.ensemble_file import read_ensemble, write_ensemble
    from evenwicht.identify.sampling.priors import DirichletMultinomial, UniformDataSets, UniformHistograms
    from evenwicht.identify.sampling.provenance import Provenance, figures_hash, survey_as_json, survey_from_json
    from evenwicht.identify.sampling.sampler import sample, sample_over, sample_to_parquet
    from evenwicht.identify.sizes.clashes import Explanation, explain
    from evenwicht.identify.sizes.row_sizes import PublishedQuestion, as_row
    from evenwicht.identify.sizes.sample_sizes import joint_sample_sizes, sample_sizes, sample_sizes_of_means
    from evenwicht.identify.survey.problem import Problem
    from evenwicht.identify.survey.published_survey import BoundsOverSizes, PublishedSurvey
    from evenwicht.identify.tasks.optional import MissingExtraError, OptionalModule, need
    from evenwicht.identify.tasks.progress import Progress
    from evenwicht.identify.tasks.scheduler import run_tasks

_SOURCE = ast.parse(Path(__file__).read_text(encoding="utf-8"))
_MODULE_OF = {
    name.name: found.module
    for found in ast.walk(_SOURCE)
    if isinstance(found, ast.ImportFrom) and found.module and found.module.startswith(f"{__name__}.")
    for name in found.names
}
"""The public names, each with the module that it stands in: what is imported above for the type checker, and so listed once."""

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return found


def __dir__() -> list[str]:
    return __all__
