"""Table on conditions for collaboration, read as ratios."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.analysis.composition import centre
from evenwicht.analysis.ensemble import over_ensemble
from evenwicht.bilingual import Bilingual
from evenwicht.implied.condition_contrasts import ahead
from evenwicht.kept import kept
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable
from evenwicht.tables.ensembles import prior_name

_ZEROS = ("multiplicative", "bayes_laplace")
_WORDS = Bilingual(
    __name__,
    {
        "prior": "Aanname",
        "zeros": "Nullen",
        "multiplicative": "een vast klein deel",
        "bayes_laplace": "een groter deel (Laplace)",
        "least": "Laagste aandeel",
        "most": "Hoogste aandeel",
        "half": "Meer dan de helft",
        "simulated": "Gesimuleerd, geen bevinding: het aandeel van de relationele en culturele pijlers in het meetkundige "
        "midden, bij het kleinste aantal respondenten, onder twee aannamen en twee manieren om met nullen om te gaan.",
        "answers": "Het aandeel van de relationele en culturele pijlers in het meetkundige midden van de antwoorden, onder "
        "twee manieren om met nullen om te gaan.",
    },
)


def share_in_the_centre(published: Published, language: str | None = None) -> BookTable | Nothing:
    """Which share of the geometric centre goes to the relational and cultural pillars, under two treatments of zeros?

    Of the answers, or of the synthetic data sets under each prior where there are none; nothing where the answers may not be told of.
    """
    words, found = _WORDS[lang.current(language)], evidence.current()
    if found.survey is not None and not found.tells("condition"):
        return Nothing()
    drawn = bool(found.ensembles())
    rows = []
    for prior, zeros, share in centre_shares(published, language):
        told = (share.min(), share.max(), 100 * (share > 50).mean())
        shares = (lang.percent(str(value), language=language) for value in told)
        rows.append((*([prior] if drawn else []), words[zeros], *shares))
    heads = (*(["prior"] if drawn else []), "zeros", "least", "most", "half")
    return BookTable(
        pd.DataFrame(rows, columns=[words[head] for head in heads]),
        (found.rests_on,),
        caption=words["simulated" if found.survey is None else "answers"],
    )


def centre_shares(published: Published, language: str | None = None) -> Iterator[tuple[str, str, pd.Series[float]]]:
    """The percentage of the centre that goes to the pillars ahead, of each table: by name of the prior and way with zeros."""
    found = evidence.current()
    items = [f"condition.{figure.category}" for figure in published.of("condition")]
    first = [f"condition.{item}" for item in ahead(published)]
    ensembles = found.ensembles().values()
    drawn = {prior_name(ensemble, language, grouped=False): list(ensemble.frames()) for ensemble in ensembles}
    for prior, tables in (drawn or {"": list(found.tables("condition"))}).items():
        for zeros in _ZEROS:
            centres = kept(over_ensemble, tables, centre, items=items, zeros=zeros)
            yield prior, zeros, 100 * centres[centres["item"].isin(first)].groupby("draw")["share"].sum()
