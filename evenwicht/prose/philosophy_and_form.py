"""Numbers in the prose of *Filosofie en sturingsvorm*: the cross-table that the report does not print."""

from __future__ import annotations

from evenwicht import claims, evidence, reconstruction, report
from evenwicht import language as lang
from evenwicht.implied.form_bounds import differences_from, form_bounds, form_bounds_over_sizes, group_size
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.ensembles import agreement_of_chains


def philosophy_and_form(published: Published) -> dict[str, str]:
    """The texts to glue, by name; those on synthetic data sets only where there are no answers.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n = report.smallest_n(published)
    cells = form_bounds(published, n, True)
    narrow, wide = cells["combined", "line"], cells["lawful", "line"]
    everywhere = list(form_bounds_over_sizes(published, "line").values())
    says(
        "filosofie-en-sturingsvorm",
        "Wat we over de kleinste groep niet weten, evenmin: daar blijft bijna alles mogelijk.",
        everywhere[-1].width > everywhere[0].width,
        [(str(bounds.lower), str(bounds.upper)) for bounds in everywhere],
    )
    verdicts = claims.judged(published, names=("line_first_everywhere", "combined_least_chain"))
    outcomes = [verdict.outcome for verdict in verdicts if verdict.claim.whose == "report"]
    says(
        "filosofie-en-sturingsvorm",
        "Alle drie de regels *kunnen* waar zijn, en geen ervan *moet*.",
        outcomes == ["may", "may", "may"],
        outcomes,
    )
    differences = differences_from(published, "combined", "line", n)
    says(
        "filosofie-en-sturingsvorm",
        "Elk bereik loopt van onder nul tot erboven.",
        all(lower < 0 < upper for lower, upper in differences.values()),
        {group: tuple(map(str, ends)) for group, ends in differences.items()},
    )
    texts = {
        "n": str(n),
        "meest": str(report.sample_sizes(published)[-1]),
        "cellen": str(len(cells)),
        "combineert": group_size(published, "combined", n),
        "rechtmatig": group_size(published, "lawful", n),
        "smal_laag": lang.number(narrow.lower, 2),
        "smal_hoog": lang.number(narrow.upper, 2),
        "wijd_laag": lang.number(wide.lower, 2),
        "wijd_hoog": lang.number(wide.upper, 2),
    }
    ensembles = list(evidence.current().ensembles().values())
    if ensembles:
        r_hat, worth = agreement_of_chains(ensembles)
        sizes = {len(ensemble) for ensemble in ensembles}
        says(
            "filosofie-en-sturingsvorm",
            "en die reeksen geven hetzelfde beeld",
            r_hat <= reconstruction.AGREEMENT and len(sizes) == 1,
            f"an R-hat of {r_hat:.3f}, and ensembles of {sorted(sizes)} data sets",
        )
        texts |= {
            "verzamelingen": lang.number(sizes.pop()),
            "r_hat": lang.number(r_hat, 3),
            "waard": lang.number(worth),
        }
    return texts
