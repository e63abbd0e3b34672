"""The tables of a short report: how many answered, and each question by the groups of another."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.codebook import Variable
from evenwicht.figures.answer_marks import status_of
from evenwicht.short_report.opened import ShortReport
from evenwicht.short_report.words import NONE, WORDS
from evenwicht.survey import least_told, told_group_means
from evenwicht.tables.book_table import BookTable


def answered(report: ShortReport) -> BookTable:
    """How many answered each question, and how many did not; a dash for a number that must not be told."""
    words, survey, least = WORDS[report.language], report.survey, least_told(report.survey)

    def told(*counts: int) -> list[str]:
        hidden = any(0 < count < least for count in counts)
        return [NONE if hidden else lang.number(count, language=report.language) for count in counts]

    rows = [
        (report.codebook.label(str(name), language=report.language), *told(int(there), int(missing)))
        for name, there, missing in survey.missing().itertuples(index=False)
    ]
    table = pd.DataFrame(rows, columns=[words["question"], words["answered"], words["missing"]])
    return BookTable(table, (status_of(survey),))


def by_group(report: ShortReport, asked: str, by: str) -> BookTable:
    """A question by the groups of another: shares of each group and counts, or means; a dash where it must not be told.

    Parameters
    ----------
    report
        The report.
    asked
        The name of the question.
    by
        A single choice, whose answers make the groups.
    """
    variable = report.codebook.variable(asked)
    numbers = variable.kind in ("allocation", "scale")
    table = _means(report, variable, by) if numbers else _shares(report, variable, by)
    return BookTable(table, (status_of(report.survey),))


def _shares(report: ShortReport, variable: Variable, by: str) -> pd.DataFrame:
    language, crossed = report.language, report.crossed
    counts, shares = crossed[variable.name, by, "count"], crossed[variable.name, by, "column"]
    groups = report.codebook.labels(by, language)

    def cell(answer: str, group: str) -> str:
        count, share = float(counts[group][answer]), float(shares[group][answer])
        if count != count or share != share:
            return NONE
        return f"{lang.percent(str(100 * share), 0, language)} ({lang.number(int(count), language=language)})"

    return pd.DataFrame(
        {variable.labels[language]: list(report.codebook.labels(variable.name, language).values())}
        | {
            label: [cell(answer, group) for answer in report.codebook.names(variable.name)]
            for group, label in groups.items()
        }
    )


def _means(report: ShortReport, variable: Variable, by: str) -> pd.DataFrame:
    language, words = report.language, WORDS[report.language]
    told = told_group_means(report.survey, by, variable.name).set_index(["group", "item"])
    by_cell = told["mean"].to_dict()
    items = (
        report.codebook.labels(variable.name, language)
        if variable.kind == "allocation"
        else {"": words["mean"].capitalize()}
    )
    columns: dict[str, list[str]] = {variable.labels[language]: [words["respondents"], *items.values()]}
    for group, label in report.codebook.labels(by, language).items():
        size = told["n"].xs(group, level="group").iloc[0]
        means = [float(by_cell[group, item]) for item in items]
        shown = [NONE if mean != mean else lang.number(str(mean), 1, language) for mean in means]
        columns[label] = [NONE if size is pd.NA else lang.number(int(size), language=language), *shown]
    return pd.DataFrame(columns)
