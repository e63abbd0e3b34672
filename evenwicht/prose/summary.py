"""Numbers in the prose of *In het kort*: every printed figure, and the score of the report's sentences."""

from __future__ import annotations

from evenwicht import claims, evidence, report
from evenwicht import language as lang
from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.sentence import says
from evenwicht.published import Published

_FINDINGS = {
    "filosofie": "combination_most",
    "vormen": "line_first",
    "voorwaarden": "mindset_trust_first",
    "opdracht": "adaptive_first",
    "handelen": "patience_first",
}
"""The claim that each of the five findings is."""


def summary(published: Published) -> dict[str, str]:
    """The texts to glue, by name; those on answers only where there are answers.

    Every printed figure is under the names of its variable and its category, as in ``philosophy_combined``.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    texts = {
        f"{figure.variable}_{figure.category}": lang.number(figure.text, figure.decimals)
        + ("%" if figure.unit == "percent" else "")
        for figure in published.figures
    }
    verdicts = claims.judged(published)
    outcomes = claims.counts(verdicts)
    by_name = {sentence.name: sentence.outcome for sentence in claims.sentences(verdicts)}
    found = {finding: by_name[claim] for finding, claim in _FINDINGS.items()}
    says("samenvatting", "zoals de vijf bevindingen hierboven", set(found.values()) == {"must"}, found)
    share = outcomes["not_testable"] / sum(outcomes.values())
    says("samenvatting", "Ruim de helft van de uitspraken is niet met cijfers te toetsen", 0.5 < share < 0.6, share)
    says("samenvatting", "tamelijk dicht bij elkaar liggen", by_name["close_together"] == "cannot", by_name)
    undecided = {by_name[claim] for claim in ("line_most_municipalities", "line_first_everywhere")}
    says("samenvatting", "en dat de lijn bij elke filosofie vooropstaat", undecided == {"may"}, by_name)
    texts |= assumptions(published) | {
        "rest": lang.percent(published.remainder("repertoire")),
        "kleinste": lang.number(report.smallest_n(published)),
        "gemeenten": lang.number(report.POPULATION),
        "uitspraken": lang.number(sum(outcomes.values())),
        "bevestigd": lang.number(outcomes["must"]),
        "kan": lang.number(outcomes["may"]),
        "kan_niet": lang.number(outcomes["cannot"]),
        "niet_te_toetsen": lang.number(outcomes["not_testable"]),
    }
    words = claims.OUTCOME_WORDS[lang.current()]
    texts |= {f"oordeel_{finding}": words[outcome] for finding, outcome in found.items()}
    survey = evidence.current().survey
    if survey is not None:
        told = claims.counts_by_answers(verdicts, survey)
        texts |= {
            "respondenten": lang.number(survey.n),
            "klopt_echt": lang.number(told["true"]),
            "klopt_echt_niet": lang.number(told["false"]),
            "echt_onbekend": lang.number(sum(told.values()) - told["true"] - told["false"]),
        }
    return texts
