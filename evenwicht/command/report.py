"""``report``: a short report of any survey, as a Jupyter Book of one chapter."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.check_answers import add_reading, read_answers, said
from evenwicht.command.files import written_beside
from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError, Fault

if TYPE_CHECKING:
    from evenwicht.codebook import Codebook
    from evenwicht.survey import Survey

_DESCRIPTION = """\
Write a short report of a survey: a folder that 'jupyter-book build' builds, with one chapter, which is a notebook. It has a
figure for each question, and cross-tables by the groups that you choose.

The survey may be any of single choices, points that are divided, and scales, with a codebook as 'evenwicht codebook' starts
one. Of confidential answers nothing is told of fewer than five people (SURVEY_MINIMUM sets another minimum).
"""
_EXAMPLES = """\
examples:
  evenwicht report export.sav --codebook codebook
      writes the folder report
  evenwicht report export.csv --codebook library --by visits --by age --to library-report
      cross-tables of every question by visits and by age
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "report", "write a short report of any survey", _DESCRIPTION, _EXAMPLES)
    command.add_argument("file", metavar="FILE", type=Path, help="the answers")
    command.add_argument(
        "--codebook", metavar="DIR", type=Path, required=True, help="a folder with variables.csv and codebook.csv"
    )
    command.add_argument(
        "--to", metavar="FOLDER", type=Path, default=Path("report"), help="a new folder (default: report)"
    )
    command.add_argument(
        "--by",
        metavar="QUESTION",
        action="append",
        help="a single choice whose answers make the groups of cross-tables; may be given more than once (default: the "
        "first with two to six answers)",
    )
    command.add_argument("--language", choices=("nl", "en"), help="of the report (default: that of the codebook)")
    command.add_argument("--title", help="of the report")
    command.add_argument(
        "--provenance",
        choices=("confidential", "public", "synthetic"),
        help="where the answers come from (default: what the file tells, else confidential)",
    )
    add_reading(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the report, and say what was read and how to build it.

    Raises
    ------
    DataFileError
        The answers or the codebook cannot be read, or fewer answered than may be told of.
    FileNotFoundError, FileExistsError
        The folder cannot be written there.
    """
    from evenwicht import codebook
    from evenwicht.short_report.folder import write_folder
    from evenwicht.short_report.opened import ShortReport, groups, language_of

    book = codebook.load(options.codebook, own=True)
    by = groups(book, options.by) if options.by is not None else _first_choice(book)
    found = read_answers(options, options.file, book, options.provenance)
    _check_enough(found)
    with written_beside(options.to, folder=True) as beside:
        write_folder(
            ShortReport(found, book, language_of(book, options.language), by), options.codebook, beside, options.title
        )
    print("\n".join(said(found)))
    groups_said = f"cross-tables by {' and '.join(by)}" if by else "no cross-tables: no single choice makes groups"
    print(f"{options.to}: a report on {len(found.questions)} questions; {groups_said}")
    print(
        f"Build it: jupyter-book build {options.to}. Share {options.to}/_build/html alone: the folder holds the answers."
    )


def _first_choice(book: Codebook) -> tuple[str, ...]:
    """The first single choice that makes two to six groups; none where there is none."""
    return tuple(
        variable.name
        for variable in book.variables
        if variable.kind == "single_choice" and 2 <= len(variable.categories) <= 6
    )[:1]


def _check_enough(found: Survey) -> None:
    from evenwicht.survey import least_told

    least = least_told(found)
    if found.n < least:
        expected = f"{least} or more of confidential answers"
        remedy = "A report on fewer would tell of each of them; wait for more, or say --provenance public if they are."
        raise DataFileError(Fault(found.source, f"{found.n} respondents", expected, remedy))
