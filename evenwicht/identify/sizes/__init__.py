"""Which numbers of respondents can print the figures of a report, and why others cannot.

Promises every such number up to the one asked for, and no other. Takes printed rows (or questions, which have one) and a
way of rounding; gives lists of numbers, and for one number the figure or row that rules it out. May import `rounding`
and what is above it.
"""
