"""A figure that is printed of a group: one cell of a cross-table in a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from evenwicht.identify.model.groups import Where, conditions, told_where
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.rounding.rounding import Interval, Rounding


@dataclass(frozen=True)
class GroupFigure:
    """The percentage of a group that gave an answer, or the mean points that it gave an item, as printed.

    That a percentage or a mean is printed says that the group has respondents; a count, or a sign that the figure was
    withheld, does not.

    Parameters
    ----------
    question, label
        A categorical question and its answer, or an allocation and its item; of a scale no label, for its mean.
    group
        Of whom it is printed: another categorical question and its answer, or several such pairs.
    figure
        A percentage from 0 to 100, or a mean from 0 to the question's total; as text ("70", "2.4", "<5").
    rounding
        How it was rounded, if otherwise than the rest of the survey.
    name
        What messages call it; without one they spell it out.
    counted
        Whether the figure is a number of respondents instead of a percentage.
    median
        Whether the figure is the median of a scale instead of its mean; the size of the group must be known.
    sd
        The standard deviation printed beside the mean of a scale, divided as the scale's `ddof` says; the size of the group
        must be known.

    Raises
    ------
    PublishedFigureError
        If the figure is no number of 0 or more that shows its decimals, or the group is of the question itself.

    >>> str(GroupFigure("vote", "yes", ("sex", "men"), "70"))
    'vote.yes where sex is men = 70'
    """

    question: str
    label: str
    group: Where
    figure: FigureLike | PrintedFigure
    rounding: Rounding | None = None
    name: str = ""
    counted: bool = False
    median: bool = False
    sd: FigureLike | PrintedFigure | None = None
    read: PrintedFigure = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        read = self.figure
        if not isinstance(read, PrintedFigure):
            read = PrintedFigure(read, label=f"{self.question}.{self.label}")
        object.__setattr__(self, "read", read)
        if self.sd is not None and not isinstance(self.sd, PrintedFigure):
            object.__setattr__(self, "sd", PrintedFigure(self.sd, label=f"sd of {self.question}"))
        if read.value is not None and read.value < 0:
            raise PublishedFigureError(f"{self}: expected 0 or more", field=str(self))
        if self.question in self.linked[1:]:
            raise PublishedFigureError(
                f"{self}: the group is made of the question itself, expected answers to another question",
                field=str(self),
            )

    def __str__(self) -> str:
        counted = "count of " if self.counted else "median of " if self.median else ""
        name = f"{self.question}.{self.label}" if self.label else self.question
        beside = "" if self.sd is None else f" (sd {self.sd})"
        spelled = f"{counted}{name}{told_where(self.group)} = {self.figure}{beside}"
        return f"{self.name}: {spelled}" if self.name else spelled

    @property
    def linked(self) -> tuple[str, ...]:
        """The questions that it is about."""
        return self.question, *(name for name, _ in conditions(self.group))

    def interval(self, rounding: Rounding) -> Interval:
        """The exact values that print as it, where the survey was rounded so."""
        chosen = self.rounding or ("any" if self.counted else rounding)
        return self.read.interval(chosen, exact=self.counted)

    @property
    def fills(self) -> bool:
        """Whether it says that the group has respondents."""
        return not self.counted and not self.read.withheld
