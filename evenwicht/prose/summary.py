"""Numbers in the prose of *Samenvatting*: every printed figure, and the score of the report's sentences."""

from __future__ import annotations

from evenwicht import claims, evidence, report
from evenwicht import language as lang
from evenwicht.phrases import counted
from evenwicht.prose.assumptions import assumptions
from evenwicht.published import Published


def summary(published: Published) -> dict[str, str]:
    """The texts to glue, by name; those on answers only where there are answers.

    Every printed figure is under the names of its variable and its category, as in ``philosophy_combined``.
    """
    texts = {
        f"{figure.variable}_{figure.category}": lang.number(figure.text, figure.decimals)
        + ("%" if figure.unit == "percent" else "")
        for figure in published.figures
    }
    verdicts = claims.judged(published)
    outcomes = claims.counts(verdicts)
    texts |= assumptions(published) | {
        "rest": lang.percent(published.remainder("repertoire")),
        "kleinste": lang.number(report.smallest_n(published)),
        "gemeenten": lang.number(report.POPULATION),
        "uitspraken": lang.number(sum(outcomes.values())),
        "bevestigd": counted(outcomes["must"]),
        "kan": counted(outcomes["may"]),
        "kan_niet": counted(outcomes["cannot"]),
        "niet_te_toetsen": counted(outcomes["not_testable"]),
    }
    survey = evidence.current().survey
    if survey is not None:
        found = claims.counts_by_answers(verdicts, survey)
        texts |= {
            "respondenten": lang.number(survey.n),
            "klopt_echt": counted(found["true"]),
            "klopt_echt_niet": counted(found["false"]),
            "echt_onbekend": counted(sum(found.values()) - found["true"] - found["false"]),
        }
    return texts
