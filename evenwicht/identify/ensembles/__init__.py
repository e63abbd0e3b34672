"""Many complete, synthetic data sets that all print the same figures, and what can be read off them.

Promises the same draws from the same file, with what was printed and how it was drawn beside them. Takes arrays of
draws; gives tables, statistics with their spread, cross-tables, diagnostics and Parquet files. May import `model`,
`data_sets` and what is above them; does not draw.
"""
