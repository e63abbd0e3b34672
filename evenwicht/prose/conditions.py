"""Numbers in the prose of *Hoe zeker is het?* and *Techniek* on the conditions: how certain it is that some come first."""

from __future__ import annotations

from collections.abc import Sequence

from evenwicht import language as lang
from evenwicht import reconstruction, report
from evenwicht.identify import Ensemble
from evenwicht.implied.condition_contrasts import ahead, condition_contrasts, contrasts_of_one_side
from evenwicht.implied.contrasts import Contrast
from evenwicht.nothing import Nothing
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.ensembles import agreement_of_chains


def conditions(published: Published) -> dict[str, str]:
    """The texts to glue, by name; differences in points.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n, sizes = report.smallest_n(published), report.sample_sizes(published)
    first = ahead(published)
    others = tuple(figure.category for figure in published.of("condition") if figure.category not in first)
    together = Contrast("condition", first, others)
    least, most = together.mean_range(published)
    worst, best = together.greatest_interval(published, n)
    says("zekerheid", "Nul valt erbuiten.", worst > 0, worst)
    between, within = condition_contrasts(published)
    rows = len(between) + len(within)
    certain = {pair: pair.certain_from(published, sizes, comparisons=rows) for pair in between + within}
    from_n = {pair: n for pair, n in certain.items() if n is not None}
    says(
        "zekerheid",
        "vanaf hoeveel respondenten elk verschil vaststaat",
        bool(between and within) and len(from_n) == len(certain),
        certain,
    )
    last = max(between, key=from_n.__getitem__)
    others_from = {pair: from_n[pair] for pair in between if pair != last}
    says(
        "zekerheid",
        "op één na: dat relationeel boven procedureel uitkomt",
        _sides(published, last) == ["relational", "procedural"] and set(others_from.values()) <= {n},
        {str(_sides(published, pair)): from_n[pair] for pair in between},
    )
    alone = {str(_sides(published, pair)): pair.certain_from(published, sizes) for pair in between}
    says("zekerheid", "daarvoor volstaat het gewone interval van elk verschil", set(alone.values()) == {n}, alone)
    alike = contrasts_of_one_side(published)
    alike_from = [pair.certain_from(published, sizes, comparisons=rows + len(alike)) for pair in alike]
    says(
        "zekerheid",
        "De volgorde binnen die twee paren vraagt veel meer",
        [_sides(published, pair) for pair in alike] == [["cultural", "relational"], ["procedural", "substantive"]]
        and all(from_all is not None and from_all > from_n[last] for from_all in alike_from),
        alike_from,
    )
    return {
        "voorsprong_laag": lang.number(least, 1),
        "voorsprong_hoog": lang.number(most, 1),
        "slechtst": lang.number(str(worst), 1),
        "best": lang.number(str(best), 1),
        "tussen_vanaf": str(from_n[last]),
        "cultureel_vanaf": str(alike_from[0]),
        "procedureel_vanaf": str(alike_from[1]),
        "binnen_vanaf": str(max(from_n[pair] for pair in within)),
    }


def _sides(published: Published, pair: Contrast) -> list[str]:
    """The dimensions on either side of a difference."""
    return [published.codebook.dimension("condition", side[0]) for side in (pair.larger, pair.smaller)]


def conditions_in_data_sets(ensembles: Sequence[Ensemble | Nothing]) -> dict[str, str]:
    """The texts to glue on synthetic data sets; none where answers take their place.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        Their chains do not agree.
    """
    if not ensembles:
        return {}
    r_hat, worth = agreement_of_chains(ensembles)
    says(
        "techniek",
        "en die geven hetzelfde beeld",
        r_hat <= reconstruction.AGREEMENT,
        f"an R-hat of {r_hat:.3f}",
    )
    return {"eens_r_hat": lang.number(r_hat, 3), "eens_waard": lang.number(worth)}
