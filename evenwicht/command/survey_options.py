"""What the commands on a survey file share: the file, the number of respondents, and the statements."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from evenwicht.command.files import survey_file
from evenwicht.identify import PublishedFigureError

if TYPE_CHECKING:
    from evenwicht.identify import PublishedSurvey

STATISTICS = """\
a statistic is one of:
  leaders.Blair                                the mean of an item, of everyone
  leaders.Blair where vote is Labour           the mean of an item within a group
  leaders.Blair - leaders.Hague                a difference of two means, each with or without 'where'
  leaders.Blair + 2 * leaders.Hague            a sum of means, or of shares
  top leaders.Blair where vote is Labour       the share of a group that gives the item the most points (0 to 1)
  share region is North where vote is Labour   the share of a group that gave another answer (0 to 1)
"""


def add_survey(command: argparse.ArgumentParser) -> None:
    """Add the survey file and the options that say which data sets are considered."""
    command.add_argument("survey", metavar="SURVEY.yml", help="a survey file; data/examples/beps.yml is one to copy")
    command.add_argument(
        "--n",
        metavar="N",
        help="number of respondents: one, several with commas, or all that are possible (default: the file's n, "
        "else all)",
    )
    command.add_argument(
        "--figures-alone", action="store_true", help="leave out the file's statements; use its printed figures alone"
    )


def add_workers(command: argparse.ArgumentParser) -> None:
    """Add the options that say where the work runs; the results do not depend on them."""
    command.add_argument(
        "--jobs", type=int, default=1, metavar="J", help="processes to work in (default: 1; -1: all cores)"
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a cluster whose workers do the work: a Dask scheduler, such as tcp://10.0.0.5:8786, "
        "or Ray, such as ray://10.0.0.5:10001 or ray:auto",
    )


def read(options: argparse.Namespace) -> tuple[PublishedSurvey, list[int]]:
    """The survey and the numbers of respondents that are asked for, at least one.

    Raises
    ------
    PublishedFigureError
        The file or ``--n`` cannot be used, or no number of respondents can print the figures.
    """
    from evenwicht.identify import GroupFigure, read_survey

    survey = read_survey(survey_file(options.survey))
    if options.figures_alone:
        survey = replace(survey, statements=tuple(s for s in survey.statements if isinstance(s, GroupFigure)))
    if options.n is not None and options.n != "all":
        asked = [_whole(part) for part in options.n.split(",")]
        return survey, asked if len(asked) == 1 else _possible(survey, asked)
    if survey.n is not None and options.n is None:
        return survey, [survey.n]
    sizes = replace(survey, n=None).sample_sizes()
    if not sizes:
        raise PublishedFigureError(
            f"no n from 1 to {survey.population} can print these figures; compare them with the report, or see "
            "evenwicht sample-sizes --survey FILE --explain N",
            field="n",
        )
    return survey, sizes


def _possible(survey: PublishedSurvey, asked: list[int]) -> list[int]:
    """Those n at which a data set fits; what is left out is told. All of them if none fit: then that is the error."""
    found = survey.feasible_sizes(asked)
    left_out = [n for n in asked if n not in found]
    if found and left_out:
        names = ", ".join(map(str, left_out))
        print(
            f"evenwicht: left out n = {names}: no data set prints these figures there; see evenwicht "
            f"sample-sizes --survey FILE --explain {left_out[0]}",
            file=sys.stderr,
        )
    return found or asked


def _whole(text: str) -> int:
    if not text.strip().isdecimal() or int(text) < 1:
        raise PublishedFigureError(f"--n has {text!r}, expected a whole number of 1 or more, or all", field="n")
    return int(text)
