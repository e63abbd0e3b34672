"""Tables of synthetic data sets: how they were drawn, and what an analysis would have seen in them. Never a finding.

Each is nothing where there are no data sets, since answers take their place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from evenwicht import evidence, reconstruction
from evenwicht import language as lang
from evenwicht.analysis.ensemble import Analysis, all_over_ensemble, over_ensemble, share_holding
from evenwicht.analysis.groups import one_way
from evenwicht.analysis.permanova import permanova
from evenwicht.analysis.ranks import friedman
from evenwicht.bilingual import Bilingual
from evenwicht.identify import Ensemble
from evenwicht.kept import kept
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_PERMUTATIONS = 499
_LEVEL = 0.05
_WORDS = Bilingual(
    __name__,
    {
        "prior": "Aanname",
        "uniform over data sets": "elke verzameling even zwaar",
        "uniform over histograms": "elke lijst even zwaar",
        "Dirichlet": "elke groep een eigen profiel",
        "one profile": "iedereen één gedeeld profiel",
        "sets": "Verzamelingen",
        "r_hat": "Grootste R-hat",
        "worth": "Onafhankelijke trekkingen",
        "reading_a": "Lezing a waar",
        "reading_b": "Lezing b waar",
        "form": "Sturingsvorm",
        "between": "Tussen groepen ({place})",
        "seen": "Verschil gezien ({place})",
        "together": "Alle samen",
        "range": "{} tot {}",
        "respondents": "Respondenten",
        "least_w": "Laagste W",
        "most_w": "Hoogste W",
        "agreement": "Overeenstemming gezien",
    },
)


def prior_name(ensemble: Ensemble, language: str | None = None, *, grouped: bool = True) -> str:
    """What a reader calls the prior that an ensemble was drawn under.

    `grouped` is False for a question that nothing links with groups: where each group has a profile, all share one there.
    """
    words, told = _WORDS[lang.current(language)], ensemble.provenance.prior
    if not grouped and told.startswith("Dirichlet"):
        return words["one profile"]
    return next((word for start, word in words.items() if told.startswith(start)), told)


def chains_of_draws(*drawn: Ensemble | Nothing, language: str | None = None) -> BookTable | Nothing:
    """Was enough drawn? How many data sets, the greatest R-hat, and how many independent draws they are worth."""
    words, ensembles = _WORDS[lang.current(language)], _drawn(drawn)
    rows = []
    for ensemble in ensembles:
        found = ensemble.diagnostics("steering_form", "philosophy")
        r_hat = lang.number(found["r_hat"].max(), 3, language)
        worth = lang.number(int(found["ess_bulk"].min()), language=language)
        rows.append((prior_name(ensemble, language), lang.number(len(ensemble), language=language), r_hat, worth))
    return _table(rows, [words["prior"], words["sets"], words["r_hat"], words["worth"]])


def readings_in_data_sets(
    ensembles: Mapping[str, Ensemble], group: str = "combined", form: str = "chain_network", language: str | None = None
) -> BookTable | Nothing:
    """In which share of data sets is either reading of "this group gives the least points to this form" true?

    Parameters
    ----------
    ensembles
        By prior, as `evenwicht.evidence.Evidence.ensembles` gives them.
    group, form
        The philosophy and the steering form: reading a compares it with the other forms of the group, reading b with
        the other groups.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, rows = _WORDS[lang.current(language)], []
    for ensemble in ensembles.values():
        means = ensemble.group_means("steering_form", "philosophy")
        wide = means.pivot_table(index=["chain", "draw"], columns=["group", "item"], values="mean")
        asked = wide[group, form]
        forms = [column for column in wide.columns if column[0] == group and column[1] != form]
        groups = [column for column in wide.columns if column[0] != group and column[1] == form]
        others = (wide[forms].min(axis=1), wide[groups].min(axis=1))
        shares = [lang.percent(str(100 * (asked <= other).mean()), language=language) for other in others]
        rows.append((prior_name(ensemble, language), lang.number(len(ensemble), language=language), *shares))
    return _table(rows, [words["prior"], words["sets"], words["reading_a"], words["reading_b"]])


def group_differences_in_data_sets(
    published: Published, group: str, items: Sequence[str], language: str | None = None
) -> BookTable | Nothing:
    """How much of the spread lies between groups, and in how many data sets does a test see a difference?

    A permutation test for each item, with Holm's adjustment, and one for all together (PERMANOVA, Euclidean).

    Parameters
    ----------
    published
        The printed figures, whose codebook names the items.
    group
        The single-choice question that makes the groups.
    items
        Columns of an allocation, such as ``steering_form.line``.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    names = [published.codebook.label(item.partition(".")[0], item.partition(".")[2], language) for item in items]
    heads, columns = [words["form"]], [[*names, words["together"]]]
    asked: dict[str, Any] = {"group": group, "items": list(items), "permutations": _PERMUTATIONS}
    plan: dict[str, tuple[Analysis, dict[str, Any]]] = {
        "each": (one_way, asked),
        "all": (permanova, asked | {"distance": "euclidean"}),
    }
    for place, ensemble in enumerate(evidence.current().ensembles().values(), 1):
        found = kept(all_over_ensemble, list(ensemble.frames()), plan)
        together = found["all"].assign(
            item="", eta_squared=found["all"]["r_squared"], p_adjusted=found["all"]["p_value"]
        )
        tested = pd.concat([found["each"], together])
        parts = tested.groupby("item", sort=False)["eta_squared"].agg(["min", "max"])
        seen = share_holding(tested, lambda t: t["p_adjusted"] <= _LEVEL, by=["item"]).set_index("item")["share"]
        ends = [[lang.percent(str(100 * end), language=language) for end in part] for part in parts.to_numpy()]
        columns.append([words["range"].format(*part) for part in ends])
        columns.append([lang.percent(str(100 * share), language=language) for share in seen[parts.index]])
        heads += [words["between"].format(place=place), words["seen"].format(place=place)]
    return _table(list(zip(*columns, strict=True)) if len(columns) > 1 else [], heads)


def agreement_in_data_sets(
    ensembles: Sequence[Ensemble | Nothing], items: Sequence[str], language: str | None = None
) -> BookTable | Nothing:
    """How far do synthetic respondents agree on conditions? Kendall's W, and how often Friedman's test sees agreement.

    Parameters
    ----------
    ensembles
        Of the question on conditions, one row each.
    items
        The pillars that are ranked, by name.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, rows = _WORDS[lang.current(language)], []
    for ensemble in _drawn(ensembles):
        found = kept(over_ensemble, list(ensemble.frames()), friedman, items=[f"condition.{item}" for item in items])
        seen = share_holding(found, lambda t: t["p_value"] <= _LEVEL)["share"].iloc[0]
        ends = [lang.number(str(end), 2, language) for end in (found["kendall_w"].min(), found["kendall_w"].max())]
        n, sets = int(ensemble.index["n"].iloc[0]), lang.number(len(ensemble), language=language)
        share = lang.percent(str(100 * seen), language=language)
        rows.append((prior_name(ensemble, language, grouped=False), n, sets, *ends, share))
    heads = ("prior", "respondents", "sets", "least_w", "most_w", "agreement")
    return _table(rows, [words[head] for head in heads])


def agreement_of_chains(drawn: Sequence[Ensemble | Nothing]) -> tuple[float, int]:
    """The greatest R-hat of some ensembles, and the least number of independent draws that one of them is worth."""
    found = [reconstruction.agreement(ensemble) for ensemble in _drawn(drawn)]
    return max(one.r_hat for one in found), int(min(one.ess for one in found))


def _drawn(given: Sequence[Ensemble | Nothing]) -> list[Ensemble]:
    return [ensemble for ensemble in given if isinstance(ensemble, Ensemble)]


def _table(rows: Sequence[Sequence[object]], heads: Sequence[str]) -> BookTable | Nothing:
    return BookTable(pd.DataFrame(rows, columns=list(heads)), ("simulated",)) if rows else Nothing()
