"""``count``: how many complete data sets print a survey's figures."""

from __future__ import annotations

import argparse
from math import log10, prod
from typing import TYPE_CHECKING

from evenwicht.command.frame import Commands, add_command
from evenwicht.command.survey_options import add_survey, read
from evenwicht.identify import OutOfReachError

if TYPE_CHECKING:
    from evenwicht.identify import Problem

_DESCRIPTION = """\
How many complete data sets print the survey's figures and bear out its statements, exactly.

Two data sets differ if some respondent gives another answer in one than in the other; with --histograms those count once
that differ in the order of their respondents alone. Questions that nothing links are counted apart and multiplied. Where
it would take too long, the command says so in seconds.
"""
_EXAMPLES = """\
examples:
  evenwicht count data/examples/berkeley.yml
  evenwicht count survey.yml --n 80,81 --histograms
"""
_DIGITS = 20


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "count", "how many complete data sets print the figures", _DESCRIPTION, _EXAMPLES)
    add_survey(command)
    command.add_argument(
        "--histograms", action="store_true", help="count data sets once that differ in the order of respondents alone"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the numbers, one line a part of the survey and one for all."""
    survey, ns = read(options)
    for n in ns:
        print(f"n = {n}")
        for line in _lines(survey.at(n), histograms=options.histograms):
            print(f"  {line}")


def _lines(problem: Problem, *, histograms: bool) -> list[str]:
    from evenwicht.identify import count_data_sets

    if histograms:
        try:
            return [f"{told(problem.count_histograms())} histograms"]
        except OutOfReachError as error:
            return [str(error)]
    lines, counts = [], []
    parts = problem.components()
    for part in parts:
        try:
            counts.append(count_data_sets(problem, part))
            lines.append(f"{', '.join(part)}: {told(counts[-1])} data sets")
        except OutOfReachError as error:
            lines.append(str(error))
    if len(parts) > 1:
        together = told(prod(counts)) if len(counts) == len(parts) else "not counted, as a part was not"
        lines.append(f"together: {together}")
    return lines


def told(number: int) -> str:
    """A number in full, or of more than twenty digits its first ones and the power of ten.

    >>> told(1234567), told(3 * 10**6000)
    ('1,234,567', '3.000 x 10^6000')
    """
    if number < 10**_DIGITS:
        return f"{number:,}"
    power = int(log10(number))
    return f"{number // 10 ** (power - 3) / 1000:.3f} x 10^{power}"
