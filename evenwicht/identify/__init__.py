"""What printed survey figures pin down: possible sample sizes, sharp bounds and complete data sets."""

from evenwicht.identify.bounds import Bounds, InfeasibleError, bounds
from evenwicht.identify.conflicts import Conflict, find_conflict
from evenwicht.identify.data_set_draws import DataSetTable, tabulate_data_sets
from evenwicht.identify.decide import Claim, Comparison, Decision, decide
from evenwicht.identify.ensemble import Ensemble
from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.histograms import HistogramTable, tabulate_histograms
from evenwicht.identify.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.overlap import cross_table_bounds
from evenwicht.identify.priors import DirichletMultinomial, UniformDataSets, UniformHistograms
from evenwicht.identify.problem import Problem
from evenwicht.identify.questions import (
    NOT_PRINTED,
    Allocation,
    Categorical,
    Mean,
    Statement,
    highest,
    lowest,
)
from evenwicht.identify.rounding import Rounding
from evenwicht.identify.sampler import sample, sample_over, sample_to_parquet
from evenwicht.identify.samplesize import explain, joint_sample_sizes, sample_sizes, sample_sizes_of_means
from evenwicht.identify.statistics import (
    Cell,
    DifferenceOfMeans,
    GroupTotal,
    Linear,
    MeanInGroup,
    Statistic,
    TopShare,
)
from evenwicht.identify.survey import BoundsOverSizes, Survey
from evenwicht.identify.surveyfile import SurveyFileError, read_survey
from evenwicht.identify.union import union_of_bounds
from evenwicht.identify.verify import prints_as
from evenwicht.identify.witness import Witness

__all__ = [
    "NOT_PRINTED",
    "Allocation",
    "Bounds",
    "BoundsOverSizes",
    "Categorical",
    "Cell",
    "Claim",
    "Comparison",
    "Conflict",
    "DataSetTable",
    "Decision",
    "DifferenceOfMeans",
    "DirichletMultinomial",
    "Ensemble",
    "GroupTotal",
    "HistogramTable",
    "InfeasibleError",
    "Linear",
    "Mean",
    "MeanInGroup",
    "PrintedMeanAndSD",
    "Problem",
    "PublishedFigureError",
    "Rounding",
    "Statement",
    "Statistic",
    "Survey",
    "SurveyFileError",
    "TopShare",
    "UniformDataSets",
    "UniformHistograms",
    "Witness",
    "bounds",
    "cross_table_bounds",
    "decide",
    "explain",
    "find_conflict",
    "highest",
    "joint_sample_sizes",
    "lowest",
    "prints_as",
    "read_survey",
    "sample",
    "sample_over",
    "sample_sizes",
    "sample_sizes_of_means",
    "sample_to_parquet",
    "tabulate_data_sets",
    "tabulate_histograms",
    "union_of_bounds",
]
