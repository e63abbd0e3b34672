"""Numbers in the prose of *Wat de cijfers vastleggen*: how many answered, and how far bounds reach."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.claims.readings import moved_bounds
from evenwicht.identify import joint_sample_sizes
from evenwicht.implied.form_bounds import form_bounds, form_bounds_over_sizes
from evenwicht.number_runs import runs
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.bounds import TWO_READINGS, sizes_by_rule


def what_the_figures_fix(published: Published) -> dict[str, str]:
    """The texts to glue, by name; bounds in points.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    possible, n = report.sample_sizes(published), report.smallest_n(published)
    apart = {
        question.name: str(min(joint_sample_sizes([question], report.POPULATION)))
        for question in report.questions(published)
    }
    cells, group = form_bounds(published, n, True), "combined"
    line, ever = cells[group, "line"], form_bounds_over_sizes(published, "line")[group]
    by_rule = {rule: str(min(sizes)) for rule, sizes in sizes_by_rule(published).items() if sizes}
    says(
        "wat-de-cijfers-vastleggen",
        "Gaat een half altijd omhoog, dan is het kleinste aantal",
        {"half_up", "largest_remainder"} <= by_rule.keys(),
        f"figures that only {', '.join(by_rule)} can have rounded",
    )
    moved = moved_bounds(published, TWO_READINGS, n)
    by_reading = {reading: sum(one.reading == reading for one in moved) for reading in ("a", "b")}
    says(
        "wat-de-cijfers-vastleggen",
        "Lezing b legt dus meer vast.",
        by_reading["a"] < by_reading["b"],
        f"{by_reading['a']} means that reading a moves and {by_reading['b']} that reading b moves",
    )
    chain = cells[group, "chain_network"]
    chain_b = next(
        (one.after for one in moved if (one.reading, one.group, one.form) == ("b", group, "chain_network")), chain
    )
    says("wat-de-cijfers-vastleggen", "en onder lezing b niet verder dan", chain_b.upper < chain.upper, chain_b.upper)
    return {
        "n": str(n),
        "gemeenten": str(report.POPULATION),
        "hoeveel": str(len(possible)),
        "zeker": str(runs(possible)[-1][0]),
        "filosofie_n": apart["philosophy"],
        "opdracht_n": apart["assignment"],
        "vorm_n": apart["steering_form"],
        "combinatie": lang.percent(published.value("philosophy", "combined")),
        "rechtmatig": lang.percent(published.value("philosophy", "lawful")),
        "omhoog_n": by_rule["half_up"],
        "rest_n": by_rule["largest_remainder"],
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
    }
