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
from evenwicht import published as publications
from evenwicht import reconstruction, report, trend
from evenwicht.bilingual import Bilingual
from evenwicht.datafile import DataFileError, Fault
from evenwicht.identify import Ensemble, Problem
from evenwicht.kept import kept
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.survey import DisclosureError, Survey, disclosure, loaded, waves
from evenwicht.survey.background import CLASSES, SIZE
from evenwicht.survey.flow import told_background
from evenwicht.survey.population import population
from evenwicht.survey.sentence import sentence

_WORDS = Bilingual(
    __name__,
    {
        "title": "Deze uitgave rust op antwoorden",
        "trial_title": "Proef met synthetische antwoorden",
        "answers": "Deze uitgave is gebouwd op de antwoorden van {n} respondenten uit {source} ({provenance}).",
        "trial": "Deze uitgave is gebouwd op {n} synthetische respondenten uit {source}. "
        "Niets daaruit is een bevinding.",
        "zero": "Lege cellen zijn als nul punten gelezen waar de ingevulde punten al op het totaal uitkwamen.",
        "how": "Figuren van vermelde cijfers tonen deze antwoorden ernaast, en elke uitspraak krijgt er een oordeel bij. "
        "Wat zonder antwoorden gesimuleerd wordt, maakt hier voor hen plaats. Onder elke figuur staat waarop die rust.",
        "confidential": "vertrouwelijk",
        "public": "openbaar",
        "year_of_report": "Het zijn de antwoorden van {now} zelf, het jaar van de vermelde cijfers.",
        "year_later": "De antwoorden zijn van {now}, de vermelde cijfers van {report}.",
        "year_unknown": "Van welk jaar de antwoorden zijn, is niet gezegd; de vermelde cijfers zijn van {report}.",
        "two_waves": "Ze worden vergeleken met antwoorden van {then}.",
        "keep": "Verspreid deze uitgave niet: de antwoorden zijn in vertrouwen gegeven. Over minder dan {least} respondenten wordt "
        "niets genoemd.",
    },
)


NEEDED = ("philosophy", "steering_form", "condition")
"""Questions that whole chapters are about: without answers to these there is no book on answers."""


def check_enough(survey: Survey) -> None:
    """Stop where no book can be made of answers.

    Raises
    ------
    evenwicht.datafile.DataFileError, evenwicht.survey.DisclosureError
        There are more respondents than municipalities, or too few answers to tell of.
    """
    least = disclosure.least_told(survey)
    if survey.n < least:
        raise DisclosureError(
            f"{survey.source}: found {survey.n} respondents; expected {least} or more of confidential answers. "
            "A book on fewer would tell of each of them."
        )
    if survey.n > report.POPULATION:
        found, expected = f"{survey.n} respondents", f"{report.POPULATION} at most, one a municipality"
        remedy = "Take out who answered twice, or who is no municipal secretary."
        raise DataFileError(Fault(survey.source, found, expected, remedy))
    for question in NEEDED:
        if not disclosure.enough(survey, question):
            n, enough_of = survey.answered(question).n, f"{max(least, 1)} or more"
            raise DisclosureError(
                f"{survey.source}, {question}: found {n} who answered; expected {enough_of}. A book on these answers would "
                "have nothing to show of it. Build it without SURVEY, or on more answers."
            )


def check_population(survey: Survey) -> None:
    """Stop where more answered than ``SURVEY_POPULATION`` says there were to ask.

    Raises
    ------
    evenwicht.datafile.DataFileError
        There did; or it is neither a number nor a file of numbers.
    """
    known = population()
    if known is None:
        return
    over = [
        name or "in all"
        for name, of in {"": known.total, **known.sizes}.items()
        if of < (survey.reading.background.get(SIZE, {}).get(name, 0) if name else survey.n)
    ]
    if over:
        raise DataFileError(
            f"SURVEY_POPULATION: found fewer municipalities than respondents ({', '.join(over)}); expected as many or more."
        )


def check_years(found: tuple[Survey, ...]) -> None:
    """Stop where the later of two waves is not named last.

    Raises
    ------
    evenwicht.datafile.DataFileError
        Its year is that of the earlier, or before it.
    """
    years = [survey.year for survey in found if survey.year is not None]
    if len(years) > 1 and years[0] >= years[1]:
        raise DataFileError(
            f"SURVEY: found answers of {years[0]} before those of {years[1]}; expected the earlier first."
        )


TOPICS = ("then_and_now", "since_report", "two_waves", *CLASSES)
"""What prose can be about besides a question: a comparison of waves, with the report or with earlier answers, and who answered."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """What there is to run an analysis on.

    Attributes
    ----------
    survey
        The answers; None where there are none and synthetic ensembles serve.
    earlier
        Answers of an earlier wave, which these are compared with; None where there are none.
    """

    survey: Survey | None
    earlier: Survey | None = None

    @property
    def rests_on(self) -> str:
        """What a result of an analysis rests on: ``answers``, or ``simulated`` where the answers are synthetic as well."""
        return "simulated" if self.survey is None or self.survey.provenance == "synthetic" else "answers"

    def ensemble(self, prior: str = "data_sets") -> Ensemble | None:
        """The synthetic ensemble under one prior; None where there are answers, as it is not needed then.

        Raises
        ------
        KeyError
            The book has no ensemble under that prior.
        """
        return None if self.survey is not None else reconstruction.load_one(prior)

    def ensembles(self) -> dict[str, Ensemble]:
        """The synthetic ensembles of the data package, by prior; none where there are answers."""
        return {} if self.survey is not None else reconstruction.load()

    def tables(self, question: str, by: str | None = None, prior: str = "data_sets") -> Iterator[pd.DataFrame]:
        """The tables to analyse: one of answers, or each data set of the ensemble under one prior.

        Parameters
        ----------
        question
            What the analysis is about; of answers, only who answered it is in the table.
        by
            The question that makes groups, if any; of confidential answers, only groups that may be told of are in the
            table (`evenwicht.survey.disclosure`), so that no result tells of the others.
        prior
            Of the ensemble.
        """
        ensemble = self.ensemble(prior)
        if ensemble is not None:
            yield from ensemble.frames()
        elif self.survey is not None:
            yield disclosure.tellable(self.survey, question, by).table

    def over(
        self, analysis: Callable[[pd.DataFrame], Any], question: str, by: str | None = None, prior: str = "data_sets"
    ) -> pd.Series[Any]:
        """The result of an analysis of each of the `tables`: one for answers, many for an ensemble."""
        return pd.Series([analysis(frame) for frame in self.tables(question, by, prior)])

    def tells(self, question: str, by: str | None = None) -> bool:
        """Whether there are answers on a question, as many as may be told of; with `by`, in two groups or more.

        Of one of the `TOPICS`, whether there is anything to tell.
        """
        survey = self.survey
        if question in TOPICS:
            return self._tells_of_topic(question)
        if survey is None or not {question, *filter(None, [by])} <= set(survey.questions):
            return False
        if by is None:
            return disclosure.enough(survey, question)
        try:
            return len(disclosure.tellable(survey, question, by).table[by].unique()) > 1
        except DisclosureError:
            return False

    def _tells_of_topic(self, topic: str) -> bool:
        if self.survey is None:
            return False
        if topic in CLASSES:
            return told_background(self.survey, topic) is not None
        compared = trend.current(publications.load())
        return compared is not None and topic in (
            "then_and_now",
            "since_report" if compared.since_report else "two_waves",
        )

    def in_words(self, question: str, published: Published, language: str | None = None) -> str:
        """What the answers say on a question, beside what is printed, in one sentence; empty where there are none."""
        if self.survey is None or not self.tells(question):
            return ""
        return sentence(self.survey, question, published, language)

    def note(self, language: str | None = None) -> tuple[str, str] | None:
        """A title and a text that say which answers the book is built on; None where it is built on none."""
        if self.survey is None:
            return None
        words, survey = _WORDS[lang.current(language)], self.survey
        n = lang.number(survey.n, language=language)
        zero = words["zero"] if survey.reading.filled else ""
        when = self._when(words)
        if survey.provenance == "synthetic":
            trial = words["trial"].format(n=n, source=survey.source)
            return words["trial_title"], " ".join(filter(None, [trial, when, zero, words["how"]]))
        parts = [
            words["answers"].format(n=n, source=survey.source, provenance=words[survey.provenance]),
            when,
            zero,
            words["how"],
            words["keep"].format(least=lang.number(disclosure.least_told(survey), language=language))
            if survey.provenance == "confidential"
            else "",
        ]
        return words["title"], " ".join(filter(None, parts))

    def _when(self, words: dict[str, str]) -> str:
        """Of which year the answers are, and which they are compared with."""
        if self.survey is None:
            return ""
        now, then = (str(each.year or each.source) if each else "" for each in (self.survey, self.earlier))
        year = {None: "year_unknown", report.YEAR: "year_of_report"}.get(self.survey.year, "year_later")
        said = words[year].format(now=now, report=report.YEAR)
        return f"{said} {words['two_waves'].format(then=then)}" if then else said


def draw(problem: Problem, draws: int, chains: int, seed: int, prior: str, **options: Any) -> Ensemble | Nothing:
    """Draw synthetic data sets (`evenwicht.identify.Problem.sample`); nothing where answers take their place."""
    if loaded() is not None:
        return Nothing()
    return kept(problem.sample, draws, chains=chains, seed=seed, prior=prior, progress=False, **options)


def current() -> Evidence:
    """What the book is built on: the answers that ``SURVEY`` names, or the ensembles of the data package."""
    found = waves()
    return Evidence(found[-1] if found else None, found[0] if len(found) > 1 else None)
