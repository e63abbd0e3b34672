"""Reading a survey from a file that its users can type: YAML, with messages that name the line.

The format, by example:

```yaml
title: What people ask of a library
population: 900            # the most respondents there can have been
n: 412                     # only if the report gives it
rounding: any              # half_up, half_even, any or largest_remainder
questions:
  visits:
    percentages:           # as printed, decimals included
      weekly: 21
      monthly: 47
      seldom: 32
    exhaustive: true       # false: some answers are not printed
  wishes:
    total: 10              # points that each respondent divides
    means:
      books: 5.5
      quiet: 4.5
statements:
  - highest: wishes.books              # of all items, for all respondents
  - highest: wishes.quiet
    by: visits                         # in the group of each printed answer
  - lowest: wishes.books
    where: visits is weekly            # in one group
    strict: true                       # no ties
  - larger: wishes.quiet where visits is seldom
    smaller: wishes.quiet where visits is weekly
    name: seldom visitors want more quiet
  - wishes.books where visits is weekly >= wishes.books     # or as `evenwicht decide` takes it
  - figure: wishes.books where visits is weekly             # one figure that is printed of a group
    is: 6.1
tables:                                                     # a cross-table as it is printed
  - of: age
    by: visits                                              # each group of visits adds to 100
    percentages:                                            # or means, of a question with points
      weekly: {young: 30, old: 70}
      monthly: {young: 45, old: 55}
```

In `tables` the groups may stand as rows, as here, or as columns; a figure that is not printed is left out. A figure of a
group (`share age is young where visits is weekly`, in a statement) says that the group has respondents.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import cast, get_args

from evenwicht.identify.files.expression import parse_group, parse_mean, parse_statements
from evenwicht.identify.files.printed_tables import figure_of_group, printed_table
from evenwicht.identify.files.yaml_fields import Entry, SurveyFileError, or_fault, read_yaml
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import (
    Allocation,
    Categorical,
    Question,
    Statement,
    highest,
    lowest,
)
from evenwicht.identify.model.references import check_questions
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding, check_not_too_many
from evenwicht.identify.survey import PublishedSurvey

__all__ = ["SurveyFileError", "read_survey"]


def read_survey(path: str | PathLike[str]) -> PublishedSurvey:
    """Read a survey file; the format stands at the top of this module.

    Raises
    ------
    SurveyFileError
        For anything that is not as it should be: the message names the file, the line and the field, what
        was found and what was expected.
    """
    root = read_yaml(Path(path))
    optional = ("title", "source", "population", "n", "rounding", "statements", "tables")
    fields = root.known_fields(("questions",), optional)
    questions = tuple(_question(name, entry) for name, entry in fields["questions"].fields().items())
    for number, entry in enumerate(fields["questions"].fields().values(), start=1):
        or_fault(entry, check_questions, questions[:number])
    statements: list[Statement | GroupFigure] = []
    for entry in fields["statements"].items() if "statements" in fields else []:
        statements += _statements(entry, questions)
    for entry in fields["tables"].items() if "tables" in fields else []:
        statements += printed_table(entry, questions)
    rounding = fields["rounding"].choice(get_args(Rounding)) if "rounding" in fields else "any"
    n = _respondents(fields["n"]) if "n" in fields else None
    population = _respondents(fields["population"]) if "population" in fields else n
    if population is None:
        raise root.fault("give 'n', or 'population' if the report does not say how many answered")
    for question in questions:
        or_fault(fields["questions"].fields()[question.name], question.row.check, cast(Rounding, rounding))
    return or_fault(
        fields["n"] if n is not None else fields["population"],
        lambda: PublishedSurvey(
            questions,
            tuple(statements),
            cast(Rounding, rounding),
            population,
            fields["title"].text() if "title" in fields else Path(path).stem,
            n,
        ),
    )


def _respondents(entry: Entry) -> int:
    number = entry.whole()
    or_fault(entry, check_not_too_many, number, entry.path)
    return number


def _question(name: str, entry: Entry) -> Question:
    fields = entry.fields()
    if "percentages" in fields:
        fields = entry.known_fields(("percentages",), ("exhaustive",))
        figures = _figures(fields["percentages"], lambda *row: _one_percentage(name, *row))
        exhaustive = fields["exhaustive"].flag() if "exhaustive" in fields else True
        return or_fault(entry, Categorical, name, tuple(figures), tuple(figures.values()), exhaustive)
    if "means" in fields:
        fields = entry.known_fields(("means",), ("total",))
        total = fields["total"].whole() if "total" in fields else 10
        if total < 1:
            raise fields["total"].fault("found 0 points, expected 1 or more")
        figures = _figures(fields["means"], lambda *row: _one_mean(name, total, *row))
        return or_fault(entry, Allocation, name, tuple(figures), tuple(figures.values()), total)
    raise entry.fault("expected a field 'percentages' (one answer each) or 'means' (points to divide)")


def _figures(entry: Entry, check: Callable[[str, str], object]) -> dict[str, str]:
    """The printed figures by their labels, each looked at on its own line."""
    figures = {}
    for label, figure in entry.fields().items():
        figures[label] = figure.text()
        or_fault(figure, check, label, figures[label])
    if not figures:
        raise entry.fault("found no figures, expected one or more")
    return figures


def _one_percentage(question: str, label: str, figure: str) -> PrintedRow:
    return PrintedRow.of_percentages([figure], name=question, labels=[label])


def _one_mean(question: str, total: int, label: str, figure: str) -> PrintedRow:
    return PrintedRow.of_means([figure], total=total, name=question, labels=[label])


def _statements(entry: Entry, questions: tuple[Question, ...]) -> tuple[Statement | GroupFigure, ...]:
    if entry.is_text:
        return or_fault(entry, parse_statements, entry.text(), questions)
    kinds = {"highest": highest, "lowest": lowest}
    found = entry.fields()
    if "figure" in found:
        return (figure_of_group(entry, questions),)
    strict = found["strict"].flag() if "strict" in found else False
    name = found["name"].text() if "name" in found else ""
    for kind, make in kinds.items():
        if kind in found:
            fields = entry.known_fields((kind,), ("by", "where", "strict", "name"))
            mean = or_fault(fields[kind], parse_mean, fields[kind].text(), questions)
            question = next(q for q in questions if q.name == mean.question)
            assert isinstance(question, Allocation)
            if "by" in fields and "where" in fields:
                raise fields["where"].fault("found both 'by' and 'where', expected one of them")
            by = _grouping(fields["by"], questions) if "by" in fields else None
            group = (
                or_fault(fields["where"], parse_group, fields["where"].text(), questions)
                if "where" in fields
                else mean.group
            )
            options = {"group": group, "by": by, "strict": strict, "name": name}
            return or_fault(entry, make, question, mean.item, **options)
    fields = entry.known_fields(("larger", "smaller"), ("strict", "name"))
    larger, smaller = (
        or_fault(fields["larger"], parse_mean, fields["larger"].text(), questions),
        or_fault(fields["smaller"], parse_mean, fields["smaller"].text(), questions),
    )
    return (or_fault(entry, Statement, larger, smaller, strict, name),)


def _grouping(entry: Entry, questions: tuple[Question, ...]) -> Categorical:
    known = {q.name: q for q in questions if isinstance(q, Categorical)}
    return known[entry.choice(list(known))]
