"""Numbers in the prose of *Inzichten*: the figures that come near an insight."""

from __future__ import annotations

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def insights(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    outcomes = {verdict.claim.name: verdict.outcome for verdict in claims.judged(published, chapter="inzichten")}
    says(
        "inzichten",
        "is met de vermelde cijfers te toetsen. Wat een secretaris moet kunnen, is een oordeel",
        set(outcomes.values()) == {"not_testable"},
        outcomes,
    )
    content = sum(published.value("condition", name) for name in ("chain_knowledge", "chain_objective"))
    return {
        "adaptief": lang.percent(published.value("assignment", "adaptive")),
        "geduld": lang.percent(published.value("repertoire", "patience_timing")),
        "inhoud": lang.number(content, 1),
    }
