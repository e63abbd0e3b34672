"""What a survey printed and said, and what can be asked about it.

Promises that a question, a statement or a statistic that it takes refers to what exists, or says at once what does not.
Takes printed figures; gives questions, statements of order, statistics, the ranges of whole counts and totals
behind each row, and which questions are linked. May import `rounding` and what is above it.
"""
