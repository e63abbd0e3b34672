"""What printed survey figures pin down: possible sample sizes, sharp bounds and complete data sets."""

from evenwicht.identify.bounds import Bounds, InfeasibleError, bounds
from evenwicht.identify.conflicts import Conflict, find_conflict
from evenwicht.identify.decide import Claim, Comparison, Decision, decide
from evenwicht.identify.errors import PublishedFigureError
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
    "Decision",
    "DifferenceOfMeans",
    "GroupTotal",
    "InfeasibleError",
    "Linear",
    "Mean",
    "MeanInGroup",
    "Problem",
    "PublishedFigureError",
    "Rounding",
    "Statement",
    "Statistic",
    "Survey",
    "TopShare",
    "Witness",
    "bounds",
    "decide",
    "explain",
    "find_conflict",
    "highest",
    "joint_sample_sizes",
    "lowest",
    "prints_as",
    "sample_sizes",
    "sample_sizes_of_means",
]
