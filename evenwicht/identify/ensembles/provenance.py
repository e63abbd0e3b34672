"""Where an ensemble comes from: what was printed, and how the draws were made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical, Mean, Question, Statement
from evenwicht.identify.rounding.figure import PrintedFigure

__all__ = ["Provenance", "figures_hash", "survey_as_json", "survey_from_json"]


@dataclass(frozen=True)
class Provenance:
    """Where an ensemble comes from; its data sets are synthetic, never anyone's answers.

    Attributes
    ----------
    seed, draws, chains, thin, warmup
        As given to `sample`.
    prior, prior_over_n
        In words.
    figures
        SHA-256 of the printed figures, statements and rounding (see `figures_hash`).
    provenance
        Always `"synthetic"`.
    """

    seed: int
    prior: str
    prior_over_n: str
    draws: int
    chains: int
    thin: int
    warmup: int
    figures: str
    provenance: str = "synthetic"


def figures_hash(problem: ProblemData) -> str:
    """SHA-256 of what a survey printed and said, its n apart: tells whether two ensembles rest on the same figures.

    >>> from evenwicht.identify import Problem
    >>> colour = Categorical("colour", ("red", "blue"), ("64", "36"))
    >>> figures_hash(Problem(80, (colour,))) == figures_hash(Problem(200, (colour,)))
    True
    """
    return hashlib.sha256(json.dumps(survey_as_json(problem), sort_keys=True).encode()).hexdigest()


def survey_as_json(problem: ProblemData) -> dict[str, Any]:
    """Questions, statements and rounding of a problem as plain JSON values."""

    def mean(m: Mean) -> list[Any]:
        return [m.question, m.item, None if m.group is None else list(m.group)]

    questions: list[dict[str, Any]] = []
    for q in problem.questions:
        printed = [_figure_as_json(figure, q.row.printed(i)) for i, figure in enumerate(q.row.figures)]
        if isinstance(q, Allocation):
            told_of: dict[str, Any] = {"name": q.name, "items": list(q.items), "means": printed, "total": q.total}
        else:
            told_of = {"name": q.name, "categories": list(q.categories)}
            told_of |= {q.row.kind: printed, "exhaustive": q.exhaustive}
        questions.append(told_of | ({"rounding": q.rounding} if q.rounding else {}))
    statements = [
        {"larger": mean(s.larger), "smaller": mean(s.smaller), "strict": s.strict, "name": s.name}
        for s in problem.orders
    ]
    told: dict[str, Any] = {"questions": questions, "statements": statements, "rounding": problem.rounding}
    if problem.group_figures:  # only then, so that a survey without them keeps its digest
        told["group_figures"] = [
            {"question": g.question, "label": g.label, "group": list(g.group)}
            | {"figure": _figure_as_json(g.read, str(g.read)), "rounding": g.rounding, "name": g.name}
            | ({"counted": True} if g.counted else {})
            for g in problem.group_figures
        ]
    return told


def survey_from_json(survey: dict[str, Any], n: int) -> ProblemData:
    """The problem of n respondents that `survey_as_json` told."""

    def mean(m: list[Any]) -> Mean:
        return Mean(m[0], m[1], None if m[2] is None else (m[2][0], m[2][1]))

    questions: list[Question] = []
    for q in survey["questions"]:
        if "items" in q:
            means = _figures_from_json(q["means"])
            questions.append(Allocation(q["name"], tuple(q["items"]), means, q["total"], rounding=q.get("rounding")))
        else:
            shares, counts = (_figures_from_json(q.get(kind, ())) for kind in ("percentages", "counts"))
            categories = tuple(q["categories"])
            questions.append(Categorical(q["name"], categories, shares, q["exhaustive"], counts, q.get("rounding")))
    statements = tuple(
        Statement(mean(s["larger"]), mean(s["smaller"]), s["strict"], s["name"]) for s in survey["statements"]
    )
    figures = tuple(
        GroupFigure(
            g["question"],
            g["label"],
            (g["group"][0], g["group"][1]),
            _figures_from_json([g["figure"]])[0],
            g["rounding"],
            g["name"],
            g.get("counted", False),
        )
        for g in survey.get("group_figures", ())
    )
    return ProblemData(n, tuple(questions), (*statements, *figures), survey["rounding"])


def _figure_as_json(figure: PrintedFigure, printed: str) -> Any:
    """The text of a figure; where it says more of itself, that too."""
    more = {"rounding": figure.rounding, "nearest": figure.nearest}
    told = {name: value for name, value in more.items() if value is not None}
    text = printed.removesuffix(" %")
    return {"printed": text, **told} if told else text


def _figures_from_json(told: Sequence[Any]) -> tuple[str | PrintedFigure, ...]:
    return tuple(PrintedFigure(**one) if isinstance(one, dict) else one for one in told)
