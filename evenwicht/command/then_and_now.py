"""``then-and-now``: each figure of the report, or of earlier answers, beside new answers, and whether the change is certain."""

from __future__ import annotations

import argparse
from pathlib import Path

from evenwicht.command.check_answers import add_reading, read_answers
from evenwicht.command.files import write_csv
from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError

_DESCRIPTION = """\
Each figure that the report printed in 2020 beside the answers in a file, with the interval of the difference.

How many answered in 2020 is not known: an interval holds for every number that can have printed the figures. Of means no spread
was printed, so theirs are as wide as the scale allows. Of fewer than five respondents nothing is told.
"""
_EXAMPLES = """\
examples:
  evenwicht then-and-now export.csv
      a line a figure
  evenwicht then-and-now export.csv --csv changes.csv
      the same as a table
  evenwicht then-and-now 2028.csv --since 2026.csv
      two waves of answers
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "then-and-now", "each figure of the report beside new answers", _DESCRIPTION, _EXAMPLES
    )
    command.add_argument("file", metavar="FILE", type=Path, help="the answers")
    command.add_argument("--since", metavar="FILE", type=Path, help="earlier answers, instead of the report")
    add_reading(command)
    command.add_argument(
        "--population", metavar="N", type=int, help="how many there were to ask (narrows the intervals)"
    )
    command.add_argument("--csv", metavar="FILE", help="write a table to this file (- for the terminal)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print or write the comparison.

    Raises
    ------
    DataFileError
        The answers cannot be read, or there are more of them than there were people to ask.
    """
    from evenwicht import published, trend

    printed = published.load()
    answers = read_answers(options, options.file, printed.codebook)
    earlier: trend.Earlier = trend.Reported(printed)
    if options.since:
        earlier = trend.Answered(read_answers(options, options.since, printed.codebook))
    if options.population is not None and options.population < answers.n:
        raise DataFileError(f"--population: found {options.population}; expected {answers.n} or more, who answered")
    found = trend.WaveComparison(printed.codebook, earlier, answers, options.population).table
    if options.csv:
        write_csv(found, options.csv, "figures")
        return
    for question, rows in found.groupby("question", sort=False):
        shares = printed.codebook.variable(str(question)).total is None
        unit, places = ("%", 0) if shares else (" points", 1)
        print(f"{question} (n = {rows['n'].iloc[0]})")
        for row in rows.to_dict("records"):
            then = "not told" if row["then"] != row["then"] else f"{row['then']:.{places}f}{unit}"
            if not row["direction"]:
                print(f"  {row['answer']!s:24} {then:>11} then; not told now, of too few")
                continue
            now, change = f"{row['now']:.{places}f}{unit}", f"{row['lower']:+.1f} to {row['upper']:+.1f}"
            print(f"  {row['answer']!s:24} {then:>11} then, {now:>11} now; change {change:>15}: {row['direction']}")
