"""Explorer *Verdeel uw tien punten*: a reader's own division beside the printed means and synthetic profiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets

from evenwicht import evidence, report
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.profile import profile_beside_means
from evenwicht.identify import Allocation, apportion
from evenwicht.published import Published
from evenwicht.widgets.explorer import Explorer

PROFILES = 300
"""The most synthetic profiles that a page carries; each is a line of digits."""


class TenPoints(Explorer):
    """Divide ten points, and see how that differs from the printed means and from reconstructed respondents.

    Parameters
    ----------
    published
        The printed figures of the report.
    question
        Name of a question that lets people divide points.
    points
        A division to begin with, whole points in the order of the report; by default that nearest to the printed
        means (largest remainder).

    Raises
    ------
    traitlets.TraitError
        The report has no such question, or the points do not fit it.
    """

    script: ClassVar[str] = "ten-points"
    shared: ClassVar[tuple[str, ...]] = ("points",)

    label = traitlets.Unicode().tag(sync=True)
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    figures = traitlets.List(traitlets.Unicode()).tag(sync=True)
    figure = traitlets.Unicode().tag(sync=True)
    """The number of the report's figure that has them."""
    total = traitlets.Int().tag(sync=True)
    points = traitlets.List(traitlets.Int()).tag(sync=True)
    profiles = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """Synthetic respondents, a letter of ``0123456789A`` for each answer; none where the book rests on answers."""

    def __init__(
        self,
        published: Published,
        question: str = "steering_form",
        points: Sequence[int] | None = None,
        **traits: Any,
    ) -> None:
        asked = {one.name: one for one in report.questions(published) if isinstance(one, Allocation)}
        if question not in asked:
            raise traitlets.TraitError(f"question: found {question!r}; expected one of {', '.join(asked)}")
        chosen = asked[question]
        labels = published.codebook.labels(question, traits.get("language"))
        super().__init__(
            label=published.codebook.label(question, language=traits.get("language")),
            labels=[labels[item] for item in chosen.items],
            figures=[str(figure) for figure in chosen.means],
            figure=published.of(question)[0].figure,
            total=chosen.total,
            points=report.nearest_division(chosen) if points is None else list(points),
            profiles=_profiles(chosen),
            **traits,
        )
        self._published, self._question = published, question

    @traitlets.validate("points")
    def _fits(self, proposal: dict[str, Any]) -> Any:
        points = proposal["value"]
        if self.labels and (len(points) != len(self.labels) or min(points) < 0 or sum(points) > self.total):
            raise traitlets.TraitError(
                f"points: found {points}; expected {len(self.labels)} whole numbers of 0 or more that add to "
                f"{self.total} at most"
            )
        return points

    def nearest(self, count: int = 3) -> list[tuple[int, str]]:
        """The synthetic profiles nearest to the division: how many points lie elsewhere, and the profile.

        In order of distance, then of the profile itself.
        """
        own = list(self.points)
        away = [
            (sum(abs(int(sign, 11) - mine) for sign, mine in zip(profile, own, strict=True)), profile)
            for profile in self.profiles
        ]
        return [(distance // 2, profile) for distance, profile in sorted(away)[:count]]

    def still(self) -> BookFigure:
        """The division beside the printed means; one that is not complete gives way to the nearest to the means."""
        points = list(self.points)
        if sum(points) != self.total:
            points = apportion([int(float(text) * 10 + 0.5) for text in self.figures], self.total)
        return profile_beside_means(self._published, self._question, points, self.language)


def _profiles(question: Allocation) -> list[str]:
    """Different divisions of synthetic respondents, evenly taken from the whole ensemble and sorted."""
    ensemble = evidence.current().ensemble()
    if ensemble is None:
        return []
    table = ensemble.to_frame()[list(question.columns)].drop_duplicates()
    every = max(1, -(-len(table) // PROFILES))
    rows = table.iloc[::every].to_numpy()
    return sorted("".join("0123456789A"[int(points)] for points in row) for row in rows)
