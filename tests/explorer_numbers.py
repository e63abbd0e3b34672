"""The numbers that an explorer shows, and those that Python computes: for the page and for JupyterLab alike."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from playwright.sync_api import Locator

from evenwicht import language
from evenwicht.widgets import CrossTable, TenPoints, Uncertainty

MARGINS = ("Vermeld, van iedereen", "Afgeleid, van iedereen")


def numbers_shown(box: Locator) -> list[list[str]]:
    """The cells of an explorer's table, a row each, without the names of the rows."""
    return [row.locator("td").all_inner_texts() for row in box.locator("tbody tr").all()]


def intervals_expected(explorer: Uncertainty) -> list[list[str]]:
    """Both intervals of each answer, as an explorer of uncertainty tells them."""

    def told(low: float, high: float) -> str:
        return f"{language.percent(100 * low, 1, 'nl')} tot {language.percent(100 * high, 1, 'nl')}"

    table = explorer.intervals().itertuples(index=False)
    return [[told(row.lower, row.upper), told(row.lower_free, row.upper_free)] for row in table]


def points_expected(explorer: TenPoints) -> list[list[str]]:
    """For each answer the own points, the printed mean and those of the nearest synthetic respondents."""
    nearest = explorer.nearest()
    return [
        [str(own), language.number(float(mean), 1, "nl"), *(str(int(profile[i], 11)) for _, profile in nearest)]
        for i, (own, mean) in enumerate(zip(explorer.points, explorer.figures, strict=True))
    ]


def cells_shown(box: Locator) -> list[list[str]]:
    """The cells of the table of a cross-table, without its names and margins."""
    heads = box.locator("thead th[scope=col]").all_inner_texts()
    names = box.locator("tbody th[scope=row]").all_inner_texts()
    width = sum(head not in MARGINS for head in heads) - 1
    return [row[:width] for name, row in zip(names, numbers_shown(box), strict=True) if name not in MARGINS]


def cells_expected(explorer: CrossTable) -> list[list[str]]:
    """The cells of Python, as the book writes them."""
    now, cells = explorer.setting(), explorer.cells()
    measure, view = now["measure"], now["view"]
    kinds = {question["name"]: question["kind"] for question in explorer.questions}
    both = kinds[now["row"]] == kinds[now["column"]] == "means"
    whole = measure == "count" and view == "bounds" and not both
    decimals = {"mean": 2, "row": 1, "column": 1, "count": 0 if whole else 1}[measure]

    def text(value: Any) -> str:
        exact = value if isinstance(value, Fraction) else Fraction(value).limit_denominator(100_000)
        if measure in ("row", "column"):
            return f"{language.number(100 * exact, decimals, 'nl')}%"
        return language.number(exact, decimals, "nl")

    texts = []
    for _, _, lower, middle, upper in cells.to_numpy().tolist():
        if view == "reported":
            texts.append("niet vermeld")
        elif view == "ensemble":
            texts.append(f"{text(middle)} ({text(lower)} tot {text(upper)})")
        else:
            texts.append(text(lower) if lower == upper else f"{text(lower)} tot {text(upper)}")
    width = cells["column"].nunique()
    return [texts[start : start + width] for start in range(0, len(texts), width)]
