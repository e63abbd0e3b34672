"""Numbers in the prose of *Aanleiding, vragen en methode*: how many may have answered, of how many."""

from __future__ import annotations

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.published import Published


def introduction_and_method(published: Published) -> dict[str, str]:
    """The texts to glue, by name; those on answers only where there are answers."""
    least = report.smallest_n(published)
    texts = {
        "gemeenten": lang.number(report.POPULATION),
        "kleinste": lang.number(least),
        "ten_minste": lang.percent(100 * least / report.POPULATION, 1),
    }
    survey = evidence.current().survey
    if survey is not None:
        texts["respondenten"] = lang.number(survey.n)
        texts["deel_van_allen"] = lang.percent(100 * survey.n / report.POPULATION)
    return texts
