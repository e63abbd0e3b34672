"""Numbers in the prose of both chapters of exercises, and guards of what is said there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from evenwicht import claims, report
from evenwicht import language as lang
from evenwicht.implied.form_bounds import differences_from
from evenwicht.implied.sums import whole_points
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def exercises_of_the_report(published: Published) -> dict[str, str]:
    """The texts to glue in *Opgaven bij het rapport*, by name."""
    return {"n": lang.number(report.smallest_n(published)), "betrouwbaarheid": lang.percent(95)}


def exercises_of_the_test(published: Published) -> dict[str, str]:
    """The texts to glue in *Opgaven bij de toetsing*, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of a solution does not hold of these figures.
    """
    n = report.smallest_n(published)
    differences = differences_from(published, "combined", "line", n)
    says(
        "opgaven-toetsing",
        "Elk bereik loopt van onder nul tot erboven.",
        all(lower < 0 < upper for lower, upper in differences.values()),
        {group: tuple(map(str, ends)) for group, ends in differences.items()},
    )
    sizes = report.sample_sizes(published)
    meet = [size for size in sizes if _can_meet(whole_points(published, "condition", size))]
    says(
        "opgaven-toetsing",
        "als hun aantal een twintigvoud is",
        meet == [size for size in sizes if size % 20 == 0] and n in meet and report.POPULATION not in meet,
        meet,
    )
    return {"n": str(n), "gemeenten": lang.number(report.POPULATION), "te_streng": lang.percent(_too_strict(published))}


def _can_meet(points: Mapping[str, tuple[int, int]]) -> bool:
    """Whether trust and mindset can have got as many points, given the least and the greatest of each condition."""
    return points["trust"][0] <= points["mindset"][1] and points["mindset"][0] <= points["trust"][1]


def _too_strict(published: Published) -> int:
    """The highest whole percentage that political and operational leadership together are not certain to stay under."""
    both = "share assignment is legitimate_choices + share assignment is efficient_delivery"
    return bisect_left(range(101), True, key=lambda limit: claims.judge(f"{both} < {limit}%", published) == "must") - 1
