"""An ensemble: many complete, synthetic data sets that all print the same figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical
from evenwicht.identify.model.statistics import Statistic
from evenwicht.identify.sampling.block import Block
from evenwicht.identify.sampling.diagnostics import diagnose
from evenwicht.identify.sampling.evaluate import Of, cross_tables, group_means, statistic_values
from evenwicht.identify.sampling.joint_space import is_joint
from evenwicht.identify.sampling.provenance import Provenance
from evenwicht.identify.search.programme import Whole

_ROWS_AT_ONCE = 2**16
"""Respondents in one table from which `Ensemble.frames` cuts."""


@dataclass(frozen=True)
class Ensemble:
    """Complete data sets, by chain and draw.

    Chains are numbered from 0 over all blocks, draws from 0 in each chain. A chain has one n throughout.

    Attributes
    ----------
    survey
        A problem with the questions, statements and rounding; its n is that of some chains.
    blocks
        The stored draws.
    provenance
        How they came about.
    """

    survey: ProblemData
    blocks: tuple[Block, ...]
    provenance: Provenance

    def __len__(self) -> int:
        """The number of data sets."""
        return sum(block.shape[0] * block.shape[1] for block in self.blocks)

    @property
    def index(self) -> pd.DataFrame:
        """One row a data set, in the order of `frames` and `evaluate`: n, chain, draw."""
        n, chain, draw = [], [], []
        first = 0
        for block in self.blocks:
            draws, chains = block.shape
            n.append(np.full(draws * chains, block.n))
            chain.append(np.repeat(first + np.arange(chains), draws))
            draw.append(np.tile(np.arange(draws), chains))
            first += chains
        return pd.DataFrame({"n": np.concatenate(n), "chain": np.concatenate(chain), "draw": np.concatenate(draw)})

    @property
    def independent(self) -> bool:
        """Whether every draw is independent of the others, as nothing was drawn by chains."""
        asked = [[self.survey.by_name[name] for name in part] for part in self.survey.components()]
        return not any(
            is_joint(self.survey, [q.name for q in part]) or any(isinstance(q, Allocation) for q in part)
            for part in asked
        )

    def problem(self, chain: int) -> ProblemData:
        """The problem whose data sets a chain holds."""
        return replace(self.survey, n=self._find(chain)[0].n)

    def frame(self, chain: int, draw: int) -> pd.DataFrame:
        """One complete data set: a categorical column a categorical question, a whole-number column an item.

        `attrs` tells that it is synthetic, and which draw it is.

        Raises
        ------
        IndexError
            If there is no such chain or draw.
        """
        block, place = self._find(chain)
        if not 0 <= draw < block.shape[0]:
            raise IndexError(f"draw {draw} of chain {chain}: expected 0 to {block.shape[0] - 1}")
        return _told(self._table(block, slice(draw, draw + 1), place), chain, draw)

    def frames(self) -> Iterator[pd.DataFrame]:
        """All data sets, chain by chain."""
        for first, block in self._numbered():
            draws, chains = block.shape
            # Many data sets in one table, then cut: a table costs more than its cells.
            step = max(1, _ROWS_AT_ONCE // block.n)
            for place in range(chains):
                for start in range(0, draws, step):
                    some = range(start, min(start + step, draws))
                    table = self._table(block, slice(some.start, some.stop), place)
                    for at, draw in enumerate(some):
                        frame = table.iloc[at * block.n : (at + 1) * block.n].reset_index(drop=True)
                        yield _told(frame, first + place, draw)

    def to_frame(self) -> pd.DataFrame:
        """All data sets below each other: columns n, chain, draw, then those of `frame`."""
        tables = []
        for first, block in self._numbered():
            draws, chains = block.shape
            for place in range(chains):
                table = self._table(block, slice(None), place)
                draw = np.repeat(np.arange(draws), block.n)
                tables.append(table.assign(n=block.n, chain=first + place, draw=draw))
        result = pd.concat(tables, ignore_index=True)
        keys = ["n", "chain", "draw"]
        result = result[keys + [column for column in result if column not in keys]]
        result.attrs = {"provenance": "synthetic"}
        return result

    def values(self, statistic: Statistic) -> pd.DataFrame:
        """A statistic in every data set: columns n, chain, draw, value (NaN where a group it divides by is empty).

        Raises
        ------
        PublishedFigureError
            If the statistic names something that the survey does not have.
        """
        value = [statistic_values(self.survey, block, statistic).T.ravel() for block in self.blocks]
        return self.index.assign(value=np.concatenate(value))

    def evaluate(self, function: Callable[[pd.DataFrame], Any]) -> pd.DataFrame:
        """A function of a data set, in every data set: columns n, chain, draw, and value or, if it returns a mapping
        or a Series, one column a key."""
        results = [function(frame) for frame in self.frames()]
        index = self.index
        if results and isinstance(results[0], dict | pd.Series):
            return pd.concat([index, pd.DataFrame([dict(r) for r in results])], axis=1)
        return index.assign(value=results)

    def group_means(self, allocation: str, by: str | None = None) -> pd.DataFrame:
        """Mean points of every item in every group, in every data set.

        Returns
        -------
        Columns n, chain, draw, group (without `by`: `"all"`), item, mean.
        """
        items = self.survey.allocation(allocation).items
        groups = ("all",) if by is None else self.survey.categorical(by).labels
        means = [group_means(self.survey, block, allocation, by).swapaxes(0, 1).ravel() for block in self.blocks]
        size = len(groups) * len(items)
        result = self.index.loc[np.repeat(np.arange(len(self)), size)].reset_index(drop=True)
        result["group"] = np.tile(np.repeat(np.array(groups, dtype=object), len(items)), len(self))
        result["item"] = np.tile(np.array(items, dtype=object), len(self) * len(groups))
        result["mean"] = np.concatenate(means)
        return result

    def cross_table(self, row: str, column: str, of: Of = "count") -> pd.DataFrame:
        """Every cell of the cross-table of two questions, in every data set; see `overlap.cross_table_bounds`.

        Returns
        -------
        Columns n, chain, draw, row, column, value (NaN for a share of an empty row or column).

        Raises
        ------
        PublishedFigureError
            If there is no such question, or `of` is none of count, row and column.
        """
        cells = [cross_tables(self.survey, block, row, column, of) for block in self.blocks]
        labels = [self.survey.by_name[name].labels for name in (row, column)]
        pairs = [(label, other) for label in labels[0] for other in labels[1]]
        result = self.index.loc[np.repeat(np.arange(len(self)), len(pairs))].reset_index(drop=True)
        for name, place in (("row", 0), ("column", 1)):
            result[name] = np.tile(np.array([pair[place] for pair in pairs], dtype=object), len(self))
        result["value"] = np.concatenate([part.swapaxes(0, 1).ravel() for part in cells])
        return result

    def summary(self, *statistics: Statistic) -> pd.DataFrame:
        """What the ensemble shows of statistics; a range of data sets, not a confidence interval.

        Returns
        -------
        One row a statistic: `statistic`, `mean`, `sd`, `minimum`, `q2.5`, `median`, `q97.5`, `maximum` over all
        data sets in which it is defined, `defined` (their share), and the diagnostics `r_hat` (the greatest over
        the n), `ess_bulk`, `ess_tail` (summed over the n).
        """
        rows = []
        for statistic in statistics:
            values = self.values(statistic)
            known = values["value"].dropna()
            quantiles = known.quantile([0.025, 0.5, 0.975])
            by_n = self._diagnose(values)
            rows.append(
                {
                    "statistic": str(statistic),
                    "mean": known.mean(),
                    "sd": known.std(),
                    "minimum": known.min(),
                    "q2.5": quantiles.iloc[0],
                    "median": quantiles.iloc[1],
                    "q97.5": quantiles.iloc[2],
                    "maximum": known.max(),
                    "defined": len(known) / len(values),
                    "r_hat": by_n["r_hat"].max(skipna=False),
                    "ess_bulk": by_n["ess_bulk"].sum(skipna=False),
                    "ess_tail": by_n["ess_tail"].sum(skipna=False),
                }
            )
        return pd.DataFrame(rows)

    def diagnostics(self, allocation: str, by: str | None = None) -> pd.DataFrame:
        """Convergence of every group mean of an allocation, for each n by itself.

        Returns
        -------
        Columns n, group, item, `r_hat`, `ess_bulk`, `ess_tail`, `mcse_mean` (see `diagnostics.py`).
        """
        items = self.survey.allocation(allocation).items
        groups = ("all",) if by is None else self.survey.categorical(by).labels
        rows = []
        for n in dict.fromkeys(block.n for block in self.blocks):
            chosen = [block for block in self.blocks if block.n == n]
            means = np.concatenate([group_means(self.survey, b, allocation, by) for b in chosen], axis=1)
            for g, group in enumerate(groups):
                for j, item in enumerate(items):
                    rows.append({"n": n, "group": group, "item": item, **diagnose(means[:, :, g, j].T)})
        return pd.DataFrame(rows)

    def _find(self, chain: int) -> tuple[Block, int]:
        last = -1
        for first, block in self._numbered():
            last = first + block.shape[1] - 1
            if first <= chain <= last:
                return block, chain - first
        raise IndexError(f"chain {chain}: expected 0 to {last}")

    def _numbered(self) -> Iterator[tuple[int, Block]]:
        """Every block with the number of its first chain."""
        first = 0
        for block in self.blocks:
            yield first, block
            first += block.shape[1]

    def _table(self, block: Block, draws: slice, place: int) -> pd.DataFrame:
        """Some data sets of one chain below each other."""
        columns: dict[str, Any] = {}
        for question in self.survey.questions:
            if isinstance(question, Categorical):
                codes = block.labels[question.name][draws, :, place].ravel()
                columns[question.name] = pd.Categorical.from_codes(codes, pd.Index(question.labels))
            else:
                points = block.points[question.name][draws, :, :, place].swapaxes(0, 1)
                rows = points.reshape(len(question.columns), -1).astype(np.int64)
                columns |= {c: _whole(row, rows, question) for c, row in zip(question.columns, rows, strict=True)}
        return pd.DataFrame(columns)

    @staticmethod
    def _diagnose(values: pd.DataFrame) -> pd.DataFrame:
        rows = []
        for _, some in values.groupby("n"):
            table = some.pivot_table(index="chain", columns="draw", values="value", dropna=False)
            rows.append(diagnose(table.to_numpy()))
        return pd.DataFrame(rows)


def _whole(row: Whole, rows: Whole, question: Allocation) -> Any:
    """A column of points; where not everyone answered, with missing values."""
    return row if question.base is None else pd.arrays.IntegerArray(row, rows.sum(axis=0) == 0)


def _told(frame: pd.DataFrame, chain: int, draw: int) -> pd.DataFrame:
    """A data set that says that it is synthetic, and which draw it is."""
    frame.attrs = {"provenance": "synthetic", "chain": chain, "draw": draw}
    return frame
