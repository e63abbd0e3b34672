"""Which of a million sample sizes can print five questions at once, under each rounding convention.

python benchmarks/sample_sizes.py          a few seconds
"""

from __future__ import annotations

import time

from evenwicht.identify import PrintedRow, Rounding, joint_sample_sizes

QUESTIONS = [
    PrintedRow.of_percentages(["64", "17", "9", "7", "3"]),
    PrintedRow.of_percentages(["61", "22", "9", "8"]),
    PrintedRow.of_percentages(["28", "25", "17", "10"], exhaustive=False),
    PrintedRow.of_means(["2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"]),
    PrintedRow.of_means(["2.6", "1.5", "2.7", "0.6", "0.4", "1.1", "0.3", "0.8"]),
]
FINE = [PrintedRow.of_percentages(["33.3333333333", "33.3333333333", "33.3333333334"])]
ROUNDINGS: tuple[Rounding, ...] = ("half_up", "half_even", "any", "largest_remainder")


def main() -> None:
    """Time each case once and print a table."""
    print("| figures | rounding | possible n up to 1,000,000 | seconds |\n| --- | --- | ---: | ---: |")
    for name, questions in (("five questions of a survey", QUESTIONS), ("three thirds, ten decimals", FINE)):
        for rounding in ROUNDINGS:
            start = time.perf_counter()
            possible = joint_sample_sizes(questions, n_max=1_000_000, rounding=rounding)
            seconds = time.perf_counter() - start
            print(f"| {name} | {rounding} | {len(possible):,} | {seconds:.2f} |")


if __name__ == "__main__":
    main()
