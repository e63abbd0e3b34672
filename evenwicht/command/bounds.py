"""``bounds``: the least and the greatest value of what a report does not print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.expression import statistic, told
from evenwicht.command.files import written_beside
from evenwicht.command.survey_options import STATISTICS, add_survey, add_workers, read

if TYPE_CHECKING:
    import pandas as pd

    from evenwicht.identify import Bounds, BoundsOverSizes, Problem, Statistic, Survey

_DESCRIPTION = """\
The sharp bounds of what is not printed, over all data sets that print the survey's figures and bear out its statements.

Sharp means: there is a data set at either end, and none beyond. Without --statistic: every item's mean within every
group. Where the number of respondents is not known, the bounds hold for all that are possible, and the table says at
which n they are reached.
"""
_EXAMPLES = f"""\
examples:
  python -m evenwicht bounds data/examples/beps.yml
  python -m evenwicht bounds data/examples/beps.yml --figures-alone
      what the printed figures say without the statements
  python -m evenwicht bounds data/examples/beps.yml --statistic "leaders.Blair where vote is Labour"
  python -m evenwicht bounds data/examples/beps.yml --n 1500,1525 --csv bounds.csv

{STATISTICS}"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "bounds",
        help="the least and the greatest value of what is not printed",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
    survey, ns = read(options)
    statistics = [statistic(text, survey) for text in options.statistic or ()] or every_mean(survey)
    table = tabulate(over_sizes(survey, statistics, ns, options.jobs, options.scheduler))
    if options.csv == "-":
        table.to_csv(sys.stdout, index=False, lineterminator="\n")
        return
    if options.csv:
        with written_beside(Path(options.csv)) as beside:
            table.to_csv(beside, index=False, lineterminator="\n")
        print(f"{len(table)} bounds written to {options.csv}")
        return
    print(_title(survey, ns))
    shown = table.drop(columns=["lower_exact", "upper_exact"])
    if len(ns) == 1:
        shown = shown.drop(columns=["n_lower", "n_upper"])
    print(shown.to_string(index=False, float_format=lambda value: f"{value:.4f}"))


def every_mean(survey: Survey) -> list[Statistic]:
    """The mean of every item within every group; where nothing is divided, every share of one answer within another.

    Raises
    ------
    PublishedFigureError
        The survey has a single question, so that there is nothing to cross.
    """
    from evenwicht.identify import Allocation, Categorical, Cell, MeanInGroup, PublishedFigureError

    groups = [(q.name, answer) for q in survey.questions if isinstance(q, Categorical) for answer in q.labels]
    found: list[Statistic] = [
        MeanInGroup(question.name, item, group)
        for question in survey.questions
        if isinstance(question, Allocation)
        for group in groups
        for item in question.items
    ]
    found = found or [Cell(row, column, of="row") for row in groups for column in groups if row[0] != column[0]]
    if not found:
        raise PublishedFigureError(
            "this survey has one question, so that nothing is crossed with anything: add another question, or name "
            "what to bound with --statistic",
            field="questions",
        )
    return found


def over_sizes(
    survey: Survey, statistics: Sequence[Statistic], ns: Sequence[int], jobs: int = 1, scheduler: str | None = None
) -> list[BoundsOverSizes]:
    """The bounds of each statistic over some n, with progress shown where it takes long.

    Raises
    ------
    InfeasibleError
        At none of the n does a data set fit in which the groups of a statistic have respondents.
    """
    from evenwicht.identify import BoundsOverSizes, InfeasibleError, Progress, check_feasible, run_tasks

    if len(ns) == 1:
        check_feasible(survey.at(ns[0]))
    at: list[dict[int, Bounds]] = [{} for _ in statistics]
    tasks = [(survey.at(n), tuple(statistics)) for n in ns]
    with Progress(len(ns), "numbers of respondents", None if len(ns) > 1 else False) as shown:
        for n, found in zip(ns, run_tasks(_bounds_at, tasks, n_jobs=jobs, scheduler=scheduler), strict=True):
            for place, bounds in zip(at, found, strict=True):
                if bounds is not None:
                    place[n] = bounds
            shown.step()
    for one, by_n in zip(statistics, at, strict=True):
        if not by_n:
            raise InfeasibleError(
                f"at none of these {len(ns)} numbers of respondents does a data set fit in which {told(one)} "
                "exists: compare figures and statements with the report",
            )
    return [BoundsOverSizes(one, by_n) for one, by_n in zip(statistics, at, strict=True)]


def _bounds_at(task: tuple[Problem, tuple[Statistic, ...]]) -> list[Bounds | None]:
    """The bounds of some statistics at one n; None where no data set fits in which the statistic exists."""
    from evenwicht.identify import InfeasibleError, is_feasible

    problem, statistics = task
    if not is_feasible(problem):
        return [None] * len(statistics)
    found: list[Bounds | None] = []
    for one in statistics:
        try:
            found.append(problem.bounds(one))
        except InfeasibleError:
            found.append(None)
    return found


def tabulate(found: Sequence[BoundsOverSizes]) -> pd.DataFrame:
    """One row a statistic: ``statistic``, ``lower`` and ``upper`` (floats), ``lower_exact`` and ``upper_exact``
    (fractions as text, such as 81/51 in lowest terms), and ``n_lower`` and ``n_upper``, the smallest n that reaches
    each."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "statistic": told(one.statistic),
                "lower": float(one.lower),
                "upper": float(one.upper),
                "lower_exact": str(one.lower),
                "upper_exact": str(one.upper),
                "n_lower": one.n_lower,
                "n_upper": one.n_upper,
            }
            for one in found
        ]
    )


def _title(survey: Survey, ns: Sequence[int]) -> str:
    sizes = f"n = {ns[0]}" if len(ns) == 1 else f"{len(ns)} numbers of respondents, from {min(ns)} to {max(ns)}"
    statements = f", {len(survey.statements)} statements of order" if survey.statements else ", figures alone"
    return f"{survey.title or 'Survey'}: {sizes}, rounding {survey.rounding}{statements}"
