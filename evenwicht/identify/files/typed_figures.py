"""Printed figures as a survey file types them: a number, limits, a sign for what was withheld, or a block that says more
of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from evenwicht.identify.files.yaml_fields import YamlValue, or_fault
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.rounding.rounding import Rounding

Typed = FigureLike | PrintedFigure

FIGURE_OPTIONS = ("decimals", "nearest")
"""Fields of a question that hold for each of its figures."""


def typed_rounding(entry: YamlValue) -> Rounding:
    """A way of rounding."""
    return cast(Rounding, entry.choice(get_args(Rounding)))


def figure_options(fields: Mapping[str, YamlValue]) -> dict[str, Any]:
    """What these fields say of every figure, as options of a `PrintedFigure`."""
    return {name: fields[name].whole() for name in FIGURE_OPTIONS if name in fields}


def typed_figure(entry: YamlValue, options: Mapping[str, Any]) -> Typed:
    """One figure: `64`, `<5`, `"-"`, or `{is: 64, rounding: down, decimals: 0, nearest: 5}`.

    Raises
    ------
    SurveyFileError
        If it is none.
    """
    if entry.is_text:
        text = entry.text()
        return or_fault(entry, PrintedFigure, text, **options) if options else text
    fields = entry.known_fields(("is",), ("rounding", *FIGURE_OPTIONS))
    own = {"rounding": typed_rounding(fields["rounding"])} if "rounding" in fields else {}
    return or_fault(entry, PrintedFigure, fields["is"].text(), **{**options, **figure_options(fields), **own})


def typed_figures(
    entry: YamlValue, options: Mapping[str, Any], check: Callable[[str, Typed], object]
) -> dict[str, Typed]:
    """Figures by their labels, each looked at on its own line."""
    figures = {}
    for label, figure in entry.fields().items():
        figures[label] = typed_figure(figure, options)
        or_fault(figure, check, label, figures[label])
    if not figures:
        raise entry.fault("found no figures, expected one or more")
    return figures
