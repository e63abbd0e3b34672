"""A figure drawn twice: wide for paper and a wide screen, and narrow for a telephone, with letters of the same size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, TypeVar

from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.style import NARROW, drawn_at

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")


def at_both_widths(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
    """Give what a figure function draws a narrow drawing of its own; words and numbers are those of the wide one."""

    @wraps(draw)
    def drawn(*given: Given.args, **named: Given.kwargs) -> Drawn:
        wide = draw(*given, **named)
        if not isinstance(wide, BookFigure):
            return wide
        with drawn_at(NARROW):
            narrow = draw(*given, **named)
        assert isinstance(narrow, BookFigure)
        return replace(wide, narrow=narrow.figure)

    return drawn
