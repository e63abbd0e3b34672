"""What would make a claim true, as ``claims.csv`` says it: claims in the grammar of `evenwicht.identify.parse_claim`.

Several that must hold together are parted by ``;``. ``most`` in front asks that what is said ``by`` a question hold for
more than half of its answers: ``most share philosophy is combined by assignment > 50%``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evenwicht.identify import (
    Comparison,
    DifferenceOfMeans,
    GroupTotal,
    Linear,
    Mean,
    PublishedFigureError,
    Question,
    Share,
    Statement,
    TopShare,
    parse_claim,
)

Figure = Mean | Share | TopShare
"""What a claim is about: mean points, or a share from 0 to 1; of everyone or of a group."""
Part = Statement | Comparison
Evaluate = Callable[[Figure], Fraction]
"""Gives the value of a figure."""


@dataclass(frozen=True)
class Inequality:
    """A weighted sum of figures and a constant, said to be at least zero or, if strict, more than zero."""

    weights: tuple[tuple[Figure, Fraction], ...]
    constant: Fraction
    strict: bool

    def holds(self, left: Fraction) -> bool:
        """Whether it is true if the sum is `left`."""
        return left > 0 or (left == 0 and not self.strict)

    def true(self, value: Evaluate) -> bool:
        """Whether it is true when `value` gives each figure's value."""
        return self.holds(self.constant + sum(weight * value(figure) for figure, weight in self.weights))


@dataclass(frozen=True)
class Condition:
    """Parts that must hold all, or (``most``) more than half of them."""

    parts: tuple[Part, ...] = ()
    most: bool = False

    def needed(self, of: int) -> int:
        """How many of a number of its parts have to hold."""
        return of // 2 + 1 if self.most else of

    @property
    def inequalities(self) -> tuple[Inequality, ...]:
        """What each part says."""
        return tuple(map(_inequality, self.parts))

    @property
    def figures(self) -> set[Figure]:
        """All figures that it is about."""
        return {figure for each in self.inequalities for figure, _ in each.weights}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The parts, where each compares two figures, or one with a number.

        Raises
        ------
        PublishedFigureError
            One is about a sum, or about who has an item on top.
        """
        found = tuple(part for part in self.parts if isinstance(part, Statement))
        if len(found) < len(self.parts):
            raise PublishedFigureError(
                "found several claims together, expected means, shares and numbers in each, no sums"
            )
        return found


def parse(text: str, questions: Sequence[Question]) -> Condition:
    """Read what would make a claim true.

    Parameters
    ----------
    text
        In the language of this module.
    questions
        Those that it may name.

    Raises
    ------
    PublishedFigureError
        The text is no claim, or names what does not exist.
    """
    asked = text.removeprefix("most ")
    claims = [parse_claim(part.strip(), questions) for part in asked.split(";")]
    parts = tuple(part for claim in claims for part in (claim if isinstance(claim, tuple) else (claim,)))
    return Condition(parts, most=asked != text)


def _inequality(part: Part) -> Inequality:
    """What one part says, the smaller side taken from the larger."""
    larger: object
    smaller: object
    if isinstance(part, Statement):
        larger, smaller, strict = part.larger, part.smaller, part.strict
    else:
        turned, strict = part.relation in ("<", "<="), part.relation in ("<", ">")
        larger, smaller = (part.right, part.left) if turned else (part.left, part.right)
    weights: dict[Figure, Fraction] = {}
    constant = Fraction(0)
    for side, sign in ((larger, 1), (smaller, -1)):
        if isinstance(side, int | Fraction):
            constant += sign * side
            continue
        for weight, figure in _terms(side):
            weights[figure] = weights.get(figure, Fraction(0)) + sign * weight
    return Inequality(tuple((f, w) for f, w in weights.items() if w), constant, strict)


def _terms(side: object) -> list[tuple[Fraction, Figure]]:
    match side:
        case Linear(terms):
            return [(Fraction(weight), term) for weight, term in terms if not isinstance(term, GroupTotal)]
        case DifferenceOfMeans(first, second):
            return [(Fraction(1), first), (Fraction(-1), second)]
        case Mean() | Share() | TopShare():
            return [(Fraction(1), side)]
    raise PublishedFigureError(f"found {side}, expected a mean, a share or a sum of these")


def holds(inequalities: Sequence[Inequality], needed: int, value: Evaluate) -> bool:
    """Whether as many as needed are true when `value` gives each figure's value."""
    return sum(each.true(value) for each in inequalities) >= needed
