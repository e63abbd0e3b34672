"""Numbers in the prose of *Sturingsfilosofie*: the shares of the philosophies."""

from __future__ import annotations

from decimal import Decimal

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.identify import sample_sizes
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def philosophies(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    shares = {figure.category: figure.value for figure in published.of("philosophy")}
    possible = sample_sizes([figure.text for figure in published.of("philosophy")], n_max=report.POPULATION)
    single = sum(shares.values()) - shares["combined"]
    says(
        "sturingsfilosofie",
        "De grootste groep in de figuur is daarmee ook de minst bekende",
        shares["combined"] > 50,
        f"a combination in {shares['combined']} %",
    )
    slack = Decimal("0.5")
    lowest, highest = ((shares["networking"] + half) / (single - half) for half in (-slack, slack))
    says(
        "sturingsfilosofie",
        "Van die kleinere groep kiest bijna de helft de netwerkende overheid.",
        Decimal("0.45") <= lowest <= highest < Decimal("0.5"),
        (str(lowest), str(highest)),
    )
    return {
        "antwoorden": evidence.current().in_words("philosophy", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "een_filosofie": lang.percent(single),
        "kleinste": lang.number(possible[0]),
        "eerste": lang.listing([lang.number(n) for n in possible[:5]]),
    }
