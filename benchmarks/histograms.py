"""One variable with a printed mean and SD: every histogram, beside what pysprite finds, in one process.

The problem: 70 scores from 0 to 10 with mean 2.7 and standard deviation 1.5, each to one decimal.

    python benchmarks/histograms.py            about two minutes
    python benchmarks/histograms.py --samples 100

Time is measured around each tool's own calls alone; checks are outside. A sample counts if it prints as
both figures, by whole-number arithmetic that neither tool uses, and once, however often it is found. Bias
is measured against what a uniform draw from the full list has: the share of each possible sum of scores
(total variation distance, 0 to 1), and the mean number of respondents with a score of 6 or more.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from evenwicht.identify import PrintedMeanAndSD, tabulate_histograms

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pysprite import Sprite

N, LOWEST, HIGHEST, MEAN, SD = 70, 0, 10, "2.7", "1.5"
SCORES = np.arange(LOWEST, HIGHEST + 1)
HALF = Fraction(1, 20)
DRAWS = 10_000
PEER_LIMIT = 100.0  # seconds for each way of starting pysprite

Histograms = NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """What a tool delivered: histograms in the order it gave them, and the seconds its own calls took."""

    tool: str
    histograms: Histograms
    seconds: float


def valid(histograms: Histograms) -> NDArray[np.bool_]:
    """Which histograms print as both figures; a half may go either way."""
    ok: NDArray[np.bool_] = (histograms >= 0).all(axis=1) & (histograms.sum(axis=1) == N)
    sums, squares = histograms @ SCORES, histograms @ SCORES**2
    low, high = Fraction(MEAN) - HALF, Fraction(MEAN) + HALF
    ok &= (sums * low.denominator >= low.numerator * N) & (sums * high.denominator <= high.numerator * N)
    spread = N * squares - sums**2  # n (n - 1) times the variance
    least, most = ((Fraction(SD) + shift) ** 2 * N * (N - 1) for shift in (-HALF, HALF))
    ok &= (spread * least.denominator >= least.numerator) & (spread * most.denominator <= most.numerator)
    return ok


def ours() -> Found:
    """Table and draws, from nothing."""
    start = time.perf_counter()
    draws = tabulate_histograms(PrintedMeanAndSD(N, MEAN, SD, LOWEST, HIGHEST)).draw(DRAWS, seed=1)
    seconds = time.perf_counter() - start
    return Found("evenwicht", draws.to_numpy(), seconds)


def full_list() -> tuple[Histograms, float]:
    """Every histogram, and the seconds that took, table included."""
    start = time.perf_counter()
    table = tabulate_histograms(PrintedMeanAndSD(N, MEAN, SD, LOWEST, HIGHEST))
    listed = table.numbered(np.arange(table.count)).to_numpy()
    return listed, time.perf_counter() - start


def pysprite(init_method: str, samples: int) -> Found:
    """pysprite until it has `samples` valid distinct histograms, or its time is up."""
    found: list[Histograms] = []
    distinct: set[tuple[int, ...]] = set()
    seconds = 0.0
    with tqdm(total=samples, desc=f"pysprite, {init_method}", leave=False) as progress:
        for histogram, took in _sprite(init_method):
            seconds += took
            found.append(histogram)
            if valid(histogram[None])[0]:
                distinct.add(tuple(histogram.tolist()))
            progress.update(len(distinct) - progress.n)
            if len(distinct) == samples or seconds > PEER_LIMIT:
                break
    return Found(f"pysprite, init {init_method}", np.array(found), seconds)


def _sprite(init_method: str) -> Iterator[tuple[Histograms, float]]:
    """Histograms one by one, each with its share of the seconds that the call took."""
    sprite = Sprite(N, float(MEAN), float(SD), 1, 1, LOWEST, HIGHEST)
    batch = 10
    while True:
        start = time.perf_counter()
        _, samples, _ = sprite.find_possible_distributions(batch, init_method=init_method)
        seconds = time.perf_counter() - start
        for sample in samples:
            values = np.asarray(sample, dtype=np.int64)
            yield np.bincount(values - LOWEST, minlength=len(SCORES)), seconds / len(samples)


def report(found: Found, exact: Histograms, reference: float) -> dict[str, str]:
    """One row of the table."""
    kept = found.histograms[valid(found.histograms)]
    distinct = np.unique(kept, axis=0)
    possible = np.unique(exact @ SCORES)
    return {
        "tool": found.tool,
        "valid distinct": f"{len(distinct):,}",
        "seconds": f"{found.seconds:.3f}",
        "invalid": f"{1 - len(kept) / len(found.histograms):.1%}",
        "sums reached": f"{len(np.unique(kept @ SCORES))} of {len(possible)}",
        "distance of sums": f"{_distance(kept, exact):.3f}",
        "scores of 6 or more": f"{kept[:, 6:].sum(axis=1).mean():.3f}",
        "time against ours": f"{found.seconds / reference:,.0f} x",
    }


def _distance(histograms: Histograms, exact: Histograms) -> float:
    """Total variation distance between the shares of each sum of scores."""
    sums, exact_sums = histograms @ SCORES, exact @ SCORES
    apart = [abs((sums == s).mean() - (exact_sums == s).mean()) for s in np.unique(exact_sums)]
    return float(sum(apart)) / 2


def markdown(rows: list[dict[str, str]]) -> str:
    """A table in Markdown, numbers to the right."""
    heads = list(rows[0])
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *([row[head] for head in heads] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Run all, check all, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=1_000, help="valid distinct samples asked of pysprite")
    samples = parser.parse_args().samples
    first = ours()  # cold, as a user meets it
    warm = min(ours().seconds for _ in range(5))
    exact, seconds = full_list()
    codes = exact[:, :-1] @ (N + 1) ** np.arange(len(SCORES) - 1)  # the last count follows from the others
    if not valid(exact).all() or len(np.unique(codes)) != len(exact):
        raise SystemExit("the full list holds an invalid or a repeated histogram")
    peers = [pysprite(init_method, samples) for init_method in ("random", "maxvar")]
    found = [first, Found("evenwicht, full list", exact, seconds), *peers]
    print(f"n = {N}, scores {LOWEST} to {HIGHEST}, mean {MEAN}, SD {SD}: {len(exact):,} histograms\n")
    print(markdown([report(one, exact, first.seconds) for one in found]))
    print(f"\nTable and {DRAWS:,} draws: {first.seconds:.3f} s cold, {warm:.3f} s at best of five.")
    extreme = exact[:, 6:].sum(axis=1)
    print(
        f"{samples:,} uniform draws stray from the exact {extreme.mean():.3f} scores of 6 or more by about "
        f"{extreme.std() / samples**0.5:.3f}, and have a distance of sums of about "
        f"{_distance(first.histograms[:samples], exact):.3f}."
    )
    for peer in peers:
        if len(np.unique(peer.histograms[valid(peer.histograms)], axis=0)) < samples:
            print(f"{peer.tool} was stopped after {peer.seconds:.0f} s, short of {samples:,}.")


if __name__ == "__main__":
    main()
