"""From printed figures and statements to an integer programme, and the greatest value of an objective over it.

Promises that the whole solutions of a programme are the sums of exactly the data sets that fit; and the exact optimum with
a whole solution that attains it, that there is none, or an error that says it gave up: never an approximation. Takes
questions, statements, n and a way of rounding, then whole coefficients or a ratio of such sums; gives a programme, a value
and a solution. May import `model`, `mean_and_sd` and what is above them.
"""
