"""Tables on domains: what a survey of this size could have shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
from statsmodels.stats.power import TTestPower

from evenwicht import language as lang
from evenwicht.analysis.power import power_over_sizes
from evenwicht.bilingual import Bilingual
from evenwicht.phrases import shortest
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

CLAIMS = ("domain_social", "domain_physical", "domain_operations", "task_decides")
"""The claims of the report on domains."""
_WORDS = Bilingual(
    __name__,
    {
        "comparison": "Vergelijking",
        "same": "Twee domeinen, zelfde mensen",
        "one_each": "Twee domeinen, ieder één domein",
        "against": "{label} en de andere",
        "most": "De kans is het grootst als ieder naar alle domeinen is gevraagd. ",
        "caption": "{most}De kans dat de toets een verschil van {difference} standaarddeviatie vindt, per vergelijking en per "
        "aantal respondenten.",
    },
)


def compared(published: Published, group: str | None = None, language: str | None = None) -> str:
    """What is compared, in words: a philosophy with the others, or by default two domains asked of the same people."""
    words = _WORDS[lang.current(language)]
    if group is None:
        return words["same"]
    return words["against"].format(label=published.codebook.label("philosophy", group, language))


def power(published: Published, difference: float, sizes: Sequence[int]) -> list[list[float]]:
    """The chance that a difference is found, at each number of respondents, in a two-sided test at 5%.

    Parameters
    ----------
    published
        The printed figures, which say how large the groups are.
    difference
        In standard deviations.
    sizes
        Numbers of respondents.

    Returns
    -------
    Four lines of chances (0 to 1), one a size: two domains asked of the same people; each asked of one domain, which
    a lot assigns; who combines philosophies against the rest; the lawful against the rest.
    """

    def between(share: float, n: int) -> float:
        return float(power_over_sizes("means", [n], [difference], shares=[share, 1 - share])["power"].iloc[0])

    combined, lawful = (published.share("philosophy", name) for name in ("combined", "lawful"))
    return [
        [float(TTestPower().power(difference, n, 0.05)) for n in sizes],
        [between(1 / 2, 2 * n // 3) for n in sizes],
        [between(combined, n) for n in sizes],
        [between(lawful, n) for n in sizes],
    ]


def power_by_design(
    published: Published, difference: float, sizes: Sequence[int], language: str | None = None
) -> BookTable:
    """How likely is a difference to be found? A row a comparison, a column a number of respondents (see `power`)."""
    words = _WORDS[lang.current(language)]
    against = [compared(published, group, language) for group in ("combined", "lawful")]
    lines = power(published, difference, sizes)
    rows = [
        (design, *(lang.percent(100 * chance, language=language) for chance in line))
        for design, line in zip([words["same"], words["one_each"], *against], lines, strict=True)
    ]
    leads = all(chance > max(others) for chance, *others in zip(*lines, strict=True))
    return BookTable(
        pd.DataFrame(rows, columns=[words["comparison"], *(f"n = {n}" for n in sizes)]),
        ("derived", "interpretation"),
        caption=words["caption"].format(
            most=words["most"] if leads else "",
            difference=shortest(Fraction(str(difference)), 2, language),
        ),
    )
