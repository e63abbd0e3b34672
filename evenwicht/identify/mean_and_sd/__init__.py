"""One variable of whole scores of which a mean and a standard deviation are printed.

Promises exact counts of the histograms and data sets that print them, and uniform draws of either. Takes the printed
pair, a scale and n; gives numbers, histograms and tables of them. May import `rounding` and what is above it.
"""
