"""One variable of whole scores of which a mean and a standard deviation are printed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike, parse_printed
from evenwicht.identify.rounding.rounding import Rounding, check_rounding, printed_interval


@dataclass(frozen=True)
class PrintedMeanAndSD:
    """The mean and standard deviation of n whole scores, as printed.

    Attributes
    ----------
    n
        Number of respondents, more than `ddof`.
    mean, sd
        The printed figures; text shows its own decimals.
    lowest, highest
        The ends of the scale.
    decimals
        Decimals of both figures; None takes them from the text of each.
    rounding
        The convention; not `largest_remainder`, which rounds whole rows.
    ddof
        1 if the squares were divided by n - 1 (a sample's standard deviation), 0 if by n.
    items
        How many whole answers each respondent's score averages: scores are multiples of 1 / `items`.

    Raises
    ------
    PublishedFigureError
        If a number is out of its range, or the mean lies off the scale.
    """

    n: int
    mean: FigureLike
    sd: FigureLike
    lowest: int
    highest: int
    decimals: int | None = None
    rounding: Rounding = "any"
    ddof: int = 1
    items: int = 1

    def __post_init__(self) -> None:
        for field in ("n", "lowest", "highest", "ddof", "items"):
            found = getattr(self, field)
            if isinstance(found, bool) or not isinstance(found, int | np.integer):
                raise PublishedFigureError(f"{field} is {found!r}, expected a whole number", field=field)
        if self.ddof < 0:
            raise PublishedFigureError(f"ddof is {self.ddof}, expected 0 or 1", field="ddof")
        if self.items < 1:
            raise PublishedFigureError(f"items is {self.items}, expected 1 or more", field="items")
        if self.n <= self.ddof:
            raise PublishedFigureError(
                f"n is {self.n}, expected more than {self.ddof}: a standard deviation with ddof {self.ddof} "
                "needs more respondents",
                field="n",
            )
        if self.lowest > self.highest:
            raise PublishedFigureError(
                f"the scale runs from {self.lowest} to {self.highest}, expected the lowest score first",
                field="lowest",
            )
        if check_rounding(self.rounding) == "largest_remainder":
            raise PublishedFigureError(
                "largest remainder rounds the figures of a row together; a mean and a standard deviation are "
                "no row: choose half_up, half_even or any",
                field="rounding",
            )
        mean, _ = parse_printed(self.mean, self.decimals, label="mean")
        if not self.lowest <= mean <= self.highest:
            raise PublishedFigureError(
                f"mean is {self.mean}, expected one within the scale of {self.lowest} to {self.highest}",
                field="mean",
            )
        sd, _ = parse_printed(self.sd, self.decimals, label="sd")
        if sd < 0:
            raise PublishedFigureError(f"sd is {self.sd}, expected 0 or more", field="sd")

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the greatest sum of one respondent's items."""
        return self.lowest * self.items, self.highest * self.items

    @property
    def nearest(self) -> int:
        """The whole sum of items nearest to the mean; of two, the greater."""
        mean, _ = parse_printed(self.mean, self.decimals)
        return math.floor(mean * self.items + Fraction(1, 2))

    def scores(self) -> pd.Index:
        """The scores of the scale in increasing order, as the columns of a table of histograms."""
        low, high = self.ends
        if self.items == 1:
            return pd.RangeIndex(low, high + 1, name="score")
        return pd.Index(np.arange(low, high + 1) / self.items, name="score")

    def no_data_set(self) -> PublishedFigureError:
        """The error that says that no data set prints as these figures."""
        return PublishedFigureError(
            f"no {self.n} {'whole scores' if self.items == 1 else f'scores of {self.items} items'} from {self.lowest} to "
            f"{self.highest} have a mean that prints as {self.mean} and a standard deviation that prints as {self.sd}: "
            "check n, the scale, the rounding and the decimals"
        )

    def sums(self) -> range:
        """Every sum of the items of n respondents of which the mean prints as it does."""
        mean = printed_interval(self.mean, self.decimals, self.rounding)
        total = self.n * self.items
        low = math.ceil(mean.lower * total) if mean.lower_closed else math.floor(mean.lower * total) + 1
        high = math.floor(mean.upper * total) if mean.upper_closed else math.ceil(mean.upper * total) - 1
        least, most = self.ends
        return range(max(low, least * self.n), min(high, most * self.n) + 1)

    def moments(self) -> NDArray[np.int64]:
        """Every sum, and sum of squares, of the items' sums of n respondents that print as both figures.

        Returns
        -------
        Pairs in the shape (pairs, 2), in increasing order. Not every pair needs to be one that n scores on
        the scale can have.

        >>> PrintedMeanAndSD(3, "2.0", "1.0", 1, 3).moments().tolist()
        [[6, 14]]
        """
        pairs = [np.zeros((0, 2), dtype=np.int64)]
        for total in self.sums():
            squares = np.array(self.squares(total), dtype=np.int64)
            pairs.append(np.stack([np.full_like(squares, total), squares], axis=1))
        return np.concatenate(pairs)

    def squares(self, total: int) -> range:
        """The sums of squares that print as the standard deviation, given the sum of the scores in items."""
        interval = printed_interval(self.sd, self.decimals, self.rounding)
        around_mean = Fraction(total * total, self.n)
        freedom = (self.n - self.ddof) * self.items**2
        if interval.lower < 0:
            first = math.ceil(around_mean)
        else:
            least = around_mean + freedom * interval.lower**2
            first = math.ceil(least) if interval.lower_closed else math.floor(least) + 1
        greatest = around_mean + freedom * interval.upper**2
        last = math.floor(greatest) if interval.upper_closed else math.ceil(greatest) - 1
        first += (first - total) % 2  # x * x and x are both odd or both even
        return range(first, last + 1, 2)

    def halves_of_squares(self, total: int) -> tuple[int, int] | None:
        """Of n scores with this sum the least and the greatest sum of `y (y + 1) / 2` that prints as the standard deviation,
        for scores `y` less `nearest`; None if there is none. Each such half is whole."""
        squares, middle = self.squares(total), self.nearest
        if not squares:
            return None
        around = total - middle * self.n
        first, last = ((q - 2 * middle * total + self.n * middle**2 + around) // 2 for q in (squares[0], squares[-1]))
        return first, last
