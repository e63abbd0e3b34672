"""``bounds``: the least and the greatest value of what a report does not print."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.files import refuse_itself, write_csv
from evenwicht.command.frame import Commands, add_command
from evenwicht.command.survey_options import STATISTICS, add_survey, add_workers, read
from evenwicht.identify import OutOfReachError, PublishedFigureError

if TYPE_CHECKING:
    import pandas as pd

    from evenwicht.identify import BoundsOverSizes, PublishedSurvey, Statistic

_DESCRIPTION = """\
The sharp bounds of what is not printed, over all data sets that print the survey's figures and bear out its statements.

Sharp means: there is a data set at either end, and none beyond. Without --statistic: every item's mean within every
group. Where the number of respondents is not known, the bounds hold for all that are possible, and the table says at
which n they are reached.
"""
_EXAMPLES = f"""\
examples:
  evenwicht bounds data/examples/beps.yml
  evenwicht bounds data/examples/beps.yml --figures-alone
      what the printed figures say without the statements
  evenwicht bounds data/examples/beps.yml --statistic "leaders.Blair where vote is Labour"
  evenwicht bounds data/examples/beps.yml --n 1500,1525 --csv bounds.csv

{STATISTICS}"""


NOBODY = "nobody can be in this group"


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "bounds", "the least and the greatest value of what is not printed", _DESCRIPTION, _EXAMPLES
    )
    add_survey(command)
    command.add_argument("--statistic", action="append", metavar="S", help="what to bound; may be given more than once")
    command.add_argument(
        "--csv", metavar="FILE", help="write a CSV file with exact values; - writes it to the terminal"
    )
    add_workers(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print or write the table of bounds."""
    refuse_itself(options.csv, Path(options.survey), "survey file")
    from evenwicht.identify import parse_statistic

    survey, ns = read(options)
    statistics = [parse_statistic(text, survey.questions) for text in options.statistic or ()] or every_mean(survey)
    found = survey.bounds_of(statistics, ns, n_jobs=options.jobs, scheduler=options.scheduler, progress=None)
    if all(one.gave_up for one in found):
        raise OutOfReachError(found[0].gave_up)
    table = tabulate(found)
    if options.csv:
        write_csv(table, options.csv, "bounds")
        return
    print(_title(survey, ns))
    left_out = ["lower_exact", "upper_exact"]
    left_out += ["n_lower", "n_upper"] if len(ns) == 1 else []
    left_out += [] if table["remark"].any() else ["remark"]
    shown = table.drop(columns=left_out)
    print(shown.to_string(index=False, float_format=lambda value: f"{value:.4f}", na_rep="-"))


def every_mean(survey: PublishedSurvey) -> list[Statistic]:
    """The mean of every item within every group; where nothing is divided, every share of one answer within another; of one question alone, its shares.

    Raises
    ------
    PublishedFigureError
        The survey has a single question, whose means are printed, so that there is nothing to cross.
    """
    from evenwicht.identify import Allocation, Categorical, Cell, Mean, Share

    groups = [(q.name, answer) for q in survey.questions if isinstance(q, Categorical) for answer in q.answers]
    found: list[Statistic] = [
        Mean(question.name, item, group)
        for question in survey.questions
        if isinstance(question, Allocation)
        for group in groups
        for item in question.items
    ]
    scales = [q.name for q in survey.questions if isinstance(q, Categorical) and q.scale is not None]
    found += [Mean(name, "", group) for name in scales for group in groups if group[0] not in scales]
    found = found or [Cell(row, column, of="row") for row in groups for column in groups if row[0] != column[0]]
    found = found or [Share(*group) for group in groups]
    if not found:
        raise PublishedFigureError(
            "this survey has one question, so that nothing is crossed with anything: add another question, or name "
            "what to bound with --statistic",
            field="questions",
        )
    return found


def tabulate(found: Sequence[BoundsOverSizes]) -> pd.DataFrame:
    """One row a statistic: ``statistic``, ``lower`` and ``upper`` (floats), ``lower_exact`` and ``upper_exact``
    (fractions as text, such as 81/51 in lowest terms), and ``n_lower`` and ``n_upper``, the smallest n that reaches
    each. Of a group in which nobody can be, and where the search gave up, all are missing, and ``remark`` says so; elsewhere
    it is empty."""
    import pandas as pd

    from evenwicht.identify import as_typed

    rows = [
        {
            "statistic": as_typed(one.statistic),
            "lower": float(one.lower) if one.at else None,
            "upper": float(one.upper) if one.at else None,
            "lower_exact": str(one.lower) if one.at else None,
            "upper_exact": str(one.upper) if one.at else None,
            "n_lower": one.n_lower if one.at else None,
            "n_upper": one.n_upper if one.at else None,
            "remark": one.gave_up or ("" if one.at else NOBODY),
        }
        for one in found
    ]
    return pd.DataFrame(rows).astype({"lower": float, "upper": float, "n_lower": "Int64", "n_upper": "Int64"})


def _title(survey: PublishedSurvey, ns: Sequence[int]) -> str:
    sizes = f"n = {ns[0]}" if len(ns) == 1 else f"{len(ns)} numbers of respondents, from {min(ns)} to {max(ns)}"
    statements = (
        f", {len(survey.statements)} statements and figures of groups" if survey.statements else ", figures alone"
    )
    return f"{survey.title or 'Survey'}: {sizes}, rounding {survey.rounding}{statements}"
