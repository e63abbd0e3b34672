"""``codebook``: start a codebook from a file of answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.files import written_beside
from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError, Fault

if TYPE_CHECKING:
    from evenwicht.survey.start import Start

_DESCRIPTION = """\
Start a codebook for a survey of your own: variables.csv, a row a question, and codebook.csv, a row an answer.

What each column is, is guessed from the answers: a single choice, points that are divided, or a scale of whole numbers.
Of SPSS and Stata files the labels are taken over; of a header without answers only the headings. The guesses are told:
correct them in a spreadsheet.
"""
_EXAMPLES = """\
examples:
  evenwicht codebook export.sav
      writes the folder codebook
  evenwicht codebook export.xlsx --to library --language en
      another folder; the labels are English
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "codebook", "start a codebook from a file of answers", _DESCRIPTION, _EXAMPLES)
    command.add_argument("file", metavar="FROM", type=Path, help="answers, or a header without any")
    command.add_argument(
        "--to", metavar="DIR", type=Path, default=Path("codebook"), help="a new folder (default: codebook)"
    )
    command.add_argument("--language", choices=("nl", "en"), help="of the labels in the file (default: nl)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the codebook, and say what was guessed.

    Raises
    ------
    DataFileError
        The file cannot be read, or has no column that may be a question.
    FileNotFoundError, FileExistsError
        The folder cannot be written there.
    """
    from evenwicht import codebook
    from evenwicht.survey import start

    raw = start.read_headings(options.file)
    made = start.start(raw, options.language)
    if not made.variables:
        expected = "a choice between some answers, points that are divided, or a scale of whole numbers"
        raise DataFileError(
            Fault(raw.file, "no column that may be a question", expected, "Export the answers, not a summary.")
        )
    with written_beside(options.to, folder=True) as beside:
        start.write(made, beside)
        unknown = list(start.not_recognised(made, raw, codebook.load(beside, own=True))) if raw.rows else []
    by = f", written by {raw.tool}" if raw.tool else ""
    print(f"{options.to}: {len(made.variables)} questions guessed from {raw.file}{by}")
    print("\n".join(said(made)))
    if unknown:
        print(f"  headings that need a mapping (evenwicht survey map {options.file}): {', '.join(unknown)}")
    print(_TO_DO.format(folder=options.to, file=options.file))


_TO_DO = """\
Correct in {folder}/variables.csv and {folder}/codebook.csv:
  kind: single_choice, allocation (with its total) or scale (with its lowest and highest); take out what is no question
  label: short, as it heads a figure; the question keeps the words of the file
  answers: their order, and those that nobody gave; where questions share theirs, answers_of names the first
Then: evenwicht check-answers {file} --codebook {folder}"""


def said(made: Start) -> list[str]:
    """What was guessed, a line a question, and what was left out."""
    lines = []
    for row, guess in zip(made.variables, made.guesses, strict=True):
        what = {
            "single_choice": "single choice",
            "allocation": f"points, {row['total'] or 'a total that you fill in'} to divide",
            "scale": f"scale from {row['lowest']} to {row['highest']}",
        }[guess.kind]
        shared = f", those of {row['answers_of']}" if row["answers_of"] else ""
        lines.append(f"  {row['variable']}: {what} ({guess.because}{shared})")
    lines += [f"  left out, {why}: {', '.join(headings)}" for why, headings in made.left_out.items()]
    return lines
