"""A published survey at one number of respondents, with what can be asked of it."""

from __future__ import annotations

from typing import Any

from evenwicht.identify.bounds.bounds import Bounds, bounds
from evenwicht.identify.bounds.conflicts import Conflict, find_conflict
from evenwicht.identify.bounds.decide import Claim, Decision, decide
from evenwicht.identify.consistency.count import count_data_sets, count_histograms
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.statistics import Statistic
from evenwicht.identify.sampling.ensemble import Ensemble
from evenwicht.identify.sampling.priors import Prior
from evenwicht.identify.sampling.sampler import sample


class Problem(ProblemData):
    """All data sets of n respondents that print these figures and bear out these statements; see `ProblemData`.

    >>> from evenwicht.identify import Allocation, Mean
    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    >>> Problem(5, (time,)).bounds(Mean("time", "work")).lower
    Fraction(32, 5)
    """

    def bounds(self, statistic: Statistic) -> Bounds:
        """The least and the greatest value of a statistic over all these data sets; see `bounds.bounds`."""
        return bounds(self, statistic)

    def decide(self, claim: Claim) -> Decision:
        """Whether a claim must, may or cannot hold; see `bounds.decide`."""
        return decide(self, claim)

    def conflict(self) -> Conflict | None:
        """A smallest set of figures and statements that clash, None if they fit; see `bounds.conflicts`."""
        return find_conflict(self)

    def count_data_sets(self) -> int:
        """How many data sets there are, each respondent apart; see `consistency.count.count_data_sets`."""
        return count_data_sets(self)

    def count_histograms(self) -> int:
        """How many there are but for the order of respondents; see `consistency.count.count_histograms`."""
        return count_histograms(self)

    def sample(
        self,
        draws: int = 100,
        chains: int = 64,
        seed: int | None = None,
        prior: Prior | str = "data_sets",
        **options: Any,
    ) -> Ensemble:
        """An ensemble of complete data sets; see `sampling.sampler.sample`, also for the other options."""
        return sample(self, draws, chains, seed, prior, **options)
