"""``check-answers``: what is recognised in a file of answers, and what does not fit."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError, data_folder

if TYPE_CHECKING:
    from evenwicht.codebook import Codebook
    from evenwicht.survey import Provenance, Survey

_CHECK = """\
Say in seconds whether a file of answers can be read: which tool wrote it, which column is which question, what is missing,
and what does not fit. Nothing is changed, and no book is built.

The file is CSV, Excel (.xlsx), SPSS (.sav), Stata (.dta) or Parquet, as LimeSurvey, Qualtrics, KoboToolbox, ODK, REDCap,
Microsoft Forms or Google Forms writes it, or one made by hand.
"""


_EXAMPLES = """\
examples:
  evenwicht check-answers export.csv
      what is recognised, and what does not fit
  evenwicht check-answers export.sav --mapping mapping.yml --empty zero
      the same with a mapping file, empty cells read as no points
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    check = add_command(commands, "check-answers", "say what is recognised in a file of answers", _CHECK, _EXAMPLES)
    check.add_argument("file", metavar="FILE", type=Path, help="the answers")
    check.add_argument("--codebook", metavar="DIR", type=Path, help="a folder with variables.csv and codebook.csv")
    add_reading(check)
    check.set_defaults(run=run)


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add the options that say how a file of answers is read."""
    command.add_argument(
        "--mapping", metavar="FILE", type=Path, help="a mapping file, as 'evenwicht survey map' makes one"
    )
    command.add_argument(
        "--empty",
        choices=("missing", "zero"),
        default="missing",
        help="what an empty cell stands for where the other points come to the whole (default: missing)",
    )


def read_answers(
    options: argparse.Namespace, path: Path, book: Codebook, provenance: Provenance | None = None
) -> Survey:
    """The answers in a file, read as the options of `add_reading` say.

    Raises
    ------
    DataFileError
        They cannot be read, or are told to come from two places.
    """
    from evenwicht import survey

    try:
        return survey.read(path, book, provenance, default="confidential", mapping=options.mapping, empty=options.empty)
    except survey.ProvenanceError as error:
        raise DataFileError(str(error)) from None


def codebook_in(folder: Path | None) -> Codebook:
    """The codebook of one's own in a folder; by default that of the book."""
    from evenwicht import codebook

    return codebook.load(folder or data_folder(), own=folder is not None)


def run(options: argparse.Namespace) -> None:
    """Read the answers and say what was found.

    Raises
    ------
    DataFileError
        They cannot be read.
    """
    from evenwicht import evidence, survey

    found = read_answers(options, options.file, codebook_in(options.codebook))
    print("\n".join(said(found)))
    if options.codebook is None:
        try:
            evidence.check_enough(found)
        except (DataFileError, survey.DisclosureError) as error:
            print(f"they can be read, but make no book\n  {error}")


def said(found: Survey) -> list[str]:
    """What was recognised in a file, a line each."""
    reading, missing = found.reading, found.missing()
    tool = f"written by {reading.tool}" if reading.tool else "written by a tool that is not known"
    lines = [f"{found.source}: {tool}; {reading.received} respondents, {found.n} of whom answered something"]
    for question, answered, absent in missing.itertuples(index=False):
        own = [heading for name, heading in reading.columns.items() if name.partition(".")[0] == question]
        heads = repr(own[0]) if len(own) == 1 else f"{len(own)} columns, {own[0]!r} to {own[-1]!r}"
        why = ", ".join(f"{reason} {count}" for reason, count in reading.reasons.get(question, {}).items())
        lines.append(f"  {question}: {answered} answered, {absent} did not{f' ({why})' if why else ''}; from {heads}")
    for question, classes in reading.background.items():
        lines.append(
            f"  {question} (who answered): {sum(classes.values())} told it, {found.n - sum(classes.values())} did not"
        )
    lines += [f"  note: {remark}" for remark in reading.remarks]
    if found.ignored:
        lines.append(f"  no question, left out: {', '.join(found.ignored)}")
    lines.append("no faults: every answer fits the codebook")
    return lines
