"""What a survey printed and said, what can be asked about it, and the complete data sets that it may be.

Promises that a question, a statement or a statistic that it takes refers to what exists, or says at once what does not;
and a check of data sets that shares no code with any solver or sampler. Takes printed figures; gives questions, statements
of order, statistics, the ranges of whole counts and totals behind each row, which questions are linked, and data sets dealt
out from sums, or checked by counting. May import `rounding` and what is above it.
"""
