"""``table``: a table of a report's annex, in CSV or Excel, as a survey file."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from evenwicht.command.files import survey_file, written_beside
from evenwicht.command.frame import Commands, add_command
from evenwicht.identify import FigureKind, PublishedFigureError, RowsAre

_DESCRIPTION = """\
Make a survey file of a table as a report's annex prints it: answers in the rows, groups in the columns, or the other way
round where a column n says how many each group is; or statements in the rows, each with the same answers.

Above the figures stand one or two rows of headers (a question, and its answers); in front of each row stands an answer. A
line with a label alone starts another question. A row n (or base) says how many the groups are; a column total (or all) is
of everyone. Nothing is asked: the command tells what it understood, and what it left out. Look at the file before you use it.
"""
_EXAMPLES = """\
examples:
  evenwicht table data/examples/annex.xlsx
      shows the survey file
  evenwicht table annex.xlsx --sheet "Table 3" --out table3.yml
  evenwicht bounds table3.yml
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "table", "make a survey file of a table in CSV or Excel", _DESCRIPTION, _EXAMPLES)
    command.add_argument("file", metavar="FILE", help="a CSV file or an Excel workbook")
    command.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook (default: the first)")
    command.add_argument("--out", metavar="FILE", help="where to write the survey file (default: show it)")
    command.add_argument("--n", type=int, metavar="N", help="how many answered, if the table does not say")
    command.add_argument(
        "--kind", choices=get_args(FigureKind), help="what the figures are (default: from what they add to)"
    )
    command.add_argument(
        "--rows",
        choices=get_args(RowsAre),
        help="what the rows are where a column n says how many each is of (default: from the header of the rows)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Show or write the survey file, and tell what was understood."""
    from evenwicht.identify import annex_table, read_sheet, survey_of_table

    path = survey_file(options.file)
    if options.out and Path(options.out).resolve() == path.resolve():
        raise PublishedFigureError(f"--out names the table itself, {path}: name another file", field="out")
    table = annex_table(read_sheet(path, options.sheet), path.name, rows=options.rows)
    made = survey_of_table(table, path.name, n=options.n, kind=options.kind)
    if made.complete:
        _check(made.text, path.name)
    if options.out:
        with written_beside(Path(options.out)) as beside:
            beside.write_text(made.text, encoding="utf-8")
        print(f"survey file written to {options.out}")
    else:
        print(made.text)
    for heading, lines in (("understood", made.lines), ("left out", made.left_out)):
        for line in lines:
            print(f"{heading}: {line}")


def _check(text: str, name: str) -> None:
    """Raise what is wrong with the survey file of a table, told of the table of this name."""
    from evenwicht.identify import SurveyFileError, read_survey

    with TemporaryDirectory() as folder:
        written = Path(folder) / "table.yml"
        written.write_text(text, encoding="utf-8")
        try:
            read_survey(written)
        except SurveyFileError as error:
            told = re.sub(r"^table\.yml, line \d+, ", "", str(error))
            raise PublishedFigureError(f"{name}: {told}", field=name) from error
