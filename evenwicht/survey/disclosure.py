"""What the book may tell of answers: everything of public and synthetic ones, of confidential ones no small count.

All that the book shows of answers comes from here: counts, shares and means in which what must not be told is missing.
The rules are those of `evenwicht.survey.suppression`; a group is left out as well where all its members answered alike
at an end of the scale, since its mean then tells the answer of each (Hundepool et al. 2012, Statistical Disclosure
Control, chapters 4 and 5). Tables on different sets of respondents are protected one by one, not against each other.
"""

from __future__ import annotations

import os

import pandas as pd

from evenwicht.analysis.crosstabs import crosstab
from evenwicht.answers_named import MINIMUM_VARIABLE
from evenwicht.survey.suppression import MINIMUM, DisclosureError, protected_counts, suppressed_groups
from evenwicht.survey.table import Survey


def least_told(survey: Survey) -> int:
    """The least number of respondents that may be told of: 0 unless the answers are confidential.

    Raises
    ------
    DisclosureError
        ``SURVEY_MINIMUM`` is no whole number of 3 or more.
    """
    if survey.provenance != "confidential":
        return 0
    told = os.environ.get(MINIMUM_VARIABLE, str(MINIMUM))
    if not told.isdecimal() or int(told) < 3:
        raise DisclosureError(
            f"{MINIMUM_VARIABLE}: found {told!r}; expected a whole number of 3 or more, the least number of "
            "respondents to tell of. Mend it, or leave it unset."
        )
    return int(told)


def enough(survey: Survey, *questions: str) -> bool:
    """Whether as many answered all of these questions as may be told of, and anyone at all."""
    return survey.answered(*questions).n >= max(least_told(survey), 1)


def told_counts(survey: Survey, row: str, column: str) -> pd.DataFrame:
    """The cross-table of two single-choice questions with its totals, ``pd.NA`` where it must not be told.

    Raises
    ------
    DisclosureError
        Too few respondents answered both.
    """
    return protected_counts(crosstab(survey.answered(row, column).table, row, column), least_told(survey))


def told_shares(survey: Survey, question: str) -> pd.Series[float]:
    """The share (percent) of each answer to a single-choice question, by category; NaN where it must not be told."""
    counts = survey.answered(question).table[question].value_counts(sort=False)
    shares: pd.Series[float] = counts.astype("float64") / max(int(counts.sum()), 1) * 100
    if not enough(survey, question):
        return shares.mask(shares.notna())
    hidden = suppressed_groups(counts, least_told(survey))
    return shares.mask(hidden)


def told_means(survey: Survey, question: str) -> pd.Series[float]:
    """The mean points of each item of an allocation, by item; NaN where too few answered."""
    table = survey.answered(question).table[survey.columns(question)]
    means: pd.Series[float] = table.mean().rename(lambda column: str(column).partition(".")[2])
    return means if enough(survey, question) else means.mask(means.notna())


def told_scale(survey: Survey, question: str, lowest: int, highest: int) -> tuple[pd.Series[float], float]:
    """The share (percent) of each number on a scale, and the mean; NaN where they must not be told.

    A mean beside shares of which some are hidden would tell of these: the shares are told all or not at all, and the mean
    only if not everyone gave the same number at an end.
    """
    given = survey.answered(question).table[question]
    steps = range(lowest, highest + 1)
    counts = pd.Series({step: int((given == step).sum()) for step in steps}, dtype="int64")
    shares: pd.Series[float] = counts.astype("float64") / max(len(given), 1) * 100
    least, mean = least_told(survey), float(given.mean()) if len(given) else float("nan")
    if not least:
        return shares, mean
    at_an_end = bool(len(given)) and (given.max() == lowest or given.min() == highest)
    if not enough(survey, question) or at_an_end:
        return shares.mask(shares.notna()), float("nan")
    whole = int(counts.sum()) == len(given)
    return (shares if whole and (counts >= least).all() else shares.mask(shares.notna())), mean


def hidden_groups(survey: Survey, by: str, question: str | None = None) -> pd.Series[bool]:
    """Which groups of a single-choice question must not be told of, by category.

    Parameters
    ----------
    survey
        The answers.
    by
        The question that makes the groups.
    question
        The allocation or the scale of which means within groups are told; None where only sizes are.
    """
    table = survey.answered(*filter(None, (by, question))).table
    sizes = table[by].value_counts(sort=False)
    least = least_told(survey)
    if not least:
        return sizes < 0
    if len(table) < least:
        return sizes >= 0
    alike = None
    if question is not None:
        points = table.groupby(by, observed=False)[survey.columns(question)]
        same = points.max() == (points.min() if question in survey.table else 0)
        alike = same.any(axis=1).reindex(sizes.index)
    return suppressed_groups(sizes, least, alike)


def tellable(survey: Survey, question: str, by: str | None = None) -> Survey:
    """The respondents whom an analysis may tell of: who answered, and belong to a group that is not hidden.

    Parameters
    ----------
    survey
        The answers.
    question
        What the analysis is about.
    by
        The question that makes its groups; None for an analysis of everyone.

    Raises
    ------
    DisclosureError
        Too few are left.
    """
    kept = survey.answered(*filter(None, (question, by)))
    if by is not None:
        allocation = question if question not in survey.table else None
        hidden = hidden_groups(survey, by, allocation)
        kept = kept.filter(lambda table: ~table[by].isin(hidden.index[hidden]))
    least = least_told(survey)
    if kept.n < least:
        about = question if by is None else f"{question} by {by}"
        raise DisclosureError(
            f"{survey.source}, {about}: found {kept.n} respondents who may be told of; expected {least} or more. "
            "Leave the question empty in the export, or take larger groups."
        )
    return kept


def told_group_means(survey: Survey, by: str, question: str) -> pd.DataFrame:
    """The mean points of each item within each group, or the mean of a scale, with the size of the group.

    Returns
    -------
    ``group, item, n, mean``: one row an item within a group, of a scale without a name; ``n`` and ``mean`` are missing for a group that must not be
    told of, and ``mean`` for one without respondents.
    """
    table = survey.answered(by, question).table
    hidden = hidden_groups(survey, by, question)
    columns = survey.columns(question)
    grouped = table.groupby(by, observed=False)
    means, sizes = grouped[columns].mean(), grouped.size()
    rows = [
        (group, column.partition(".")[2], pd.NA, float("nan"))
        if hidden[group]
        else (group, column.partition(".")[2], int(sizes[group]), float(means.loc[group, column]))
        for group in hidden.index
        for column in columns
    ]
    return pd.DataFrame(rows, columns=["group", "item", "n", "mean"]).astype({"n": "Int64"})
