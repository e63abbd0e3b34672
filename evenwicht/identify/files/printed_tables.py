"""Figures of groups as a survey file types them: one by one, or a whole cross-table as it is printed."""

from __future__ import annotations

from typing import Any

from evenwicht.identify.files.expression import parse_statistic
from evenwicht.identify.files.typed_figures import (
    FIGURE_OPTIONS,
    Typed,
    figure_options,
    typed_figure,
    typed_rounding,
)
from evenwicht.identify.files.yaml_fields import YamlValue, or_fault
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Where
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.references import check_statement
from evenwicht.identify.model.statements import Mean, Share
from evenwicht.identify.model.statistics import Cell
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding


def figure_of_group(entry: YamlValue, questions: tuple[Question, ...]) -> GroupFigure:
    """The one figure of `{figure: share vote is yes where sex is men, is: 70}`; also `count`, a mean, with an `sd` beside it,
    or `median age`.

    Raises
    ------
    SurveyFileError
        If it names no mean or share of a group, or what it is printed as is no such figure.
    """
    fields = entry.known_fields(("figure", "is"), ("name", "sd"))
    text = fields["figure"].text()
    median = text.startswith("median ")
    found = or_fault(fields["figure"], parse_statistic, text.removeprefix("median "), questions)
    name = fields["name"].text() if "name" in fields else ""
    counted = isinstance(found, Cell) and found.of == "count"
    if isinstance(found, Mean | Share) and found.group is not None:
        asked: tuple[str, str, Where] = (found.question, found.item, found.group)
    elif isinstance(found, Cell):
        asked = (*found.column, found.row)
    else:
        raise fields["figure"].fault(
            "expected a figure of a group, such as 'wishes.books where visits is weekly', "
            "'share vote is yes where sex is men' or 'count vote is yes where sex is men'"
        )
    sd = typed_figure(fields["sd"], {}) if "sd" in fields else None
    return _figure(fields["is"], *asked, questions, name=name, counted=counted, median=median, sd=sd)


def printed_table(entry: YamlValue, questions: tuple[Question, ...]) -> list[GroupFigure]:
    """The figures of a cross-table, of the question `of` by the groups of the question `by`.

    Raises
    ------
    SurveyFileError
        If a question or a label is unknown, or the figures of a group cannot add to their whole.
    """
    given = entry.fields()
    kind = next((kind for kind in ("means", "counts", "mean", "median") if kind in given), "percentages")
    fields = entry.known_fields(("of", "by", kind), ("rounding", "sd", *FIGURE_OPTIONS))
    options = figure_options(fields)
    rounding = typed_rounding(fields["rounding"]) if "rounding" in fields else None
    by = _question(fields["by"], questions, Categorical)
    of = _question(fields["of"], questions, Allocation if kind == "means" else Categorical)
    spread = fields["sd"].fields() if "sd" in fields else {}
    if kind != "mean" and spread:
        raise fields["sd"].fault("expected a field 'mean' beside it")
    if kind in ("mean", "median"):
        for group, line in spread.items():
            if group not in fields[kind].fields():
                raise line.fault(f"found no mean of {group!r}, expected one")
        return [
            _figure(
                line,
                of.name,
                "",
                (by.name, _label(line, group, by)),
                questions,
                typed_figure(line, options),
                rounding,
                median=kind == "median",
                sd=typed_figure(spread[group], options) if group in spread else None,
            )
            for group, line in fields[kind].fields().items()
        ]
    if of.name == by.name:
        raise fields["of"].fault(f"is {of.name}, as 'by': expected two questions")
    outer = fields[kind].fields()
    groups_first = set(outer) <= set(by.labels)
    rows: dict[str, dict[str, tuple[YamlValue, Typed]]] = {}
    for first, line in outer.items():
        if first not in (by.labels if groups_first else of.labels):
            expected = ", ".join(by.labels if groups_first or first in by.labels else (*by.labels, *of.labels))
            raise line.fault(f"found {first!r}, expected one of {expected}")
        for second, figure in line.fields().items():
            if second not in (of.labels if groups_first else by.labels):
                raise figure.fault(
                    f"found {second!r}, expected one of {', '.join(of.labels if groups_first else by.labels)}"
                )
            group, label = (first, second) if groups_first else (second, first)
            rows.setdefault(group, {})[label] = figure, typed_figure(figure, options)
    if kind != "counts":
        for group, figures in rows.items():
            _check_sum(of, group, {label: figure for label, (_, figure) in figures.items()}, fields[kind], rounding)
    return [
        _figure(line, of.name, label, (by.name, group), questions, figure, rounding, counted=kind == "counts")
        for group, figures in rows.items()
        for label, (line, figure) in figures.items()
    ]


def _label(entry: YamlValue, group: str, by: Question) -> str:
    if group not in by.labels:
        raise entry.fault(f"found {group!r}, expected one of {', '.join(by.labels)}")
    return group


def _figure(
    entry: YamlValue,
    question: str,
    label: str,
    group: Where,
    questions: tuple[Question, ...],
    figure: Typed | None = None,
    rounding: Rounding | None = None,
    **more: Any,
) -> GroupFigure:
    printed = typed_figure(entry, {}) if figure is None else figure
    made = or_fault(entry, GroupFigure, question, label, group, printed, rounding, **more)
    or_fault(entry, check_statement, made, questions)
    return made


def _question(entry: YamlValue, questions: tuple[Question, ...], kind: type[Question]) -> Question:
    """The question of one kind that a field names."""
    known = {question.name: question for question in questions if isinstance(question, kind)}
    if not known:
        wanted = "percentages" if kind is Categorical else "means"
        raise entry.fault(f"found {entry.text()!r}, but the survey has no question with {wanted}")
    return known[entry.choice(list(known))]


def _check_sum(
    of: Question, group: str, figures: dict[str, Typed], entry: YamlValue, rounding: Rounding | None
) -> None:
    """Refuse figures of one group that no rounding lets add to their whole."""
    options = {"exhaustive": set(figures) == set(of.labels), "name": group, "labels": list(figures)}
    typed = list(figures.values())
    if isinstance(of, Categorical):
        row = or_fault(entry, PrintedRow.of_percentages, typed, **options)
    else:
        row = or_fault(entry, PrintedRow.of_means, typed, total=of.total, **options)
    or_fault(entry, row.check, rounding or "any")
