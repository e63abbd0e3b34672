"""``survey map``: a mapping file for an export whose headings do not tell which question they are."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evenwicht.command.check_answers import codebook_in
from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError, Fault

_MAP = """\
Propose which column of a file of answers is which question, with how sure that is.

Read the mapping and correct it; then 'evenwicht check-answers' and 'make book' read the answers with it.
"""
_EXAMPLES = """\
examples:
  evenwicht survey map export.csv
      write mapping.yml
  evenwicht survey map export.csv --out -
      show it only
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    survey = add_command(
        commands, "survey", "propose which column of a file of answers is which question", _MAP, _EXAMPLES
    )
    verbs = survey.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="verb")
    mapping = add_command(verbs, "map", "propose which column is which question", _MAP, _EXAMPLES)
    mapping.add_argument("file", metavar="EXPORT", type=Path, help="the answers")
    mapping.add_argument("--codebook", metavar="DIR", type=Path, help="a folder with variables.csv and codebook.csv")
    mapping.add_argument(
        "--out", metavar="FILE", type=Path, default=Path("mapping.yml"), help="where to write it (- for the terminal)"
    )
    mapping.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write a mapping file, and say how much of it is a guess.

    Raises
    ------
    DataFileError
        The export cannot be read, or the mapping is there already.
    """
    from evenwicht.survey.mapping import SURE
    from evenwicht.survey.propose import as_text, propose
    from evenwicht.survey.read import read_raw

    book = codebook_in(options.codebook)
    raw = read_raw(options.file, book)
    proposals = propose(raw, book)
    text = as_text(proposals, raw, book)
    if str(options.out) == "-":
        sys.stdout.write(text)
        return
    if options.out.exists():
        raise DataFileError(
            Fault(options.out.name, "a file that is there already", "a new file", "Name another with --out.")
        )
    options.out.write_text(text, encoding="utf-8")
    unsure = sum(proposal.confidence < SURE for proposal in proposals)
    print(
        f"{options.out}: {len(proposals)} columns proposed, {unsure} of them guesses. Read and correct it, then: "
        f"evenwicht check-answers {options.file} --mapping {options.out}"
    )
