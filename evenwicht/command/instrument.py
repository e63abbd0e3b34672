"""``instrument``: the questionnaire for a tool for surveys, or on paper."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from evenwicht.command.check_answers import codebook_in
from evenwicht.command.files import written_beside
from evenwicht.command.frame import Commands, add_command

TOOLS = ("limesurvey", "xlsform", "qualtrics", "paper")
_DESCRIPTION = """\
Write the questionnaire: all questions of the report, the steering form that weighs most in each domain, and the size of the
municipality and years in office.

limesurvey  a survey structure in tab-separated values, Dutch and English
xlsform     a workbook for KoboToolbox and ODK, Dutch and English
qualtrics   a text file in the advanced format, one language
paper       an accessible PDF, one language

What stands between [square brackets] in the introduction is for you to fill in. What comes back is read by
'evenwicht check-answers' and 'make book SURVEY=...' as it is.
"""
_EXAMPLES = """\
examples:
  evenwicht instrument --for limesurvey
      writes vragenlijst-limesurvey.txt
  evenwicht instrument --for paper --language en --out questionnaire.pdf
      the same questions on paper, in English
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "instrument", "write the questionnaire for a tool or on paper", _DESCRIPTION, _EXAMPLES
    )
    command.add_argument("--for", dest="tool", choices=TOOLS, required=True, help="what it is for")
    command.add_argument("--language", choices=("nl", "en"), default="nl", help="of qualtrics and paper (default: nl)")
    command.add_argument("--codebook", metavar="DIR", type=Path, help="a folder with variables.csv and codebook.csv")
    command.add_argument("--out", metavar="FILE", type=Path, help="where to write it")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the questionnaire, and say where.

    Raises
    ------
    FileNotFoundError, FileExistsError
        The file cannot be written there.
    """
    from evenwicht import instrument

    form, language = instrument.questionnaire(codebook_in(options.codebook)), options.language
    ending = {
        "limesurvey": "-limesurvey.txt",
        "xlsform": "-xlsform.xlsx",
        "qualtrics": f"-qualtrics-{language}.txt",
        "paper": f"-{language}.pdf",
    }[options.tool]
    target: Path = options.out or Path(f"vragenlijst{ending}")
    with written_beside(target) as beside:
        if options.tool == "limesurvey":
            beside.write_text(instrument.limesurvey(form), encoding="utf-8-sig", newline="")
        elif options.tool == "qualtrics":
            beside.write_text(instrument.qualtrics(form, language), encoding="utf-8", newline="")
        elif options.tool == "xlsform":
            instrument.write_xlsform(form, beside)
        else:
            beside.write_bytes(instrument.paper(form, language, datetime.datetime.now(datetime.UTC)))
    print(f"{sum(len(group.questions) for group in form.groups)} questions written to {target}")
