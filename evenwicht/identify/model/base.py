"""Who answered a question, where not everyone did."""

from __future__ import annotations

from dataclasses import dataclass, field

from evenwicht.identify.model.groups import Where, conditions, told_where
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.rounding.rounding import whole_range


@dataclass(frozen=True)
class Base:
    """The respondents behind the figures of a question.

    Parameters
    ----------
    n
        How many they are: a whole number, or limits such as `"400-480"`; `"-"` if the report does not say.
    of
        The group that was asked (*of those who ...*). Without `n` all of it answered; with `n` that many of it did.

    Raises
    ------
    PublishedFigureError
        If neither is given, or `n` is no whole number of 1 or more.

    >>> Base("480").limits
    (480, 480)
    """

    n: FigureLike | PrintedFigure | None = None
    of: Where | None = None
    limits: tuple[int, int] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        limits = None
        if self.n is not None:
            read = self.n if isinstance(self.n, PrintedFigure) else PrintedFigure(self.n, label="n of a question")
            low, high = whole_range(read.interval("any", exact=True), 1, 1, 1, None)
            if low > high or (read.value is not None and read.value.denominator != 1):
                raise PublishedFigureError(
                    f"n of a question is {read}, expected a whole number of 1 or more", field="n"
                )
            limits = int(low), int(high)
        elif not conditions(self.of):
            raise PublishedFigureError("a base has neither n nor a group, expected one of them or both", field="base")
        object.__setattr__(self, "limits", limits)

    @property
    def linked(self) -> tuple[str, ...]:
        """The questions that tell who was asked."""
        return tuple(name for name, _ in conditions(self.of))

    def __str__(self) -> str:
        size = "" if self.n is None else f"n = {self.n}"
        return (size + told_where(self.of)).strip()
