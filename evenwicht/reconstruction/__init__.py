"""The ensembles that the book uses: synthetic respondents, written by a command and read back from one file.

``make simulation`` draws them anew where they print other figures than the book has now (``python -m
evenwicht.reconstruction`` does so in any case): under each of `PRIORS`, `SETS` complete data sets of the least number of
respondents that can print all the report's figures, in which line steering comes first whatever the philosophy, as the
report says. They lie so far apart in a few long chains that they are as good as independent, and are written only if
those chains agree (`AGREEMENT`) and each data set is verified by counting. The same seed writes the same bytes, with the
locked libraries.

The file is Parquet, one row a respondent: ``provenance`` (always ``synthetic``), ``prior``, ``n``, ``chain``, ``draw``,
then the answers under the names of the codebook. Its metadata tell the questions, statements and rounding; the data
package tells its size, its digest, and that of what it prints.
"""

from evenwicht.reconstruction.chains import AGREEMENT, Agreement, agreement
from evenwicht.reconstruction.comparison import check, describe
from evenwicht.reconstruction.drawing import CHAINS, PRIORS, SEED, SETS, draw, simulated_problem
from evenwicht.reconstruction.ensemble_file import FILE, load, to_table, write

__all__ = [
    "AGREEMENT",
    "CHAINS",
    "FILE",
    "PRIORS",
    "SEED",
    "SETS",
    "Agreement",
    "agreement",
    "check",
    "describe",
    "draw",
    "load",
    "simulated_problem",
    "to_table",
    "write",
]
