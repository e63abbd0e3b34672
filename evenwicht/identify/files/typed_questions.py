"""Questions as a survey file types them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from evenwicht.identify.files.expression import parse_where
from evenwicht.identify.files.typed_figures import (
    FIGURE_OPTIONS,
    Typed,
    figure_options,
    typed_figure,
    typed_figures,
    typed_rounding,
)
from evenwicht.identify.files.yaml_fields import YamlValue, or_fault
from evenwicht.identify.model.base import Base
from evenwicht.identify.model.questions import Allocation, Categorical, Question, scored
from evenwicht.identify.model.scale import Scale
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.printed_row import PrintedRow

TICKED, NOT_TICKED = "yes", "no"
"""The answers to each option of a question to which several may be given."""


_MORE = ("rounding", "n", "of", *FIGURE_OPTIONS)


def typed_questions(name: str, entry: YamlValue, before: Sequence[Question]) -> list[Question]:
    """The question of one entry; of multiple response a question for each option, named `question.option`.

    `before` are the questions that stand above it, which may tell who was asked.

    Raises
    ------
    SurveyFileError
        For anything that is not as it should be.
    """
    given = entry.fields()
    if "means" in given:
        return [_allocation(name, entry, before)]
    if "lowest" in given or "mean" in given:
        return [_scored(name, entry, before)]
    kinds = [kind for kind in ("percentages", "counts") if kind in given]
    if len(kinds) != 1:
        raise entry.fault(
            "expected a field 'percentages' or 'counts' (one answer each), one of the two, 'means' (points to "
            "divide), or 'mean', 'lowest' and 'highest' (a scale)"
        )
    (kind,) = kinds
    fields = entry.known_fields((kind,), ("exhaustive", "multiple", *_MORE))
    figures = typed_figures(fields[kind], figure_options(fields), lambda *row: _check_one(kind, name, *row))
    more = _more(fields, before, name)
    if "multiple" in fields and fields["multiple"].flag():
        if "exhaustive" in fields:
            raise fields["exhaustive"].fault("found 'exhaustive' with multiple response, whose figures have no sum")
        return [
            or_fault(entry, _categorical, kind, f"{name}.{option}", {TICKED: figure, NOT_TICKED: "-"}, True, more)
            for option, figure in figures.items()
        ]
    exhaustive = fields["exhaustive"].flag() if "exhaustive" in fields else True
    return [or_fault(entry, _categorical, kind, name, figures, exhaustive, more)]


def _more(fields: dict[str, YamlValue], before: Sequence[Question], name: str) -> dict[str, Any]:
    """How the figures of a question were rounded, and of whom they are."""
    more: dict[str, Any] = {"rounding": typed_rounding(fields["rounding"])} if "rounding" in fields else {}
    if "of" in fields and re.search(rf"(^|\band )\s*{re.escape(name)} is ", fields["of"].text()):
        raise fields["of"].fault(f"the group is made of {name} itself, expected answers to a question above it")
    if "n" in fields or "of" in fields:
        of = or_fault(fields["of"], parse_where, fields["of"].text(), before) if "of" in fields else None
        size = fields["n"].text() if "n" in fields else None
        more["base"] = or_fault(fields["n" if "n" in fields else "of"], Base, size, of)
    return more


def _allocation(name: str, entry: YamlValue, before: Sequence[Question]) -> Allocation:
    fields = entry.known_fields(("means",), ("total", "exhaustive", *_MORE))
    total = fields["total"].whole() if "total" in fields else 10
    if total < 1:
        raise fields["total"].fault("found 0 points, expected 1 or more")

    def check(label: str, figure: Typed) -> PrintedRow:
        return PrintedRow.of_means([figure], total=total, name=name, labels=[label])

    figures = typed_figures(fields["means"], figure_options(fields), check)
    exhaustive = fields["exhaustive"].flag() if "exhaustive" in fields else True
    return or_fault(
        entry,
        Allocation,
        name,
        tuple(figures),
        tuple(figures.values()),
        total,
        exhaustive=exhaustive,
        **_more(fields, before, name),
    )


_ENDS = ("lowest", "highest")
_SCALE_FIGURES = ("mean", "sd", "median", "lower_quartile", "upper_quartile", "least", "greatest")


def _scored(name: str, entry: YamlValue, before: Sequence[Question]) -> Categorical:
    fields = entry.known_fields(_ENDS, (*_SCALE_FIGURES, "ddof", "items", "percentages", *_MORE))
    told: dict[str, Any] = {key: _whole(fields[key]) for key in _ENDS}
    told |= {key: fields[key].whole() for key in ("ddof", "items") if key in fields}
    options = figure_options(fields)
    told |= {key: typed_figure(fields[key], options) for key in _SCALE_FIGURES if key in fields}
    try:
        scale = Scale(**told)
    except PublishedFigureError as error:
        raise fields.get(error.field or "", entry).fault(str(error)) from error
    percentages = None
    if "percentages" in fields:
        percentages = typed_figures(fields["percentages"], options, lambda *row: _check_one("percentages", name, *row))
    return or_fault(entry, scored, name, scale, percentages, **_more(fields, before, name))


def _whole(entry: YamlValue) -> int:
    """An end of a scale, which may be below 0."""
    return -int(text[1:]) if re.fullmatch(r"-\d{1,6}", text := entry.text()) else entry.whole()


def _categorical(
    kind: str, name: str, figures: dict[str, Typed], exhaustive: bool, more: dict[str, Any]
) -> Categorical:
    printed: dict[str, Any] = {kind: tuple(figures.values()), **more}
    return Categorical(name, tuple(figures), exhaustive=exhaustive, **printed)


def _check_one(kind: str, question: str, label: str, figure: Typed) -> PrintedRow:
    make = PrintedRow.of_counts if kind == "counts" else PrintedRow.of_percentages
    return make([figure], name=question, labels=[label])
