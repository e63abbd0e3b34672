"""Numbers in the prose of *Opdracht en leiderschap*: how far apart the assignments are, and how sure that is."""

from __future__ import annotations

import pandas as pd

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.implied.intervals import interval_table
from evenwicht.prose.sentence import says
from evenwicht.prose.turning_point import holds_from
from evenwicht.published import Published

_CONFIDENCE = 0.95


def assignment(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    shares = {figure.category: figure.value for figure in published.of("assignment")}
    first, second, third, fourth = sorted(shares.values(), reverse=True)
    says(
        "opdracht-en-leiderschap",
        "en vaker dan de andere drie samen",
        first == shares["adaptive"] > second + third + fourth,
        {name: str(share) for name, share in shares.items()},
    )
    sizes = report.sample_sizes(published)
    finite, free = (_intervals(published, population) for population in (report.POPULATION, None))
    says(
        "opdracht-en-leiderschap",
        "Dat een meerderheid dat antwoord kiest, staat dan nog niet vast.",
        bool(finite["lower"][sizes[0]] < 0.5),
        finite["lower"][sizes[0]],
    )
    half, half_free = (holds_from(frame["lower"] > 0.5) for frame in (finite, free))
    says(
        "opdracht-en-leiderschap",
        "respondenten wel; zonder eindigepopulatiecorrectie vanaf",
        bool(half and half_free),
        None,
    )
    return {
        "antwoorden": evidence.current().in_words("assignment", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "kloof": lang.number(first - second),
        "kloof_daarna": lang.number(second - third),
        "keer": lang.number(first / second, 1),
        "laatste_twee": lang.percent(third + fourth),
        "overige_drie": lang.percent(second + third + fourth),
        "kleinste": str(sizes[0]),
        "betrouwbaarheid": lang.percent(100 * _CONFIDENCE),
        "laag": lang.percent(str(100 * finite["lower"][sizes[0]]), 1),
        "hoog": lang.percent(str(100 * finite["upper"][sizes[0]]), 1),
        "helft": str(half),
        "helft_onbegrensd": str(half_free),
    }


def _intervals(published: Published, population: int | None) -> pd.DataFrame:
    """The interval of the share of the adaptive municipality, by the number of respondents."""
    table = interval_table(published, "assignment", report.sample_sizes(published), population, _CONFIDENCE)
    return table[table["category"] == "adaptive"].set_index("n")
