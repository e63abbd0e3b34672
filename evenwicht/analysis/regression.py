"""Points of an item as a share, explained by other answers: fractional regression, and Dirichlet
regression.

- `fractional_logit`: the mean share of one item (Papke and Wooldridge, 1996), a statsmodels GLM of the
  binomial family with robust standard errors; assumes that mean only, zeros are welcome.
- `fractional_multinomial`: the mean shares of all items together, so that they add up to 1, by multinomial
  quasi-likelihood with robust standard errors (Mullahy, 2015); zeros are welcome.
- `dirichlet`: a whole distribution (Maier, 2014): mean shares through multinomial logits against the first
  item, precision through a logarithm; needs shares above 0, so zeros are replaced by a named method.

A share is one of the points given to `items`, which are closed first. `predictors` is the right-hand side
of a formula ("philosophy", "philosophy + size"). Robust covariance is the sandwich HC0.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import special, stats

from evenwicht.analysis.composition import closure
from evenwicht.analysis.likelihoods import DirichletShares, MultinomialShares
from evenwicht.analysis.tables import Bools, Floats, TableError, coded
from evenwicht.analysis.zeros import Zeros, replace_zeros

PRECISION = "(precision)"
NOT_CONVERGED = "the fit did not converge"
COLUMNS = ["item", "term", "estimate", "se", "z", "p_value", "lower", "upper", "n", "reason"]


def fractional_logit(
    table: pd.DataFrame, items: Sequence[str], predictors: str, confidence: float = 0.95
) -> pd.DataFrame:
    """The share of each item on its own, on the logit scale.

    Returns a row an item and term: ``item, term, estimate, se, z, p_value, lower, upper, n, reason``; n
    counts all respondents in the fit. Where a group gives an item nothing (or everything) its term has no
    finite estimate: missing, with the reason; where that is the reference group, so are all terms of the
    item.
    """
    shares, design = _design(table, items, predictors)
    matrix = design.to_numpy()
    parts = []
    for i, item in enumerate(items):
        y = shares[:, i]
        apart = _empty_terms(y[:, None], matrix)[0] | _empty_terms(1 - y[:, None], matrix)[0]
        rows = _in_none(matrix, apart)
        reasons = np.where(apart, "this group gives the item none or all of its points", "").astype(object)
        estimates = np.full((2, len(apart)), np.nan)
        left, explained = y[rows], matrix[rows][:, ~apart]
        if _base_is_empty(left, explained) or _base_is_empty(1 - left, explained):
            reasons[:] = "the reference group gives the item none or all of its points"
        else:
            model = sm.GLM(left, explained, family=sm.families.Binomial())
            found = _converged(partial(model.fit, cov_type="HC0"))
            if found is None:
                reasons[:] = NOT_CONVERGED
            else:
                estimates[:, ~apart] = [found.params, found.bse]
        parts.append((item, list(design.columns), estimates, list(reasons)))
    return _wald(parts, len(shares), confidence)


def fractional_multinomial(
    table: pd.DataFrame, items: Sequence[str], predictors: str, confidence: float = 0.95
) -> pd.DataFrame:
    """The shares of all items together, each on the log scale against the first item.

    Returns as `fractional_logit`, without rows for the first item. Where a group gives another item nothing
    its term is missing, with the reason; where it gives the first item nothing, so are its terms for all
    items (set another item first).
    """
    shares, design = _design(table, items, predictors)
    matrix = design.to_numpy()
    unmoored = _empty_terms(shares[:, :1], matrix)[0]
    apart = _empty_terms(shares[:, 1:], matrix) | unmoored
    reasons = np.where(apart, "this group gives the item none of its points", "").astype(object)
    reasons[:, unmoored] = f"this group gives {items[0]!r} none of its points"
    for j in range(len(apart)):
        rows = _in_none(matrix, apart[j])
        if _base_is_empty(shares[rows, j + 1], matrix[rows][:, ~apart[j]]):
            apart[j] = True
            reasons[j] = "the reference group gives the item none of its points"
    moored = _in_none(matrix, unmoored)
    if _base_is_empty(shares[moored, 0], matrix[moored][:, ~unmoored]):
        apart[:] = True
        reasons[:] = f"the reference group gives {items[0]!r} none of its points"
    estimates = np.full((2, apart.size), np.nan)
    free = ~apart.ravel()
    if free.any():
        model = MultinomialShares(shares[moored], matrix[moored], free)
        start = np.zeros(int(free.sum()))
        found = _converged(lambda: model.fit(start, method="newton", disp=0, cov_type="HC0"))
        if found is None:
            reasons[:] = NOT_CONVERGED
        else:
            estimates[:, free] = [found.params, found.bse]
    blocks = estimates.reshape(2, len(items) - 1, -1)
    terms = list(design.columns)
    parts = [(item, terms, blocks[:, j], list(reasons[j])) for j, item in enumerate(items[1:])]
    return _wald(parts, len(shares), confidence)


def dirichlet(
    table: pd.DataFrame,
    items: Sequence[str],
    predictors: str,
    precision: str = "1",
    zeros: Zeros = "multiplicative",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """The shares of all items as a Dirichlet distribution, mean and precision each with their own
    predictors.

    Returns as `fractional_multinomial`; the rows of item ``"(precision)"`` are those of its logarithm.
    Standard errors are those of maximum likelihood; ``result.attrs["log_likelihood"]`` holds the maximum.
    """
    shares, design = _design(table, items, predictors, zeros)
    spread = _matrix(table.loc[design.index], precision)
    model = DirichletShares(shares, design.to_numpy(), spread.to_numpy())
    means = (len(items) - 1) * design.shape[1]
    estimates = np.full((2, means + spread.shape[1]), np.nan)
    rough = _converged(lambda: model.fit(model.rough_start(), method="bfgs", maxiter=2000, gtol=1e-5, disp=0))
    found = rough and _converged(lambda: model.fit(rough.params, method="newton", disp=0))
    reason = "" if found else NOT_CONVERGED
    if found:
        estimates[:] = [found.params, found.bse]
    blocks = estimates[:, :means].reshape(2, len(items) - 1, -1)
    terms = list(design.columns)
    parts = [(item, terms, blocks[:, j], [reason] * len(terms)) for j, item in enumerate(items[1:])]
    parts.append((PRECISION, list(spread.columns), estimates[:, means:], [reason] * spread.shape[1]))
    result = _wald(parts, len(shares), confidence)
    result.attrs["log_likelihood"] = float(found.llf) if found else float("nan")
    return result


def _design(
    table: pd.DataFrame, items: Sequence[str], predictors: str, zeros: Zeros | None = None
) -> tuple[Floats, pd.DataFrame]:
    """Shares (n x k) and the design matrix of the respondents who answered everything."""
    if len(items) < 2:
        raise TableError(f"{len(items)} items; expected two or more")
    shares = closure(table, items) if zeros is None else replace_zeros(table, items, zeros)
    design = _matrix(table.loc[shares.index], predictors)
    if len(design) <= design.shape[1]:
        raise TableError(f"{len(design)} respondents for {design.shape[1]} terms; expected more respondents")
    if np.linalg.matrix_rank(design.to_numpy()) < design.shape[1]:
        raise TableError(f"the terms {list(design.columns)} determine one another; expected one less")
    return shares.loc[design.index].to_numpy(), design


def _matrix(table: pd.DataFrame, predictors: str) -> pd.DataFrame:
    if predictors in table.columns and not pd.api.types.is_numeric_dtype(table[predictors]):
        return _treatment(table[predictors])
    data = table.reset_index(drop=True)
    for column in data.columns:
        if isinstance(data[column].dtype, pd.CategoricalDtype):
            data[column] = data[column].cat.remove_unused_categories()
    try:
        model = smf.ols(f"response_ ~ {predictors}", data.assign(response_=0.0))
    except Exception as error:
        raise TableError(
            f"predictors {predictors!r}: {str(error).splitlines()[0]}; "
            f"expected a formula of the columns {list(table.columns)}"
        ) from error
    return pd.DataFrame(model.exog, index=table.index[model.data.row_labels], columns=model.exog_names)


def _converged(fit: Callable[[], Any]) -> Any | None:
    """The fit, or None where it found no maximum or no finite standard errors (statsmodels only warns)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = fit()
        except np.linalg.LinAlgError:
            return None
    converged = found.converged if hasattr(found, "converged") else found.mle_retvals["converged"]
    return found if converged and np.isfinite(found.bse).all() else None


def _treatment(answer: pd.Series[Any]) -> pd.DataFrame:
    # What the formula of one categorical answer gives, at a fraction of the time: an ensemble asks for it a
    # thousand times.
    codes, labels = coded(answer)
    used = [code for code in range(len(labels)) if (codes == code).any()]
    known = codes >= 0
    terms = {f"{answer.name}[T.{labels[code]}]": codes[known] == code for code in used[1:]}
    columns = [np.ones(int(known.sum())), *terms.values()]
    return pd.DataFrame(
        np.column_stack(columns).astype(np.float64), index=answer.index[known], columns=["Intercept", *terms]
    )


def _groups(matrix: Floats) -> Bools:
    """Which terms are groups: 0 or 1, and 1 not for everyone."""
    return np.asarray(((matrix == 0) | (matrix == 1)).all(axis=0) & (matrix != 1).any(axis=0))


def _empty_terms(shares: Floats, matrix: Floats) -> Bools:
    """For each share (n x d) and term: is the term a group whose members all have share 0? d x terms."""
    groups = _groups(matrix)
    return np.asarray((shares.T @ (matrix * groups) == 0) & groups)


def _in_none(matrix: Floats, terms: Bools) -> Bools:
    """Who belongs to none of these groups."""
    return np.asarray((matrix[:, terms] == 0).all(axis=1))


def _base_is_empty(share: Floats, matrix: Floats) -> bool:
    """Do those in none of the groups all have share 0? With other terms than groups: does everyone?"""
    groups = _groups(matrix)
    only_groups = bool((groups | (matrix == 1).all(axis=0)).all())
    return not share[_in_none(matrix, groups)].any() if only_groups else not share.any()


def _wald(parts: Sequence[tuple[str, list[str], Floats, list[str]]], n: int, confidence: float) -> pd.DataFrame:
    """The table of results; a part is an item, its terms, their estimates and errors (2 x terms), and
    reasons."""
    items = [item for item, terms, _, _ in parts for _ in terms]
    terms = [term for _, terms, _, _ in parts for term in terms]
    estimate, se = np.concatenate([numbers for _, _, numbers, _ in parts], axis=1)
    z = estimate / se
    half = stats.norm.ppf((1 + confidence) / 2) * se
    values = [
        items,
        terms,
        estimate,
        se,
        z,
        2 * special.ndtr(-np.abs(z)),
        estimate - half,
        estimate + half,
        n,
    ]
    reasons = [reason for _, _, _, part in parts for reason in part]
    return pd.DataFrame(dict(zip(COLUMNS, [*values, reasons], strict=True)))
