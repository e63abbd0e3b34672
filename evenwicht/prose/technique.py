"""Numbers in the prose of *Techniek*: how far bounds reach, and whether the chains of data sets agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evenwicht import evidence, reconstruction, report
from evenwicht import language as lang
from evenwicht.claims.readings import moved_bounds
from evenwicht.identify import Bounds, Ensemble
from evenwicht.implied.agreement import without_agreement
from evenwicht.implied.condition_contrasts import ahead
from evenwicht.implied.form_bounds import form_bounds, form_bounds_over_sizes
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.bounds import TWO_READINGS
from evenwicht.tables.conditions import centre_shares
from evenwicht.tables.ensembles import agreement_of_chains


def technique(published: Published) -> dict[str, str]:
    """The texts to glue, by name; bounds in points. Those on synthetic data sets only where there are no answers.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n = report.smallest_n(published)
    cells, group = form_bounds(published, n, True), "combined"
    widths = {held: bounds.upper - bounds.lower for (held, form), bounds in cells.items() if form == "line"}
    says(
        "techniek",
        "Over de secretarissen die combineren ligt het meest vast",
        widths[group] == min(widths.values()),
        {held: str(width) for held, width in widths.items()},
    )
    line, ever = cells[group, "line"], form_bounds_over_sizes(published, "line")[group]
    moved = moved_bounds(published, TWO_READINGS, n)
    by_reading = {reading: sum(one.reading == reading for one in moved) for reading in ("a", "b")}
    says(
        "techniek",
        "Lezing b legt dus meer vast.",
        by_reading["a"] < by_reading["b"],
        f"{by_reading['a']} means that reading a moves and {by_reading['b']} that reading b moves",
    )
    chain = cells[group, "chain_network"]
    chain_b = next(
        (one.after for one in moved if (one.reading, one.group, one.form) == ("b", group, "chain_network")), chain
    )
    says("techniek", "en onder lezing b niet verder dan", chain_b.upper < chain.upper, chain_b.upper)
    return {
        "n": str(n),
        "combinatie": lang.percent(published.value("philosophy", "combined")),
        "laag": lang.number(line.lower, 2),
        "hoog": lang.number(line.upper, 2),
        "alleen_hoog": lang.number(form_bounds(published, n, False)[group, "line"].upper, 2),
        "overal_laag": lang.number(ever.lower, 2),
        "overal_hoog": lang.number(ever.upper, 2),
        "n_laag": str(ever.at_lower.problem.n),
        "n_hoog": str(ever.at_upper.problem.n),
        "verschoven_a": str(by_reading["a"]),
        "verschoven_b": str(by_reading["b"]),
        "cellen": str(len(cells)),
        "keten_hoog": lang.number(chain.upper, 2),
        "keten_b": lang.number(chain_b.upper, 2),
    } | _simulated(published, n, cells)


def _simulated(published: Published, n: int, cells: Mapping[tuple[str, str], Bounds]) -> dict[str, str]:
    """The texts on the synthetic data sets, and that what the chapter says of them holds; none where there are answers."""
    ensembles = list(evidence.current().ensembles().values())
    if not ensembles:
        return {}
    says(
        "techniek",
        "De vermelde gemiddelden dwingen die niet af",
        without_agreement(published, n) is not None,
        f"no answers of {n} respondents that agree on nothing and print them",
    )
    _guard_strips(published, ensembles, cells)
    printed = sum(published.value("condition", item) for item in ahead(published))
    most = max(share.max() for _, _, share in centre_shares(published))
    says(
        "techniek",
        "blijft het aandeel onder dat in de vermelde som",
        most < 100 * float(printed) / float(published.codebook.variable("condition").total or 1),
        f"up to {most:.1f} % of the centre, and {printed} points",
    )
    r_hat, worth = agreement_of_chains(ensembles)
    sizes = {len(ensemble) for ensemble in ensembles}
    says(
        "techniek",
        "en die rijen geven hetzelfde beeld",
        r_hat <= reconstruction.AGREEMENT and len(sizes) == 1,
        f"an R-hat of {r_hat:.3f}, and ensembles of {sorted(sizes)} data sets",
    )
    return {
        "verzamelingen": lang.number(sizes.pop()),
        "r_hat": lang.number(r_hat, 3),
        "waard": lang.number(worth),
    }


def _guard_strips(published: Published, ensembles: Sequence[Ensemble], cells: Mapping[tuple[str, str], Bounds]) -> None:
    """What the chapter says of where the means of line steering stand: between their bounds, and beside that of all."""
    places, beside, everyone = {}, {}, float(published.value("steering_form", "line"))
    for ensemble in ensembles:
        means = ensemble.group_means("steering_form", "philosophy").query("item == 'line'")
        for held, middle in means.groupby("group", observed=True)["mean"].median().items():
            bounds = cells[str(held), "line"]
            places[str(held), ensemble.provenance.prior] = float((middle - bounds.lower) / bounds.width)
            beside[str(held), ensemble.provenance.prior] = float(middle) - everyone
    says(
        "techniek",
        "rond het gemiddelde van iedereen, behalve bij de rechtmatige overheid: daar liggen de meeste erboven",
        all(apart > 0.5 if held == "lawful" else abs(apart) < 0.4 for (held, _), apart in beside.items()),
        beside,
    )
    says(
        "techniek",
        "bij de kleinere groepen ver van de rechterhaak, bij de groep die combineert ongeveer midden tussen de haken",
        all(0.4 < place < 0.6 if held == "combined" else place < 0.3 for (held, _), place in places.items()),
        places,
    )
