"""The likelihoods of shares that `regression` maximises, as statsmodels models with their derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.special import digamma, gammaln, log_softmax, softmax
from statsmodels.tools.numdiff import approx_fprime

from evenwicht.analysis.tables import Floats

if TYPE_CHECKING:

    class GenericLikelihoodModel:
        """What is used of statsmodels' class, which has no types."""

        k_constant: int
        df_model: float
        df_resid: float

        def __init__(self, endog: Floats, exog: Floats) -> None: ...
        def score_obs(self, params: Floats) -> Floats: ...
        def fit(self, start_params: Floats, **options: Any) -> Any: ...

else:
    from statsmodels.base.model import GenericLikelihoodModel

# On the log scale, a share that is nought for every purpose.
NOUGHT = -30.0


class _Shares(GenericLikelihoodModel):
    """A likelihood of shares (n x D) that knows each respondent's derivatives."""

    def __init__(self, shares: Floats, parameters: int) -> None:
        # statsmodels counts and names parameters by the columns of its exog: one column for each.
        super().__init__(shares[:, 0], np.ones((len(shares), parameters)))
        self.shares = shares
        self.df_model, self.df_resid = parameters - self.k_constant, len(shares) - parameters

    def score(self, params: Floats) -> Floats:
        return np.asarray(self.score_obs(params).sum(axis=0))


class MultinomialShares(_Shares):
    """Quasi-likelihood of shares (n x D) with multinomial-logit means in the design (n x p), part 1 the
    reference.

    Parameters are the free ones of the (D - 1) x p coefficients; a coefficient that is not free is one of a
    group without points.
    """

    def __init__(self, shares: Floats, design: Floats, free: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
        super().__init__(shares, int(free.sum()))
        self.design, self.free = design, free
        self.crossed = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)

    def loglikeobs(self, params: Floats) -> Floats:
        return np.asarray((self.shares * log_softmax(self._scores(params), axis=1)).sum(axis=1))

    def score_obs(self, params: Floats) -> Floats:
        gap = self.shares[:, 1:] - softmax(self._scores(params), axis=1)[:, 1:]
        every = (gap[:, :, None] * self.design[:, None, :]).reshape(len(gap), -1)
        return np.asarray(every[:, self.free])

    def hessian(self, params: Floats) -> Floats:
        means = softmax(self._scores(params), axis=1)[:, 1:]
        weights = means[:, :, None] * (means[:, None, :] - np.eye(means.shape[1]))
        parts, terms = means.shape[1], self.design.shape[1]
        every = weights.reshape(len(weights), -1).T @ self.crossed
        every = every.reshape(parts, parts, terms, terms).transpose(0, 2, 1, 3).reshape((len(self.free),) * 2)
        return np.asarray(every[np.ix_(self.free, self.free)])

    def _scores(self, params: Floats) -> Floats:
        slopes = np.full(len(self.free), NOUGHT)
        slopes[self.free] = params
        linear = self.design @ slopes.reshape(-1, self.design.shape[1]).T
        return np.column_stack([np.zeros(len(linear)), linear])


class DirichletShares(_Shares):
    """Likelihood of positive shares (n x D): Dirichlet with multinomial-logit means and log precision
    (Maier, 2014).

    Parameters: the (D - 1) x p coefficients of the means, then the coefficients of log precision in
    `spread` (n x q).
    """

    def __init__(self, shares: Floats, design: Floats, spread: Floats) -> None:
        number = (shares.shape[1] - 1) * design.shape[1] + spread.shape[1]
        super().__init__(shares, number)
        self.design, self.spread = design, spread

    def rough_start(self) -> Floats:
        """Least squares on the log-ratios, and a precision of 5 (log scale: its first coefficient)."""
        ratios = np.log(self.shares[:, 1:] / self.shares[:, :1])
        slopes = np.linalg.lstsq(self.design, ratios, rcond=None)[0].T
        precision = np.linalg.lstsq(self.spread, np.full(len(self.spread), np.log(5.0)), rcond=None)[0]
        return np.concatenate([slopes.ravel(), precision])

    def loglikeobs(self, params: Floats) -> Floats:
        means, phi = self._means_and_precision(params)
        alpha = means * phi[:, None]
        return np.asarray(gammaln(phi) - gammaln(alpha).sum(axis=1) + ((alpha - 1) * np.log(self.shares)).sum(axis=1))

    def score_obs(self, params: Floats) -> Floats:
        means, phi = self._means_and_precision(params)
        pull = np.log(self.shares) - digamma(means * phi[:, None])
        middle = (means * pull).sum(axis=1)
        by_mean = phi[:, None] * means[:, 1:] * (pull[:, 1:] - middle[:, None])
        by_precision = phi * (digamma(phi) + middle)
        mean_part = (by_mean[:, :, None] * self.design[:, None, :]).reshape(len(phi), -1)
        return np.column_stack([mean_part, by_precision[:, None] * self.spread])

    def hessian(self, params: Floats) -> Floats:
        found = approx_fprime(params, self.score, centered=True)
        return np.asarray((found + found.T) / 2)

    def _means_and_precision(self, params: Floats) -> tuple[Floats, Floats]:
        size = (self.shares.shape[1] - 1) * self.design.shape[1]
        linear = self.design @ params[:size].reshape(-1, self.design.shape[1]).T
        means = softmax(np.column_stack([np.zeros(len(linear)), linear]), axis=1)
        return means, np.exp(self.spread @ params[size:])
