"""Numbers in the prose of *Handelingsrepertoire*: which differences between answers are more than chance."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from evenwicht import language as lang
from evenwicht import report
from evenwicht.analysis.share_difference import ShareDifference, share_difference
from evenwicht.prose.sentence import says
from evenwicht.published import Published

_DOUBT = 0.05


def repertoire_differences(published: Published) -> dict[str, str]:
    """The texts to glue, by name: the counts at the least number of respondents, and how often chance does as much.

    Where more than one count gives the reported percentage, those that make the difference smallest.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n = report.smallest_n(published)
    patience, commitment, conflict = (
        _counts(published, name, n) for name in ("patience_timing", "commitment", "conflict_management")
    )
    apart, alike = _differ(patience, conflict, n), _differ(patience, commitment, n)
    says(
        "handelingsrepertoire",
        "Geduld gaat dus duidelijk vóór conflictmanagement. Geduld en toewijding zijn niet te onderscheiden",
        apart.p_value < _DOUBT < alike.p_value,
        (apart.p_value, alike.p_value),
    )
    return {
        "geduld_aantal": str(patience[0]),
        "conflict_aantal": str(conflict[1]),
        "kans_conflict": lang.percent(str(100 * apart.p_value), 1),
        "kans_toewijding": lang.percent(str(100 * alike.p_value)),
    }


def _counts(published: Published, category: str, n: int) -> tuple[int, int]:
    """The least and the greatest number of `n` respondents whose percentage is reported as it is."""
    figure = next(figure for figure in published.of("repertoire") if figure.category == category)
    value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
    return ceil((value - slack) * n / 100), floor((value + slack) * n / 100)


def _differ(more: tuple[int, int], less: tuple[int, int], n: int) -> ShareDifference:
    return share_difference(more[0], less[1], n, report.POPULATION)
