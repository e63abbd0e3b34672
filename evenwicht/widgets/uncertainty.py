"""Explorer *Onzekerheid*: the interval of every printed share, at any number of respondents that is possible."""

from __future__ import annotations

from typing import Any, ClassVar

import pandas as pd
import traitlets
from scipy import stats

from evenwicht import report
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.intervals import share_intervals
from evenwicht.identify import Categorical, joint_sample_sizes
from evenwicht.implied.intervals import interval_table
from evenwicht.published import Published
from evenwicht.widgets.explorer import Explorer


class Uncertainty(Explorer):
    """Simultaneous score intervals (Goodman 1965) of printed shares, with and without a finite population.

    Parameters
    ----------
    published
        The printed figures of the report.
    question
        Name of a question with one choice.
    n
        The number of respondents, one of `sizes`; by default the smallest.
    population
        Municipalities that the respondents were drawn from.
    confidence
        Of the intervals, for all answers at once; above 0 and below 1.

    Raises
    ------
    traitlets.TraitError
        The report has no such question, or no `n` respondents can print its figures.
    """

    script: ClassVar[str] = "uncertainty"
    shared: ClassVar[tuple[str, ...]] = ("question", "n")

    question = traitlets.Unicode().tag(sync=True)
    n = traitlets.Int().tag(sync=True)
    sizes = traitlets.List(traitlets.Int()).tag(sync=True)
    population = traitlets.Int().tag(sync=True)
    confidence = traitlets.Float().tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self,
        published: Published,
        question: str = "philosophy",
        n: int | None = None,
        population: int = report.POPULATION,
        confidence: float = 0.95,
        **traits: Any,
    ) -> None:
        if not 0 < confidence < 1:
            raise traitlets.TraitError(f"confidence: found {confidence}; expected above 0 and below 1")
        asked = report.questions(published)
        sizes = joint_sample_sizes(asked, population)
        questions = []
        for one in asked:
            if not isinstance(one, Categorical):
                continue
            cells = len(one.categories) + (not one.exhaustive)
            labels = published.codebook.labels(one.name, traits.get("language"))
            questions.append(
                {
                    "name": one.name,
                    "label": published.codebook.label(one.name, language=traits.get("language")),
                    "labels": [labels[category] for category in one.categories],
                    "figures": [str(figure) for figure in one.percentages],
                    "exhaustive": one.exhaustive,
                    "z": float(stats.norm.ppf(1 - (1 - confidence) / cells / 2)),
                }
            )
        super().__init__(
            sizes=sizes,
            questions=questions,
            question=question,
            n=sizes[0] if n is None else n,
            population=population,
            confidence=confidence,
            **traits,
        )
        self._published = published

    @traitlets.validate("n")
    def _possible(self, proposal: dict[str, Any]) -> Any:
        if proposal["value"] not in self.sizes:
            raise traitlets.TraitError(
                f"n: found {proposal['value']}; expected one of the {len(self.sizes)} numbers that can print the figures, "
                f"from {self.sizes[0]} to {self.sizes[-1]}"
            )
        return proposal["value"]

    @traitlets.validate("question")
    def _known(self, proposal: dict[str, Any]) -> Any:
        names = [question["name"] for question in self.questions]
        if names and proposal["value"] not in names:
            raise traitlets.TraitError(f"question: found {proposal['value']!r}; expected one of {', '.join(names)}")
        return proposal["value"]

    def intervals(self) -> pd.DataFrame:
        """The intervals that are shown, by `evenwicht.analysis.proportions.over_sample_sizes`.

        Returns
        -------
        A row an answer: ``category``, ``lower``, ``upper`` (finite population), ``lower_free``, ``upper_free``, all
        within [0, 1].
        """
        kept = ["category", "lower", "upper"]
        finite = interval_table(self._published, self.question, [self.n], self.population, self.confidence)[kept]
        free = interval_table(self._published, self.question, [self.n], None, self.confidence)[kept]
        return finite.merge(free, on="category", suffixes=("", "_free"))

    def still(self) -> BookFigure:
        """The intervals of this question at every possible number of respondents."""
        return share_intervals(
            self._published, self.language, self.question, list(self.sizes), self.population, self.confidence
        )
