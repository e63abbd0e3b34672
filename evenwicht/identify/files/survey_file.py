"""Reading a survey from a file that its users can type: YAML, with messages that name the line.

The format, by example:

```yaml
title: What people ask of a library
population: 900            # the most respondents there can have been
n: 412                     # only if the report gives it
rounding: any              # half_up, half_even, any, largest_remainder, down, up or truncated
questions:
  visits:
    percentages:           # as printed, decimals included; or counts
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

A figure is typed as it is printed: a number, or limits (`<5`, `>=95`, `5-9`), or a sign that it was withheld (`"-"`, `"*"`,
`"."`, in quotes), which may stand for anything, 0 too. `{is: 64, rounding: down}` says more of one figure. A question may
have a `rounding` of its own, `nearest: 5` if its figures are multiples of 5, and `decimals: 1` if zeros were dropped.
`multiple: true` says that several answers could be ticked: each is then a question of its own, `visits.weekly`, with the
answers yes and no. Means that are not all printed are `exhaustive: false`.

A question with `lowest` and `highest` is a scale: its answers are scores, of which `mean`, `sd` (divided by n - 1; by n with
`ddof: 0`), `median`, `lower_quartile`, `upper_quartile`, `least` and `greatest` may be printed, and `percentages` of single
scores. `items: 4` says that each score averages four answers. In statements it goes by its name: `trust where age is
young > 3.5`; in `tables`, `mean: {young: 3.1, old: 3.9}` are means of groups; where the groups' numbers are printed `median` likewise, and
`sd` beside `mean`.

Figures may be of some respondents only: `n: 480` (or `n: 400-480`, or `n: "-"` where the report does not say) tells how many
answered a question, `of: visits is weekly` that it was asked of a group; with both, `n` of that group answered.

Statements compare means and shares with each other or with a number, by `>`, `>=`, `<`, `<=` or `=`: `share age is young where
visits is weekly = 50%`. A group may have several answers: `where visits is weekly and age is young`.

In `tables` the groups may stand as rows, as here, or as columns; a figure that is not printed is left out. With `counts`
its figures are numbers of respondents. A figure of a group (`share age is young where visits is weekly`, in a statement)
says that the group has respondents; a count, or a withheld figure, does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from os import PathLike
from pathlib import Path

from evenwicht.identify.files.printed_tables import printed_table
from evenwicht.identify.files.typed_figures import typed_rounding
from evenwicht.identify.files.typed_questions import typed_questions
from evenwicht.identify.files.typed_statements import typed_statements
from evenwicht.identify.files.yaml_fields import YamlValue, or_fault, read_yaml
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Categorical, Question
from evenwicht.identify.model.references import check_questions
from evenwicht.identify.model.statements import Statement
from evenwicht.identify.rounding.rounding import check_not_too_many
from evenwicht.identify.survey.published_survey import PublishedSurvey


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
    read: list[tuple[YamlValue, Question]] = []
    for name, entry in fields["questions"].fields().items():
        read += [(entry, question) for question in typed_questions(name, entry, [question for _, question in read])]
        or_fault(entry, check_questions, [question for _, question in read])
    questions = tuple(question for _, question in read)
    rounding = typed_rounding(fields["rounding"]) if "rounding" in fields else "any"
    statements: list[Statement | GroupFigure] = []
    for entry in fields["statements"].items() if "statements" in fields else []:
        statements += typed_statements(entry, questions)
    for entry in fields["tables"].items() if "tables" in fields else []:
        statements += printed_table(entry, questions, rounding)
    n = _respondents(fields["n"]) if "n" in fields else _counted(questions)
    population = _respondents(fields["population"]) if "population" in fields else n
    if population is None:
        raise root.fault("give 'n', or 'population' if the report does not say how many answered")
    for entry, question in read:
        or_fault(entry, question.row.check, rounding)
        least = question.base.limits[0] if question.base is not None and question.base.limits else 0
        counted = _counted([question])
        if n is not None and counted not in (None, n):
            raise entry.fault(
                f"the counts of {question.name} add to {counted}, expected {n}, as {'n' if 'n' in fields else 'others'} says: "
                f"correct one of them, or say n: {counted} of this question if not everyone answered it"
            )
        if least > (n or population):
            raise entry.fields()["n"].fault(
                f"{question.name} was answered by {least}, more than the {n or population} respondents"
            )
        fewest = least or (n if n is not None and question.base is None else 2)
        if not _spread_fits(question, fewest):
            raise entry.fields()["sd"].fault(
                f"no {fewest} or more scores have the printed mean and so great a standard deviation"
            )
    return or_fault(
        fields.get("n", fields.get("population", fields["questions"])),
        lambda: PublishedSurvey(
            questions,
            tuple(statements),
            rounding,
            population,
            fields["title"].text() if "title" in fields else Path(path).stem,
            n,
        ),
    )


def _spread_fits(question: Question, fewest: int) -> bool:
    """Whether scores of so many respondents or more can have a standard deviation: the most with all at the ends."""
    scale = question.scale if isinstance(question, Categorical) else None
    if scale is None or "sd" not in scale.figures:
        return True
    mean, sd = (scale.figures[name].interval("any") for name in ("mean", "sd"))
    middle = min(max(Fraction(scale.lowest + scale.highest, 2), mean.lower), mean.upper)
    most = (middle - scale.lowest) * (scale.highest - middle) * Fraction(fewest, max(fewest - scale.ddof, 1))
    return sd.lower <= 0 or sd.lower**2 <= most


def _counted(questions: Sequence[Question]) -> int | None:
    """The number of respondents that complete counts of a question tell; None if there are none."""
    for question in questions:
        row = question.row
        if (
            question.base is None
            and row.kind == "counts"
            and row.exhaustive
            and all(f.value is not None and not f.nearest for f in row.figures)
        ):
            return max(1, sum(int(figure.value or 0) for figure in row.figures))
    return None


def _respondents(entry: YamlValue) -> int:
    number = entry.whole()
    or_fault(entry, check_not_too_many, number, entry.path)
    return number
