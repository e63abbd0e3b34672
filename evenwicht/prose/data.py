"""Numbers in the prose of *De gegevens*: what the report gives, and what it leaves out."""

from __future__ import annotations

from evenwicht import claims, evidence, report
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.survey.population import population

_OF_ALL = Bilingual(
    __name__, ("{share} van de {all} gemeenten", "{share} van de {all} gemeenten die er in {year} waren")
)
"""How many answered, where it is known how many there were, and where only those of the report are."""


def data(published: Published) -> dict[str, str]:
    """The texts to glue, by name; those on answers only where there are answers.

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
    } | (assumptions(published) | _answers())


def _answers() -> dict[str, str]:
    """How many answered, and what part of all that is."""
    survey, known = evidence.current().survey, population()
    if survey is None:
        return {}
    there = known.total if known else report.POPULATION
    of_all = _OF_ALL[lang.current()][known is None].format(
        share=lang.percent(100 * survey.n / there), all=lang.number(there), year=report.YEAR
    )
    return {"gebruikt": lang.number(survey.n), "deel_van_gemeenten": of_all}
