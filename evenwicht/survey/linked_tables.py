"""Whether cross-tables told side by side give away a small count that each of them hides.

Tables of the same respondents are *linked*: what one tells limits what another hides. So they are audited together
(Hundepool et al. 2012, Statistical Disclosure Control, chapter 4). Every count that is told fixes a sum of the joint
table of all questions; a small count is safe if some joint table that fits everything told holds the minimum or more of
it. That is a linear programme for each small count, over joint tables of fractions as well as of whole respondents.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_array

from evenwicht.analysis.tables import Floats
from evenwicht.survey.suppression import TOTAL, DisclosureError

Pair = tuple[str, str]
_CLOSE = 1e-6


@dataclass(frozen=True)
class Linked:
    """The joint table of some single choices, as far as it may be known.

    Attributes
    ----------
    answers
        One column a question, each categorical; missing where someone did not answer.
    minimum
        The least count that may be told.
    told_alone
        Of each question the answers whose count is told without any other question.
    """

    answers: pd.DataFrame
    minimum: int
    told_alone: Mapping[str, Sequence[Hashable]]

    def kept(self, tables: Mapping[Pair, pd.DataFrame]) -> list[Pair]:
        """The cross-tables that may be told together, in their order; one that would give a small count away is left out.

        Parameters
        ----------
        tables
            By row and column question: counts with totals, missing where hidden (`suppression.protected_counts`).
        """
        if not self.given_away(tables):
            return list(tables)
        found: list[Pair] = []
        for pair in tables:
            if not self.given_away({each: tables[each] for each in (*found, pair)}):
                found.append(pair)
        return found

    def given_away(self, tables: Mapping[Pair, pd.DataFrame]) -> list[tuple[Pair, Hashable, Hashable]]:
        """The small counts that cannot be the minimum or more if these tables are told: pair, row and column.

        Raises
        ------
        DisclosureError
            A table does not count these answers.
        """
        sums, values = self._told(tables)
        small = self._small()
        cells = np.array([self._sum(dict(zip(pair, place, strict=True))) for pair, *place in small])
        safe = np.zeros(len(small), dtype=np.bool_)
        matrix = csr_array(np.array(sums))
        for at in range(len(small)):
            if safe[at]:
                continue
            solved = linprog(-cells[at], A_eq=matrix, b_eq=values, method="highs")
            if solved.status != 0:
                raise DisclosureError(f"cross-tables: found no joint table that fits them ({solved.message}).")
            safe |= cells @ solved.x >= self.minimum - _CLOSE
        return [cell for cell, is_safe in zip(small, safe, strict=True) if not is_safe]

    def _told(self, tables: Mapping[Pair, pd.DataFrame]) -> tuple[list[Floats], list[float]]:
        """Every sum of the joint table that is known, and what it is."""
        known: list[tuple[dict[str, object], float]] = [({}, float(len(self.answers)))]
        for question, answers in self.told_alone.items():
            known.append(({question: None}, float(self.answers[question].isna().sum())))
            known += [({question: answer}, float((self.answers[question] == answer).sum())) for answer in answers]
        for (row, column), counts in tables.items():
            for one, other in itertools.product(counts.index, counts.columns):
                value = counts.loc[one, other]
                if pd.notna(value):
                    known.append(({row: one, column: other}, float(value)))
        return [self._sum(place) for place, _ in known], [value for _, value in known]

    def _small(self) -> list[tuple[Pair, Hashable, Hashable]]:
        found: list[tuple[Pair, Hashable, Hashable]] = []
        for row, column in itertools.combinations(self.answers.columns, 2):
            counts = pd.crosstab(self.answers[row], self.answers[column], dropna=False)
            found += [
                ((row, column), one, other)
                for one in self.answers[row].cat.categories
                for other in self.answers[column].cat.categories
                if counts.get(other, pd.Series(dtype=int)).get(one, 0) < self.minimum
            ]
        return found

    def _sum(self, place: Mapping[str, object]) -> Floats:
        """Which cells of the joint table, in a row, have these answers; `TOTAL` for any answer, None for no answer."""
        of: Floats = np.ones(1)
        for question in self.answers.columns:
            categories = [*self.answers[question].cat.categories, None]
            if question not in place:
                chosen = np.ones(len(categories))
            elif place[question] == TOTAL:
                chosen = np.array([category is not None for category in categories], dtype=float)
            else:
                chosen = np.array([category == place[question] for category in categories], dtype=float)
            of = np.outer(of, chosen).ravel()
        return of
