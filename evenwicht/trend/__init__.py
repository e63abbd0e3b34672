"""Then and now: each figure of an earlier wave beside new answers, with the interval of the difference.

How many answered the report's survey is not known. An interval is the union over every number of respondents that can have
printed the report's figures, so only a change that holds for each of them counts as one.
"""

from evenwicht.trend.compare import COLUMNS, WaveComparison, compare, current, then_and_now
from evenwicht.trend.earlier import Answered, Earlier, Reported

__all__ = ["COLUMNS", "Answered", "Earlier", "Reported", "WaveComparison", "compare", "current", "then_and_now"]
