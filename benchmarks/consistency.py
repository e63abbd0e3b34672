"""Checks of printed figures: GRIM over a table, data sets behind a mean and a standard deviation, tables of row percentages.

    python benchmarks/consistency.py [CLOSURE.py]

The peers: pysprite, whose `grim` takes one row at a time, and CLOSURE-Python, which lists data sets (a file of
https://github.com/larigaldie-n/CLOSURE-Python, no package: give its path to run it as well). Verdicts and counts are
compared before they count; pysprite rounds as NumPy does, to even, so that the rows are drawn where no half occurs.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pysprite

from evenwicht.identify import closure_count, conditional_table_bounds, grim

ROWS, OF_PEER = 100_000, 5_000
CLOSURE = (("3.8", "1.5", 120, 1, 5), ("3.0", "1.0", 150, 1, 5))
SAGE_WRIGHT = pd.DataFrame(
    [row.split() for row in (".75 .05 .15 .05", ".37 .18 .18 .27", ".12 .40 .40 .08", ".34 .40 .20 .06")]
)


def main() -> None:
    """Print the table."""
    print("| what | seconds | beside |\n| --- | ---: | --- |")
    _grim()
    for case in CLOSURE:
        _closure(*case)
    start = time.perf_counter()
    found = conditional_table_bounds(SAGE_WRIGHT, 135, percent=False, half_width=".01", least=1)
    seconds = time.perf_counter() - start
    assert (found.lower.iloc[0, 0], found.upper.iloc[0, 0]) == (15, 63)
    print(f"| Sage & Wright's table 7(b), all cells | {seconds:.2f} | the cells of the article |")
    generator = np.random.default_rng(1)
    counts = generator.multinomial(10_000, generator.dirichlet(np.ones(144))).reshape(12, 12)
    shares = pd.DataFrame([[f"{100 * x / row.sum():.0f}" for x in row] for row in counts])
    start = time.perf_counter()
    found = conditional_table_bounds(shares, 10_000)
    seconds = time.perf_counter() - start
    assert bool(((found.lower.to_numpy() <= counts) & (counts <= found.upper.to_numpy())).all())
    print(f"| 12 x 12 row percentages of 10,000 respondents, all cells | {seconds:.2f} | the true counts within |")


def _grim() -> None:
    generator = np.random.default_rng(1)
    x = [f"{mean:.2f}" for mean in generator.random(ROWS) * 7]
    n = generator.choice([7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47], ROWS)
    start = time.perf_counter()
    ours = grim(x, n)["consistency"].to_numpy()
    seconds = time.perf_counter() - start
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = time.perf_counter()
        theirs = [
            bool(pysprite.grim(int(size), float(mean))) for mean, size in zip(x[:OF_PEER], n[:OF_PEER], strict=True)
        ]
        of_peer = (time.perf_counter() - start) * ROWS / OF_PEER
    assert ours[:OF_PEER].tolist() == theirs
    told = f"pysprite {of_peer:.1f} ({of_peer / seconds:.0f} x), same verdicts"
    print(f"| GRIM over {ROWS:,} rows | {seconds:.2f} | {told} |")


def _closure(mean: str, sd: str, size: int, lowest: int, highest: int) -> None:
    start = time.perf_counter()
    count = closure_count(mean, sd, size, lowest, highest)
    seconds = time.perf_counter() - start
    told = ""
    if len(sys.argv) > 1:
        listed, of_peer = _listed(mean, sd, size, lowest, highest)
        assert listed == count
        told = f"CLOSURE-Python {of_peer:.1f} ({of_peer / seconds:.0f} x), same count"
    print(f"| {count:,} data sets of {size} scores counted ({mean}, {sd}) | {seconds:.3f} | {told} |")


def _listed(mean: str, sd: str, size: int, lowest: int, highest: int) -> tuple[int, float]:
    """How many data sets the peer lists, in one process at the depth it advises, and in how many seconds."""
    spec = importlib.util.spec_from_file_location("CLOSURE", sys.argv[1])
    assert spec is not None
    assert spec.loader is not None
    peer = importlib.util.module_from_spec(spec)
    sys.modules["CLOSURE"] = peer
    sys.path.insert(0, str(Path(sys.argv[1]).parent))
    spec.loader.exec_module(peer)
    halves = [0.5 * 10 ** -len(figure.partition(".")[2]) for figure in (mean, sd)]
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said):
        start = time.perf_counter()
        peer.parallel_dfs(
            lowest, highest, size, float(mean) * size, float(sd), halves[0] * size + 1e-9, halves[1] + 1e-9, 1,
            str(Path(folder) / "listed.csv"), min(round(size / 10), 15, size - 1),
        )  # fmt: skip
        seconds = time.perf_counter() - start
    found = re.search(r"combinations: (\d+)", said.getvalue())
    assert found is not None
    return int(found[1]), seconds


if __name__ == "__main__":
    main()
