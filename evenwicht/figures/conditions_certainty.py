"""Figure on how certain it is that some conditions for collaboration come before others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.bounds import at_right, group_heading
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.conditions_of_answers import conditions_of_answers
from evenwicht.figures.labels import row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.style import INK, drawing
from evenwicht.identify import Ensemble
from evenwicht.implied.condition_contrasts import condition_contrasts, names
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded

SHOWN = 40
"""The most data sets that a strip draws."""

_WORDS = {
    "nl": {
        "axis": "verschil in punten tussen gemeenten, interval bij n = {n}",
        "between": "Tussen dimensies",
        "within": "Binnen een dimensie",
        "above": "boven {label}",
        "first": "Eerste",
        "second": "Tweede",
        "from": "vanaf n = {n}",
        "open": "ligt niet vast",
        "difference": "Verschil",
        "widest": "Ruimste interval bij n = {n}",
        "certain": "Staat vast",
        "strip": "Ondergrens, gesimuleerd",
        "range": "{low} tot {high}",
        "source": "rapport, figuur IV; rekenwerk en synthetische verzamelingen van deze uitgave",
        "alt": "Voor elk verschil tussen twee dimensies, en daarna tussen de twee pijlers van een dimensie, een balk "
        "tussen haken: het ruimste interval van {confidence} voor alle gemeenten, bij {n} respondenten en bij de "
        "grootste spreiding die de vermelde gemiddelden toelaten. Daaronder vierkantjes: de ondergrens in gesimuleerde "
        "verzamelingen. Rechts van nul ligt de eerste voor. {items}.",
        "item": "{first} boven {second}: {range}, {certain}",
        "sure": "zeker vanaf n = {n}",
    },
    "en": {
        "axis": "difference in points between municipalities, interval at n = {n}",
        "between": "Between dimensions",
        "within": "Within a dimension",
        "above": "above {label}",
        "first": "First",
        "second": "Second",
        "from": "from n = {n}",
        "open": "not settled",
        "difference": "Difference",
        "widest": "Widest interval at n = {n}",
        "certain": "Settled",
        "strip": "Lower limit, simulated",
        "range": "{low} to {high}",
        "source": "report, figure IV; arithmetic and synthetic data sets of this edition",
        "alt": "For each difference between two dimensions, and then between the two pillars of a dimension, a bar "
        "between brackets: the widest {confidence} interval for all municipalities, with {n} respondents and at the "
        "greatest spread that the reported means allow. Below it squares: the lower limit in simulated data sets. "
        "Right of zero the first is ahead. {items}.",
        "item": "{first} above {second}: {range}, {certain}",
        "sure": "certain from n = {n}",
    },
}


@lru_cache(4)
def condition_ensemble(
    published: Published, n: int | None = None, draws: int = 10, chains: int = 16, seed: int = 2020
) -> Ensemble:
    """Data sets of the question on conditions, each weighing the same, by default of the least n; see `Problem.sample`."""
    least = report.smallest_n(published) if n is None else n
    problem = report.problem(published, least, variables=("condition",))
    ensemble: Ensemble = problem.sample(draws, chains=chains, seed=seed, thin=8, warmup=80, progress=False)
    return ensemble


@captioned
def conditions_certainty(
    published: Published,
    language: str | None = None,
    ensemble: Ensemble | None = None,
    sizes: Sequence[int] | None = None,
    confidence: float = 0.95,
) -> BookFigure:
    """Are relational and cultural conditions really ahead? Intervals at the greatest spread, and in an ensemble.

    Where the book is built on answers, both give way to the intervals of these (`conditions_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    ensemble
        Of one n, with the question on conditions; by default `condition_ensemble`.
    sizes
        The numbers of respondents over which certainty is sought; by default all that can print the report.
    confidence
        For all rows together (Bonferroni).

    Raises
    ------
    ValueError
        The ensemble has several n.
    """
    survey = loaded()
    if survey is not None:
        return conditions_of_answers(published, survey, language, confidence)
    words = _WORDS[lang.current(language)]
    given = condition_ensemble(published) if ensemble is None else ensemble
    found_sizes = sorted({int(n) for n in given.index["n"]})
    if len(found_sizes) != 1:
        raise ValueError(f"ensemble: found n = {found_sizes}; expected an ensemble of a single n")
    (n,) = found_sizes
    ns = report.sample_sizes(published) if sizes is None else sizes
    between, within = condition_contrasts(published)
    rows = len(between) + len(within)
    table: list[tuple[str, ...]] = []
    items: list[str] = []
    with drawing():
        figure, axes = canvas(1.5 * len(between) + 2.2 * len(within) + 2.1, row=0.36, left=2.45, right=1.02)
        axes.axvline(0, color=INK, linewidth=1, zorder=1)
        widest = {c: c.greatest_interval(published, n, confidence, rows) for c in between + within}
        axes.set(
            xlim=(min(low for low, _ in widest.values()) - 0.1, max(high for _, high in widest.values()) + 0.1),
            xlabel=words["axis"].format(n=n),
        )
        row = 0.0
        for heading, contrasts in (("between", between), ("within", within)):
            band(axes, row - 0.4, row + 0.4)
            group_heading(axes, row, words[heading])
            row += 0.45
            step = 1.5 if heading == "between" else 2.2
            row += step / 2 - 0.2
            for contrast in contrasts:
                first, second = names(published, contrast, language)
                row_label(axes, row + 0.1, first, words["above"].format(label=in_sentence(second)))
                low, high = widest[contrast]
                marks.derived_interval(axes, low, high, row - 0.1, 0.5)
                lowers = [lower for lower, _ in contrast.intervals_in(given, confidence, rows)]
                chosen = np.linspace(0, len(lowers) - 1, min(SHOWN, len(lowers))).round().astype(int)
                marks.ensemble_strip(axes, [lowers[i] for i in chosen], row + 0.38, 0.3)
                n_certain = contrast.certain_from(published, ns, confidence, rows)
                told = words["open"] if n_certain is None else words["from"].format(n=n_certain)
                at_right(axes, row, told, "derived")
                texts = [_text(words, language, *ends) for ends in ((low, high), (min(lowers), max(lowers)))]
                least, most = contrast.mean_range(published)
                table.append(
                    (first, second, _text(words, language, float(least), float(most)), texts[0], told, texts[1])
                )
                sure = words["open"] if n_certain is None else words["sure"].format(n=n_certain)
                one = in_sentence(first) if items else first
                items.append(words["item"].format(first=one, second=in_sentence(second), range=texts[0], certain=sure))
                row += step
            row += 0.55 - step / 2
        status_legend(axes, ["derived", "simulated"], language, marks=["simulated"])
    share = lang.percent(str(round(100 * confidence)), 0, language)
    columns = [words["first"], words["second"], words["difference"], words["widest"].format(n=n)]
    return BookFigure(
        figure,
        words["alt"].format(confidence=share, n=n, items="; ".join(items)),
        pd.DataFrame(table, columns=[*columns, words["certain"], words["strip"]]),
        ("derived", "simulated"),
        words["source"],
        language,
    )


def _text(words: dict[str, str], language: str | None, low: float, high: float) -> str:
    ends = (lang.number(str(round(end, 6)), 1, language) for end in (low, high))
    return words["range"].format(**dict(zip(("low", "high"), ends, strict=True)))
