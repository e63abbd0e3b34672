"""Checks of printed summary statistics under the names that the field knows them by: GRIM, GRIMMER, DEBIT, CLOSURE, SPRITE;
and how many data sets print a whole survey.

Promises exact answers, thinly made from `mean_and_sd`, `rounding` and `search`: a row is inconsistent only if no data set prints it.
What would take too long to count is refused in a line.
Takes a table with a row a result, as people type it from an article; gives it back with the verdict and its reason. May
import `search` and what is above it.
"""
