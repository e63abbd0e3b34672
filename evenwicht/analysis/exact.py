"""Fisher's exact test for a cross-table of any size (Freeman and Halton, 1951).

The p-value is the chance, given the margins, of a table that is no more likely than the observed one.
Tables are built column by column; what is left of the row totals is a *node*, and all ways of reaching a
node with equal chance are kept as one (the idea of Mehta and Patel's network, 1983). The last two columns
are done at once: their split is sorted by chance and looked up.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from evenwicht.analysis.tables import Floats, Ints

Node = tuple[int, ...]


class TooManyTables(ValueError):
    """The tables with these margins are too many to enumerate."""


def fisher_freeman_halton(counts: Ints, limit: int = 20_000_000) -> float:
    """The exact p-value of a table of counts without empty rows or columns.

    `limit` bounds the work, in cells of intermediate arrays; beyond it `TooManyTables` is raised.

    >>> round(fisher_freeman_halton(np.array([[3, 1], [1, 3]])), 4)
    0.4857
    """
    table = counts if counts.shape[0] <= counts.shape[1] else counts.T
    columns = np.sort(table.sum(axis=0))
    rows = table.sum(axis=1)
    constant = float(gammaln(rows + 1).sum() + gammaln(columns + 1).sum() - gammaln(table.sum() + 1))
    # R's tolerance: chances equal up to rounding count as equal.
    threshold = constant - float(gammaln(table + 1).sum()) + 1e-7
    paths: dict[Node, tuple[Floats, Floats]] = {_node(rows): (np.zeros(1), np.ones(1))}
    work = 0.0
    for total in columns[:-2]:
        reached: dict[Node, list[tuple[Floats, Floats]]] = {}
        for node, (logs, ways) in paths.items():
            work += _number_of_splits(node, int(total)) * max(len(logs), len(node))
            _check(work, limit)
            splits = _splits(node, int(total))
            steps = -gammaln(splits + 1).sum(axis=1)
            for left, step in zip(np.sort(np.array(node) - splits, axis=1).tolist(), steps, strict=True):
                reached.setdefault(tuple(left), []).append((logs + step, ways))
        paths = {node: _merged(parts) for node, parts in reached.items()}
    p_value = 0.0
    for node, (logs, ways) in paths.items():
        work += _number_of_splits(node, int(columns[-2])) * len(node) + len(logs)
        _check(work, limit)
        splits = _splits(node, int(columns[-2]))
        last = np.array(node) - splits
        ends = np.sort(-gammaln(splits + 1).sum(axis=1) - gammaln(last + 1).sum(axis=1))
        below = np.concatenate([[0.0], np.cumsum(np.exp(ends + constant))])
        found = np.searchsorted(ends, threshold - constant - logs, side="right")
        p_value += float((ways * np.exp(logs) * below[found]).sum())
    return min(1.0, p_value)


def _node(rows: Ints) -> Node:
    return tuple(sorted(int(r) for r in rows))


def _number_of_splits(node: Node, total: int) -> float:
    # Coefficients of the product of 1 + x + ... + x^capacity, in floating point: only their size matters.
    ways = np.zeros(total + 1)
    ways[0] = 1.0
    for capacity in node:
        sums = np.cumsum(ways)
        sums[capacity + 1 :] -= np.cumsum(ways)[: max(0, total - capacity)]
        ways = sums
    return float(ways[total])


def _splits(node: Node, total: int) -> Ints:
    """All ways to take `total` from the row totals of a node, one a row."""
    ways = np.zeros((1, 0), dtype=np.int64)
    left = np.array([total])
    for i, capacity in enumerate(node):
        rest = sum(node[i + 1 :])
        low, high = np.maximum(0, left - rest), np.minimum(capacity, left)
        counts = high - low + 1
        where = np.repeat(np.arange(len(left)), counts)
        starts = np.cumsum(counts) - counts
        taken = np.arange(counts.sum()) - starts[where] + low[where]
        ways = np.column_stack([ways[where], taken])
        left = left[where] - taken
    return ways


def _merged(parts: list[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    logs = np.concatenate([p[0] for p in parts])
    ways = np.concatenate([p[1] for p in parts])
    keys, where = np.unique(np.round(logs, 9), return_inverse=True)
    return np.asarray(keys), np.bincount(where, weights=ways).astype(np.float64)


def _check(work: float, limit: int) -> None:
    if work > limit:
        raise TooManyTables("too many tables with these margins to enumerate; expected method='monte_carlo'")
