"""Numbers in the prose of *Sturingsfilosofie*: the shares of the philosophies."""

from __future__ import annotations

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
    return {
        "antwoorden": evidence.current().in_words("philosophy", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "een_filosofie": lang.percent(single),
        "netwerk_van_een": lang.percent(100 * shares["networking"] / single),
        "kleinste": lang.number(possible[0]),
        "eerste": lang.listing([lang.number(n) for n in possible[:5]]),
    }
