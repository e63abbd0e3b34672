"""Numbers in the prose of the *Practicum*."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.published import Published


def practicum(published: Published, data_sets: int) -> dict[str, str]:
    """The texts to glue, by name; `data_sets` is the number of simulated data sets that the exercises use."""
    return {
        "n": lang.number(report.smallest_n(published)),
        "gemeenten": lang.number(report.POPULATION),
        "verzamelingen": lang.number(data_sets),
    }
