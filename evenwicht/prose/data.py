"""Numbers in the prose of *De gegevens*: what the report gives, and what it leaves out."""

from __future__ import annotations

from evenwicht import claims, report
from evenwicht import language as lang
from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def data(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    units: dict[str, str] = {figure.variable: figure.unit for figure in published.figures}
    choices = [name for name, unit in units.items() if unit == "percent"]
    says("gegevens", "Vijf vragen hebben vermelde antwoorden.", len(units) == 5, len(units))
    says(
        "gegevens",
        "Bij drie daarvan gaat het om één keuze per secretaris",
        (len(choices), len(units) - len(choices)) == (3, 2),
        choices,
    )
    incomplete = [name for name in units if sum(figure.value for figure in published.of(name)) not in (10, 100)]
    says(
        "opgaven-rapport",
        "Vier vragen komen precies uit op honderd of op tien; het handelingsrepertoire niet.",
        incomplete == ["repertoire"],
        incomplete,
    )
    return {
        "cijfers": lang.number(len(published.figures)),
        "rest": lang.percent(published.remainder("repertoire")),
        "gemeenten": lang.number(report.POPULATION),
        "kleinste": lang.number(report.smallest_n(published)),
        "uitspraken": lang.number(len({claim.name for claim in claims.load(published)})),
    } | assumptions(published)
