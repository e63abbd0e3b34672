"""``reconstruct``: complete synthetic data sets that print the figures of a survey, in a folder that says so."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.command.bounds import every_mean, tabulate
from evenwicht.command.files import written_beside
from evenwicht.command.frame import Commands, add_command
from evenwicht.command.survey_options import add_survey, add_workers, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from evenwicht.identify import Ensemble, PublishedSurvey

_PRIORS = ("data_sets", "histograms", "dirichlet_multinomial")
_DESCRIPTION = """\
Draw complete data sets of synthetic respondents that print the survey's figures and bear out its statements.

Not one of them is anybody's answers, and none is the true data set. Never use one alone: use the ensemble, and hold it
against the bounds, which are what the figures say. What lies between is the work of the prior you choose:

  data_sets              every table of respondents weighs the same
  histograms             tables that differ in the order of their rows alone are one
  dirichlet_multinomial  every group has a profile of its own
"""
_EXAMPLES = """\
examples:
  evenwicht reconstruct data/examples/beps.yml --out synthetic --draws 20 --chains 4
  evenwicht reconstruct data/examples/beps.yml --out other --prior dirichlet_multinomial --seed 7 --draws 20
      under another prior, to see what changes
  evenwicht reconstruct data/examples/beps.yml --out sizes --n 1500,1525 --draws 5 --jobs 2
      over two numbers of respondents, in two processes

The folder holds ensemble.parquet (a row a respondent; columns n, chain and draw tell the data set), summary.csv (the
range of each mean in the ensemble, its bounds, and whether the chains agree) and README.md. The same seed gives the
same data sets, wherever they are drawn.
"""
_README = """\
# Synthetic respondents: {title}

**No row in this folder is a real answer.** These are {sets} complete data sets, drawn by computer so that each of them
prints the figures of the survey and bears out its statements. The true answers are not among what can be known from
those figures; many data sets fit them, and these are some.

- Never use one data set alone: look at the range over all of them.
- Never report a number from here as a finding. The bounds in `summary.csv` are what the printed figures say; where the
  ensemble is narrower, that is the doing of its prior.
- Ranges of an ensemble are no confidence intervals, and combining rules for multiple imputation do not apply.

| what | |
| --- | --- |
| survey | {title} |
| numbers of respondents (n) | {sizes} |
| rounding assumed | {rounding} |
| statements taken for true | {statements} |
| prior over data sets | {prior} |
| prior over n | {prior_over_n} |
| draws, chains, sweeps between draws, sweeps before | {draws}, {chains}, {thin}, {warmup} |
| seed | {seed} |
| figures (SHA-256) | `{figures}` |

Files: `ensemble.parquet`, one row a respondent, with columns n, chain and draw that tell its data set; its metadata
hold this table. `summary.csv`, one row a mean: lowest, highest and quantiles over the data sets, `r_hat` (near 1
if the chains agree; of few draws it is higher), effective sample sizes, and the bounds at these n.
{warning}
To read them: `read_ensemble("ensemble.parquet")` from `evenwicht.identify`, or any reader of Parquet.
"""
_WARNING = """
**The chains do not agree yet**: the greatest `r_hat` is {worst:.3f}, more than the {limit:.3f} that chance explains.
Draw more, or with more sweeps (`--thin`), before you use the ensemble.
"""
_CANNOT_TELL = """
**Whether the chains agree cannot be told** from so few draws: draw at least 4 of at least 2 chains at every n.
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "reconstruct", "synthetic data sets that print the same figures", _DESCRIPTION, _EXAMPLES
    )
    add_survey(command)
    command.add_argument("--out", required=True, metavar="DIR", help="a new folder for the results")
    command.add_argument("--draws", type=int, default=100, metavar="K", help="data sets a chain (default: 100)")
    command.add_argument("--chains", type=int, default=8, metavar="K", help="chains side by side (default: 8)")
    command.add_argument("--seed", type=int, metavar="K", help="a whole number, for the same draws again")
    command.add_argument("--prior", choices=_PRIORS, default="data_sets", help="see above (default: data_sets)")
    command.add_argument("--thin", type=int, default=3, metavar="K", help="sweeps from draw to draw (default: 3)")
    command.add_argument("--warmup", type=int, default=60, metavar="K", help="sweeps before the first (default: 60)")
    add_workers(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Draw the ensemble and write it, with its summary and its label, to a folder that appears when all is there."""
    from evenwicht.identify import check_feasible, is_feasible, sample_over, write_ensemble

    survey, ns = read(options)
    problems = [survey.at(n) for n in ns]
    if len(problems) == 1:
        check_feasible(problems[0])
    problems = [problem for problem in problems if is_feasible(problem)] or problems[:1]
    with written_beside(Path(options.out), folder=True) as folder:
        folder.mkdir()
        ensemble = sample_over(
            problems,
            options.draws,
            chains=options.chains,
            seed=options.seed,
            prior=options.prior,
            n_jobs=options.jobs,
            scheduler=options.scheduler,
            thin=options.thin,
            warmup=options.warmup,
        )
        write_ensemble(ensemble, folder / "ensemble.parquet")
        summary = summarise(survey, ensemble)
        summary.to_csv(folder / "summary.csv", index=False, lineterminator="\n")
        (folder / "README.md").write_text(label(survey, ensemble, summary), encoding="utf-8")
    print(f"{len(ensemble)} synthetic data sets written to {options.out}; read README.md there first")
    if warning := _agreement(survey, ensemble, summary):
        print(" ".join(warning.replace("**", "").replace("`", "").split()))


def summarise(survey: PublishedSurvey, ensemble: Ensemble) -> pd.DataFrame:
    """One row a mean within a group: what `Ensemble.summary` tells of it, and ``lower`` and ``upper``, its bounds."""
    statistics = every_mean(survey)
    table = ensemble.summary(*statistics)
    sizes = sorted({int(n) for n in ensemble.index["n"]})
    bounds = tabulate(survey.bounds_of(statistics, sizes))
    return table.assign(**{name: bounds[name] for name in ("statistic", "lower", "upper", "remark")})


def label(survey: PublishedSurvey, ensemble: Ensemble, summary: pd.DataFrame) -> str:
    """The README of an ensemble: that it is synthetic, and how it was drawn."""
    provenance = ensemble.provenance
    return _README.format(
        title=survey.title or "a survey",
        sets=len(ensemble),
        sizes=_sizes(sorted({int(n) for n in ensemble.index["n"]})),
        rounding=survey.rounding,
        statements="; ".join(str(statement) for statement in survey.statements) or "none",
        warning=_agreement(survey, ensemble, summary),
        prior=provenance.prior,
        prior_over_n=provenance.prior_over_n,
        draws=provenance.draws,
        chains=provenance.chains,
        thin=provenance.thin,
        warmup=provenance.warmup,
        seed=provenance.seed,
        figures=provenance.figures,
    )


def _agreement(survey: PublishedSurvey, ensemble: Ensemble, summary: pd.DataFrame) -> str:
    """What there is to warn of: chains that disagree by more than chance, or too few draws to tell. Nothing where all
    is drawn without chains: then every draw is independent."""
    from evenwicht.identify import r_hat_by_chance

    if ensemble.independent:
        return ""
    chains = int(ensemble.index.groupby("n")["chain"].nunique().min())
    draws, known = ensemble.provenance.draws, summary["r_hat"].dropna()
    if chains < 2 or draws < 4:
        return _CANNOT_TELL
    sizes = ensemble.index["n"].nunique()
    limit, worst = r_hat_by_chance(chains, draws, max(1, len(known) * sizes)), float(known.max())
    return _WARNING.format(worst=worst, limit=limit) if worst > limit else ""


def _sizes(sizes: Sequence[int]) -> str:
    from evenwicht.number_runs import told as runs_told

    return runs_told(sizes, "-")
