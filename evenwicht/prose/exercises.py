"""Numbers in the prose of both chapters of exercises, and guards of what is said there."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.implied.form_bounds import differences_from
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
    return {"n": str(n), "gemeenten": lang.number(report.POPULATION)}
