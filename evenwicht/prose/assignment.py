"""Numbers in the prose of *Opdracht, leiderschap en handelen*: how far apart the assignments are, and the repertoire."""

from __future__ import annotations

from decimal import Decimal

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published


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
    slack = Decimal("0.5")
    least, most = ((first + half) / (second - half) for half in (-slack, slack))
    says(
        "opdracht-en-leiderschap",
        "bijna drie keer zo vaak gekozen als de tweede",
        Decimal("2.6") <= least <= most < Decimal("3"),
        (str(least), str(most)),
    )
    return {
        "antwoorden": evidence.current().in_words("assignment", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "kloof": lang.number(first - second),
        "kloof_daarna": lang.number(second - third),
        "laatste_twee": lang.percent(third + fourth),
        "overige_drie": lang.percent(second + third + fourth),
    }


def repertoire(published: Published) -> dict[str, str]:
    """The texts to glue, by name: the reported answers, and what is left of a hundred.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    shares = {figure.category: figure.value for figure in published.of("repertoire")}
    rest = published.remainder("repertoire")
    says(
        "opdracht-en-leiderschap",
        "Toewijding komt als tweede.* Ook dat ligt vast, om dezelfde reden.",
        shares["attention"] < rest < shares["commitment"],
        f"{rest} % that is not reported",
    )
    return {
        "antwoorden_repertoire": evidence.current().in_words("repertoire", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "repertoire_som": lang.number(sum(shares.values())),
        "repertoire_rest": lang.percent(rest),
        "repertoire_voorsprong": lang.number(shares["patience_timing"] - shares["commitment"]),
    }
