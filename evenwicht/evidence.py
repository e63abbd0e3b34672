"""What the book rests on: the answers of respondents where it is built on them, else synthetic ensembles.

A chapter that looks at whole data sets asks `current` and runs one analysis on either: on the answers it gives one
result, on an ensemble a range and a share over data sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from evenwicht import language as lang
from evenwicht import reconstruction
from evenwicht.identify.ensemble import Ensemble
from evenwicht.survey import Survey, loaded

_WORDS = {
    "nl": {
        "title": "Deze uitgave rust op antwoorden",
        "trial_title": "Proef met synthetische antwoorden",
        "answers": "Zij is gebouwd op de antwoorden van {n} respondenten uit {source} ({provenance}).",
        "trial": "Deze uitgave is gebouwd op {n} synthetische respondenten uit {source}. "
        "Niets daaruit is een bevinding.",
        "how": "Figuren van gedrukte cijfers tonen deze antwoorden ernaast, en elke uitspraak krijgt er een oordeel bij. "
        "Onder elke figuur staat waar zij op rust. De tekst gaat over het rapport.",
        "confidential": "vertrouwelijk",
        "public": "openbaar",
        "keep": "Verspreid haar niet: de antwoorden zijn in vertrouwen gegeven.",
    },
    "en": {
        "title": "This edition rests on answers",
        "trial_title": "Trial with synthetic answers",
        "answers": "It is built on the answers of {n} respondents from {source} ({provenance}).",
        "trial": "This edition is built on {n} synthetic respondents from {source}. Nothing from them is a finding.",
        "how": "Figures of printed numbers show these answers beside them, and each claim gets a verdict from them. "
        "Each figure says below it what it rests on. The text is about the report.",
        "confidential": "confidential",
        "public": "public",
        "keep": "Do not pass it on: the answers were given in confidence.",
    },
}


@dataclass(frozen=True, eq=False)
class Evidence:
    """What there is to run an analysis on.

    Attributes
    ----------
    survey
        The answers; None where there are none and synthetic ensembles serve.
    """

    survey: Survey | None

    def ensemble(self, prior: str = "data_sets") -> Ensemble | None:
        """The synthetic ensemble under one prior; None where there are answers, as it is not needed then.

        Raises
        ------
        KeyError
            The book has no ensemble under that prior.
        """
        return None if self.survey is not None else reconstruction.load()[prior]

    def data_sets(self, prior: str = "data_sets") -> Iterator[pd.DataFrame]:
        """The answers, or each data set of the ensemble under one prior."""
        ensemble = self.ensemble(prior)
        if ensemble is not None:
            yield from ensemble.frames()
        elif self.survey is not None:
            yield self.survey.table

    def over(self, analysis: Callable[[pd.DataFrame], Any], prior: str = "data_sets") -> pd.Series[Any]:
        """The result of an analysis of each data set: one for answers, many for an ensemble."""
        return pd.Series([analysis(frame) for frame in self.data_sets(prior)])

    def note(self, language: str | None = None) -> tuple[str, str] | None:
        """A title and a text that say which answers the book is built on; None where it is built on none."""
        if self.survey is None:
            return None
        words, survey = _WORDS[lang.current(language)], self.survey
        n = lang.number(survey.n, language=language)
        if survey.provenance == "synthetic":
            return words["trial_title"], f"{words['trial'].format(n=n, source=survey.source)} {words['how']}"
        parts = [
            words["answers"].format(n=n, source=survey.source, provenance=words[survey.provenance]),
            words["how"],
            words["keep"] if survey.provenance == "confidential" else "",
        ]
        return words["title"], " ".join(filter(None, parts))


def current() -> Evidence:
    """What the book is built on: the answers that ``SURVEY`` names, or the ensembles of the data package."""
    return Evidence(loaded())
