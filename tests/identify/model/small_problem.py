"""A problem of four respondents: one question of two answers, one of two items."""

from __future__ import annotations

from typing import Any

from evenwicht.identify import Allocation, Categorical, Problem

COLOUR = Categorical("colour", ("red", "blue"), ("50", "50"))
TIME = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
RED = ("colour", "red")


def build(**changes: Any) -> Problem:
    arguments: dict[str, Any] = {"n": 4, "questions": (COLOUR, TIME)}
    return Problem(**{**arguments, **changes})
