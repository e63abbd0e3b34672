"""Claims and their verdicts in words for a reader."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evenwicht import language as lang
from evenwicht import published as publications
from evenwicht import trend
from evenwicht.bilingual import Bilingual
from evenwicht.claims.claim import Claim, load
from evenwicht.claims.survey_verdict import SurveyOutcome, judge_by_answers
from evenwicht.claims.trend_verdict import TrendOutcome, judge_trend
from evenwicht.claims.verdict import Outcome, Verdict, judge_claim
from evenwicht.published import Published
from evenwicht.survey import Survey, loaded

WORDS: Bilingual[dict[str, str]] = Bilingual(
    __name__,
    {
        "claim": "Uitspraak van het rapport",
        "section": "Vindplaats",
        "verdict": "Oordeel",
        "summary": "samenvatting",
        "chapter": "Hoofdstuk",
        "given": "aangenomen dat lijnsturing overal vooropstaat",
        "reading": "gelezen als",
        "edition": "strenger gelezen, telt niet mee",
        "answers": "In de antwoorden",
        "answers_synthetic": "Proef met synthetische antwoorden",
        "n": "n = {n}",
        "groups": "n = {n}; kleinste groep {smallest}",
    },
)
OUTCOME_WORDS: Bilingual[dict[Outcome, str]] = Bilingual(
    __name__,
    {
        "must": "cijfers bevestigen",
        "may": "niet te beslissen",
        "cannot": "cijfers weerspreken",
        "not_testable": "niet te toetsen",
    },
)
ANSWER_WORDS: Bilingual[dict[SurveyOutcome, str]] = Bilingual(
    __name__,
    {
        "true": "klopt in deze antwoorden",
        "false": "klopt niet in deze antwoorden",
        "unanswered": "geen antwoorden hierover",
        "withheld": "niet genoemd: een groep is te klein",
    },
)
TREND_WORDS: Bilingual[dict[TrendOutcome, str]] = Bilingual(
    __name__,
    {
        "up": "gestegen sinds {then}",
        "down": "gedaald sinds {then}",
        "undecided": "verandering sinds {then} niet te beslissen",
    },
)


def judged(
    published: Published | None = None, chapter: str | None = None, names: Sequence[str] | None = None
) -> list[Verdict]:
    """The verdicts on the claims of one chapter, on those with these names, or on all, in the order of the report."""
    published = published or publications.load()
    claims = load(published)
    unknown = set(names or ()) - {claim.name for claim in claims}
    if unknown:
        raise KeyError(f"claims: found no {', '.join(sorted(unknown))}; expected names of data/claims.csv")
    return [
        judge_claim(claim, claims, published)
        for claim in claims
        if chapter in (None, claim.chapter) and (names is None or claim.name in names)
    ]


def told_by_trend(claim: Claim, compared: trend.WaveComparison | None, language: str | None = None) -> str:
    """The verdict on a claim by two waves, in words; empty where they have none."""
    verdict = judge_trend(claim, compared) if compared else None
    if compared is None or verdict is None:
        return ""
    return TREND_WORDS[lang.current(language)][verdict.outcome].format(then=compared.then)


def told_by_answers(claim: Claim, survey: Survey, language: str | None = None) -> str:
    """The verdict on a claim by answers, in words, with the number of respondents it rests on."""
    chosen = lang.current(language)
    verdict = judge_by_answers(claim, survey)
    if verdict is None or verdict.outcome in ("unanswered", "withheld"):
        return ANSWER_WORDS[chosen]["unanswered" if verdict is None else verdict.outcome]
    n = lang.number(verdict.respondents, language=language)
    if verdict.smallest_group is None:
        size = WORDS[chosen]["n"].format(n=n)
    else:
        smallest = lang.number(verdict.smallest_group, language=language)
        size = WORDS[chosen]["groups"].format(n=n, smallest=smallest)
    return f"{ANSWER_WORDS[chosen][verdict.outcome]} ({size})"


def as_rows(
    verdicts: Sequence[Verdict], language: str | None = None, survey: Survey | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """Claims as rows: what the report says (and how it is read), where, and the verdict with its reason.

    Parameters
    ----------
    verdicts
        The verdicts by the printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    survey
        Answers of respondents, which add a column with their own verdict; by default those that the book is built on
        (`evenwicht.survey.loaded`), if it is.

    Returns
    -------
    table, rests_on
        Texts under headings in the language, and what they rest on (`evenwicht.figures.status`).
    """
    survey = survey or loaded()
    chosen = lang.current(language)
    words = WORDS[chosen]
    rows = []
    for verdict in verdicts:
        claim = verdict.claim
        outcome = OUTCOME_WORDS[chosen][verdict.outcome]
        if claim.given:
            outcome += f" ({words['given']})"
        if claim.notes[chosen]:
            note = claim.notes[chosen].removesuffix(".")
            outcome += ": " + lang.without_capital(note) if verdict.outcome == "not_testable" else ". " + note
        row = {words["claim"]: _text(claim, chosen), words["verdict"]: outcome}
        rows.append(row | _by_answers(claim, survey, chosen) | {words["section"]: _place(claim, chosen)})
    return pd.DataFrame(rows), _rests_on(verdicts, survey)


def as_groups(
    verdicts: Sequence[Verdict], language: str | None = None, survey: Survey | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """The same claims, those with one verdict together, for a list that a reader looks things up in.

    Returns
    -------
    table, rests_on
        As `as_rows`, with the verdict in front. Its index holds the reason of the verdict (``why``, empty for most), and the
        names of claim (``name``), chapter (``chapter``) and passage (``passage``), by which a page can be linked.
    """
    survey = survey or loaded()
    chosen = lang.current(language)
    words = WORDS[chosen]
    rows, index = [], []
    for outcome, word in OUTCOME_WORDS[chosen].items():
        for claim in (verdict.claim for verdict in verdicts if verdict.outcome == outcome):
            reasons = [words["given"]] if claim.given else []
            reasons += [claim.notes[chosen].removesuffix(".")] if claim.notes[chosen] else []
            why = " ".join(f"{reason[:1].upper()}{reason[1:]}." for reason in reasons)
            rows.append(
                {words["verdict"]: word[:1].upper() + word[1:], words["claim"]: _text(claim, chosen)}
                | _by_answers(claim, survey, chosen)
                | {words["chapter"]: claim.chapter, words["section"]: _place(claim, chosen)}
            )
            index.append((f"{claim.name}-{claim.reading}".removesuffix("-"), claim.chapter, claim.passage, why))
    names = pd.MultiIndex.from_tuples(index, names=("name", "chapter", "passage", "why"))
    return pd.DataFrame(rows, index=names), _rests_on(verdicts, survey)


def _text(claim: Claim, language: str) -> str:
    """What the report says, and how it is read."""
    text = claim.summaries[language]
    if not claim.readings[language]:
        return text
    read_as = WORDS[language]["edition" if claim.whose == "edition" else "reading"]
    return f"{text.removesuffix('.')} ({read_as}: {claim.readings[language]})."


def _place(claim: Claim, language: str) -> str:
    return WORDS[language]["summary"] if claim.section == "summary" else f"\N{SECTION SIGN} {claim.section}"


def _by_answers(claim: Claim, survey: Survey | None, language: str) -> dict[str, str]:
    """The column with the verdict by answers, where there are answers."""
    if survey is None:
        return {}
    heading = "answers_synthetic" if survey.provenance == "synthetic" else "answers"
    since = told_by_trend(claim, _compared(survey), language) if claim.grows else ""
    return {WORDS[language][heading]: since or told_by_answers(claim, survey, language)}


def _compared(survey: Survey) -> trend.WaveComparison | None:
    """The comparison that the book makes, if it is one of these answers."""
    compared = trend.current(publications.load())
    return compared if compared is not None and compared.survey is survey else None


def _rests_on(verdicts: Sequence[Verdict], survey: Survey | None) -> list[str]:
    """That a claim cannot be tested, and how one is read, is this edition's judgement; the other verdicts are computed."""
    untestable = [verdict.outcome == "not_testable" for verdict in verdicts]
    rests_on = ["reported"] if all(untestable) else ["reported", "derived"]
    if any(untestable) or any(verdict.claim.reading or any(verdict.claim.readings.values()) for verdict in verdicts):
        rests_on.append("interpretation")
    if survey is not None:
        rests_on.append("simulated" if survey.provenance == "synthetic" else "answers")
    return rests_on
