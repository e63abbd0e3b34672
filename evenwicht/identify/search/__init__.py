"""The greatest value of an objective over an integer programme.

Promises the exact optimum with a whole solution that attains it, that there is none, or an error that says it gave up;
never an approximation. Takes a programme and whole coefficients, or a ratio of such sums; gives a value and a solution. May
import `programme` and what is above it; knows nothing of questions.
"""
