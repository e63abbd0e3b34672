"""Numbers in the prose of *Taak of filosofie?*: the cross-table that the report does not print."""

from __future__ import annotations

from evenwicht import claims, report
from evenwicht import language as lang
from evenwicht.implied.form_bounds import form_bounds, form_bounds_over_sizes, group_size
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def philosophy_and_form(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n = report.smallest_n(published)
    cells = form_bounds(published, n, True)
    narrow, wide = cells["combined", "line"], cells["lawful", "line"]
    alone = form_bounds(published, n, False)["combined", "line"]
    everywhere = list(form_bounds_over_sizes(published, "line").values())
    says(
        "filosofie-en-sturingsvorm",
        "Over de kleinste groep blijft bijna alles mogelijk.",
        everywhere[-1].width > everywhere[0].width,
        [(str(bounds.lower), str(bounds.upper)) for bounds in everywhere],
    )
    verdicts = claims.judged(published, names=("line_first_everywhere", "combined_least_chain"))
    outcomes = [verdict.outcome for verdict in verdicts if verdict.claim.whose == "report"]
    says(
        "filosofie-en-sturingsvorm",
        "Geen van de drie regels is te beslissen: elk kan waar zijn, en elk kan onwaar zijn.",
        outcomes == ["may", "may", "may"],
        outcomes,
    )
    return {
        "n": str(n),
        "meest": str(report.sample_sizes(published)[-1]),
        "cellen": str(len(cells)),
        "combineert": group_size(published, "combined", n),
        "rechtmatig": group_size(published, "lawful", n),
        "smal_laag": lang.number(narrow.lower, 2),
        "smal_hoog": lang.number(narrow.upper, 2),
        "alleen_laag": lang.number(alone.lower, 2),
        "alleen_hoog": lang.number(alone.upper, 2),
        "wijd_laag": lang.number(wide.lower, 2),
        "wijd_hoog": lang.number(wide.upper, 2),
    }
