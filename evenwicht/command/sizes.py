"""``sample-sizes``: which numbers of respondents can print the figures of a question, or of a whole survey."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from evenwicht.command.files import survey_file
from evenwicht.command.frame import Commands, add_command
from evenwicht.identify import PrintedRow, PublishedFigureError, PublishedQuestion, Rounding
from evenwicht.number_runs import told

if TYPE_CHECKING:
    from evenwicht.identify import PublishedSurvey

_FAR = 1000
"""How far to look where nobody says how many respondents there can have been; the answer says so."""
_DESCRIPTION = """\
Which numbers of respondents can print these figures.

A percentage of n people is a whole count out of n, so that not every n can print every percentage; nor a whole row of
them, since the counts must add to n. The same holds for means of whole points (the GRIM test).
Type the figures as they are printed: 3.0 says one decimal, 3 says none.
"""
_EXAMPLES = """\
examples:
  evenwicht sample-sizes 64 17 9 7 3
      five percentages that are all the answers there were
  evenwicht sample-sizes 28 25 17 10 --not-exhaustive
      the report leaves some answers out
  evenwicht sample-sizes 2.7 2.3 1.6 1.2 0.8 0.7 0.7 --means --total 10
      mean points, where each respondent divides ten
  evenwicht sample-sizes 3.48 --means --total none
      one mean of whole numbers
  evenwicht sample-sizes --survey data/examples/beps.yml --n-max 2000
      all questions of a survey file, answered by the same people
  evenwicht sample-sizes 64 17 9 7 3 --explain 81
      which printed figure rules 81 out

The first line of the answer holds runs: 88-90 stands for 88, 89 and 90.
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "sample-sizes", "which numbers of respondents can print these figures", _DESCRIPTION, _EXAMPLES
    )
    command.add_argument("figures", nargs="*", metavar="FIGURE", help="a printed figure, with a decimal point")
    command.add_argument("--survey", metavar="FILE", help="a survey file, instead of figures")
    command.add_argument("--means", action="store_true", help="the figures are means, not percentages")
    command.add_argument(
        "--total", default="10", help="points that each respondent divides, or none (default: 10; with --means)"
    )
    command.add_argument("--decimals", type=int, help="decimals of all figures (default: those you type)")
    command.add_argument("--not-exhaustive", action="store_true", help="the report leaves some answers out")
    command.add_argument(
        "--rounding", choices=get_args(Rounding), help="how the report rounded (default: any, a half may go either way)"
    )
    command.add_argument(
        "--n-max",
        type=int,
        metavar="N",
        help=f"the largest n to consider (default: the survey file's population, else {_FAR})",
    )
    command.add_argument("--explain", type=int, metavar="N", help="say which figures rule this n out")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the possible n, or why one is impossible."""
    from evenwicht.identify import explain, joint_sample_sizes

    survey = _survey(options) if options.survey else None
    if survey is None:
        questions, rounding, n_max = _typed(options)
    else:
        questions, rounding = list(survey.questions), survey.rounding
        n_max = (survey.population or _FAR) if options.n_max is None else options.n_max

    def reason(n: int) -> str:
        """Whether n is possible, in words."""
        found = explain(n, questions, rounding)
        conflict = replace(survey, statements=()).at(n).conflict() if survey is not None and found.possible else None
        return str(found if conflict is None else conflict)

    if options.explain is not None:
        print(reason(options.explain))
        return
    if survey is None:
        sizes = joint_sample_sizes(questions, n_max, rounding)
    else:
        sizes = replace(survey, n=None, statements=()).sample_sizes(n_max)
    if survey is not None and survey.n is not None:
        print(f"the survey file gives n: {reason(survey.n)}")
    if not sizes:
        print(
            f"no n from 1 to {n_max}: look for a typing error, or figures that were weighted, which fit no whole counts"
        )
        return
    print(told(sizes, "-"))
    print(f"{len(sizes)} of the numbers from 1 to {n_max}; the smallest is {sizes[0]}")


def _typed(options: argparse.Namespace) -> tuple[list[PublishedQuestion], Rounding, int]:
    if not options.figures:
        raise PublishedFigureError(
            "found no figures: type the percentages that are printed, such as sample-sizes 64 17 9 7 3, "
            "or name a file with --survey",
            field="figures",
        )
    for figure in options.figures:
        if "," in figure:
            raise PublishedFigureError(
                f"found {figure!r}, expected a number with a decimal point: write {figure.replace(',', '.')}, "
                "with spaces between figures",
                field="figures",
            )
    shown: dict[str, Any] = {"decimals": options.decimals, "exhaustive": not options.not_exhaustive, "name": "figures"}
    if options.means:
        row = PrintedRow.of_means(options.figures, total=_total(options.total), **shown)
    else:
        row = PrintedRow.of_percentages(options.figures, **shown)
    return [row], options.rounding or "any", _FAR if options.n_max is None else options.n_max


def _total(text: str) -> int | None:
    if text == "none":
        return None
    if not text.isdecimal() or int(text) < 1:
        raise PublishedFigureError(f"--total is {text!r}, expected a whole number of 1 or more, or none", field="total")
    return int(text)


def _survey(options: argparse.Namespace) -> PublishedSurvey:
    """The survey of the file, rounded as the options say."""
    from evenwicht.identify import read_survey

    if options.figures:
        raise PublishedFigureError("found figures and --survey, expected one of the two", field="survey")
    survey = read_survey(survey_file(options.survey))
    return replace(survey, rounding=options.rounding or survey.rounding)
