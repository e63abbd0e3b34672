"""Complete data sets: dealt out from sums, listed one by one, and checked by counting.

Promises a check that shares no code with any solver or sampler. Takes a problem and a table of respondents (or sums to
deal out); gives tables, and whether they print as the survey says. May import `model` and what is above it.
"""
