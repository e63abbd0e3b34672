"""What must hold and what may: sharp bounds, verdicts on claims, feasibility and conflicts.

Promises bounds over all data sets that print the figures, each attained by a data set that is given and was checked by
counting. Takes a problem and a statistic or a claim; gives fractions, verdicts, data sets, or the figures that clash. May
import `search` and what is above it.
"""
