"""Explorer *Kruistabel*: the cross-table of any two questions, as printed, as it must lie, and as it may be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Literal

import numpy as np
import pandas as pd
import traitlets

from evenwicht import claims, evidence, report
from evenwicht import language as lang
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.cross_bounds import cross_table_cells
from evenwicht.identify import (
    Allocation,
    Bounds,
    Categorical,
    Ensemble,
    GroupTotal,
    Mean,
    Question,
    bounds_of,
    cross_table_bounds,
    joint_sample_sizes,
)
from evenwicht.kept import kept
from evenwicht.published import Published
from evenwicht.reconstruction import PRIORS
from evenwicht.survey import Survey
from evenwicht.survey.cross_tables import told_cross_tables
from evenwicht.widgets.explorer import Explorer

MEASURES = ("count", "row", "column", "mean")
VIEWS = ("reported", "bounds", "ensemble", "answers")
UNIT = {"count": 100, "row": 1000, "column": 1000}
"""An ensemble's numbers are whole ones: hundredths of a respondent, thousandths of a share."""
LINKED = ("philosophy", "steering_form")
"""The questions that the report's statement of order links."""
_STATEMENT_SIZES = 8

Of = Literal["count", "row", "column"]
SHARES: tuple[Of, ...] = ("count", "row", "column")


class CrossTable(Explorer):
    """A cross-table that the report does not print: what its figures leave of it, and what synthetic answers show.

    Parameters
    ----------
    published
        The printed figures of the report.
    row, column
        Names of two questions.
    view
        ``printed``: its margins. ``bounds``: the least and the greatest value of each cell. ``ensemble``: synthetic
        data sets. ``answers``: those of respondents, where the book is built on them; it then takes the place of
        ``ensemble``.
    measure
        ``count``: respondents, or points where a question divides them. ``row``, ``column``: share of the row, of the
        column. ``mean``: mean points within a row, where the column divides points.
    n
        The number of respondents, one of `sizes`, that the bounds are for; by default the smallest.
    prior
        The assumption under which the synthetic data sets were drawn (`evenwicht.reconstruction.PRIORS`).
    statement
        Whether the bounds take for true that line steering comes first whatever the philosophy (2.3).

    Raises
    ------
    traitlets.TraitError
        There is no such question, view, measure or prior, or `n` respondents cannot print the figures.
    """

    script: ClassVar[str] = "cross-table"
    shared: ClassVar[tuple[str, ...]] = ("row", "column", "view", "measure", "n", "prior", "statement")

    row = traitlets.Unicode().tag(sync=True)
    column = traitlets.Unicode().tag(sync=True)
    view = traitlets.Enum(VIEWS, "bounds").tag(sync=True)
    measure = traitlets.Enum(MEASURES, "count").tag(sync=True)
    n = traitlets.Int().tag(sync=True)
    prior = traitlets.Enum(PRIORS, PRIORS[0]).tag(sync=True)
    statement = traitlets.Bool(default_value=False).tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    sizes = traitlets.List(traitlets.Int()).tag(sync=True)
    linked = traitlets.Dict().tag(sync=True)
    """Bounds under the statement: its text, and by n the ends of each cell, as whole numbers and as fractions."""
    ensembles = traitlets.Dict().tag(sync=True)
    """Of each prior and pair of questions: mean, least and greatest of each cell; empty where there are answers."""
    answers = traitlets.Dict().tag(sync=True)
    """Of each pair of questions the cells that may be told; empty where there are no answers."""

    def __init__(
        self,
        published: Published,
        row: str = "philosophy",
        column: str = "assignment",
        n: int | None = None,
        **traits: Any,
    ) -> None:
        asked, language = report.questions(published), lang.current(traits.get("language"))
        sizes = joint_sample_sizes(asked, report.POPULATION)
        survey = evidence.current().survey
        super().__init__(
            questions=[_question(published, question, language) for question in asked],
            sizes=sizes,
            linked=_linked(published, _spread_out(sizes), language),
            ensembles=_of_ensembles(asked) if survey is None else {},
            answers={} if survey is None else _of_answers(survey, asked),
            row=row,
            column=column,
            n=sizes[0] if n is None else n,
            **traits,
        )
        self._published = published

    @traitlets.validate("row", "column")
    def _known(self, proposal: dict[str, Any]) -> Any:
        names = [question["name"] for question in self.questions]
        if names and proposal["value"] not in names:
            name = proposal["trait"].name
            raise traitlets.TraitError(f"{name}: found {proposal['value']!r}; expected one of {', '.join(names)}")
        return proposal["value"]

    @traitlets.validate("n")
    def _possible(self, proposal: dict[str, Any]) -> Any:
        if self.sizes and proposal["value"] not in self.sizes:
            raise traitlets.TraitError(
                f"n: found {proposal['value']}; expected one of the {len(self.sizes)} numbers that can print the figures, "
                f"from {self.sizes[0]} to {self.sizes[-1]}"
            )
        return proposal["value"]

    def setting(self) -> dict[str, Any]:
        """The traits as they are shown: what does not go together gives way, as on the page.

        Returns
        -------
        ``row, column, view, measure, n, prior, statement``.
        """
        names = [question["name"] for question in self.questions]
        column = self.column if self.column != self.row else next(name for name in names if name != self.row)
        divides = {question["name"]: question["kind"] == "means" for question in self.questions}
        measure = self.measure
        if measure == "mean" and not divides[column]:
            measure = "column" if divides[self.row] else "row"
        views = ("reported", "bounds", "answers" if self.answers else "ensemble")
        view = self.view if self.view in views else views[-1]
        statement = self.statement and view == "bounds" and self._can_be_linked(self.row, column, measure)
        sizes = sorted(map(int, self.linked["sizes"])) if statement else self.sizes
        n = min(sizes, key=lambda size: (abs(size - self.n), size))
        return {
            "row": self.row,
            "column": column,
            "view": view,
            "measure": measure,
            "n": n,
            "prior": self.prior,
            "statement": statement,
        }

    def cells(self) -> pd.DataFrame:
        """The cells that are shown.

        Returns
        -------
        ``row, column, lower, middle, upper``: bounds have no middle, answers only one; missing where nothing is printed or
        may be told. Counts in respondents or in points, shares 0 to 1, means in points.
        """
        now = self.setting()
        row, column, measure = now["row"], now["column"], now["measure"]
        asked = {question.name: question for question in report.questions(self._published)}
        pairs = [(a, b) for a in asked[row].labels for b in asked[column].labels]
        ends: Iterator[Sequence[Any]]
        if now["view"] == "reported":
            ends = itertools.repeat((None, None, None))
        elif now["view"] == "bounds":
            ends = self._bounds(row, column, now)
        else:
            found = self.answers if now["view"] == "answers" else self.ensembles["priors"][now["prior"]]
            ends = _stored(found, (row, column), "row" if measure == "mean" else measure)
        factor = 1
        if measure == "mean" or (measure == "count" and any(isinstance(asked[q], Allocation) for q in (row, column))):
            factor = next(question.total for question in asked.values() if isinstance(question, Allocation))
        lines = [
            (*pair, *(None if value is None else value * factor for value in some))
            for pair, some in zip(pairs, ends, strict=False)
        ]
        return pd.DataFrame(lines, columns=["row", "column", "lower", "middle", "upper"])

    def still(self) -> BookFigure:
        """Bounds of the numbers of respondents, philosophy by assignment, whatever is set: the one picture of them all."""
        return cross_table_cells(self._published, self.language)

    def _can_be_linked(self, row: str, column: str, measure: str) -> bool:
        """Whether there are bounds under the statement: of numbers, and of what lies within a philosophy."""
        if (row, column) == LINKED:
            return measure != "column"
        return (column, row) == LINKED and measure in ("count", "column")

    def _bounds(self, row: str, column: str, now: Mapping[str, Any]) -> Iterator[tuple[Any, None, Any]]:
        published, measure, n = self._published, now["measure"], now["n"]
        of: Of = "row" if measure == "mean" else measure
        if not now["statement"]:
            problem = report.problem(published, n)
            for _, _, lower, upper in cross_table_bounds(problem, row, column, of).to_numpy().tolist():
                yield lower, None, upper
            return
        stated, problem = _stated(published, n), report.problem(published, n, variables=LINKED)
        total = problem.allocation(LINKED[1]).total
        for a, b in itertools.product(problem.by_name[row].labels, problem.by_name[column].labels):
            found = stated[(a, b) if row == LINKED[0] else (b, a)][measure != "count"]
            yield found.lower / total, None, found.upper / total


def _question(published: Published, question: Question, language: str) -> dict[str, Any]:
    """A question as the page needs it: its words, and its figures as printed."""
    labels = published.codebook.labels(question.name, language)
    figures = question.percentages if isinstance(question, Categorical) else question.means
    return {
        "name": question.name,
        "label": published.codebook.label(question.name, language=language),
        "labels": [labels[label] for label in question.labels],
        "section": published.of(question.name)[0].section,
        "figures": [str(figure) for figure in figures],
        "kind": "percentages" if isinstance(question, Categorical) else "means",
        "exhaustive": question.row.exhaustive,
    }


def _spread_out(sizes: Sequence[int]) -> list[int]:
    """A few of the possible numbers of respondents, the first and the last among them."""
    places = np.linspace(0, len(sizes) - 1, min(_STATEMENT_SIZES, len(sizes))).round()
    return [sizes[int(place)] for place in dict.fromkeys(places.tolist())]


@lru_cache(16)
def _stated(published: Published, n: int) -> dict[tuple[str, str], tuple[Bounds, Bounds]]:
    """For each philosophy and form the bounds of its points and of its mean, if line steering comes first everywhere."""
    group, item = LINKED
    problem = report.problem(published, n, report.line_first(published), variables=LINKED)
    cells = list(itertools.product(problem.by_name[group].labels, problem.by_name[item].labels))
    asked = [of(item, b, (group, a)) for a, b in cells for of in (GroupTotal, Mean)]
    found = iter(kept(bounds_of, problem, asked))
    return {cell: (next(found), next(found)) for cell in cells}


def _linked(published: Published, sizes: Sequence[int], language: str) -> dict[str, Any]:
    """Bounds of each philosophy by each form if line steering comes first everywhere, by n."""
    group, item = LINKED
    text = next(claim for claim in claims.load(published) if claim.name == "line_first_everywhere").summaries[language]
    found: dict[str, Any] = {"row": group, "column": item, "text": text, "sizes": {}}
    for n in sizes:
        counts, means = [], []
        for total, mean in _stated(published, n).values():
            counts.append([int(total.lower), int(total.upper)])
            means.append([int(part) for end in (mean.lower, mean.upper) for part in (end.numerator, end.denominator)])
        found["sizes"][str(n)] = {"count": counts, "mean": means}
    return found


def _of_ensembles(questions: Sequence[Question]) -> dict[str, Any]:
    """Mean, least and greatest of each cell of every pair of questions, under each prior."""
    ensembles = {prior: evidence.current().ensemble(prior) for prior in PRIORS}
    present = {prior: ensemble for prior, ensemble in ensembles.items() if ensemble is not None}
    first = next(iter(present.values()))
    priors = {
        prior: {
            f"{a.name}*{b.name}": {"width": len(b.labels), **{of: _ends(ensemble, a.name, b.name, of) for of in SHARES}}
            for a, b in itertools.combinations(questions, 2)
        }
        for prior, ensemble in present.items()
    }
    return {"n": first.survey.n, "sets": len(first), "priors": priors}


def _ends(ensemble: Ensemble, row: str, column: str, of: Of) -> list[int]:
    """Mean, least and greatest of each cell in whole `UNIT` s, one after the other."""
    values = ensemble.cross_table(row, column, of)["value"].to_numpy().reshape(len(ensemble), -1)
    ends = np.stack([np.nanmean(values, axis=0), np.nanmin(values, axis=0), np.nanmax(values, axis=0)], axis=1)
    return [round(float(end) * UNIT[of]) for end in ends.ravel()]


def _of_answers(survey: Survey, questions: Sequence[Question]) -> dict[str, Any]:
    """The cells of every pair of questions that may be told of, thrice each, as in an ensemble of one."""
    labels = {question.name: question.labels for question in questions if question.name in survey.questions}
    found: dict[str, Any] = {}
    for row, column, of, told in told_cross_tables(survey, list(labels)):
        values = told.reindex(index=labels[row], columns=labels[column]).to_numpy().ravel().tolist()
        cells = found.setdefault(f"{row}*{column}", {"width": len(labels[column])})
        cells[of] = [None if value != value else round(value * UNIT[of]) for value in values for _ in range(3)]
    return found


def _stored(found: Mapping[str, Any], pair: tuple[str, str], of: str) -> Iterator[tuple[Any, Any, Any]]:
    """Least, mean and greatest of each cell of a pair of questions in either order; none for a pair without cells."""
    row, column = pair
    turned = f"{row}*{column}" not in found
    cells = found.get(f"{column}*{row}" if turned else f"{row}*{column}")
    if cells is None:
        yield from itertools.repeat((None, None, None))
        return
    key = {"row": "column", "column": "row", "count": "count"}[of] if turned else of
    mean, low, high = (cells[key][start::3] for start in range(3))
    order: Any = range(len(mean))
    if turned:
        width = cells["width"]
        order = [place for start in range(width) for place in range(start, len(mean), width)]
    for place in order:
        ends = [None if part[place] is None else part[place] / UNIT[of] for part in (low, mean, high)]
        yield ends[0], ends[1], ends[2]
