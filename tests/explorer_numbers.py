"""The numbers that an explorer shows, and those that Python computes: for the page and for JupyterLab alike."""

from __future__ import annotations

from playwright.sync_api import Locator

from evenwicht import language
from evenwicht.widgets import TenPoints, Uncertainty


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
