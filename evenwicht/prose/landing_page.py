"""Numbers in the prose of the first page: the two assignments that were chosen most."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def landing_page(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the page does not hold of these figures.
    """
    shares = {figure.category: figure.value for figure in published.of("assignment")}
    order = sorted(shares, key=shares.__getitem__, reverse=True)
    says("index", "noemt een adaptieve gemeente de opdracht", order[:2] == ["adaptive", "lasting_value"], order)
    return {"adaptief": lang.percent(shares["adaptive"]), "meerwaarde": lang.percent(shares["lasting_value"])}
