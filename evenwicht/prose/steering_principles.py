"""Numbers in the prose of *Sturingsprincipes*: the points of each pillar, and their sums by dimension."""

from __future__ import annotations

from decimal import Decimal

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def steering_principles(published: Published) -> dict[str, str]:
    """The texts to glue, by name; points of ten.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    points = {figure.category: figure.value for figure in published.of("condition")}
    sums = dict.fromkeys(published.codebook.names("dimension"), Decimal(0))
    for pillar, value in points.items():
        sums[published.codebook.dimension("condition", pillar)] += value
    order = sorted(points, key=points.__getitem__, reverse=True)
    says(
        "sturingsprincipes",
        "Twee pijlers steken boven de andere uit: vertrouwen tussen ketenpartners",
        set(order[:2]) == {"trust", "mindset"},
        order,
    )
    says(
        "sturingsprincipes",
        "minder dan de gezamenlijke doelstelling, die inhoudelijk is",
        points["dialogue"] < points["transparency"] and points["dialogue"] < points["chain_objective"],
        {name: str(points[name]) for name in ("dialogue", "transparency", "chain_objective")},
    )
    return {
        "antwoorden": evidence.current().in_words("condition", published),
        **{name: lang.number(value, 1) for name, value in (points | sums).items()},
        "top_twee": lang.number(points["trust"] + points["mindset"], 1),
        "zacht": lang.number(sums["relational"] + sums["cultural"], 1),
        "hard": lang.number(sums["procedural"] + sums["substantive"], 1),
    }
