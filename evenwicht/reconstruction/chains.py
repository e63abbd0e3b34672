"""Whether the chains that drew an ensemble agree on what the book shows of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evenwicht.identify import Allocation, Ensemble

AGREEMENT = 1.01
"""The greatest rank-normalised R-hat of chains that agree (Vehtari et al. 2021)."""


@dataclass(frozen=True)
class Agreement:
    """Whether the chains of an ensemble agree, over the mean of every item, in each group and of all.

    Attributes
    ----------
    r_hat
        The greatest rank-normalised R-hat; NaN with fewer than four data sets a chain.
    ess
        The least bulk effective sample size; NaN likewise.
    """

    r_hat: float
    ess: float


def agreement(ensemble: Ensemble) -> Agreement:
    """Whether the chains of an ensemble agree on what the book shows of it.

    Parameters
    ----------
    ensemble
        Data sets of the report's questions: on steering form and philosophy, on conditions, or on all of them.
    """
    told = [
        ensemble.diagnostics(question.name, group)
        for question in ensemble.survey.questions
        if isinstance(question, Allocation)
        for group in (None, *(("philosophy",) if question.name == "steering_form" else ()))
    ]
    table = pd.concat(told)
    return Agreement(float(table["r_hat"].max(skipna=False)), float(table["ess_bulk"].min(skipna=False)))
