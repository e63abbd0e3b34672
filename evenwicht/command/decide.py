"""``decide``: whether a claim must, may or cannot be true of the answers behind the printed figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.files import written_beside
from evenwicht.command.frame import Commands, add_command
from evenwicht.command.survey_options import STATISTICS, add_survey, read

if TYPE_CHECKING:
    from evenwicht.identify import Decision

_DESCRIPTION = """\
Whether a claim must, may or cannot be true.

must: it is true in every data set that prints the survey's figures and bears out its statements.
cannot: it is true in none. may: in some and not in others, so that the report's readers cannot know.
"""
_EXAMPLES = f"""\
examples:
  evenwicht decide data/examples/beps.yml "leaders.Blair where vote is Labour > 4"
  evenwicht decide data/examples/beps.yml "leaders.Hague > leaders.Kennedy where vote is Labour"
  evenwicht decide data/examples/beps.yml "highest leaders.Blair" --figures-alone
  evenwicht decide data/examples/beps.yml "leaders.Blair where vote is Labour > 4" --proof proof
      writes a data set in which it is true and one in which it is not

a claim compares a statistic with a number or with another: > >= < <=; or says 'highest' or 'lowest' of an item or a share.
'without' leaves an item out, 'by vote' says it of each answer to vote, 'highest group' compares a group with the others.
a share is compared with a percentage (> 50%) or a part of 1 (> 0.5), a mean with points.
{STATISTICS}"""
_MEANING = {
    "must": "true in every data set that prints these figures",
    "may": "true in some data sets that print these figures, and untrue in others",
    "cannot": "untrue in every data set that prints these figures",
}


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "decide", "whether a claim must, may or cannot be true", _DESCRIPTION, _EXAMPLES)
    add_survey(command)
    command.add_argument("claim", metavar="CLAIM", help="what is claimed, between quotes")
    command.add_argument("--proof", metavar="DIR", help="write the synthetic data sets that prove it to this folder")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the verdict, and write its proof if asked."""
    from evenwicht.identify import parse_claim

    survey, ns = read(options)
    found = parse_claim(options.claim, survey.questions)
    decision = survey.at(ns[0]).decide(found) if len(ns) == 1 else survey.decide(found, ns)
    if options.proof:
        _write(decision, Path(options.proof))
    print(f"{decision.verdict}: {_MEANING[decision.verdict]}")
    if options.proof:
        print(f"proof written to {options.proof}")


def _write(decision: Decision, folder: Path) -> None:
    with written_beside(folder, folder=True) as beside:
        beside.mkdir()
        for name, witness in (("true", decision.witness), ("untrue", decision.counterexample)):
            if witness is not None:
                witness.data_set().to_csv(beside / f"synthetic-{name}.csv", index=False, lineterminator="\n")
