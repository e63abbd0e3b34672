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
from evenwicht.identify.model.figure_ranges import figure_ranges
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Where
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.references import check_statement
from evenwicht.identify.model.statements import Mean, Share
from evenwicht.identify.model.statistics import Cell
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding, whole_range


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


def printed_table(entry: YamlValue, questions: tuple[Question, ...], survey: Rounding = "any") -> list[GroupFigure]:
    """The figures of a cross-table, of the question `of` by the groups of the question `by`.

    Parameters
    ----------
    survey
        How the survey was rounded, where the table does not say.

    Raises
    ------
    SurveyFileError
        If a question or a label is unknown, the figures of a group cannot add to their whole, or rows and columns cannot add
        to what is printed of everyone.
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
    made = {
        (group, label): _figure(
            line, of.name, label, (by.name, group), questions, figure, rounding, counted=kind == "counts"
        )
        for group, figures in rows.items()
        for label, (line, figure) in figures.items()
    }
    if isinstance(of, Categorical) and isinstance(by, Categorical) and of.base is None and by.base is None:
        lines = {cell: rows[cell[0]][cell[1]][0] for cell in made}
        _check_margins(of, by, made, lines, rounding or survey)
    return list(made.values())


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


def _check_margins(
    of: Categorical,
    by: Categorical,
    figures: dict[tuple[str, str], GroupFigure],
    lines: dict[tuple[str, str], YamlValue],
    rounding: Rounding,
) -> None:
    """Refuse counts, or percentages of groups of known size, whose rows or columns cannot add to what is printed of everyone."""
    sizes = {
        group: int(figure.value)
        for group, figure in zip(by.labels, by.row.figures, strict=False)
        if by.row.kind == "counts" and figure.value is not None
    }
    cells = {}
    for (group, label), figure in figures.items():
        if figure.counted:
            cells[group, label] = whole_range(figure.interval(rounding), 1, 1, 0, sizes.get(group))
        elif group in sizes:
            cells[group, label] = whole_range(figure.interval(rounding), sizes[group], 100, 0, 100)
            if cells[group, label][0] > cells[group, label][1]:
                raise lines[group, label].fault(
                    f"found {figure.figure}, which no whole number of the {sizes[group]} respondents of {group} is: compare it and "
                    "their number with the report; figures that were weighted fit no whole counts"
                )
    known = len(sizes) == len(by.labels)
    everyone = figure_ranges(of, sum(sizes.values()), rounding) if known else {}
    margins = [(group, [(group, label) for label in of.labels], (size, size), by) for group, size in sizes.items()]
    margins += [(label, [(group, label) for group in by.labels], ends, of) for label, ends in everyone.items()]
    for name, line, (least, most), question in margins:
        if not all(cell in cells for cell in line):
            continue
        low, high = (sum(cells[cell][end] for cell in line) for end in (0, 1))
        if low > most or high < least:
            found, expected = (f"{a}" if a == b else f"{a} to {b}" for a, b in ((low, high), (least, most)))
            raise lines[line[-1]].fault(
                f"the figures of {name} add to {found} respondents, expected {expected}, as {question.name} has it: "
                "rows and columns of the table disagree; correct one of them, or the figure of everyone; figures that were weighted fit no whole counts"
            )


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
