"""What a claim that can be read in two ways would fix, read in either: the bounds that move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from evenwicht import report
from evenwicht.claims.claim import load
from evenwicht.identify import Bounds, Solver
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.published import Published


@dataclass(frozen=True)
class Moved:
    """A mean whose bounds a reading moves: the reading, the names of philosophy and form, the bounds without and with it."""

    reading: str
    group: str
    form: str
    before: Bounds
    after: Bounds


@lru_cache(4)
def moved_bounds(published: Published, name: str, n: int) -> tuple[Moved, ...]:
    """The means of a steering form within a philosophy whose bounds move if a reading of a claim is taken for true.

    Line steering is taken to come first in every philosophy as well (`evenwicht.implied.form_bounds.form_bounds`).

    Parameters
    ----------
    published
        The printed figures.
    name
        Of the claim, as in ``data/claims.csv``.
    n
        The number of respondents.

    Returns
    -------
    In the order of the readings, the philosophies and the forms.
    """
    problem = report.problem(published, n, report.line_first(published), variables=("philosophy", "steering_form"))
    found = []
    for claim in (claim for claim in load(published) if claim.name == name and claim.whose == "report"):
        stricter = Solver(replace(problem, statements=problem.statements + claim.condition.statements))
        for (group, form), before in form_bounds(published, n, True).items():
            after = stricter.bounds(before.statistic)
            if (after.lower, after.upper) != (before.lower, before.upper):
                found.append(Moved(claim.reading, group, form, before, after))
    return tuple(found)
