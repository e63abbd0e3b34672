"""The figure of one question of a short report: shares, mean points, or a scale."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from evenwicht import language as lang
from evenwicht.codebook import Variable
from evenwicht.figures import marks
from evenwicht.figures.answer_marks import answer_marks, at_margin, status_of
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import NAME, canvas
from evenwicht.figures.labels import name_lines, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import NumberColumns, numbers
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import MUTED, drawing, is_narrow
from evenwicht.phrases import in_sentence
from evenwicht.short_report.opened import ShortReport
from evenwicht.short_report.words import NONE, WORDS, bare, sentence
from evenwicht.survey import DisclosureError, told_means, told_shares
from evenwicht.survey.disclosure import told_scale

_NAMES = 2.25
"""Room for the names of answers beside their bars, in inches."""


@at_both_widths
def question(report: ShortReport, asked: str) -> BookFigure:
    """What people answered to a question: a bar an answer, or one mark where of a scale only the mean may be told.

    Parameters
    ----------
    report
        The report.
    asked
        The name of the question.

    Raises
    ------
    evenwicht.survey.DisclosureError
        Too few answered.
    """
    variable, survey = report.codebook.variable(asked), report.survey
    if not report.tells(asked):
        raise DisclosureError(f"{asked}: found too few who answered to tell of. Leave the question out of the report.")
    if variable.kind == "allocation":
        return _bars(report, variable, told_means(survey, asked), "mean")
    if variable.kind != "scale":
        return _bars(report, variable, told_shares(survey, asked), "share")
    shares, mean = told_scale(survey, asked, *variable.range)
    if shares.notna().all():
        return _bars(report, variable, shares, "spread", mean)
    return _mark(report, variable, mean)


def _filled(report: ShortReport, variable: Variable, mean: float | None = None) -> dict[str, str]:
    """The words that captions and axes are filled with."""
    language = report.language
    lowest, highest = variable.range if variable.kind == "scale" else (0, variable.total or 0)
    return {
        "label": sentence(variable.labels[language]),
        "n": lang.number(report.survey.answered(variable.name).n, language=language),
        "total": lang.number(variable.total or 0, language=language),
        "lowest": lang.number(lowest, language=language),
        "highest": lang.number(highest, language=language),
        "mean": NONE if mean is None or mean != mean else lang.number(str(mean), 1, language),
    }


def _labels(report: ShortReport, variable: Variable, names: Sequence[object]) -> list[str]:
    """What each answer is called: on a scale its number, with the label it may have."""
    known = report.codebook.labels(variable.name, report.language)
    if variable.kind != "scale":
        return [known[str(each)] for each in names]
    return [f"{each} {known[str(each)]}" if str(each) in known else str(each) for each in names]


def _bars(
    report: ShortReport, variable: Variable, values: pd.Series[float], kind: str, mean: float | None = None
) -> BookFigure:
    """A bar an answer, in the order of the codebook; a dash where one must not be told."""
    language, status = report.language, status_of(report.survey)
    words, filled = WORDS[language], _filled(report, variable, mean)
    labels = _labels(report, variable, list(values.index))

    def written(value: float) -> str:
        if value != value:
            return NONE
        return lang.number(str(value), 1, language) if kind == "mean" else lang.percent(str(value), 0, language)

    texts = [written(value) for value in values]
    with drawing():
        lines = name_lines(labels, _NAMES)
        row = 0.42 if is_narrow() else max(0.42, lines * NAME + 0.06)
        figure, axes = canvas(len(labels), row=row, left=_NAMES, right=0.72, details=lines - 1)
        reach = max((value for value in values if value == value), default=1.0)
        axes.set(xlim=(0, reach * 1.04 or 1))
        axes.set_xlabel(words["mean_axis" if kind == "mean" else "share_axis"].format(**filled))
        marks.bars(axes, [0.0 if value != value else value for value in values], range(len(labels)), status)
        for row, (label, text) in enumerate(zip(labels, texts, strict=True)):
            row_label(axes, row, label)
            at_margin(axes, row, text, 0.6, MUTED if text == NONE else LOOKS[status].colour)
        status_legend(axes, [status], language)
    head = words["points" if kind == "mean" else "share"]
    asked = variable.labels[language]
    table = pd.DataFrame({asked if asked != head else words["question"]: labels, head: texts})
    told = {head: numbers(values, "points", 1) if kind == "mean" else numbers(values, "percent", 0)}
    return _whole(report, variable, figure, table, told, f"{kind}_caption", filled, "few" if NONE in texts else "")


def _mark(report: ShortReport, variable: Variable, mean: float) -> BookFigure:
    """One mark at the mean of a scale, of which the single numbers must not be told."""
    language, status = report.language, status_of(report.survey)
    words, filled = WORDS[language], _filled(report, variable, mean)
    lowest, highest = variable.range
    with drawing():
        figure, axes = canvas(1, row=0.6, left=2.25, right=0.72)
        axes.set(xlim=(lowest, highest), xticks=range(lowest, highest + 1))
        axes.set_xlabel(words["scale_axis"].format(**filled))
        row_label(axes, 0, words["mean"].capitalize())
        answer_marks(axes, [mean], [0], status)
        at_margin(axes, 0, filled["mean"], 0.6, LOOKS[status].colour)
        status_legend(axes, [status], language, marks=[status])
    table = pd.DataFrame({variable.labels[language]: [words["mean"]], name(status, language): [filled["mean"]]})
    told = {name(status, language): numbers([mean], decimals=1)}
    return _whole(report, variable, figure, table, told, "scale_caption", filled, "few_scale")


def _whole(
    report: ShortReport,
    variable: Variable,
    figure: Figure,
    table: pd.DataFrame,
    told: NumberColumns,
    caption: str,
    filled: dict[str, str],
    few: str,
) -> BookFigure:
    """The figure with its words."""
    language, survey = report.language, report.survey
    words = WORDS[language]
    items = [
        words["hidden" if text == NONE else "item"].format(label=in_sentence(label), value=text)
        for label, text in table.itertuples(index=False)
    ]
    source = words["trial" if survey.provenance == "synthetic" else "source"].format(**filled)
    return BookFigure(
        figure,
        words["alt"].format(question=bare(in_sentence(variable.labels[language])), items="; ".join(items)),
        table,
        told,
        (status_of(survey),),
        source,
        language,
        caption=" ".join(filter(None, [words[caption].format(**filled), words[few] if few else ""])),
    )
