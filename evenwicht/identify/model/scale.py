"""A scale: answers that are scores, printed as a mean and a standard deviation, a median, quartiles or ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure

_MOST_SCORES = 1_001


@dataclass(frozen=True)
class Scale:
    """What a report prints of scores from `lowest` to `highest`.

    Parameters
    ----------
    lowest, highest
        The ends of the scale, whole numbers.
    mean, sd
        As printed, as text; an `sd` only beside a `mean`.
    ddof
        1 if the squares were divided by n - 1, 0 if by n.
    items
        How many whole answers each score averages: scores are multiples of 1 / `items`.
    median
        As printed: the middle score, or half of the sum of the two in the middle.
    lower_quartile, upper_quartile
        As printed. Definitions differ; each is read so that any of the usual ones may have been used (Hyndman & Fan 1996,
        doi:10.1080/00031305.1996.10473566).
    least, greatest
        The least and the greatest score that somebody had.

    Raises
    ------
    PublishedFigureError
        If an end or a number of items is no whole number in order, or a figure is off the scale.

    >>> Scale(1, 5, mean="3.7", sd="1.1").labels
    ('1', '2', '3', '4', '5')
    """

    lowest: int
    highest: int
    mean: FigureLike | PrintedFigure | None = None
    sd: FigureLike | PrintedFigure | None = None
    ddof: int = 1
    items: int = 1
    median: FigureLike | PrintedFigure | None = None
    lower_quartile: FigureLike | PrintedFigure | None = None
    upper_quartile: FigureLike | PrintedFigure | None = None
    least: FigureLike | None = None
    greatest: FigureLike | None = None

    def __post_init__(self) -> None:
        for name, low in (("lowest", None), ("highest", None), ("ddof", 0), ("items", 1)):
            found = getattr(self, name)
            if isinstance(found, bool) or not isinstance(found, int) or (low is not None and found < low):
                least = "" if low is None else f", {low} or more"
                raise PublishedFigureError(f"{name} is {found!r}, expected a whole number{least}", field=name)
        if self.ddof > 1:
            raise PublishedFigureError(f"ddof is {self.ddof}, expected 1 (n - 1) or 0 (n)", field="ddof")
        if not 0 < self.highest - self.lowest <= _MOST_SCORES // self.items:
            raise PublishedFigureError(
                f"a scale from {self.lowest} to {self.highest} of {self.items} items, expected the lowest score first and "
                f"at most {_MOST_SCORES} scores",
                field="highest",
            )
        for name, figure in self.figures.items():
            if figure.value is None:
                raise PublishedFigureError(f"{name} is {figure}, expected a number", field=name)
            if name == "sd":
                width = Fraction(self.highest - self.lowest)  # the greatest spread: half of all at either end
                below = figure.interval("any").lower
                if figure.value < 0 or below**2 > width**2 / (2 if self.ddof else 4):  # with ddof 1 of two respondents
                    raise PublishedFigureError(
                        f"sd is {figure}, which no scores from {self.lowest} to {self.highest} allow", field="sd"
                    )
            elif not self.lowest <= figure.value <= self.highest:
                raise PublishedFigureError(
                    f"{name} is {figure}, off the scale of {self.lowest} to {self.highest}", field=name
                )
        for name in ("least", "greatest"):
            if name in self.figures and self.figures[name].value not in self.scores:
                raise PublishedFigureError(
                    f"{name} is {self.figures[name]}, which is no score of {self.items} whole answers", field=name
                )
        if self.sd is not None and self.mean is None:
            raise PublishedFigureError("sd is printed without a mean, expected both", field="sd")

    @property
    def figures(self) -> dict[str, PrintedFigure]:
        """Those that are printed, by name."""
        names = ("mean", "sd", "median", "lower_quartile", "upper_quartile", "least", "greatest")
        given = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {n: f if isinstance(f, PrintedFigure) else PrintedFigure(f, label=n) for n, f in given.items()}

    @property
    def scores(self) -> tuple[Fraction, ...]:
        """Every score, the lowest first."""
        whole = range(self.lowest * self.items, self.highest * self.items + 1)
        return tuple(Fraction(score, self.items) for score in whole)

    @property
    def labels(self) -> tuple[str, ...]:
        """The scores as the answers of a question: `3`, or `10/3`."""
        return tuple(str(score) for score in self.scores)


def scores_of(scale: Scale) -> Mapping[str, int]:
    """By label the score times the number of items: a whole number."""
    return {label: int(score * scale.items) for label, score in zip(scale.labels, scale.scores, strict=True)}
