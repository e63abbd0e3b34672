"""Numbers in the prose of the first page: three findings, and the score of the report's sentences."""

from __future__ import annotations

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.implied.sums import share_of_first
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def landing_page(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the page does not hold of these figures.
    """
    points = {figure.category: figure.value for figure in published.of("condition")}
    lowest = min(points["trust"], points["mindset"])
    says(
        "index",
        "wegen voor hen zwaarder dan structuur en kennis",
        lowest > max(points["chain_structure"], points["chain_knowledge"]),
        {name: str(value) for name, value in points.items()},
    )
    shares = {figure.category: figure.value for figure in published.of("assignment")}
    parts = {asked: share_of_first(published, asked)[1] for asked in {figure.variable for figure in published.figures}}
    says(
        "index",
        "Alleen bij filosofie en opdracht krijgt één antwoord meer dan de helft",
        {asked for asked, part in parts.items() if part > 50} == {"philosophy", "assignment"},
        {asked: str(part) for asked, part in parts.items()},
    )
    outcomes = claims.counts(claims.judged(published))
    return {
        "combineert": lang.percent(published.value("philosophy", "combined")),
        "adaptief": lang.percent(shares["adaptive"]),
        "uitspraken": lang.number(sum(outcomes.values())),
        "bevestigd": lang.number(outcomes["must"]),
        "open": lang.number(outcomes["may"]),
        "weersproken": lang.number(outcomes["cannot"]),
        "niet_te_toetsen": lang.number(outcomes["not_testable"]),
    }
