"""Numbers in the prose of *Sturingsfilosofie*: the shares of the philosophies, and how sure they are."""

from __future__ import annotations

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.identify import sample_sizes
from evenwicht.implied.intervals import interval_table
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
    least = [report.smallest_n(published)]
    finite = interval_table(published, "philosophy", least).set_index("category")
    others = finite.drop("combined")
    free = interval_table(published, "philosophy", least, population=None).set_index("category")
    says(
        "sturingsfilosofie",
        "Zelfs bij het kleinste aantal blijft de combinatie ver vooraan.",
        bool(free.loc["combined", "lower"] > free.drop("combined")["upper"].max()),
        free[["lower", "upper"]].round(3).to_dict("index"),
    )
    says(
        "sturingsfilosofie",
        "Over de volgorde van de andere vier valt dan minder te zeggen: hun marges overlappen.",
        bool((others["upper"].iloc[1:].to_numpy() > others["lower"].iloc[:-1].to_numpy()).all()),
        others[["lower", "upper"]].round(3).to_dict("index"),
    )
    return {
        "antwoorden": evidence.current().in_words("philosophy", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "een_filosofie": lang.percent(single),
        "netwerk_van_een": lang.percent(100 * shares["networking"] / single),
        "kleinste": lang.number(possible[0]),
        "eerste": lang.listing([lang.number(n) for n in possible[:5]]),
    }
