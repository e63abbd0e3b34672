"""How many respondents are too many: a number that is a typing error, or that no list of sizes fits in memory for."""

from __future__ import annotations

from evenwicht.identify.errors import PublishedFigureError

__all__ = ["MOST_RESPONDENTS", "check_not_too_many"]

MOST_RESPONDENTS = 10_000_000


def check_not_too_many(number: int, name: str) -> None:
    """Refuse a number of respondents, by the name of its field, above `MOST_RESPONDENTS`.

    Raises
    ------
    PublishedFigureError
        If it is above that.
    """
    if number > MOST_RESPONDENTS:
        raise PublishedFigureError(
            f"{name} is {number:,}, expected at most {MOST_RESPONDENTS:,} respondents; type a smaller number",
            field=name,
        )
