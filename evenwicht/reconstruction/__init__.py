"""The ensembles that the book uses: synthetic respondents, written by a command and read back, a file for each prior.

``make simulation`` draws them anew where they print other figures than the book has now (``python -m
evenwicht.reconstruction`` does so in any case): under each of `PRIORS`, `SETS` complete data sets of the least number of
respondents that can print all the report's figures, in which line steering comes first whatever the philosophy, as the
report says. They lie so far apart in a few long chains that they are as good as independent, and are written only if
those chains agree (`AGREEMENT`) and each data set is verified by counting. The same seed writes the same bytes, with the
locked libraries.

A file is as `evenwicht.identify.write_ensemble` writes it: Parquet, one row a respondent, ``synthetic`` in each. The data
package tells its size, its digest, and that of what it prints.
"""

from evenwicht.reconstruction.comparison import check, describe
from evenwicht.reconstruction.drawing import (
    AGREEMENT,
    CHAINS,
    PRIORS,
    SEED,
    SETS,
    Agreement,
    agreement,
    draw,
    simulated_problem,
)
from evenwicht.reconstruction.ensemble_file import FILES, load, load_one, write

__all__ = [
    "AGREEMENT",
    "CHAINS",
    "FILES",
    "PRIORS",
    "SEED",
    "SETS",
    "Agreement",
    "agreement",
    "check",
    "describe",
    "draw",
    "load",
    "load_one",
    "simulated_problem",
    "write",
]
