"""Where an ensemble comes from: what was printed, and how the draws were made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evenwicht.identify.model.base import Base
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Where, conditions
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.scale import Scale
from evenwicht.identify.model.statements import Figured, Mean, Share, Statement
from evenwicht.identify.rounding.printed_figure import PrintedFigure


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

    def side(m: Figured | Fraction | int) -> Any:
        """A mean as before there was anything else; anything else by its name."""
        if not isinstance(m, Mean | Share):
            return {"number": str(Fraction(m))}
        told_of = [m.question, m.item, _where_as_json(m.group)]
        return told_of if isinstance(m, Mean) else {"share": told_of}

    questions: list[dict[str, Any]] = []
    for q in problem.questions:
        printed = [_figure_as_json(figure, q.row.printed(i)) for i, figure in enumerate(q.row.figures)]
        if isinstance(q, Allocation):
            told_of: dict[str, Any] = {"name": q.name, "items": list(q.items), "means": printed, "total": q.total}
        else:
            told_of = {"name": q.name, "categories": list(q.categories)}
            told_of |= {q.row.kind: printed, "exhaustive": q.exhaustive}
            if q.scale is not None:
                told_of["scale"] = _scale_as_json(q.scale)
        told_of |= {"rounding": q.rounding} if q.rounding else {}
        if q.base is not None:
            n = None if q.base.n is None else str(q.base.n)
            told_of["base"] = {"n": n, "of": _where_as_json(q.base.of)}
        questions.append(told_of)
    statements = [
        {"larger": side(s.larger), "smaller": side(s.smaller), "strict": s.strict, "name": s.name}
        for s in problem.orders
    ]
    told: dict[str, Any] = {"questions": questions, "statements": statements, "rounding": problem.rounding}
    if problem.group_figures:  # only then, so that a survey without them keeps its digest
        told["group_figures"] = [
            {"question": g.question, "label": g.label, "group": _where_as_json(g.group)}
            | {"figure": _figure_as_json(g.read, str(g.read)), "rounding": g.rounding, "name": g.name}
            | ({"counted": True} if g.counted else {})
            | ({"median": True} if g.median else {})
            | ({"sd": _figure_as_json(g.sd, str(g.sd))} if isinstance(g.sd, PrintedFigure) else {})
            for g in problem.group_figures
        ]
    return told


def survey_from_json(survey: dict[str, Any], n: int) -> ProblemData:
    """The problem of n respondents that `survey_as_json` told."""

    def side(m: Any) -> Figured | Fraction:
        if isinstance(m, dict):
            if "number" in m:
                return Fraction(m["number"])
            question, item, group = m["share"]
            return Share(question, item, _where_from_json(group))
        return Mean(m[0], m[1], _where_from_json(m[2]))

    questions: list[Question] = []
    for q in survey["questions"]:
        told = q.get("base")
        base = None if told is None else Base(told["n"], _where_from_json(told["of"]))
        more: dict[str, Any] = {"rounding": q.get("rounding"), "base": base}
        if "items" in q:
            means = _figures_from_json(q["means"])
            questions.append(Allocation(q["name"], tuple(q["items"]), means, q["total"], **more))
        else:
            shares, counts = (_figures_from_json(q.get(kind, ())) for kind in ("percentages", "counts"))
            categories = tuple(q["categories"])
            questions.append(
                Categorical(
                    q["name"],
                    categories,
                    shares,
                    q["exhaustive"],
                    counts,
                    scale=_scale_from_json(q.get("scale")),
                    **more,
                )
            )
    statements = tuple(
        Statement(side(s["larger"]), side(s["smaller"]), s["strict"], s["name"]) for s in survey["statements"]
    )
    figures = tuple(
        GroupFigure(
            g["question"],
            g["label"],
            _where_from_json(g["group"]) or (),
            _figures_from_json([g["figure"]])[0],
            g["rounding"],
            g["name"],
            g.get("counted", False),
            g.get("median", False),
            _figures_from_json([g["sd"]])[0] if "sd" in g else None,
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


def _where_as_json(where: Where | None) -> list[Any] | None:
    """A group as its two texts; several as a list of such."""
    groups = conditions(where)
    if len(groups) < 2:
        return list(groups[0]) if groups else None
    return [list(group) for group in groups]


def _where_from_json(told: list[Any] | None) -> Where | None:
    if told is None:
        return None
    return (told[0], told[1]) if isinstance(told[0], str) else tuple((name, answer) for name, answer in told)


def _scale_as_json(scale: Scale) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(scale, name) for name in ("lowest", "highest", "ddof", "items")}
    return told | {name: _figure_as_json(figure, str(figure)) for name, figure in scale.figures.items()}


def _scale_from_json(told: dict[str, Any] | None) -> Scale | None:
    if told is None:
        return None
    given: dict[str, Any] = {k: PrintedFigure(**v) if isinstance(v, dict) else v for k, v in told.items()}
    return Scale(**given)
