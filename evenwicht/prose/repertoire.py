"""Numbers in the prose of *Opdracht, leiderschap en handelen* on the repertoire: the answers, and what is left of a hundred."""

from __future__ import annotations

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published


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
