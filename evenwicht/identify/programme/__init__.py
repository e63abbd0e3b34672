"""From printed figures and statements to an integer programme over group sizes and point totals.

Promises that the whole solutions of a programme are the sums of exactly the data sets that fit. Takes questions,
statements, n and a way of rounding; gives variables with limits, rows and tables of whole coefficients. May import
`data_sets` and what is above it.
"""
