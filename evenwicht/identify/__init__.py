"""What printed survey figures pin down: possible sample sizes, sharp bounds and complete data sets.

This is the front door: what is named here is public, the rooms behind it are not. A name is imported when it is first
asked for, so that opening the door costs nothing.

Rooms, each importing only those above it: `tasks`, `rounding`; `sizes`, `model`, `mean_and_sd`; `search`; `consistency`;
`bounds`; `sampling`; `survey`; `files`. A printed figure becomes an interval in `rounding`, an interval a bound, a verdict
or a conflict in `bounds`, and data sets are drawn in `sampling`.
"""

from importlib import import_module
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
    from evenwicht.identify.consistency.debit import debit
    from evenwicht.identify.consistency.existence import find_histogram
    from evenwicht.identify.consistency.grim import grim
    from evenwicht.identify.consistency.grimmer import grimmer
    from evenwicht.identify.consistency.results import check_results
    from evenwicht.identify.files.annex_survey import FigureKind, Understood, survey_of_table
    from evenwicht.identify.files.annex_table import AnnexTable, annex_table
    from evenwicht.identify.files.expression import as_typed, parse_claim, parse_statistic
    from evenwicht.identify.files.sheet import read_sheet
    from evenwicht.identify.files.survey_file import SurveyFileError, read_survey
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
    from evenwicht.identify.rounding.as_row import as_row
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
    from evenwicht.identify.sampling.sample_to_parquet import sample_to_parquet
    from evenwicht.identify.sampling.sampler import sample, sample_over
    from evenwicht.identify.sizes.clashes import Explanation, explain
    from evenwicht.identify.sizes.row_sizes import PublishedQuestion
    from evenwicht.identify.sizes.sample_sizes import joint_sample_sizes, sample_sizes, sample_sizes_of_means
    from evenwicht.identify.survey.problem import Problem
    from evenwicht.identify.survey.published_survey import BoundsOverSizes, PublishedSurvey
    from evenwicht.identify.tasks.optional import MissingExtraError, OptionalModule, need
    from evenwicht.identify.tasks.progress import Progress
    from evenwicht.identify.tasks.scheduler import run_tasks

_ROOM_OF = {
    "Allocation": "model.questions",
    "Block": "sampling.block",
    "Bounds": "bounds.bounds",
    "BoundsOverSizes": "survey.published_survey",
    "Base": "model.base",
    "Categorical": "model.questions",
    "Cell": "model.statistics",
    "Claim": "bounds.decide",
    "Comparison": "bounds.decide",
    "ConditionalTableBounds": "bounds.conditional_table",
    "Conflict": "bounds.conflicts",
    "DataSetTable": "mean_and_sd.data_set_draws",
    "Decision": "bounds.decide",
    "DifferenceOfMeans": "model.statistics",
    "DirichletMultinomial": "sampling.priors",
    "Ensemble": "sampling.ensemble",
    "Explanation": "sizes.clashes",
    "Group": "model.groups",
    "GroupFigure": "model.group_figure",
    "GroupTotal": "model.statistics",
    "HistogramTable": "mean_and_sd.histograms",
    "InfeasibleError": "rounding.errors",
    "Linear": "model.statistics",
    "Mean": "model.statements",
    "MissingExtraError": "tasks.optional",
    "NOT_ANSWERED": "model.questions",
    "NOT_PRINTED": "model.questions",
    "OptionalModule": "tasks.optional",
    "OutOfReachError": "rounding.errors",
    "PrintedMeanAndSD": "mean_and_sd.mean_and_sd",
    "PrintedFigure": "rounding.printed_figure",
    "PrintedRow": "rounding.printed_row",
    "Problem": "survey.problem",
    "ProblemData": "model.problem_data",
    "Progress": "tasks.progress",
    "Provenance": "sampling.provenance",
    "PublishedFigureError": "rounding.errors",
    "PublishedQuestion": "sizes.row_sizes",
    "PublishedSurvey": "survey.published_survey",
    "Question": "model.questions",
    "Relation": "bounds.decide",
    "Rounding": "rounding.rounding",
    "Solver": "bounds.solver",
    "Scale": "model.scale",
    "scored": "model.questions",
    "Share": "model.statements",
    "Statement": "model.statements",
    "Statistic": "model.statistics",
    "SurveyFileError": "files.survey_file",
    "TopShare": "model.statistics",
    "UniformDataSets": "sampling.priors",
    "UniformHistograms": "sampling.priors",
    "Witness": "bounds.witness",
    "apportion": "rounding.largest_remainder",
    "as_row": "rounding.as_row",
    "as_typed": "files.expression",
    "bounds_of": "bounds.solver",
    "check_feasible": "bounds.conflicts",
    "check_mean": "model.references",
    "check_results": "consistency.results",
    "check_rounding": "rounding.rounding",
    "closure_count": "consistency.closure",
    "closure_generate": "consistency.closure",
    "conditional_table_bounds": "bounds.conditional_table",
    "cross_table_bounds": "bounds.cross_table_bounds",
    "debit": "consistency.debit",
    "decide": "bounds.decide",
    "explain": "sizes.clashes",
    "figures_hash": "sampling.provenance",
    "find_conflict": "bounds.conflicts",
    "find_histogram": "consistency.existence",
    "grim": "consistency.grim",
    "grimmer": "consistency.grimmer",
    "equal": "model.statements",
    "highest": "model.statements",
    "is_feasible": "bounds.workings",
    "is_share": "model.statistics",
    "joint_sample_sizes": "sizes.sample_sizes",
    "lowest": "model.statements",
    "need": "tasks.optional",
    "parse_claim": "files.expression",
    "parse_statistic": "files.expression",
    "printed_interval": "rounding.rounding",
    "prints_as": "model.verify",
    "r_hat_by_chance": "sampling.diagnostics",
    "read_ensemble": "sampling.ensemble_file",
    "FigureKind": "files.annex_survey",
    "Understood": "files.annex_survey",
    "survey_of_table": "files.annex_survey",
    "AnnexTable": "files.annex_table",
    "annex_table": "files.annex_table",
    "read_sheet": "files.sheet",
    "count_two_way_tables": "model.two_way_tables",
    "read_survey": "files.survey_file",
    "run_tasks": "tasks.scheduler",
    "sample": "sampling.sampler",
    "sample_over": "sampling.sampler",
    "sample_sizes": "sizes.sample_sizes",
    "sample_sizes_of_means": "sizes.sample_sizes",
    "sample_to_parquet": "sampling.sample_to_parquet",
    "sprite": "consistency.closure",
    "survey_as_json": "sampling.provenance",
    "survey_from_json": "sampling.provenance",
    "tabulate_data_sets": "mean_and_sd.data_set_draws",
    "tabulate_histograms": "mean_and_sd.histograms",
    "union_of_bounds": "bounds.union",
    "write_ensemble": "sampling.ensemble_file",
}

__all__ = [
    "NOT_ANSWERED",
    "NOT_PRINTED",
    "Allocation",
    "AnnexTable",
    "Base",
    "Block",
    "Bounds",
    "BoundsOverSizes",
    "Categorical",
    "Cell",
    "Claim",
    "Comparison",
    "ConditionalTableBounds",
    "Conflict",
    "DataSetTable",
    "Decision",
    "DifferenceOfMeans",
    "DirichletMultinomial",
    "Ensemble",
    "Explanation",
    "FigureKind",
    "Group",
    "GroupFigure",
    "GroupTotal",
    "HistogramTable",
    "InfeasibleError",
    "Linear",
    "Mean",
    "MissingExtraError",
    "OptionalModule",
    "OutOfReachError",
    "PrintedFigure",
    "PrintedMeanAndSD",
    "PrintedRow",
    "Problem",
    "ProblemData",
    "Progress",
    "Provenance",
    "PublishedFigureError",
    "PublishedQuestion",
    "PublishedSurvey",
    "Question",
    "Relation",
    "Rounding",
    "Scale",
    "Share",
    "Solver",
    "Statement",
    "Statistic",
    "SurveyFileError",
    "TopShare",
    "Understood",
    "UniformDataSets",
    "UniformHistograms",
    "Witness",
    "annex_table",
    "apportion",
    "as_row",
    "as_typed",
    "bounds_of",
    "check_feasible",
    "check_mean",
    "check_results",
    "check_rounding",
    "closure_count",
    "closure_generate",
    "conditional_table_bounds",
    "count_two_way_tables",
    "cross_table_bounds",
    "debit",
    "decide",
    "equal",
    "explain",
    "figures_hash",
    "find_conflict",
    "find_histogram",
    "grim",
    "grimmer",
    "highest",
    "is_feasible",
    "is_share",
    "joint_sample_sizes",
    "lowest",
    "need",
    "parse_claim",
    "parse_statistic",
    "printed_interval",
    "prints_as",
    "r_hat_by_chance",
    "read_ensemble",
    "read_sheet",
    "read_survey",
    "run_tasks",
    "sample",
    "sample_over",
    "sample_sizes",
    "sample_sizes_of_means",
    "sample_to_parquet",
    "scored",
    "sprite",
    "survey_as_json",
    "survey_from_json",
    "survey_of_table",
    "tabulate_data_sets",
    "tabulate_histograms",
    "union_of_bounds",
    "write_ensemble",
]


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
