"""The book's analyses over an ensemble of 1,000 data sets: how long each takes, and all together on two
processes.

    python benchmarks/analysis.py                 about half a minute
    python benchmarks/analysis.py --draws 100

The data sets are as large as the report's smallest possible sample: 80 respondents in five groups of 51,
14, 7, 6 and 2, who divide 10 points over seven items. They are random (Dirichlet-multinomial) and print no
figure of anybody: only the time is of interest. The issue asks for less than 60 seconds on two cores.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import pandas as pd

from evenwicht.analysis.composition import centre
from evenwicht.analysis.cramers import cramers_v
from evenwicht.analysis.crosstabs import cells, crosstab
from evenwicht.analysis.dominance import first_items, top_item_shares
from evenwicht.analysis.ensemble import all_over_ensemble, share_holding, summarise
from evenwicht.analysis.groups import group_means, mean_differences, one_way
from evenwicht.analysis.independence import independence
from evenwicht.analysis.permanova import dispersion, permanova
from evenwicht.analysis.ranks import friedman, mean_ranks, pairwise
from evenwicht.analysis.regression import fractional_multinomial

GROUPS = {"combined": 51, "networking": 14, "performing": 7, "responsive": 6, "lawful": 2}
ITEMS = ["line", "project_programme", "task", "results", "self", "area", "chain_network"]
WEIGHTS = np.array([2.7, 2.3, 1.6, 1.2, 0.8, 0.7, 0.7])


def draw_ensemble(draws: int, seed: int = 2020) -> pd.DataFrame:
    """One long table with a column ``draw``."""
    rng = np.random.default_rng(seed)
    n = sum(GROUPS.values())
    points = rng.multinomial(10, rng.dirichlet(WEIGHTS, size=draws * n))
    table = pd.DataFrame(points, columns=ITEMS)
    labels = np.repeat(list(GROUPS), list(GROUPS.values()))
    table.insert(0, "philosophy", pd.Categorical(np.tile(labels, draws), categories=list(GROUPS)))
    table.insert(0, "draw", np.repeat(np.arange(draws), n))
    # The first of a respondent's highest items, for the cross-tables.
    top = points.argmax(axis=1)
    table["top"] = pd.Categorical.from_codes(top, categories=ITEMS)
    return table


def cross_cells(table: pd.DataFrame) -> pd.DataFrame:
    return cells(crosstab(table, "philosophy", "top"))


def cross_test(table: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    return independence(crosstab(table, "philosophy", "top"), draws=999, seed=seed)


def cross_strength(table: pd.DataFrame) -> pd.DataFrame:
    return cramers_v(crosstab(table, "philosophy", "top"))


BY_GROUP = {"group": "philosophy", "items": ITEMS}
ANALYSES = {
    "means of groups": (group_means, BY_GROUP),
    "first item of groups": (first_items, BY_GROUP),
    "top items of respondents": (top_item_shares, BY_GROUP),
    "mean ranks": (mean_ranks, {"items": ITEMS}),
    "Friedman, Kendall's W": (friedman, {"items": ITEMS}),
    "pairs of items, exact": (pairwise, {"items": ITEMS}),
    "pairs of groups, 499 permutations": (mean_differences, {**BY_GROUP, "permutations": 499}),
    "groups per item, 499 permutations": (one_way, {**BY_GROUP, "permutations": 499}),
    "PERMANOVA, 499 permutations": (permanova, {**BY_GROUP, "permutations": 499}),
    "dispersion, 499 permutations": (dispersion, {**BY_GROUP, "permutations": 499}),
    "centre": (centre, {"items": ITEMS, "zeros": "multiplicative"}),
    "cells of the cross-table": (cross_cells, {}),
    "independence, 999 tables": (cross_test, {}),
    "Cramér's V": (cross_strength, {}),
    "multinomial regression of shares": (
        fractional_multinomial,
        {"items": ITEMS, "predictors": "philosophy"},
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    ensemble = draw_ensemble(options.draws)
    few = ensemble[ensemble["draw"] < min(20, options.draws)]
    print(f"{'one analysis, one process':<40}{'ms a data set':>14}")
    for name, plan in ANALYSES.items():
        started = time.perf_counter()
        all_over_ensemble(few, {name: plan})
        print(f"{name:<40}{(time.perf_counter() - started) / few['draw'].nunique() * 1000:>14.1f}")
    started = time.perf_counter()
    results = all_over_ensemble(ensemble, ANALYSES, jobs=options.jobs)
    summarise(results["means of groups"], ["group", "item"], ["mean"])
    share_holding(results["PERMANOVA, 499 permutations"], lambda r: r["p_value"] < 0.05)
    taken = time.perf_counter() - started
    print(f"all, {options.draws} data sets, {options.jobs} processes: {taken:.1f} s")


if __name__ == "__main__":
    main()
