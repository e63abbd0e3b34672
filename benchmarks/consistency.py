"""Checks of printed means: GRIM over a table, and the number of data sets behind a mean and a standard deviation.

    python benchmarks/consistency.py

The peer is pysprite: its `grim` takes one row at a time, and looks for data sets one by one. Verdicts are compared before
they count; it rounds as NumPy does, to even, so that the rows are drawn where no half occurs.
"""

from __future__ import annotations

import time
import warnings

import numpy as np
import pysprite

from evenwicht.identify import closure_count, grim

ROWS, OF_PEER = 100_000, 5_000


def main() -> None:
    """Print the table."""
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
    print("| what | seconds | beside |\n| --- | ---: | --- |")
    print(
        f"| GRIM over {ROWS:,} rows | {seconds:.2f} | pysprite {of_peer:.1f} ({of_peer / seconds:.0f} x), same verdicts |"
    )
    for mean, sd, size in (("3.8", "1.5", 120), ("3.0", "1.2", 200)):
        start = time.perf_counter()
        count = closure_count(mean, sd, size, 1, 5)
        print(f"| {count:,} data sets of {size} scores counted | {time.perf_counter() - start:.2f} | |")


if __name__ == "__main__":
    main()
