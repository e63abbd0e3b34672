"""Whether scores have the mean, spread, median, quartiles and ends that a scale prints: by counting."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, isqrt

import pandas as pd

from evenwicht.identify.model.questions import NOT_ANSWERED, Categorical
from evenwicht.identify.model.rounds import prints_as_figure


def scale_faults(question: Categorical, data: pd.DataFrame, rounding: str) -> list[str]:
    """Figures that the scores of a data set do not have."""
    scale = question.scale
    assert scale is not None
    rounding = question.rounding or rounding
    scores = sorted(Fraction(answer) for answer in data[question.name].tolist() if answer != NOT_ANSWERED)
    found: dict[str, Fraction] = {"mean": sum(scores, Fraction(0)) / len(scores)}
    found["median"] = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
    faults = [
        f"{name} is {found[name]}, expected {figure}"
        for name, figure in scale.figures.items()
        if name in found and not prints_as_figure(found[name], figure, rounding)
    ]
    ends = {"least": scores[0], "greatest": scores[-1]}  # scores that somebody had, never rounded
    faults += [
        f"{name} is {ends[name]}, expected {figure}"
        for name, figure in scale.figures.items()
        if name in ends and ends[name] != figure.value
    ]
    if "sd" in scale.figures and not sd_prints(scores, scale.ddof, str(scale.figures["sd"]), rounding):
        faults.append(f"the standard deviation does not print as {scale.figures['sd']}")
    for name, part in (("lower_quartile", Fraction(1, 4)), ("upper_quartile", Fraction(3, 4))):
        if name in scale.figures:
            n, within = len(scores), scale.figures[name].interval("any")
            low = scores[max(1, floor(n * part)) - 1]
            high = scores[min(n, ceil(max((n + 1) * part, (n - 1) * part + 1))) - 1]
            if low > within.upper or high < within.lower:
                faults.append(f"{name} lies between {low} and {high}, expected {scale.figures[name]}")
    return faults


def sd_prints(scores: Sequence[Fraction], ddof: int, printed: str, rounding: str) -> bool:
    """Whether the standard deviation of scores prints so."""
    freedom = len(scores) - ddof
    if freedom <= 0:
        return False
    mean = sum(scores, Fraction(0)) / len(scores)
    squares = sum(((score - mean) ** 2 for score in scores), Fraction(0))
    return _root_prints(squares / freedom, printed, rounding)


def _root_prints(square: Fraction, printed: str, rounding: str) -> bool:
    """Whether the root of a square prints so, without taking the root."""
    places = len(printed.replace(",", ".").partition(".")[2])
    scaled, shown = square * 100**places, int(Fraction(printed.replace(",", ".")) * 10**places)
    below = isqrt(scaled.numerator // scaled.denominator)
    exact, half = Fraction(below) ** 2 == scaled, (below + Fraction(1, 2)) ** 2
    if rounding in ("down", "truncated"):
        return shown == below
    if rounding == "up":
        return shown == (below if exact else below + 1)
    if scaled != half:
        return shown == (below if scaled < half else below + 1)
    return shown in {"half_up": (below + 1,), "half_even": (below + below % 2,)}.get(rounding, (below, below + 1))
