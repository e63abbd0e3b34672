"""Many complete, synthetic data sets that all print the same figures: drawn, read and kept in files.

Promises the same draws for the same seed wherever they are made, from Markov chains under a prior that is stated; that
every draw prints the figures, those of groups, scores and filters too; and the same draws from the same file, with what
was printed and how it was drawn beside them. Takes a problem, a prior and a number of draws and chains; gives an ensemble (tables, statistics with their spread,
cross-tables, diagnostics) or a file of one. May import `bounds` and what is above it.
"""
